// A person's filter, split into what the service can do and what is done here.
import { InvalidInputError } from './errors.ts';
import type { Call, CallStatus } from './resources.ts';

/** What a person asks for; every part may be absent, and an empty text or list counts as absent. */
export interface CallFilter {
  /** A phone number in any decoration. */
  readonly called?: string;
  readonly caller?: string;
  /** Numbers of 2008-08-01, 0–5 and any other that it may send; words of 2010-04-01. */
  readonly status?: readonly StatusChoice[];
  readonly direction?: 'inbound' | 'outbound';
  /** ISO 8601, inclusive. */
  readonly startedFrom?: string;
  /** ISO 8601, exclusive. */
  readonly startedTo?: string;
  /** Part of a number or Sid, or a whole error code. */
  readonly text?: string;
}

/** A status as a filter names it: 0 of 2008-08-01 means any call that is not answered yet. */
export type StatusChoice = number | string;

/**
 * What services can filter calls by, in the words of the version (calls document, "List Filtering"; schema
 * of 2010-04-01). 2008-08-01 knows neither `parentCallSid` nor `ended…`.
 */
export interface CallQuery {
  readonly called?: string;
  readonly caller?: string;
  readonly status?: StatusChoice;
  /** Days are `YYYY-MM-DD` of the service. */
  readonly startedOn?: string;
  readonly startedOnOrAfter?: string;
  readonly startedOnOrBefore?: string;
  readonly endedOn?: string;
  readonly endedOnOrAfter?: string;
  readonly endedOnOrBefore?: string;
  readonly parentCallSid?: string;
}

/** What a version's service does of a filter; `undefined` leaves a part to be done here. */
export interface FilterAbilities {
  /** A number, or an address such as `sip:…`, as the service wants it. */
  readonly number: (number: string) => string | undefined;
  readonly status: (choice: StatusChoice) => StatusChoice | undefined;
  /** The first and the last of the service's days, counted from 1970, that can hold a call from and before an instant. */
  readonly firstDay: (fromMs: number) => number;
  readonly lastDay: (beforeMs: number) => number;
}

/** One condition, for telling a person who looks after it. `days` are whole days of the service, both included. */
export type FilterPart =
  | { readonly field: 'called' | 'caller'; readonly number: string }
  | { readonly field: 'status'; readonly statuses: readonly StatusChoice[] }
  | { readonly field: 'direction'; readonly direction: 'inbound' | 'outbound' }
  | { readonly field: 'startedFrom' | 'startedTo'; readonly instantMs: number }
  | { readonly field: 'days'; readonly from: string | undefined; readonly to: string | undefined }
  | { readonly field: 'text'; readonly text: string };

/** A filter taken apart. `matches` checks everything, also what the service was asked to do. */
export interface SplitFilter {
  readonly query: CallQuery;
  readonly matches: (call: Call, codes?: readonly string[]) => boolean;
  readonly server: readonly FilterPart[];
  readonly local: readonly FilterPart[];
  /** Whether it asks for what may be true of a segment alone: a party of it, or a text. */
  readonly findsSegments: boolean;
}

/** How a time without an offset is meant. */
export interface SplitOptions {
  readonly zone?: 'local' | 'utc';
}

/** What a status is to a filter: its number where it has one, and its word. */
const choices: Readonly<Record<Exclude<CallStatus, 'unknown'>, readonly StatusChoice[]>> = {
  notYetDialed: [0],
  queued: [0, 'queued'],
  ringing: [0, 'ringing'],
  inProgress: [1, 'in-progress'],
  complete: [2, 'completed'],
  busy: [3, 'busy'],
  applicationError: [4, 'failed'],
  noAnswer: [5, 'no-answer'],
  canceled: ['canceled'],
};
const dayMs = 86_400_000;
const statusWords = Object.values(choices)
  .flat()
  .filter((choice) => typeof choice === 'string');

/**
 * Splits a filter into what the service does and what is done here, where its days are cut to the minute.
 * Throws `InvalidInputError` naming the field that is malformed.
 */
export function splitFilter(
  filter: CallFilter,
  { zone = 'local' }: SplitOptions,
  can: FilterAbilities,
): SplitFilter {
  const parts = partsOf(filter, zone);
  const { query, asked } = askedOfService(parts, can);
  const days = daysOf(query);
  return {
    query,
    matches: (call, codes = []) => parts.every((part) => matchesPart(part, call, codes)),
    server: [...asked, ...(days ? [days] : [])],
    local: parts.filter((part) => !asked.includes(part)),
    findsSegments: parts.some(({ field }) => field === 'called' || field === 'caller' || field === 'text'),
  };
}

/**
 * A phone number without decoration: ten digits, a leading 1 or +1 dropped; `+` and digits for another
 * country; bare digits otherwise. `undefined` when the text is no number.
 */
export function normalizeNumber(text: string): string | undefined {
  const bare = text.trim().replace(/[\s().\-/\u2010-\u2015\u00a0]/g, '');
  if (!/^\+?\d{3,20}$/.test(bare)) return undefined;
  const american = /^(?:\+?1)?(\d{10})$/.exec(bare)?.[1];
  return american ?? bare;
}

const fields = ['called', 'caller', 'status', 'direction', 'startedFrom', 'startedTo', 'text'];

function partsOf(filter: CallFilter, zone: 'local' | 'utc'): readonly FilterPart[] {
  const stranger = Object.keys(filter).find((field) => !fields.includes(field));
  if (stranger !== undefined) throw new InvalidInputError(stranger, 'is no part of a filter');
  const parts: FilterPart[] = [];
  for (const field of ['called', 'caller'] as const) {
    const text = textOf(filter, field);
    if (text !== undefined) parts.push({ field, number: numberOf(field, text) });
  }
  const statuses = statusesOf(filter);
  if (statuses.length > 0) parts.push({ field: 'status', statuses });
  const direction = textOf(filter, 'direction');
  if (direction === 'inbound' || direction === 'outbound') parts.push({ field: 'direction', direction });
  else if (direction !== undefined) throw new InvalidInputError('direction', 'must be inbound or outbound');
  parts.push(...rangeOf(filter, zone));
  const text = textOf(filter, 'text');
  if (text !== undefined) parts.push({ field: 'text', text });
  return parts;
}

function askedOfService(
  parts: readonly FilterPart[],
  can: FilterAbilities,
): { query: CallQuery; asked: readonly FilterPart[] } {
  let query: CallQuery = {};
  const asked = parts.filter((part) => {
    const addition = queryOf(part, can);
    query = { ...query, ...addition };
    return addition !== undefined && part.field !== 'startedFrom' && part.field !== 'startedTo';
  });
  return { query, asked };
}

function queryOf(part: FilterPart, can: FilterAbilities): CallQuery | undefined {
  switch (part.field) {
    case 'called':
    case 'caller': {
      const number = can.number(part.number);
      return number === undefined ? undefined : { [part.field]: number };
    }
    case 'status': {
      const [choice, ...others] = part.statuses;
      const status = choice === undefined || others.length > 0 ? undefined : can.status(choice);
      return status === undefined ? undefined : { status };
    }
    case 'startedFrom':
      return { startedOnOrAfter: dayText(can.firstDay(part.instantMs)) };
    case 'startedTo':
      return { startedOnOrBefore: dayText(can.lastDay(part.instantMs)) };
    case 'direction':
    case 'days':
    case 'text':
      return undefined;
  }
}

function daysOf({ startedOnOrAfter: from, startedOnOrBefore: to }: CallQuery): FilterPart | undefined {
  return from === undefined && to === undefined ? undefined : { field: 'days', from, to };
}

/** A day counted from 1970 as `YYYY-MM-DD`. */
const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

function matchesPart(part: FilterPart, call: Call, codes: readonly string[]): boolean {
  switch (part.field) {
    case 'called':
    case 'caller':
      return sameParty(call[part.field], part.number);
    case 'status':
      return choicesOf(call).some((choice) => part.statuses.includes(choice));
    case 'direction':
      return call.direction === part.direction;
    case 'startedFrom':
      return call.startTime !== undefined && call.startTime.instantMs >= part.instantMs;
    case 'startedTo':
      return call.startTime !== undefined && call.startTime.instantMs < part.instantMs;
    case 'days':
      return true;
    case 'text':
      return matchesText(part.text, call, codes);
  }
}

/** An address is the same in letters of either case; a number with or without the decoration. */
function sameParty(sent: string, sought: string): boolean {
  if (sought.includes(':')) return sent.toLowerCase() === sought.toLowerCase();
  return digitsOf(normalizeNumber(sent) ?? (sent.includes(':') ? '' : sent)) === digitsOf(sought);
}

function matchesText(text: string, call: Call, codes: readonly string[]): boolean {
  const sought = text.toLowerCase();
  const plain = [call.sid, call.callSegmentSid, call.called, call.caller];
  if (codes.includes(text) || plain.some((value) => value.toLowerCase().includes(sought))) return true;
  // A number typed with its decoration, or a part of one.
  const digits = /^[\d\s()+./-]+$/.test(text) ? digitsOf(normalizeNumber(text) ?? text) : '';
  return digits.length >= 3 && [call.called, call.caller].some((value) => digitsOf(value).includes(digits));
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

function choicesOf({ status, statusSent }: Call): readonly StatusChoice[] {
  return status === 'unknown' ? [Number(statusSent.trim() || NaN)] : choices[status];
}

// --- reading what the person gave: a command's argument may be anything

function textOf(filter: CallFilter, field: Exclude<keyof CallFilter, 'status'>): string | undefined {
  const value: unknown = filter[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new InvalidInputError(field, 'must be a text');
  return value.trim() || undefined;
}

function numberOf(field: string, text: string): string {
  if (/^(?:sips?|client):[^\s<>]{1,200}$/i.test(text)) return text;
  const number = normalizeNumber(text);
  if (number === undefined) throw new InvalidInputError(field, 'is no phone number');
  return number;
}

function statusesOf({ status }: CallFilter): readonly StatusChoice[] {
  const given: unknown = status ?? [];
  const chosen: readonly unknown[] = Array.isArray(given) ? given : [undefined];
  if (!chosen.every(isChoice)) {
    throw new InvalidInputError('status', `must be a list of whole numbers or of ${statusWords.join(', ')}`);
  }
  return [...new Set(chosen)];
}

function isChoice(choice: unknown): choice is StatusChoice {
  if (typeof choice === 'string') return statusWords.includes(choice);
  return typeof choice === 'number' && Number.isInteger(choice) && choice >= 0;
}

function rangeOf(filter: CallFilter, zone: 'local' | 'utc'): readonly FilterPart[] {
  const [from, to] = (['startedFrom', 'startedTo'] as const).map((field) => {
    const text = textOf(filter, field);
    return text === undefined ? undefined : { field, instantMs: instantOf(field, text, zone) };
  });
  if (from && to && to.instantMs <= from.instantMs) {
    throw new InvalidInputError('startedTo', 'must be after startedFrom');
  }
  return [from, to].filter((part) => part !== undefined);
}

function instantOf(field: string, text: string, zone: 'local' | 'utc'): number {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(
    text,
  );
  const [, day = '', time = '00:00', offset = zone === 'utc' ? 'Z' : ''] = parts ?? [];
  const instantMs = Date.parse(`${day}T${time}${offset}`);
  // Date.parse takes 31 February for 3 March.
  const isDay = parts !== null && new Date(`${day}T00:00Z`).toISOString().startsWith(day);
  if (!isDay || Number.isNaN(instantMs))
    throw new InvalidInputError(field, 'must be an ISO 8601 date and time');
  return instantMs;
}
