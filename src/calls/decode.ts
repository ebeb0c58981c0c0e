import * as l10n from '@vscode/l10n';
import type { Call, Notification } from '../api/resources.ts';

/** The bits of Flags (calls document, property Flags). */
const inboundBit = 1;
const apiBit = 2;
const dialBit = 4;

/** The name of a call's status, as groups, rows, page and CSV all call it. */
export function statusText({ status }: Pick<Call, 'status'>): string {
  switch (status) {
    case 'notYetDialed':
      return l10n.t('Not Yet Dialed');
    case 'inProgress':
      return l10n.t('In Progress');
    case 'complete':
      return l10n.t('Complete');
    case 'busy':
      return l10n.t('Failed – Busy');
    case 'applicationError':
      return l10n.t('Failed – Application Error');
    case 'noAnswer':
      return l10n.t('Failed – No Answer');
    case 'unknown':
      return l10n.t('Unknown status');
  }
}

const numbered = [
  'notYetDialed',
  'inProgress',
  'complete',
  'busy',
  'applicationError',
  'noAnswer',
] as const satisfies readonly Call['status'][];

/** The statuses that the document names, at the place of their numbers (calls document, property Status). */
export const statusNumbers: readonly number[] = numbered.map((_, number) => number);

/** The name of a status by its number, as a filter gives it. */
export function statusNumberText(number: number): string {
  const status = numbered[number];
  return status ? statusText({ status }) : l10n.t('Unknown status {0}', number);
}

/** The outcome in the fewest words, for a row that already stands in its status' group. */
export function outcomeText(call: Call): string {
  switch (call.status) {
    case 'inProgress':
      return l10n.t('Live');
    case 'notYetDialed':
      return l10n.t('Waiting');
    case 'busy':
      return l10n.t('Busy');
    case 'applicationError':
      return l10n.t('App error');
    case 'noAnswer':
      return l10n.t('No answer');
    case 'complete':
    case 'unknown':
      return statusText(call);
  }
}

/** The bits in words, unknown ones included: `API-initiated, Dial segment`. */
export function flagsText(flags: number): string {
  const words: string[] = [];
  if ((flags & inboundBit) !== 0) words.push(l10n.t('Inbound'));
  if ((flags & apiBit) !== 0) words.push(l10n.t('API-initiated'));
  if ((flags & dialBit) !== 0) words.push(l10n.t('Dial segment'));
  // By division, since bit operators would cut a large number to 32 bits.
  const rest = flags - (flags % 8);
  if (rest !== 0) words.push(l10n.t('unknown flag {0}', rest));
  return words.length > 0 ? words.join(', ') : l10n.t('No flags');
}

/** The other party: who called us, or whom we called. */
export function otherParty(call: Call): string {
  return call.direction === 'inbound' ? call.caller : call.called;
}

/** A price as money in US dollars, the currency that the document names; text that is no number stays as sent. */
export function priceText(price: string, locale: string): string {
  const amount = Number(price);
  if (!/^[+-]?\d+(?:\.\d+)?$/.test(price.trim())) return price;
  const money: Intl.NumberFormatOptions = {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: 2,
    maximumFractionDigits: 5,
  };
  return new Intl.NumberFormat(locale, money).format(Math.abs(amount));
}

/** The level of a notification in words. */
export function levelText(notification: Notification): string {
  switch (notification.level) {
    case 'error':
      return l10n.t('Error');
    case 'warning':
      return l10n.t('Warning');
    case 'unknown':
      return l10n.t('Unknown level');
  }
}

/** Whether the call itself failed in the application, whatever its notifications say. */
export function failedInApplication(call: Call): boolean {
  return call.status === 'applicationError';
}
