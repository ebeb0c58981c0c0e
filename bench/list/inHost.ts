// Runs in the extension host of a real VS Code, which loads every call into the real view.
import * as vscode from 'vscode';
import { sampleAccountSid } from '../../src/sandbox/sampleAccount.ts';
import { authToken, pageSize, serviceVariable } from './facts.ts';
import { measure } from './measure.ts';

// What the launcher prints, of all that the workbench says.
const invisibleMark = '\u2063';

/** What VS Code calls; rejects when a goal is missed. */
export async function run(): Promise<void> {
  const apiBaseUrl = process.env[serviceVariable];
  await vscode.workspace.getConfiguration('callInspector').update('pageSize', pageSize, true);
  await command('calls.focus');
  await command('signIn', { accountSid: sampleAccountSid, authToken, label: 'Bench', apiBaseUrl });
  const isGood = await measure(
    {
      loadMore: () => command('loadMore'),
      afterwards: [
        () => command('refresh'),
        () => command('filter', { status: [3] }),
        () => command('filter', { text: '555-0117' }),
        () => command('clearFilter'),
      ],
    },
    (line) => console.log(`${invisibleMark}${line}`),
  );
  if (!isGood) throw new Error('A goal was missed.');
}

function command<T>(name: string, argument?: unknown): Thenable<T> {
  return vscode.commands.executeCommand<T>(`callInspector.${name}`, argument);
}
