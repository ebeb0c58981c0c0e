// What a person is told of an export, and what they can do with its file.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { watchExport, type ExportWatch, type Pressing } from './exportWatch.ts';
import { memoryFiles } from './memory.ts';
import { eventually, inFolder, leaveMixedAccount, run, withSmallPages } from './support.ts';

describe('what is told of an export', () => {
  let server: SandboxServer;
  let watch: ExportWatch | undefined;
  /** What the service says that it has, in the place of 137. */
  let counted = 137;
  const watching = (pressing?: Pressing): ExportWatch => (watch = watchExport(pressing));

  before(async () => {
    const sandbox = createSandbox({ account: createMixedAccount() });
    server = await startSandboxServer(async (request) => {
      const answer = await sandbox(withSmallPages(request));
      return new Response((await answer.text()).replace('total="137"', `total="${counted}"`), answer);
    });
    await run('signIn', { ...mixedCredentials, label: 'Acme [x](command:y)', apiBaseUrl: server.url });
  });

  afterEach(() => {
    watch?.dispose();
    counted = 137;
  });

  after(() => leaveMixedAccount(server));

  /** Exports while the clock goes on by so much after each update. */
  const exportAt = async (stepMs: number): Promise<ExportWatch> => {
    const { performance: real } = globalThis;
    let nowMs = real.now();
    Object.defineProperty(globalThis, 'performance', { value: { now: () => nowMs }, configurable: true });
    try {
      const seen = watching({ onUpdate: () => (nowMs += stepMs) });
      await inFolder(async (folder) => run('exportCsv', { target: path.join(folder, 'calls.csv') }));
      return seen;
    } finally {
      Object.defineProperty(globalThis, 'performance', { value: real, configurable: true });
    }
  };

  it('is calls of all calls and the time left, in a notification with Cancel', async () => {
    const { location, updates } = await exportAt(3000);
    assert.deepEqual(location, {
      location: vscode.ProgressLocation.Notification,
      title: 'Exporting calls of Acme [x] (command:y)',
      cancellable: true,
    });
    assert.equal(updates[0], '50 of 137 calls');
    assert.match(updates[1] ?? '', /^\d\d+ of 137 calls · [1-9] s left$/);
    assert.equal(updates.at(-1), '137 of 137 calls');
  });

  it('is told no second time within a quarter of a second', async () => {
    assert.equal((await exportAt(249)).updates.length, 1);
  });

  it('is in the end how many were written of how many, and by which filter', async () => {
    await inFolder(async (folder) => {
      const { ends } = watching();
      const filter = { status: [3, 5], text: '[x](command:y) $(bug)\u202e' };
      const target = path.join(folder, 'calls [x](command:y).csv');
      await run('exportCsv', { target, filter: { status: [3, 5] } });
      await run('exportCsv', { target, filter });
      assert.deepEqual(
        ends.map(([text]) => text),
        [
          'Exported 24 of 24 calls to calls [x] (command:y).csv. Filter: Failed – Busy, Failed – No Answer.',
          'Exported 0 of 0 calls to calls [x] (command:y).csv. Filter: Failed – Busy, Failed – No Answer · "[x] (command:y) $ (bug) ".',
        ],
      );
    });
  });

  it('is both counts where they differ, from either source', async () => {
    await inFolder(async (folder) => {
      const { ends } = watching();
      const target = path.join(folder, 'calls.csv');
      for (const source of ['decoded', 'service']) {
        for (const said of [1400, 130]) {
          counted = said;
          const { rows, expected } = await run<{ rows: number; expected: number }>('exportCsv', {
            ...{ target, source },
          });
          assert.deepEqual([rows, expected], [137, said]);
        }
      }
      const sentence = (said: string) =>
        `Exported 137 calls to calls.csv; the service counted ${said}, for calls came and went meanwhile.`;
      const both = [sentence('1,400'), sentence('130')];
      assert.deepEqual(
        ends.map(([text]) => text),
        [...both, ...both],
      );
    });
  });

  it('opens the file with "Open", local or not', async () => {
    const files = new Map<string, Uint8Array>();
    const registered = vscode.workspace.registerFileSystemProvider('open-of-test', memoryFiles(files));
    await inFolder(async (folder) => {
      const local = vscode.Uri.file(path.join(folder, 'calls.csv'));
      watching({ press: 'Open' });
      for (const target of [local, vscode.Uri.parse('open-of-test:/folder/calls.csv')]) {
        await run('exportCsv', { target, columns: ['Sid'] });
        const opened = await eventually(() => {
          const document = vscode.window.activeTextEditor?.document;
          return document?.uri.toString() === target.toString() ? document : undefined;
        });
        assert.match(opened.getText(), /^Sid\r\nCA/);
        await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      }
    });
    registered.dispose();
  });

  it('shows the file with "Reveal", in the Explorer or by the system, and offers it nowhere else', async () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    const { executeCommand } = vscode.commands;
    const asked: (readonly [string, string])[] = [];
    const revealed = vscode.commands.registerCommand('revealFileInOS', (uri: vscode.Uri) => {
      asked.push(['revealFileInOS', uri.toString()]);
    });
    Object.assign(vscode.commands, {
      executeCommand(command: string, ...given: readonly unknown[]) {
        if (command === 'revealInExplorer') asked.push([command, String(given[0])]);
        return executeCommand(command, ...given);
      },
    });
    const inside = vscode.Uri.joinPath(workspace.uri, 'calls-of-test.csv');
    try {
      await inFolder(async (folder) => {
        const outside = vscode.Uri.file(path.join(folder, 'calls.csv'));
        const { ends } = watching({ press: 'Reveal' });
        await run('exportCsv', { target: inside });
        await eventually(() => asked[0]);
        await run('exportCsv', { target: outside });
        const giveBack = onDesktop();
        await run('exportCsv', { target: outside });
        await eventually(() => asked[1]);
        giveBack();
        assert.deepEqual(asked, [
          ['revealInExplorer', inside.toString()],
          ['revealFileInOS', outside.toString()],
        ]);
        assert.deepEqual(
          ends.map(([, ...buttons]) => buttons),
          [['Open', 'Reveal'], ['Open'], ['Open', 'Reveal']],
        );
      });
    } finally {
      Object.assign(vscode.commands, { executeCommand });
      revealed.dispose();
      await rm(inside.fsPath, { force: true });
    }
  });
});

/** As the editor of a desktop says of itself, on which the files are where it runs. */
function onDesktop(): () => void {
  const { uiKind, remoteName } = Object.getOwnPropertyDescriptors(vscode.env);
  Object.defineProperty(vscode.env, 'uiKind', { value: vscode.UIKind.Desktop, configurable: true });
  Object.defineProperty(vscode.env, 'remoteName', { value: undefined, configurable: true });
  return () => void Object.defineProperties(vscode.env, { uiKind, remoteName });
}
