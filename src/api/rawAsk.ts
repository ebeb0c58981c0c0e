import type { Ask, Dialect, RawPart } from './dialect.ts';
import { InvalidInputError } from './errors.ts';

/** Rows a page where a list is wanted whole: most are shorter, and the longest rows still keep within the size of an answer. */
export const wholeList = 500;

/** The question whose answer shows a part of a call as the service sends it: of lists the first page. */
export function rawAsk(dialect: Dialect, { part, callSid, callSegmentSid }: RawPart): Ask {
  const firstPage = { page: 0, pageSize: wholeList };
  switch (part) {
    case 'call':
      return callSegmentSid ? dialect.segment(callSid, callSegmentSid) : dialect.call(callSid);
    case 'segments':
      return dialect.segments(callSid)(firstPage);
    case 'recordings':
      return dialect.callRecordings(callSid)(firstPage);
    case 'notifications':
      return dialect.callNotifications(callSid)(firstPage);
    case 'events':
      if (dialect.callEvents) return dialect.callEvents(callSid)(firstPage);
      throw new InvalidInputError('part', `cannot be events in version ${dialect.version}`);
  }
}
