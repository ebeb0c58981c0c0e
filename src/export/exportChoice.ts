import type * as vscode from 'vscode';
import type { CallClient } from '../api/client.ts';
import { csvColumns } from '../calls/csv.ts';
import { propertyOf } from '../command.ts';

/** What a person chooses of an export besides file and filter. */
export interface ExportChoice {
  readonly source: 'decoded' | 'service';
  /** In the order in which they are written. */
  readonly columns: readonly string[];
  /** Some spreadsheets take a file without one for another encoding than UTF-8. */
  readonly byteOrderMark: boolean;
  /** Each call followed by the segments that Dial made of it: one request for each call. */
  readonly segments: boolean;
}

/** What the version that is spoken lets a person choose from. */
export type Exportable = Pick<CallClient, 'hasOwnCsv' | 'speaks'>;

/** Every column that there is, which is what is exported unless somebody chooses. */
export function columnsOf({ speaks }: Exportable): readonly string[] {
  return csvColumns(speaks.callColumns);
}

/** The columns that a value names, in its order; `undefined` where it names none or others. */
export function readColumnNames(value: unknown, exportable: Exportable): readonly string[] | undefined {
  const columns = columnsOf(exportable);
  const names: readonly unknown[] = Array.isArray(value) ? value : [];
  const known = names.filter((name): name is string => typeof name === 'string' && columns.includes(name));
  const isWhole = known.length > 0 && known.length === names.length;
  return isWhole && new Set(known).size === known.length ? known : undefined;
}

/** Versions have other columns, so each has a choice of its own. */
function keyOf({ speaks }: Exportable): string {
  return `callInspector.exportChoice.${speaks.version}`;
}

/** What was chosen last, on this machine; whatever is not as it should be counts as never chosen. */
export function lastChoice(state: vscode.Memento, exportable: Exportable): ExportChoice {
  const stored = state.get<unknown>(keyOf(exportable));
  return {
    source: propertyOf(stored, 'source') === 'service' && exportable.hasOwnCsv ? 'service' : 'decoded',
    columns: readColumnNames(propertyOf(stored, 'columns'), exportable) ?? columnsOf(exportable),
    byteOrderMark: propertyOf(stored, 'byteOrderMark') === true,
    segments: propertyOf(stored, 'segments') === true,
  };
}

/** Keeps a choice for the next time. */
export async function rememberChoice(
  state: vscode.Memento,
  exportable: Exportable,
  choice: ExportChoice,
): Promise<void> {
  await state.update(keyOf(exportable), choice);
}
