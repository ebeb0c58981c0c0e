import type * as vscode from 'vscode';
import { csvColumns, isCsvColumn, type CsvColumn } from '../calls/csv.ts';
import { propertyOf } from '../command.ts';

/** What a person chooses of an export besides file and filter. */
export interface ExportChoice {
  readonly source: 'decoded' | 'service';
  /** In the order in which they are written. */
  readonly columns: readonly CsvColumn[];
  /** Some spreadsheets take a file without one for another encoding than UTF-8. */
  readonly byteOrderMark: boolean;
  /** Each call followed by the segments that Dial made of it: one request for each call. */
  readonly segments: boolean;
}

/** What is exported unless somebody chooses. */
export const usualChoice: ExportChoice = {
  source: 'decoded',
  columns: csvColumns,
  byteOrderMark: false,
  segments: false,
};

/** The columns that a value names, in its order; `undefined` where it names none or others. */
export function readColumnNames(value: unknown): readonly CsvColumn[] | undefined {
  const names: readonly unknown[] = Array.isArray(value) ? value : [];
  const known = names.filter((name): name is CsvColumn => typeof name === 'string' && isCsvColumn(name));
  const isWhole = known.length > 0 && known.length === names.length;
  return isWhole && new Set(known).size === known.length ? known : undefined;
}

const stateKey = 'callInspector.exportChoice';

/** What was chosen last, on this machine; whatever is not as it should be counts as never chosen. */
export function lastChoice(state: vscode.Memento): ExportChoice {
  const stored = state.get<unknown>(stateKey);
  return {
    source: propertyOf(stored, 'source') === 'service' ? 'service' : 'decoded',
    columns: readColumnNames(propertyOf(stored, 'columns')) ?? csvColumns,
    byteOrderMark: propertyOf(stored, 'byteOrderMark') === true,
    segments: propertyOf(stored, 'segments') === true,
  };
}

/** Keeps a choice for the next time. */
export async function rememberChoice(state: vscode.Memento, choice: ExportChoice): Promise<void> {
  await state.update(stateKey, choice);
}
