// Version 2008-08-01: numbered pages of XML below /2008-08-01/Accounts/{AccountSid}.
import { splitFilter, type CallQuery, type FilterAbilities } from '../callFilter.ts';
import type {
  CallRedirect,
  Dialect,
  Instructions,
  ListPage,
  Listing,
  NewCall,
  Parameters,
  Question,
} from '../dialect.ts';
import { InvalidInputError } from '../errors.ts';
import type * as Readers from '../reading/readers2008.ts';
import { day, get, notificationFilters, post, present, recordingFilters, remove, segmentOf } from './asks.ts';

/** What reads XML is code that only an account of this version needs: it is there with the first answer. */
function reader<T>(pick: (readers: typeof Readers) => (text: string) => T): (text: string) => Promise<T> {
  return async (text) => pick(await import('../reading/readers2008.ts'))(text);
}

const readers = {
  readCall: reader(({ readCall }) => readCall),
  readCalls: reader(({ readCalls }) => readCalls),
  readRecording: reader(({ readRecording }) => readRecording),
  readRecordings: reader(({ readRecordings }) => readRecordings),
  readNotification: reader(({ readNotification }) => readNotification),
  readNotifications: reader(({ readNotifications }) => readNotifications),
  readRefusal: reader(({ readRefusal }) => readRefusal),
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * Ten-digit numbers, one status of 0–2 and whole days (calls document, "List Filtering"). The service's
 * offset from UTC is not known, so it is asked for the days that hold a range in every offset from −12 to
 * +14 hours.
 */
const abilities: FilterAbilities = {
  number: (number) => (/^\d{10}$/.test(number) ? number : undefined),
  status: (choice) => (choice === 0 || choice === 1 || choice === 2 ? choice : undefined),
  firstDay: (fromMs) => Math.floor((fromMs - 12 * hourMs) / dayMs),
  lastDay: (beforeMs) => Math.ceil((beforeMs + 14 * hourMs) / dayMs),
};

/** How version 2008-08-01 is asked and read (calls document; api.md sections 1–7). */
export const dialect2008: Dialect = {
  version: '2008-08-01',
  format: 'xml',
  paging: 'numbers',
  mayLack: [],
  callColumns: [
    ...['Sid', 'DateCreated', 'DateUpdated', 'CallSegmentSid', 'AccountSid', 'Called', 'Caller'],
    ...['PhoneNumberSid', 'Status', 'StartTime', 'EndTime', 'Duration', 'Price', 'Flags'],
  ],
  changesMove: true,
  sortedBy: ({ dateUpdated }) => dateUpdated,
  statusChoices: [0, 1, 2, 3, 4, 5],
  ifMachine: ['Continue', 'Hangup'],
  takesTwiml: false,
  keyOf: (key) => key,
  splitFilter: (filter, options = {}) => splitFilter(filter, options, abilities),

  calls: (query) => listing('Calls', callFilters(query), readers.readCalls),
  call: (callSid) => ({ ...get(callPath(callSid)), read: readers.readCall }),
  segments: (callSid) => listing(`${callPath(callSid)}/Segments`, [], readers.readCalls),
  segment: (callSid, callSegmentSid) => ({
    ...get(`${callPath(callSid)}/Segments/${segmentOf('callSegmentSid', callSegmentSid)}`),
    read: readers.readCall,
  }),
  makeCall: (call) => ({ ...post('Calls', newCallForm(call)), read: readers.readCall }),
  redirectCall: (callSid, redirect) => ({
    ...post(callPath(callSid), redirectForm(redirect)),
    read: readers.readCall,
  }),
  endCall: undefined,

  callRecordings: (callSid) => listing(`${callPath(callSid)}/Recordings`, [], readers.readRecordings),
  recordings: (query) => listing('Recordings', recordingFilters(query, dayFilters), readers.readRecordings),
  // The bare URI is audio: only with its extension is a recording XML (api.md section 5).
  recording: (sid) => ({
    ...get(`${recordingPath(sid)}.xml`),
    read: readers.readRecording,
  }),
  recordingMedia: (sid, format) => get(`${recordingPath(sid)}.${format}`),
  deleteRecording: (sid) => remove(recordingPath(sid)),

  callNotifications: (callSid) =>
    listing(`${callPath(callSid)}/Notifications`, [], readers.readNotifications),
  notifications: (query) =>
    listing('Notifications', notificationFilters(query, dayFilters), readers.readNotifications),
  notification: (sid) => ({
    ...get(notificationPath(sid)),
    read: readers.readNotification,
  }),
  deleteNotification: (sid) => remove(notificationPath(sid)),

  callEvents: undefined,

  readRefusal: readers.readRefusal,
};

function listing<T>(path: string, filters: Parameters, read: Question<ListPage<T>>['read']): Listing<T> {
  return ({ page, pageSize }) => ({
    ...get(path, [...filters, ['num', String(pageSize)], ['Page', String(page)]]),
    read,
  });
}

const callPath = (callSid: string) => `Calls/${segmentOf('callSid', callSid)}`;
const recordingPath = (sid: string) => `Recordings/${segmentOf('sid', sid)}`;
const notificationPath = (sid: string) => `Notifications/${segmentOf('sid', sid)}`;

function callFilters(query: CallQuery): Parameters {
  const { called, caller, status, startedOn, startedOnOrAfter, startedOnOrBefore, ...unknown } = query;
  const [stranger] = Object.keys(unknown);
  if (stranger !== undefined) throw new InvalidInputError(stranger, 'is no filter of version 2008-08-01');
  return [
    ...present([
      ['Called', called],
      ['Caller', caller],
      ['Status', status?.toString()],
    ]),
    ...dayFilters('StartTime', startedOn, startedOnOrAfter, startedOnOrBefore),
  ];
}

/** The operator is part of the name: `StartTime>=2009-07-06` is the name `StartTime>` (api.md section 4). */
function dayFilters(
  name: string,
  on: string | undefined,
  from: string | undefined,
  to: string | undefined,
): Parameters {
  return present([
    [name, day(on)],
    [`${name}>`, day(from)],
    [`${name}<`, day(to)],
  ]);
}

function redirectForm(redirect: CallRedirect): Parameters {
  return present([
    ['CurrentUrl', addressOf(redirect)],
    ['CurrentMethod', redirect.method],
  ]);
}

/** This version takes no document in place of an address. */
function addressOf({ url }: Instructions): string {
  if (url === undefined) throw new InvalidInputError('twiml', 'cannot be sent in version 2008-08-01');
  return url;
}

function newCallForm(call: NewCall): Parameters {
  const { caller, called, method, sendDigits, ifMachine, timeoutSeconds } = call;
  return present([
    ['Caller', caller],
    ['Called', called],
    ['Url', addressOf(call)],
    ['Method', method],
    ['SendDigits', sendDigits],
    ['IfMachine', ifMachine],
    ['Timeout', timeoutSeconds?.toString()],
  ]);
}
