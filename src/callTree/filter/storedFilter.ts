import type * as vscode from 'vscode';
import type { CallFilter } from '../../api/callFilter.ts';

const currentKey = 'callInspector.filter';
const lastKey = 'callInspector.lastFilter';

/** The filter of this workspace, which outlives the window; and the last one, for the form to offer again. */
export interface StoredFilter {
  readonly current: () => CallFilter | undefined;
  readonly last: () => CallFilter | undefined;
  /** `undefined` clears; the last one stays. */
  readonly store: (filter: CallFilter | undefined) => Promise<void>;
}

/** Keeps the filter in the state of the workspace. */
export function createStoredFilter(state: vscode.Memento): StoredFilter {
  return {
    current: () => state.get<CallFilter>(currentKey),
    last: () => state.get<CallFilter>(lastKey),
    async store(filter) {
      await state.update(currentKey, filter);
      if (filter) await state.update(lastKey, filter);
    },
  };
}
