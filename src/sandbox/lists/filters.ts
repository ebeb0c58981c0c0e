// The filters of the three lists: a query's parameters to one predicate with a name.
import { instantOf, startOfDay } from '../rules/dates.ts';
import type { Filter } from './generated.ts';
import type { CallFacts, Moment, SandboxNotification, SandboxRecording } from '../rules/resources.ts';

/** A filter, none, or the sentence that says which parameter makes no sense. */
export type ReadFilter<T> = Filter<T> | string | undefined;

/** Called, Caller, Status 0 to 2, StartTime with `=`, `<=`, `>=` (page "Calls", List Filtering). */
export function readCallFilter(query: URLSearchParams): ReadFilter<CallFacts> {
  return readFilter<CallFacts>(query, [
    same('Called', /^\+?\d+$/, (call) => call.called),
    same('Caller', /^\+?\d+$/, (call) => call.caller),
    same('Status', /^[0-2]$/, (call) => String(call.status)),
    ...days<CallFacts>('StartTime', (call) => call.startTime),
  ]);
}

/** CallSid, and DateCreated by day (page "Recordings"). */
export function readRecordingFilter(query: URLSearchParams): ReadFilter<SandboxRecording> {
  return readFilter<SandboxRecording>(query, [
    same('CallSid', /^/, (recording) => recording.callSid),
    ...days<SandboxRecording>('DateCreated', (recording) => recording.dateCreated),
  ]);
}

/** Log 0 or 1, and MessageDate by day (page "Notifications"). */
export function readNotificationFilter(query: URLSearchParams): ReadFilter<SandboxNotification> {
  return readFilter<SandboxNotification>(query, [
    same('Log', /^[01]$/, (notification) => String(notification.log)),
    ...days<SandboxNotification>('MessageDate', (notification) => notification.messageDate),
  ]);
}

interface Rule<T> {
  /** The key on the wire: an inequality's sign is part of it, since `=` ends the key. */
  readonly key: string;
  /** The predicate for a value; undefined when the value is malformed. */
  readonly reads: (value: string) => ((row: T) => boolean) | undefined;
}

function readFilter<T>(query: URLSearchParams, rules: readonly Rule<T>[]): ReadFilter<T> {
  const tests: ((row: T) => boolean)[] = [];
  const name = new URLSearchParams();
  const asked = withInequalities(query);
  for (const { key, reads } of rules) {
    const value = asked.get(key);
    // An empty value means all: a client of the time sends `Log=`.
    if (value === undefined || value === '') continue;
    const test = reads(value);
    if (!test) return `Invalid ${key}`;
    tests.push(test);
    name.append(key, value);
  }
  if (tests.length === 0) return undefined;
  return { name: name.toString(), keeps: (row) => tests.every((test) => test(row)) };
}

/** The page "Notifications" also writes `MessageDate<2009-07-07`, in which nothing ends the key. */
function withInequalities(query: URLSearchParams): ReadonlyMap<string, string> {
  return new Map(
    [...query].map(([key, value]) => {
      const [, bare, day] = (value === '' && /^(\w+[<>])([\d-]+)$/.exec(key)) || [];
      return bare !== undefined && day !== undefined ? [bare, day] : [key, value];
    }),
  );
}

function same<T>(key: string, form: RegExp, textOf: (row: T) => string): Rule<T> {
  return {
    key,
    reads: (value) => (form.test(value) ? (row) => textOf(row) === value : undefined),
  };
}

function days<T>(key: string, momentOf: (row: T) => Moment | undefined): Rule<T>[] {
  const rule = (sign: string, inside: (at: number, from: number, to: number) => boolean) => ({
    key: key + sign,
    reads: (value: string) => {
      const [from, to] = [startOfDay(value), startOfDay(value, 1)];
      if (from === undefined || to === undefined) return undefined;
      return (row: T) => {
        const moment = momentOf(row);
        return moment !== undefined && inside(instantOf(moment), from, to);
      };
    },
  });
  return [
    rule('', (at, from, to) => at >= from && at < to),
    rule('>', (at, from) => at >= from),
    rule('<', (at, from) => at <= from),
  ];
}
