// When the calls started: a range that ends now, or exact instants typed in the chosen zone.
import * as vscode from 'vscode';
import type { CallFilter } from '../../api/callFilter.ts';
import { askText } from '../../askText.ts';
import { instantTyped, showTyped, zoneName } from '../../calls/list/typedInstant.ts';
import type { TimeZone } from '../../calls/times.ts';
import { problemOf, type Split } from './filterProblem.ts';

const minuteMs = 60_000;

/** Asks for the range; no change when the person goes back, empty texts where it is open. */
export async function askRange(
  filter: CallFilter,
  split: Split,
  zone: TimeZone,
): Promise<CallFilter | undefined> {
  const since = (minutes: number) => new Date(Date.now() - minutes * minuteMs).toISOString();
  const items = [
    { label: vscode.l10n.t('Last 15 Minutes'), minutes: 15 },
    { label: vscode.l10n.t('Last Hour'), minutes: 60 },
    { label: vscode.l10n.t('Last Day'), minutes: 24 * 60 },
    { label: vscode.l10n.t('From … To …'), description: zoneName(zone, Date.now()), minutes: undefined },
    { label: vscode.l10n.t('Any'), minutes: 0 },
  ];
  const title = vscode.l10n.t('Started');
  const chosen = await vscode.window.showQuickPick(items, { title, ignoreFocusOut: true });
  if (!chosen) return undefined;
  if (chosen.minutes === undefined) return askInstants(filter, split, zone);
  return { startedFrom: chosen.minutes === 0 ? '' : since(chosen.minutes), startedTo: '' };
}

async function askInstants(
  filter: CallFilter,
  split: Split,
  zone: TimeZone,
): Promise<CallFilter | undefined> {
  const from = await askInstant('startedFrom', filter, { split, zone });
  if (from === undefined) return undefined;
  const to = await askInstant('startedTo', { ...filter, startedFrom: from }, { split, zone });
  return to === undefined ? undefined : { startedFrom: from, startedTo: to };
}

/** An instant as ISO 8601 with its offset, so that it stays when the zone is changed; empty for none. */
async function askInstant(
  field: 'startedFrom' | 'startedTo',
  filter: CallFilter,
  { split, zone }: { readonly split: Split; readonly zone: TimeZone },
): Promise<string | undefined> {
  const isFrom = field === 'startedFrom';
  const name = zoneName(zone, Date.now());
  const { startedFrom = '' } = filter;
  const answer = await askText({
    title: isFrom ? vscode.l10n.t('Started From') : vscode.l10n.t('Started Before'),
    step: isFrom ? 1 : 2,
    totalSteps: 2,
    prompt: vscode.l10n.t('Date and time in {0}, such as 2026-11-23 18:59; empty for open', name),
    value: showTyped(filter[field] ?? '', zone),
    check: (text) => {
      const instant = instantTyped(text, zone);
      if (instant === undefined) return vscode.l10n.t('A date and time is written like 2026-11-23 18:59.');
      if (!isFrom && Date.parse(instant) <= Date.parse(startedFrom)) {
        return vscode.l10n.t('The end of the range is not after its start.');
      }
      return problemOf(isFrom ? { startedFrom: instant } : { startedFrom, startedTo: instant }, split);
    },
  });
  return answer === undefined || answer === 'back' ? undefined : instantTyped(answer.text, zone);
}
