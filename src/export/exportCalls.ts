import * as vscode from 'vscode';
import type { Accounts } from '../account/accounts.ts';
import type { Session } from '../account/connect.ts';
import { csvHeader, csvLines } from '../calls/csv.ts';
import { isByHand, registerCommand } from '../command.ts';
import { explainText, PersonError } from '../explain.ts';
import type { Sink } from '../files/fileSink.ts';
import type { OpenFiles } from '../files/openFiles.ts';
import type { Log } from '../log.ts';
import { plainText } from '../plainText.ts';
import { readSettings } from '../settings.ts';
import { askExportRequest, readExportRequest, type ExportRequest } from './exportRequest.ts';

/** What an export came to; `expected` is how many calls the service said there are. */
export interface ExportResult {
  readonly rows: number;
  readonly expected: number;
  readonly bytes: number;
  readonly target: vscode.Uri;
}

type Progress = (rows: number, total: number | undefined) => void;

const rowsPerRequest = 1000;
const progressEveryMs = 250;

/** Registers the export of calls to a CSV file. */
export function registerExport(accounts: Accounts, files: OpenFiles, log: Log): vscode.Disposable {
  return registerCommand('exportCsv', log, async (argument) => {
    const session = await accounts.current();
    if (!session) throw new PersonError(vscode.l10n.t('No account is signed in.'));
    const request = isByHand(argument) ? await askExportRequest() : readExportRequest(argument);
    if (!request) return undefined;
    const result = await exportWithProgress(request, session, files);
    if (result) tellEnd(result).catch((error: unknown) => tellFailure(error, log));
    return result;
  });
}

function tellFailure(error: unknown, log: Log): void {
  log.failure(error);
  void vscode.window.showErrorMessage(explainText(error));
}

/** Shows rows of total with Cancel; `undefined` when the person cancelled. */
function exportWithProgress(
  request: ExportRequest,
  session: Session,
  files: OpenFiles,
): Thenable<ExportResult | undefined> {
  const location = vscode.ProgressLocation.Notification;
  const title = vscode.l10n.t('Exporting calls of {0}', plainText(session.account.label));
  return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    const cancel = new AbortController();
    const onCancel = token.onCancellationRequested(() => cancel.abort());
    const signal = AbortSignal.any([session.signal, cancel.signal]);
    try {
      const sink = await files.open(request.target);
      return await exportCalls(request, sink, { session, signal, onProgress: progressText(progress) });
    } finally {
      onCancel.dispose();
    }
  });
}

/** At most four updates a second, so that telling costs nothing. */
function progressText(progress: vscode.Progress<{ message: string }>): Progress {
  let lastMs = 0;
  return (rows, total) => {
    const nowMs = Date.now();
    if (nowMs - lastMs < progressEveryMs) return;
    lastMs = nowMs;
    const count = (value: number): string => value.toLocaleString(vscode.env.language);
    progress.report({
      message:
        total === undefined
          ? vscode.l10n.t('{0} calls', count(rows))
          : vscode.l10n.t('{0} of {1} calls', count(rows), count(total)),
    });
  };
}

/** The whole export: a page of calls in memory at any time, and no file unless it is whole. */
async function exportCalls(request: ExportRequest, sink: Sink, run: Run): Promise<ExportResult> {
  const { session, signal } = run;
  try {
    const { rows, expected } = await writeCalls(request, sink, run);
    signal.throwIfAborted();
    return { rows, expected, bytes: await sink.commit(), target: request.target };
  } catch (error) {
    await sink.discard();
    if (session.signal.aborted) throw accountLeft();
    throw error;
  }
}

function accountLeft(): PersonError {
  return new PersonError(
    vscode.l10n.t('The export ended because its account was left. No file was written.'),
  );
}

interface Run {
  readonly session: Session;
  readonly signal: AbortSignal;
  readonly onProgress: Progress;
}

async function writeCalls(
  { columns, filter }: ExportRequest,
  sink: Sink,
  { session, signal, onProgress }: Run,
): Promise<{ rows: number; expected: number }> {
  const { timeZone } = readSettings();
  const { client } = session;
  const { query, matches, local } = client.splitFilter(filter, {
    zone: timeZone === 'utc' ? 'utc' : 'local',
  });
  const pages = client.listCalls(query, { pageSize: rowsPerRequest, parallel: 4, signal });
  let rows = 0;
  let total: number | undefined;
  await sink.write(csvHeader(columns));
  for await (const page of pages) {
    const calls = page.calls.filter((call) => matches(call));
    await sink.write(csvLines(calls, columns, timeZone));
    rows += calls.length;
    total = page.total;
    onProgress(page.examined, total);
  }
  // What is filtered here the service cannot count.
  return { rows, expected: local.length > 0 ? rows : (total ?? rows) };
}

async function tellEnd({ rows, expected, target }: ExportResult): Promise<void> {
  const count = (value: number): string => value.toLocaleString(vscode.env.language);
  const open = vscode.l10n.t('Open');
  const name = plainText(target.path.split('/').at(-1) ?? '');
  const said =
    rows === expected
      ? vscode.l10n.t('Exported {0} of {1} calls to {2}.', count(rows), count(expected), name)
      : vscode.l10n.t(
          'Exported {0} calls to {2}; the service counted {1}, for calls came and went meanwhile.',
          count(rows),
          count(expected),
          name,
        );
  if ((await vscode.window.showInformationMessage(said, open)) !== open) return;
  // By the editor's own command, which takes files of any size.
  await vscode.commands.executeCommand('vscode.open', target);
}
