import * as vscode from 'vscode';
import { isByHand } from '../command.ts';
import { plainText } from '../plainText.ts';
import type { Account, Accounts } from './accounts.ts';
import { sampleAccount } from './connect.ts';
import { tellReplaced } from './signIn/signIn.ts';
import { replacedBy } from './signIn/signInForm.ts';

/**
 * Makes the sample account the active one. An account that has its SID at an address of its own gives way
 * only to a person who says so; an argument has nobody who is asked, and is told of it.
 */
export async function openSample(accounts: Accounts, argument: unknown): Promise<Account | undefined> {
  const sample = sampleAccount(vscode.l10n.t('Sample account'));
  const replaced = replacedBy(sample, accounts.known);
  if (replaced && isByHand(argument) && !(await mayReplace(replaced))) return undefined;
  await accounts.add(sample, '');
  if (replaced && !isByHand(argument)) tellReplaced(replaced, sample);
  await vscode.commands.executeCommand('callInspector.calls.focus');
  return sample;
}

async function mayReplace({ label, apiBaseUrl }: Account): Promise<boolean> {
  const deed = vscode.l10n.t('Open Sample Account');
  const text = vscode.l10n.t('The sample account takes the place of {0}.', plainText(label));
  const detail = vscode.l10n.t(
    'It has the same SID at {0}. You can sign in to that again later.',
    apiBaseUrl,
  );
  return (await vscode.window.showWarningMessage(text, { modal: true, detail }, deed)) === deed;
}
