import * as l10n from '@vscode/l10n';
import type { StatusChoice } from '../api/callFilter.ts';
import type { Call, Notification, PropertyMeaning } from '../api/resources.ts';

/** The bits of Flags (calls document, property Flags). */
const inboundBit = 1;
const apiBit = 2;
const dialBit = 4;

/** The name of a call's status, as groups, rows, page and CSV all call it. */
export function statusText({ status }: Pick<Call, 'status'>): string {
  switch (status) {
    case 'notYetDialed':
      return l10n.t('Not Yet Dialed');
    case 'queued':
      return l10n.t('Queued');
    case 'ringing':
      return l10n.t('Ringing');
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
    case 'canceled':
      return l10n.t('Canceled');
    case 'unknown':
      return l10n.t('Unknown status');
  }
}

/** The statuses at the place of their numbers (calls document, property Status). */
const numbered = [
  'notYetDialed',
  'inProgress',
  'complete',
  'busy',
  'applicationError',
  'noAnswer',
] as const satisfies readonly Call['status'][];

/** The statuses that have a word and no number of their own (call resource of 2010-04-01). */
const worded: Readonly<Record<string, Call['status']>> = {
  queued: 'queued',
  ringing: 'ringing',
  'in-progress': 'inProgress',
  completed: 'complete',
  busy: 'busy',
  failed: 'applicationError',
  'no-answer': 'noAnswer',
  canceled: 'canceled',
};

/** The name of a status by its number or word, as a filter gives it. */
export function statusChoiceText(choice: StatusChoice): string {
  const status = typeof choice === 'number' ? numbered[choice] : worded[choice];
  return status ? statusText({ status }) : l10n.t('Unknown status {0}', choice);
}

/** What the service sent for a property; empty where it sent none. */
export function sent({ names, raw }: Pick<Call, 'names' | 'raw'>, meaning: PropertyMeaning): string {
  const name = names[meaning];
  return name !== undefined && Object.hasOwn(raw, name) ? (raw[name] ?? '') : '';
}

/** Whether the other party has not answered yet. */
export function isWaiting({ status }: Pick<Call, 'status'>): boolean {
  return status === 'notYetDialed' || status === 'queued' || status === 'ringing';
}

/** Whether the call goes on or may still begin. */
export function isUnfinished(call: Pick<Call, 'status'>): boolean {
  return call.status === 'inProgress' || isWaiting(call);
}

/**
 * Whether a newer version of a call tells that what belongs to it may be another: one in progress that was
 * touched may have left a segment, as after a redirection, and keeps its status.
 */
export function hasGoneOn(call: Call, before: Call): boolean {
  if (call.status !== before.status) return true;
  return isUnfinished(before) && call.dateUpdated?.instantMs !== before.dateUpdated?.instantMs;
}

/** Whether the call is known to be over, which nobody can say of a status that no document names. */
export function isOver(call: Pick<Call, 'status'>): boolean {
  return call.status !== 'unknown' && !isUnfinished(call);
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
    case 'queued':
    case 'ringing':
    case 'canceled':
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

/** Direction and initiator in words: `Inbound`, `Outbound, dialed by your application`. */
export function directionText(call: Call): string {
  switch (call.initiator) {
    case 'caller':
      return l10n.t('Inbound');
    case 'api':
      return l10n.t('Outbound');
    case 'dial':
      return l10n.t('Dialed during a call');
    case undefined:
      return wayText(call);
  }
}

/** The way alone, where nothing says who began the call, as with a trunk. */
function wayText({ direction }: Call): string {
  if (direction === undefined) return l10n.t('Direction not known');
  return direction === 'inbound' ? l10n.t('Inbound') : l10n.t('Outbound');
}

/** Who or what answered, as answering machine detection tells it (call resource of 2010-04-01); other words as sent. */
export function answeredByText(sentWord: string): string {
  switch (sentWord) {
    case 'human':
      return l10n.t('A person');
    case 'machine':
    case 'machine_start':
      return l10n.t('A machine');
    case 'machine_end_beep':
    case 'machine_end_silence':
    case 'machine_end_other':
      return l10n.t('A machine, heard to the end of its message');
    case 'fax':
      return l10n.t('A fax machine');
    case 'unknown':
      return l10n.t('Could not be told');
    default:
      return sentWord;
  }
}

/** A price as money; text that is no number, or has a unit that is no currency, stays as sent. */
export function priceText(price: string, unit: string, locale: string): string {
  const amount = Number(price);
  const currency = unit.trim().toUpperCase();
  if (!/^[+-]?\d+(?:\.\d+)?$/.test(price.trim())) return price;
  if (!/^[A-Z]{3}$/.test(currency)) return `${price} ${unit}`.trim();
  const money: Intl.NumberFormatOptions = {
    style: 'currency',
    currency,
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
