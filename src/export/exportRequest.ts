import * as vscode from 'vscode';
import type { CallFilter } from '../api/callFilter.ts';
import { propertyOf } from '../command.ts';
import { PersonError } from '../explain.ts';
import { readFileTarget } from '../files/fileTarget.ts';
import { columnsOf, readColumnNames, type Exportable, type ExportChoice } from './exportChoice.ts';

/** What is exported, and where to. */
export interface ExportRequest extends ExportChoice {
  readonly target: vscode.Uri;
  readonly filter: CallFilter;
}

/** Reads the argument of `exportCsv`; throws a `PersonError` that names what is wrong with it. */
export function readExportRequest(argument: unknown, exportable: Exportable): ExportRequest {
  return {
    source: readSource(propertyOf(argument, 'source'), exportable),
    target: readTarget(propertyOf(argument, 'target')),
    filter: readFilter(propertyOf(argument, 'filter')),
    columns: readColumns(propertyOf(argument, 'columns'), exportable),
    byteOrderMark: propertyOf(argument, 'byteOrderMark') === true,
    segments: propertyOf(argument, 'segments') === true,
  };
}

function readSource(source: unknown, { hasOwnCsv }: Exportable): ExportChoice['source'] {
  if (source === undefined || source === 'decoded') return 'decoded';
  if (source === 'service' && hasOwnCsv) return source;
  if (source === 'service') {
    throw new PersonError(
      vscode.l10n.t('This service has no CSV of its own: the "source" can only be "decoded".'),
    );
  }
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

function readColumns(columns: unknown, exportable: Exportable): readonly string[] {
  const all = columnsOf(exportable);
  const names = columns === undefined ? all : readColumnNames(columns, exportable);
  if (names) return names;
  throw new PersonError(vscode.l10n.t('The "columns" of an export are some of: {0}.', all.join(', ')));
}
