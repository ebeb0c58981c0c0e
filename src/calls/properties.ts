import * as l10n from '@vscode/l10n';
import type { Call, CallKey, PropertyMeaning } from '../api/resources.ts';
import { boundedText } from './boundedText.ts';
import { isSid } from './callKey.ts';
import {
  answeredByText,
  directionText,
  flagsText,
  isWaiting,
  priceText,
  sent,
  statusText,
} from './decode.ts';
import { maskNumber, maskNumbersIn, showNumber } from './phoneNumbers.ts';
import { showDuration, showFullTime, type TimeStyle } from './times.ts';
import { visibleText } from './visibleText.ts';

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
  /** The other call that the value names. */
  readonly opens?: Required<CallKey>;
}

/** The properties as a page shows them: nothing in them is invisible or turns the direction of reading. */
export function describeProperties(call: Call, style: ShowStyle): readonly Property[] {
  return propertiesAsSent(call, style).map((property) => {
    const { meaning, name, raw } = property;
    return { ...property, name: visibleText(name), meaning: visibleText(meaning), raw: visibleText(raw) };
  });
}

/** The property that a page shows under this name, with each character as the service sent it: to be copied. */
export function findProperty(call: Call, shownName: string, style: ShowStyle): Property | undefined {
  return propertiesAsSent(call, style).find(({ name }) => visibleText(name) === shownName);
}

/**
 * The properties that the call's version documents, in the order in which a person reads them, then those
 * it does not name, in the order sent. Four empties are told apart: not dialed yet, did not complete, not
 * known yet or trial account, none.
 */
export function propertiesAsSent(call: Call, style: ShowStyle): readonly Property[] {
  const documented = Object.entries(call.names) as readonly (readonly [PropertyMeaning, string])[];
  const names = new Set(documented.map(([, name]) => name));
  const unknown = Object.keys(call.raw).filter((name) => !names.has(name));
  return [
    ...documented.map(([meaning, name]) => property(name, meaning, call, style)),
    ...unknown.map((name) => unknownProperty(name, call.raw[name] ?? '', style)),
  ];
}

const longestName = 200;

/** What a value means is not known, so neither is whether it holds a number. */
function unknownProperty(name: string, text: string, style: ShowStyle): Property {
  const shown = boundedText(text);
  const raw = style.maskNumbers ? maskNumbersIn(shown) : shown;
  const isEmpty = isBlank(raw);
  return { name: boundedText(name, longestName), meaning: isEmpty ? l10n.t('None') : raw, raw, isEmpty };
}

const numbers: readonly PropertyMeaning[] = ['caller', 'called', 'forwardedFrom', 'callerName'];

function property(name: string, means: PropertyMeaning, call: Call, style: ShowStyle): Property {
  const raw = boundedText(sent(call, means));
  const meaning = meaningOf(means, raw, call, style);
  const opens = otherCallOf(means, call);
  return {
    name,
    meaning: isBlank(meaning) ? l10n.t('None') : meaning,
    raw: numbers.includes(means) && style.maskNumbers ? maskNumber(raw) : raw,
    isEmpty: isBlank(raw),
    ...(opens ? { opens } : {}),
  };
}

/** Blanks are nothing that a person could read. */
function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** A segment names the call that it is of: by its own Sid (2008-08-01), or as its parent (2010-04-01). */
function otherCallOf(means: PropertyMeaning, call: Call): Required<CallKey> | undefined {
  const isSegment = call.callSegmentSid !== '';
  if (means !== (isSegment ? 'sid' : 'parentCallSid') || !isSid(call.parentCallSid)) return undefined;
  return { callSid: call.parentCallSid, callSegmentSid: '' };
}

function meaningOf(meaning: PropertyMeaning, raw: string, call: Call, style: ShowStyle): string {
  switch (meaning) {
    case 'status':
      return withRaw(statusText(call), raw);
    case 'flags':
      return call.flags === undefined ? raw : withRaw(flagsText(call.flags), raw);
    case 'direction':
      return raw === '' ? '' : withRaw(directionText(call), raw);
    case 'caller':
    case 'called':
    case 'forwardedFrom':
    case 'callerName':
      return showNumber(raw, style.maskNumbers, call.formatNumber);
    case 'startTime':
    case 'endTime':
    case 'dateCreated':
    case 'dateUpdated':
      return timeMeaning(meaning, raw, call, style);
    case 'duration':
      return durationMeaning(call);
    case 'price':
      return priceMeaning(call, style.locale);
    case 'answeredBy':
      return raw === '' ? '' : withRaw(answeredByText(raw), raw);
    case 'queueTime':
      return queueMeaning(raw);
    case 'callSegmentSid':
    case 'parentCallSid':
      return raw === '' ? l10n.t('None: this is the initial call') : raw;
    case 'priceUnit':
    case 'sid':
    case 'accountSid':
    case 'phoneNumberSid':
    case 'trunkSid':
    case 'groupSid':
    case 'messageDate':
      return raw;
  }
}

/** A length that the service counts in milliseconds. */
function queueMeaning(raw: string): string {
  return /^\d{1,12}$/.test(raw) ? l10n.t('{0} ms', raw) : raw;
}

function withRaw(words: string, raw: string | undefined): string {
  return raw === undefined || raw === '' ? words : `${words} (${raw})`;
}

function timeMeaning(
  name: 'startTime' | 'endTime' | 'dateCreated' | 'dateUpdated',
  raw: string,
  call: Call,
  style: ShowStyle,
): string {
  if (raw === '') {
    if (name === 'startTime') return notDialed(call) ?? l10n.t('None');
    if (name === 'endTime') return notThere(call);
    return l10n.t('None');
  }
  const date = call[name];
  return date ? showFullTime(date, style) : raw;
}

/** Duration in words, with why there is none (document: populated for completed calls only). */
export function durationMeaning(call: Call): string {
  const { durationSeconds } = call;
  if (durationSeconds !== undefined) {
    const seconds = l10n.t('{0} s', durationSeconds);
    return durationSeconds < 60 ? seconds : `${showDuration(durationSeconds)} (${seconds})`;
  }
  const raw = boundedText(sent(call, 'duration'));
  return raw === '' ? notThere(call) : raw;
}

/** Price in words, with why there is none (document: later than completion, never on a trial account). */
export function priceMeaning(call: Call, locale: string): string {
  if (call.price !== undefined && call.price !== '') {
    return priceText(boundedText(call.price), boundedText(call.priceUnit), locale);
  }
  if (call.status === 'complete') return l10n.t('Not known yet, or a trial account');
  return notThere(call);
}

/** Why there is nothing of what the service tells of completed calls only. */
function notThere(call: Call): string {
  const isComplete = call.status === 'complete';
  return notDialed(call) ?? notOver(call) ?? (isComplete ? l10n.t('Not known yet') : didNotComplete());
}

function notDialed(call: Call): string | undefined {
  if (call.status === 'ringing') return l10n.t('Not answered yet');
  return isWaiting(call) ? l10n.t('Not dialed yet') : undefined;
}

function notOver(call: Call): string | undefined {
  return call.status === 'inProgress' ? l10n.t('Not known yet: the call is in progress') : undefined;
}

function didNotComplete(): string {
  return l10n.t('None: the call did not complete');
}
