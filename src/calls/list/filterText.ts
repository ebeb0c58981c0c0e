import * as l10n from '@vscode/l10n';
import type { FilterPart, SplitFilter } from '../../api/callFilter.ts';
import { statusChoiceText } from '../decode.ts';
import { showNumber } from '../phoneNumbers.ts';
import type { ShowStyle } from '../properties.ts';
import { showFullTime } from '../times.ts';
import type { Examined } from './filteredCalls.ts';

/** The whole filter in words: `called (415) 963-3717 · In Progress or Complete · inbound`. */
export function filterText(
  { server, local }: Pick<SplitFilter, 'server' | 'local'>,
  style: ShowStyle,
): string {
  const asked = server.filter(({ field }) => field !== 'days');
  return joined([...asked, ...local], style);
}

/** Who filters what: `by the service: …; here: …`. */
export function filterShares(
  { server, local }: Pick<SplitFilter, 'server' | 'local'>,
  style: ShowStyle,
): string {
  const shares: string[] = [];
  if (server.length > 0) shares.push(l10n.t('By the service: {0}.', joined(server, style)));
  if (local.length > 0) shares.push(l10n.t('Here: {0}.', joined(local, style)));
  return shares.join(' ');
}

/** How many calls were looked through for how many that match. */
export function examinedText({ shown, examined, total }: Examined, locale: string): string {
  const count = (value: number): string => value.toLocaleString(locale);
  const words = extentText(examined, total, count);
  if (shown === 0) return l10n.t('No call matches, {0}', words);
  return shown === 1 ? l10n.t('1 call, {0}', words) : l10n.t('{0} calls, {1}', count(shown), words);
}

function extentText(examined: number, total: number | undefined, count: (value: number) => string): string {
  if (total === undefined) return l10n.t('{0} examined, more available', count(examined));
  return total <= examined
    ? l10n.t('{0} examined', count(examined))
    : l10n.t('{0} of {1} examined', count(examined), count(total));
}

function joined(parts: readonly FilterPart[], style: ShowStyle): string {
  return parts.map((part) => partText(part, style)).join(' · ');
}

function partText(part: FilterPart, style: ShowStyle): string {
  switch (part.field) {
    case 'called':
      return l10n.t('called {0}', showNumber(part.number, style.maskNumbers));
    case 'caller':
      return l10n.t('from {0}', showNumber(part.number, style.maskNumbers));
    case 'status':
      return part.statuses.map(statusChoiceText).join(', ');
    case 'direction':
      return part.direction === 'inbound' ? l10n.t('inbound') : l10n.t('outbound');
    case 'startedFrom':
      return l10n.t('since {0}', timeText(part.instantMs, style));
    case 'startedTo':
      return l10n.t('before {0}', timeText(part.instantMs, style));
    case 'days':
      return daysText(part.from, part.to);
    case 'text':
      return `"${part.text}"`;
  }
}

function daysText(from: string | undefined, to: string | undefined): string {
  if (from !== undefined && to !== undefined) return l10n.t('days {0} to {1}', from, to);
  return from === undefined ? l10n.t('days to {0}', to ?? '') : l10n.t('days from {0}', from);
}

/** An instant that a person chose has no offset of the service's: "original" shows it by this machine's. */
function timeText(instantMs: number, style: ShowStyle): string {
  const offsetMinutes = -new Date(instantMs).getTimezoneOffset();
  return showFullTime({ instantMs, offsetMinutes }, style);
}
