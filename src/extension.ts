import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { registerAccountCommands } from './account/accountCommands.ts';
import { Accounts } from './account/accounts.ts';
import { registerAccountStatus } from './account/accountStatus.ts';
import { connect, createClient } from './account/connect.ts';
import { createCredentials } from './account/credentials.ts';
import { registerCallActions } from './callActions/callActions.ts';
import { registerCallCommands } from './callPage/callCommands.ts';
import { registerCallTree } from './callTree/callTree.ts';
import { registerCommand, unseenFailure } from './command.ts';
import { registerExport } from './export/exportCalls.ts';
import { createLog } from './log.ts';

/** Makes the objects and registers the features; the first request waits until a view is looked at. */
export function activate({
  extensionUri,
  globalState,
  secrets,
  subscriptions,
  workspaceState,
}: vscode.ExtensionContext): void {
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
  const log = createLog();
  const accounts = new Accounts(globalState, createCredentials(secrets), (account, authToken) =>
    connect(account, authToken, log),
  );
  const tree = registerCallTree({ accounts, log, state: workspaceState });
  subscriptions.push(
    accounts,
    tree.registered,
    registerAccountStatus(accounts),
    registerAccountCommands(
      accounts,
      (account, token, signal) => createClient(account, token, log.request).checkAccess(signal),
      log,
    ),
    registerCallCommands({ accounts, extensionUri, log, pickCall: tree.pickCall }),
    registerCallActions({
      accounts,
      log,
      state: globalState,
      pickCall: tree.pickCall,
      follow: tree.follow,
    }),
    registerExport(accounts, log),
    registerCommand('showLog', log, () => {
      log.show();
      void vscode.commands.executeCommand('setContext', unseenFailure, false);
    }),
    // Last, since what ends before it may still have a line to write.
    log.channel,
  );
}
