// The filters of the lists of 2010-04-01: a query's parameters to one predicate with a name.
import type { Filter } from '../lists/generated.ts';
import type { ReadFilter } from '../lists/filters.ts';
import { instantOf } from '../rules/dates.ts';
import type { LegFacts, Moment, SandboxNotification, SandboxRecording } from '../rules/resources.ts';
import { e164, fromOf, statusOf, toOf } from './resources/words.ts';

/** To, From, Status, StartTime and EndTime with `<` and `>`; ParentCallSid is not of a row's facts. */
export function readLegFilter(query: URLSearchParams): ReadFilter<LegFacts> {
  return readFilter<LegFacts>(query, [
    address('To', toOf),
    address('From', fromOf),
    equal('Status', /^(queued|ringing|in-progress|completed|busy|failed|no-answer|canceled)$/, statusOf),
    ...times<LegFacts>('StartTime', ({ startTime }) => startTime),
    ...times<LegFacts>('EndTime', ({ endTime }) => endTime),
  ]);
}

/** CallSid, and DateCreated with `<` and `>`. */
export function readRecordingFilter(query: URLSearchParams): ReadFilter<SandboxRecording> {
  return readFilter<SandboxRecording>(query, [
    equal('CallSid', /^/, ({ callSid }) => callSid),
    ...times<SandboxRecording>('DateCreated', ({ dateCreated }) => dateCreated),
  ]);
}

/** Log 0 or 1, and MessageDate with `<` and `>`. */
export function readNotificationFilter(query: URLSearchParams): ReadFilter<SandboxNotification> {
  return readFilter<SandboxNotification>(query, [
    equal('Log', /^[01]$/, ({ log }) => String(log)),
    ...times<SandboxNotification>('MessageDate', ({ messageDate }) => messageDate),
  ]);
}

interface Rule<T> {
  /** The key on the wire: an inequality's sign is part of it, since `=` ends the key. */
  readonly key: string;
  /** The predicate for a value; undefined when the value is malformed. */
  readonly reads: (value: string) => Filter<T>['keeps'] | undefined;
}

function readFilter<T>(query: URLSearchParams, rules: readonly Rule<T>[]): ReadFilter<T> {
  const tests: Filter<T>['keeps'][] = [];
  const name = new URLSearchParams();
  for (const { key, reads } of rules) {
    const value = query.get(key) ?? '';
    if (value === '') continue;
    const test = reads(value);
    if (!test) return `Invalid ${key}`;
    tests.push(test);
    name.append(key, value);
  }
  if (tests.length === 0) return undefined;
  return { name: name.toString(), keeps: (row) => tests.every((test) => test(row)) };
}

function equal<T>(key: string, form: RegExp, textOf: (row: T) => string): Rule<T> {
  return { key, reads: (value) => (form.test(value) ? (row) => textOf(row) === value : undefined) };
}

/** A `+` that was not escaped has become a space on its way. */
function address(key: string, textOf: (row: LegFacts) => string): Rule<LegFacts> {
  return {
    key,
    reads(value) {
      const wanted = e164(value.replace(/^ (?=\d)/, '+').replace(/^1(?=\d{10}$)/, '+1'));
      return (row) => textOf(row) === wanted;
    },
  };
}

const dayMs = 86_400_000;

/** A day of GMT, or an instant: `<` is before it, `>` at or after it, and alone is within the day. */
function times<T>(key: string, momentOf: (row: T) => Moment | undefined): Rule<T>[] {
  const rule = (sign: string, inside: (at: number, asked: number) => boolean) => ({
    key: key + sign,
    reads(value: string) {
      const asked = instantIn(value);
      if (asked === undefined) return undefined;
      return (row: T) => {
        const moment = momentOf(row);
        return moment !== undefined && inside(instantOf(moment), asked);
      };
    },
  });
  return [
    rule('', (at, asked) => Math.floor(at / dayMs) === Math.floor(asked / dayMs)),
    rule('>', (at, asked) => at >= asked),
    rule('<', (at, asked) => at < asked),
  ];
}

function instantIn(text: string): number | undefined {
  const isKnownForm = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.test(text);
  // Without a zone it is GMT, as all of this version is.
  const hasZone = !text.includes('T') || /(Z|[+-]\d{2}:?\d{2})$/.test(text);
  const instant = isKnownForm ? Date.parse(hasZone ? text : `${text}Z`) : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
}
