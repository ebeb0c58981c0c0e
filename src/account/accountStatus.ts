import * as vscode from 'vscode';
import { forgetFailure } from '../command.ts';
import { plainText } from '../plainText.ts';
import type { Accounts } from './accounts.ts';

/**
 * The one status bar item: the name of the active account; a click switches. The menus learn beside it what
 * the account's version can do.
 */
export function registerAccountStatus(accounts: Accounts): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('callInspector.account', vscode.StatusBarAlignment.Left);
  item.name = vscode.l10n.t('Call Inspector Account');
  item.command = 'callInspector.switchAccount';
  const show = accounts.onDidChangeSession((session) => {
    // What failed was of the account before.
    forgetFailure();
    const endsCalls = session?.client.endsCalls === true;
    void vscode.commands.executeCommand('setContext', 'callInspector.endsCalls', endsCalls);
    if (!session) {
      item.hide();
      return;
    }
    const { label, accountSid, apiBaseUrl, isSample } = session.account;
    item.text = `$(device-mobile) ${plainText(label)}`;
    item.tooltip = isSample
      ? vscode.l10n.t('Calls of the built-in sample account')
      : vscode.l10n.t('Calls of {0} at {1}', accountSid, apiBaseUrl);
    item.accessibilityInformation = { label: vscode.l10n.t('Account of the calls: {0}', label) };
    item.show();
  });
  return vscode.Disposable.from(item, show);
}
