import * as vscode from 'vscode';
import type { CallFilter } from '../api/callFilter.ts';
import { csvColumns, isCsvColumn, type CsvColumn } from '../calls/csv.ts';
import { propertyOf } from '../command.ts';
import { PersonError } from '../explain.ts';
import { readFileTarget } from '../files/fileTarget.ts';

/** What is exported, and where to. */
export interface ExportRequest {
  readonly target: vscode.Uri;
  readonly filter: CallFilter;
  readonly columns: readonly CsvColumn[];
}

/** Reads the argument of `exportCsv`; throws a `PersonError` that names what is wrong with it. */
export function readExportRequest(argument: unknown): ExportRequest {
  const source = propertyOf(argument, 'source') ?? 'decoded';
  if (source !== 'decoded') {
    throw new PersonError(vscode.l10n.t('Calls can be exported from the source "decoded" only.'));
  }
  return {
    target: readTarget(propertyOf(argument, 'target')),
    filter: readFilter(propertyOf(argument, 'filter')),
    columns: readColumns(propertyOf(argument, 'columns')),
  };
}

function readTarget(target: unknown): vscode.Uri {
  const uri = readFileTarget(target);
  if (uri) return uri;
  throw new PersonError(vscode.l10n.t('The export needs a "target": a Uri, or the full path of a file.'));
}

/** Its fields are checked where the filter is taken apart. */
function readFilter(filter: unknown): CallFilter {
  if (filter === undefined) return {};
  if (typeof filter === 'object' && filter !== null && !Array.isArray(filter)) return filter;
  throw new PersonError(vscode.l10n.t('The "filter" of an export is an object.'));
}

function readColumns(columns: unknown): readonly CsvColumn[] {
  if (columns === undefined) return csvColumns;
  const names: readonly unknown[] = Array.isArray(columns) ? columns : [];
  const known = names.filter((name): name is CsvColumn => typeof name === 'string' && isCsvColumn(name));
  if (known.length > 0 && known.length === names.length) return known;
  throw new PersonError(vscode.l10n.t('The "columns" of an export are some of: {0}.', csvColumns.join(', ')));
}

/** Lets the person choose a file; `undefined` when they leave. An existing file is asked about by the dialog. */
export async function askExportRequest(): Promise<ExportRequest | undefined> {
  const name = `calls-${new Date().toISOString().slice(0, 10)}.csv`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Calls to CSV'),
    filters: { [vscode.l10n.t('CSV files')]: ['csv'] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
  });
  return target && { target, filter: {}, columns: csvColumns };
}
