import * as vscode from 'vscode';
import type { CallFilter } from '../api/callFilter.ts';
import { csvColumns, type CsvColumn } from '../calls/csv.ts';
import { propertyOf } from '../command.ts';
import { PersonError } from '../explain.ts';
import { readFileTarget } from '../files/fileTarget.ts';
import { readColumnNames, usualChoice, type ExportChoice } from './exportChoice.ts';

/** What is exported, and where to. */
export interface ExportRequest extends ExportChoice {
  readonly target: vscode.Uri;
  readonly filter: CallFilter;
}

/** Reads the argument of `exportCsv`; throws a `PersonError` that names what is wrong with it. */
export function readExportRequest(argument: unknown): ExportRequest {
  return {
    source: readSource(propertyOf(argument, 'source')),
    target: readTarget(propertyOf(argument, 'target')),
    filter: readFilter(propertyOf(argument, 'filter')),
    columns: readColumns(propertyOf(argument, 'columns')),
    byteOrderMark: propertyOf(argument, 'byteOrderMark') === true,
    segments: propertyOf(argument, 'segments') === true,
  };
}

function readSource(source: unknown): ExportChoice['source'] {
  if (source === undefined) return usualChoice.source;
  if (source === 'decoded' || source === 'service') return source;
  throw new PersonError(vscode.l10n.t('The "source" of an export is "decoded" or "service".'));
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
  const names = columns === undefined ? usualChoice.columns : readColumnNames(columns);
  if (names) return names;
  throw new PersonError(vscode.l10n.t('The "columns" of an export are some of: {0}.', csvColumns.join(', ')));
}
