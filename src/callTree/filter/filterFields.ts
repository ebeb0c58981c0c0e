// One question for each condition of a filter; an answer is the part of the filter that it changes.
import * as vscode from 'vscode';
import type { CallFilter, StatusChoice } from '../../api/callFilter.ts';
import { askText } from '../../askText.ts';
import { statusChoiceText } from '../../calls/decode.ts';
import { readSettings } from '../../settings.ts';
import { askRange } from './filterRange.ts';
import type { FilterFormParts } from './filterForm.ts';
import { problemOf, type Split } from './filterProblem.ts';

/** A condition that the form asks for. */
export type FilterField = 'called' | 'caller' | 'status' | 'direction' | 'started' | 'text';

/** Conditions that take the place of those a filter has; `undefined` takes one out. */
export type FilterChange = { readonly [Field in keyof CallFilter]: CallFilter[Field] | undefined };

/** Asks for one condition; no change when the person goes back. */
export async function askField(
  field: FilterField,
  filter: CallFilter,
  { split, statuses }: Pick<FilterFormParts, 'split' | 'statuses'>,
): Promise<FilterChange | undefined> {
  switch (field) {
    case 'called':
      return await askTyped(field, vscode.l10n.t('Number Called'), filter, split);
    case 'caller':
      return await askTyped(field, vscode.l10n.t('Number Calling'), filter, split);
    case 'text':
      return await askTyped(field, vscode.l10n.t('Text'), filter, split);
    case 'status':
      return askStatus(filter, statuses);
    case 'direction':
      return askDirection();
    case 'started':
      return askRange(filter, split, readSettings().timeZone);
  }
}

async function askTyped(
  field: 'called' | 'caller' | 'text',
  title: string,
  filter: CallFilter,
  split: Split,
): Promise<CallFilter | undefined> {
  const answer = await askText({
    title,
    step: 2,
    totalSteps: 2,
    prompt:
      field === 'text'
        ? vscode.l10n.t('Part of a number or SID, or a whole error code; empty for any')
        : vscode.l10n.t('A phone number in any form, such as (415) 555-0117; empty for any'),
    value: filter[field] ?? '',
    check: (text) => problemOf({ [field]: text }, split),
  });
  return answer === undefined || answer === 'back' ? undefined : { [field]: answer.text.trim() };
}

async function askStatus(
  { status = [] }: CallFilter,
  offered: readonly StatusChoice[],
): Promise<FilterChange | undefined> {
  const choices = [...new Set([...offered, ...status])];
  const items = choices.map((choice) => ({
    label: statusChoiceText(choice),
    picked: status.includes(choice),
    choice,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Status'),
    placeHolder: vscode.l10n.t('Any of these; none chosen means any'),
    canPickMany: true,
    ignoreFocusOut: true,
  });
  return chosen && { status: chosen.map(({ choice }) => choice) };
}

async function askDirection(): Promise<FilterChange | undefined> {
  const items: readonly (vscode.QuickPickItem & {
    readonly direction: CallFilter['direction'] | undefined;
  })[] = [
    { label: vscode.l10n.t('Inbound'), direction: 'inbound' },
    { label: vscode.l10n.t('Outbound'), direction: 'outbound' },
    { label: vscode.l10n.t('Any'), direction: undefined },
  ];
  const title = vscode.l10n.t('Direction');
  const chosen = await vscode.window.showQuickPick(items, { title, ignoreFocusOut: true });
  return chosen && { direction: chosen.direction };
}
