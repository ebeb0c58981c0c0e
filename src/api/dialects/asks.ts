// The pieces that every version's questions are put together from.
import type { Ask, NotificationQuery, Parameters, RecordingQuery } from '../dialect.ts';
import { InvalidInputError } from '../errors.ts';

export const get = (path: string, query: Parameters = []): Ask => ({ method: 'GET', path, query });
export const remove = (path: string): Ask => ({ method: 'DELETE', path, query: [] });
export const post = (path: string, form: Parameters): Ask => ({ method: 'POST', path, query: [], form });

/**
 * A Sid as one segment of a path, whatever its shape: compatible services have UUIDs and others. Throws
 * `InvalidInputError` for what could lead elsewhere: one of dots alone would climb out of the account.
 */
export function segmentOf(field: string, sid: string): string {
  if (!/^(?!\.+$)[\w.:-]{1,100}$/.test(sid)) throw new InvalidInputError(field, 'is no Sid');
  return encodeURIComponent(sid);
}

/** Those that have a text. */
export function present(parameters: readonly (readonly [string, string | undefined])[]): Parameters {
  return parameters.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
}

/** A day of the service; throws `InvalidInputError` for what is no `YYYY-MM-DD`. */
export function day(text: string | undefined): string | undefined {
  if (text !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(text))
    throw new InvalidInputError('day', 'must be YYYY-MM-DD');
  return text;
}

/** A range of days as a version writes it. */
export type DayFilters = (
  name: string,
  on: string | undefined,
  from: string | undefined,
  to: string | undefined,
) => Parameters;

/** Which recordings, in words that the versions share. */
export function recordingFilters(query: RecordingQuery, dayFilters: DayFilters): Parameters {
  const { callSid, createdOn, createdOnOrAfter, createdOnOrBefore } = query;
  return [
    ...present([['CallSid', callSid]]),
    ...dayFilters('DateCreated', createdOn, createdOnOrAfter, createdOnOrBefore),
  ];
}

/** Which notifications, in words that the versions share. */
export function notificationFilters(query: NotificationQuery, dayFilters: DayFilters): Parameters {
  const { level, messagedOn, messagedOnOrAfter, messagedOnOrBefore } = query;
  return [
    ...present([['Log', level && { error: '0', warning: '1' }[level]]]),
    ...dayFilters('MessageDate', messagedOn, messagedOnOrAfter, messagedOnOrBefore),
  ];
}
