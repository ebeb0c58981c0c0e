import * as l10n from '@vscode/l10n';
import type { ServiceDate } from '../api/dates.ts';
import type { Call } from '../api/resources.ts';
import { flagsText, priceText, statusText } from './decode.ts';
import { maskNumbersIn, showNumber } from './phoneNumbers.ts';
import { showDuration, showFullTime, type TimeStyle } from './times.ts';

/** How values are shown: the clock of `times.ts`, and whether phone numbers are masked. */
export interface ShowStyle extends TimeStyle {
  readonly maskNumbers: boolean;
}

/** One property of a call: what it means, and what the service sent. */
export interface Property {
  /** The service's own name, for example `StartTime`. */
  readonly name: string;
  readonly meaning: string;
  /** The text of the service, masked where numbers are masked; empty where it sent none. */
  readonly raw: string;
  /** True where `meaning` explains an empty value. */
  readonly isEmpty: boolean;
}

/** The document's order (Call Resource Properties), with the dates where a person looks for them. */
const documented = [
  'Status',
  'Flags',
  'Caller',
  'Called',
  'StartTime',
  'EndTime',
  'Duration',
  'Price',
  'Sid',
  'CallSegmentSid',
  'AccountSid',
  'PhoneNumberSid',
  'DateCreated',
  'DateUpdated',
] as const;

type Documented = (typeof documented)[number];

/**
 * All fourteen properties of the document (Call Resource Properties), then those the document does not
 * name, in the order sent. Four empties are told apart: not dialed yet, did not complete, not known
 * yet or trial account, none.
 */
export function describeProperties(call: Call, style: ShowStyle): readonly Property[] {
  const unknown = Object.keys(call.raw).filter((name) => !documented.some((known) => known === name));
  return [
    ...documented.map((name) => property(name, call, meaningOf(name, call, style), style)),
    ...unknown.map((name) => unknownProperty(name, call.raw[name] ?? '', style)),
  ];
}

/** What a value means is not known, so neither is whether it holds a number. */
function unknownProperty(name: string, text: string, style: ShowStyle): Property {
  const raw = style.maskNumbers ? maskNumbersIn(text) : text;
  return { name, meaning: raw === '' ? l10n.t('None') : raw, raw, isEmpty: raw === '' };
}

function property(name: string, call: Call, meaning: string, style: ShowStyle): Property {
  const raw = Object.hasOwn(call.raw, name) ? (call.raw[name] ?? '') : '';
  const isNumber = name === 'Caller' || name === 'Called';
  return {
    name,
    meaning: raw === '' && meaning === '' ? l10n.t('None') : meaning,
    raw: isNumber && style.maskNumbers ? showNumber(raw, true) : raw,
    isEmpty: raw === '',
  };
}

function meaningOf(name: Documented, call: Call, style: ShowStyle): string {
  switch (name) {
    case 'Status':
      return withRaw(statusText(call), call.raw['Status']);
    case 'Flags':
      return call.flags === undefined
        ? (call.raw['Flags'] ?? '')
        : withRaw(flagsText(call.flags), call.raw['Flags']);
    case 'Caller':
      return showNumber(call.caller, style.maskNumbers);
    case 'Called':
      return showNumber(call.called, style.maskNumbers);
    case 'StartTime':
    case 'EndTime':
    case 'DateCreated':
    case 'DateUpdated':
      return timeMeaning(name, call, style);
    case 'Duration':
      return durationMeaning(call);
    case 'Price':
      return priceMeaning(call, style.locale);
    case 'CallSegmentSid':
      return call.callSegmentSid === '' ? l10n.t('None: this is the initial call') : call.callSegmentSid;
    case 'Sid':
      return call.sid;
    case 'AccountSid':
      return call.accountSid;
    case 'PhoneNumberSid':
      return call.phoneNumberSid;
  }
}

function withRaw(words: string, raw: string | undefined): string {
  return raw === undefined || raw === '' ? words : `${words} (${raw})`;
}

function timeMeaning(
  name: 'StartTime' | 'EndTime' | 'DateCreated' | 'DateUpdated',
  call: Call,
  style: ShowStyle,
): string {
  const raw = call.raw[name] ?? '';
  if (raw === '') {
    if (name === 'StartTime') return notDialed(call) ?? l10n.t('None');
    if (name === 'EndTime') return notDialed(call) ?? notOver(call) ?? didNotComplete();
    return l10n.t('None');
  }
  const dates: Record<typeof name, ServiceDate | undefined> = {
    StartTime: call.startTime,
    EndTime: call.endTime,
    DateCreated: call.dateCreated,
    DateUpdated: call.dateUpdated,
  };
  const date = dates[name];
  return date ? showFullTime(date, style) : raw;
}

/** Duration in words, with why there is none (document: populated for completed calls only). */
export function durationMeaning(call: Call): string {
  const { durationSeconds } = call;
  if (durationSeconds !== undefined) {
    const seconds = l10n.t('{0} s', durationSeconds);
    return durationSeconds < 60 ? seconds : `${showDuration(durationSeconds)} (${seconds})`;
  }
  const raw = call.raw['Duration'] ?? '';
  return raw === '' ? (notDialed(call) ?? notOver(call) ?? didNotComplete()) : raw;
}

/** Price in words, with why there is none (document: later than completion, never on a trial account). */
export function priceMeaning(call: Call, locale: string): string {
  if (call.price !== undefined && call.price !== '') return priceText(call.price, locale);
  if (call.status === 'complete') return l10n.t('Not known yet, or a trial account');
  return notDialed(call) ?? notOver(call) ?? didNotComplete();
}

function notDialed(call: Call): string | undefined {
  return call.status === 'notYetDialed' ? l10n.t('Not dialed yet') : undefined;
}

function notOver(call: Call): string | undefined {
  return call.status === 'inProgress' ? l10n.t('Not known yet: the call is in progress') : undefined;
}

function didNotComplete(): string {
  return l10n.t('None: the call did not complete');
}
