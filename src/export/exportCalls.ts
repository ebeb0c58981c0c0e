import * as vscode from 'vscode';
import type { Accounts } from '../account/accounts.ts';
import type { Session } from '../account/connect.ts';
import type { CallFilter, SplitFilter } from '../api/callFilter.ts';
import { createExportProgress } from '../calls/exportProgress.ts';
import { filterText } from '../calls/list/filterText.ts';
import { isByHand, registerCommand } from '../command.ts';
import { explainText, isAbort, PersonError } from '../explain.ts';
import type { Sink } from '../files/fileSink.ts';
import type { OpenFiles } from '../files/openFiles.ts';
import type { Log } from '../log.ts';
import { plainText } from '../plainText.ts';
import { readSettings, readStyle } from '../settings.ts';
import { askExportRequest } from './askExport.ts';
import { readExportRequest, type ExportRequest } from './exportRequest.ts';
import { tellEnd, type ExportResult } from './tellEnd.ts';
import { writeCalls, type Run } from './writeCalls.ts';

/** What the export needs. */
export interface ExportParts {
  readonly accounts: Accounts;
  readonly files: OpenFiles;
  readonly log: Log;
  /** Keeps what was chosen last. */
  readonly state: vscode.Memento;
  /** What the view is filtered by: what a person exports is what they see. */
  readonly filter: () => CallFilter;
}

/** Registers the export of calls to a CSV file. */
export function registerExport({ accounts, files, log, state, filter }: ExportParts): vscode.Disposable {
  return registerCommand('exportCsv', log, async (argument) => {
    const session = await accounts.current();
    if (!session) throw new PersonError(vscode.l10n.t('No account is signed in.'));
    const request = isByHand(argument)
      ? await askExportRequest(state, filter(), session.client)
      : readExportRequest(argument, session.client);
    if (!request) return undefined;
    const zone = readSettings().timeZone === 'utc' ? 'utc' : 'local';
    const split = session.client.splitFilter(request.filter, { zone });
    const result = await exportWithProgress(request, split, session, files);
    const told = tellEnd(result, filterText(split, readStyle()));
    told.catch((error: unknown) => tellFailure(error, log));
    return result;
  });
}

function tellFailure(error: unknown, log: Log): void {
  log.failure(error);
  void vscode.window.showErrorMessage(explainText(error));
}

/** Shows calls of total and the time left, with Cancel; ends as aborted when the person cancelled. */
function exportWithProgress(
  request: ExportRequest,
  filter: SplitFilter,
  session: Session,
  files: OpenFiles,
): Thenable<ExportResult> {
  const location = vscode.ProgressLocation.Notification;
  const title = vscode.l10n.t('Exporting calls of {0}', plainText(session.account.label));
  return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    const cancel = new AbortController();
    const onCancel = token.onCancellationRequested(() => cancel.abort());
    const signal = AbortSignal.any([session.signal, cancel.signal]);
    const inWords = createExportProgress(vscode.env.language, () => performance.now());
    const onProgress = (read: number, total: number | undefined): void => {
      const told = inWords(read, total);
      if (told) progress.report(told);
    };
    try {
      const sink = await files.open(request.target);
      return await exportCalls(request, filter, sink, { session, signal, onProgress });
    } finally {
      onCancel.dispose();
      // Pages that were asked for ahead are of no use to anybody now.
      cancel.abort();
    }
  });
}

/** The whole export: no file unless it is whole. */
async function exportCalls(
  request: ExportRequest,
  filter: SplitFilter,
  sink: Sink,
  run: Run,
): Promise<ExportResult> {
  const { session, signal } = run;
  try {
    const written = await writeCalls(request, filter, sink, run);
    return { ...written, bytes: await sink.commit(signal), target: request.target };
  } catch (error) {
    await sink.discard();
    if (session.signal.aborted && isAbort(error)) throw accountLeft();
    throw error;
  }
}

function accountLeft(): PersonError {
  return new PersonError(
    vscode.l10n.t('The export ended because its account was left. No file was written.'),
  );
}
