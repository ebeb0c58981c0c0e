import * as vscode from 'vscode';
import type { CallFilter, StatusChoice } from '../../api/callFilter.ts';
import { filterText } from '../../calls/list/filterText.ts';
import { readStyle } from '../../settings.ts';
import type { Split } from './filterProblem.ts';
import { askField, type FilterChange, type FilterField } from './filterFields.ts';

/** What the form starts from. */
export interface FilterFormParts {
  readonly current: CallFilter;
  /** The filter that was in force last, offered when none is. */
  readonly last: CallFilter | undefined;
  /** Takes a filter apart, to check and to describe it; throws `InvalidInputError`. */
  readonly split: Split;
  /** The statuses to choose from. */
  readonly statuses: readonly StatusChoice[];
}

interface FormItem extends vscode.QuickPickItem {
  readonly does: FilterField | 'apply' | 'last' | 'clear';
}

/** Lets the person put a filter together, condition by condition; `undefined` when they leave. */
export async function askFilter(parts: FilterFormParts): Promise<CallFilter | undefined> {
  const { current, last, split } = parts;
  let filter = current;
  for (;;) {
    const items = itemsOf(filter, { last, split });
    const chosen = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('Filter Calls'),
      placeHolder: vscode.l10n.t('Choose a condition, then show the calls'),
      ignoreFocusOut: true,
    });
    if (!chosen) return undefined;
    switch (chosen.does) {
      case 'apply':
        return filter;
      case 'last':
        return last;
      case 'clear':
        return {};
      case 'called':
      case 'caller':
      case 'status':
      case 'direction':
      case 'started':
      case 'text':
        filter = given({ ...filter, ...(await askField(chosen.does, filter, parts)) });
    }
  }
}

function itemsOf(filter: CallFilter, { last, split }: Pick<FilterFormParts, 'last' | 'split'>): FormItem[] {
  const said = textOf(filter, split);
  const items: FormItem[] = fieldsOf(filter, split);
  if (said !== '') {
    items.unshift({ label: `$(check) ${vscode.l10n.t('Show Calls')}`, description: said, does: 'apply' });
    items.push({ label: `$(clear-all) ${vscode.l10n.t('Clear Filter')}`, does: 'clear' });
  } else if (last) {
    const again = textOf(last, split);
    const label = `$(history) ${vscode.l10n.t('Last Filter')}`;
    if (again !== '') items.push({ label, description: again, does: 'last' });
  }
  return items;
}

function fieldsOf(filter: CallFilter, split: Split): FormItem[] {
  const item = (label: string, does: FilterField, part: CallFilter): FormItem => ({
    label,
    description: textOf(part, split) || vscode.l10n.t('any'),
    does,
  });
  const { called, caller, direction, startedFrom, startedTo, status, text } = filter;
  return [
    item(vscode.l10n.t('Number Called'), 'called', given({ called })),
    item(vscode.l10n.t('Number Calling'), 'caller', given({ caller })),
    item(vscode.l10n.t('Status'), 'status', given({ status })),
    item(vscode.l10n.t('Direction'), 'direction', given({ direction })),
    item(vscode.l10n.t('Started'), 'started', given({ startedFrom, startedTo })),
    item(vscode.l10n.t('Text: number, SID or error code'), 'text', given({ text })),
  ];
}

/** The conditions that are there. */
function given(parts: FilterChange): CallFilter {
  const isGiven = (value: unknown): boolean =>
    value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => isGiven(value)));
}

/** A filter in words; one that was stored and can no longer be read says nothing. */
function textOf(filter: CallFilter, split: Split): string {
  try {
    return filterText(split(filter), readStyle());
  } catch {
    return '';
  }
}
