// A person's filter, split into what the service can do and what is done here.
import { InvalidInputError } from './errors.ts';
import type { Call, CallStatus } from './resources.ts';

/** What a person asks for; every part may be absent, and an empty text or list counts as absent. */
export interface CallFilter {
  /** A phone number in any decoration. */
  readonly called?: string;
  readonly caller?: string;
  /** The service's numbers, 0–5, and any other that it may send. */
  readonly status?: readonly number[];
  readonly direction?: 'inbound' | 'outbound';
  /** ISO 8601, inclusive. */
  readonly startedFrom?: string;
  /** ISO 8601, exclusive. */
  readonly startedTo?: string;
  /** Part of a number or Sid, or a whole error code. */
  readonly text?: string;
}

/** Called, Caller, one status of 0–2 and whole days: all that the service itself can filter calls by (calls document, "List Filtering"). */
export interface CallQuery {
  readonly called?: string;
  readonly caller?: string;
  readonly status?: 0 | 1 | 2;
  /** Days are `YYYY-MM-DD` of the service. */
  readonly startedOn?: string;
  readonly startedOnOrAfter?: string;
  readonly startedOnOrBefore?: string;
}

/** One condition, for telling a person who looks after it. `days` are whole days of the service, both included. */
export type FilterPart =
  | { readonly field: 'called' | 'caller'; readonly number: string }
  | { readonly field: 'status'; readonly statuses: readonly number[] }
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
}

/** How a time without an offset is meant. */
export interface SplitOptions {
  readonly zone?: 'local' | 'utc';
}

const statusNumbers: Readonly<Record<Exclude<CallStatus, 'unknown'>, number>> = {
  notYetDialed: 0,
  inProgress: 1,
  complete: 2,
  busy: 3,
  applicationError: 4,
  noAnswer: 5,
};
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * Splits a filter (calls document, "List Filtering"). The service takes ten-digit numbers, one status
 * of 0–2 and its own whole days; since its offset from UTC is not known, it is asked for the days that
 * hold the range in every offset from −12 to +14 hours, and the range is cut here. Throws
 * `InvalidInputError` naming the field that is malformed.
 */
export function splitFilter(filter: CallFilter, { zone = 'local' }: SplitOptions = {}): SplitFilter {
  const parts = partsOf(filter, zone);
  const { query, asked } = askedOfService(parts);
  const days = daysOf(query);
  return {
    query,
    matches: (call, codes = []) => parts.every((part) => matchesPart(part, call, codes)),
    server: [...asked, ...(days ? [days] : [])],
    local: parts.filter((part) => !asked.includes(part)),
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

function askedOfService(parts: readonly FilterPart[]): { query: CallQuery; asked: readonly FilterPart[] } {
  let query: CallQuery = {};
  const asked = parts.filter((part) => {
    const addition = queryOf(part);
    query = { ...query, ...addition };
    return addition !== undefined && part.field !== 'startedFrom' && part.field !== 'startedTo';
  });
  return { query, asked };
}

function queryOf(part: FilterPart): CallQuery | undefined {
  switch (part.field) {
    case 'called':
    case 'caller':
      return /^\d{10}$/.test(part.number) ? { [part.field]: part.number } : undefined;
    case 'status': {
      const [status, ...others] = part.statuses;
      return others.length === 0 && (status === 0 || status === 1 || status === 2) ? { status } : undefined;
    }
    case 'startedFrom':
      return { startedOnOrAfter: dayText(Math.floor((part.instantMs - 12 * hourMs) / dayMs)) };
    case 'startedTo':
      return { startedOnOrBefore: dayText(Math.ceil((part.instantMs + 14 * hourMs) / dayMs)) };
    case 'direction':
    case 'days':
    case 'text':
      return undefined;
  }
}

function daysOf({ startedOnOrAfter: from, startedOnOrBefore: to }: CallQuery): FilterPart | undefined {
  return from === undefined && to === undefined ? undefined : { field: 'days', from, to };
}

const dayText = (days: number) => new Date(days * dayMs).toISOString().slice(0, 10);

function matchesPart(part: FilterPart, call: Call, codes: readonly string[]): boolean {
  switch (part.field) {
    case 'called':
    case 'caller':
      return digitsOf(normalizeNumber(call[part.field]) ?? call[part.field]) === digitsOf(part.number);
    case 'status':
      return part.statuses.includes(statusNumber(call));
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

function matchesText(text: string, call: Call, codes: readonly string[]): boolean {
  const sought = text.toLowerCase();
  const plain = [call.sid, call.callSegmentSid, call.called, call.caller];
  if (codes.includes(text) || plain.some((value) => value.toLowerCase().includes(sought))) return true;
  // A number typed with its decoration, or a part of one.
  const digits = /^[\d\s()+./-]+$/.test(text) ? digitsOf(normalizeNumber(text) ?? text) : '';
  return digits.length >= 3 && [call.called, call.caller].some((value) => digitsOf(value).includes(digits));
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

function statusNumber({ status, raw }: Call): number {
  return status === 'unknown' ? Number(raw.Status?.trim() || NaN) : statusNumbers[status];
}

// --- reading what the person gave: a command's argument may be anything

function textOf(filter: CallFilter, field: Exclude<keyof CallFilter, 'status'>): string | undefined {
  const value: unknown = filter[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new InvalidInputError(field, 'must be a text');
  return value.trim() || undefined;
}

function numberOf(field: string, text: string): string {
  const number = normalizeNumber(text);
  if (number === undefined) throw new InvalidInputError(field, 'is no phone number');
  return number;
}

function statusesOf({ status }: CallFilter): readonly number[] {
  const given: unknown = status ?? [];
  if (!Array.isArray(given)) throw new InvalidInputError('status', 'must be a list of numbers');
  const numbers = given.filter((one): one is number => Number.isInteger(one) && one >= 0);
  if (numbers.length < given.length) throw new InvalidInputError('status', 'must be a list of whole numbers');
  return [...new Set(numbers)];
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
