import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { registerAccountCommands } from './account/accountCommands.ts';
import { Accounts } from './account/accounts.ts';
import { registerAccountStatus } from './account/accountStatus.ts';
import { connect } from './account/connect.ts';
import { createCredentials } from './account/credentials.ts';
import { registerCallCompare } from './callCompare/callCompare.ts';
import { registerCallCommands } from './callPage/callCommands.ts';
import { registerCallTree } from './callTree/callTree.ts';
import { createErrorCodes } from './calls/errorCodes.ts';
import { registerShowLog } from './command.ts';
import { createOpenFiles } from './files/openFiles.ts';
import { createTemporaries } from './files/temporaries.ts';
import { registerLazily } from './lazyCommands.ts';
import { createLog } from './log.ts';
import { ReadOnlyDocuments } from './readOnlyDocuments.ts';
import { shippedData } from './shippedData.ts';

/** Everything that runs while the extension is active. */
export interface Inspector {
  /** Resolves once no file is being written any more. */
  end(): Promise<unknown>;
}

/** Makes the objects and registers the features; the first request waits until a view is looked at. */
export function startInspector(context: vscode.ExtensionContext): Inspector {
  const { extensionUri, globalState, secrets, subscriptions, workspaceState } = context;
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
  const log = createLog();
  const accounts = new Accounts(globalState, createCredentials(secrets), (account, authToken) =>
    connect(account, authToken, log),
  );
  const files = createOpenFiles(createTemporaries(globalState));
  const explainCode = createErrorCodes(vscode.env.language, shippedData(extensionUri, log));
  const documents = new ReadOnlyDocuments();
  const tree = registerCallTree({ accounts, log, state: workspaceState });
  const parts = { accounts, documents, explainCode, extensionUri, files, log, state: globalState, ...tree };
  const { activeCall, registered } = registerCallCommands(parts);
  subscriptions.push(
    accounts,
    documents,
    tree.registered,
    registerAccountStatus(accounts),
    registerAccountCommands(accounts, log, globalState),
    registered,
    registerCallCompare(parts),
    registerLazily(['makeCall', 'redirectCall', 'endCall'], { ...parts, activeCall }, async () => {
      return (await import('./callActions/callActions.ts')).registerCallActions;
    }),
    registerLazily(['exportCsv'], parts, async () => {
      return (await import('./export/exportCalls.ts')).registerExport;
    }),
    registerLazily(['copyReport'], parts, async () => {
      return (await import('./callReport/callReport.ts')).registerCallReport;
    }),
    registerShowLog(log),
    // Last, since what ends before it may still have a line to write.
    log.channel,
  );
  return {
    end() {
      accounts.dispose();
      return files.settled();
    },
  };
}
