// Version 2010-04-01: linked pages of JSON below /2010-04-01/Accounts/{AccountSid}.
import { normalizeNumber, splitFilter } from '../callFilter.ts';
import type { CallQuery, FilterAbilities, StatusChoice } from '../callFilter.ts';
import type {
  Dialect,
  IfMachine,
  Instructions,
  ListPage,
  Listing,
  NewCall,
  Parameters,
  Question,
} from '../dialect.ts';
import { InvalidInputError } from '../errors.ts';
import { withNumberFormat, withNumberFormats } from '../reading/foreignNumbers.ts';
import * as readers from '../reading/readers2010.ts';
import { day, get, notificationFilters, post, present, recordingFilters, remove, segmentOf } from './asks.ts';

const dayMs = 86_400_000;

const statusWords: readonly StatusChoice[] = [
  ...['queued', 'ringing', 'in-progress', 'completed'],
  ...['failed', 'busy', 'no-answer', 'canceled'],
];
/** The words for the numbers of 2008-08-01; 0 has two, and so none that a service can be asked for. */
const numbered: readonly (string | undefined)[] = [
  undefined,
  ...['in-progress', 'completed', 'busy', 'failed', 'no-answer'],
];

/** Any number or address, one status of all words, and whole days of UTC (schema, parameters of the list). */
const abilities: FilterAbilities = {
  number: (number) => (/^(?:\d{10}$|\+|.*:)/.test(number) ? e164(number) : undefined),
  status: statusWord,
  firstDay: (fromMs) => Math.floor(fromMs / dayMs),
  lastDay: (beforeMs) => Math.ceil(beforeMs / dayMs) - 1,
};

const readCall = (text: string) => withNumberFormat(readers.readCall(text));
const readCalls = (text: string) => withNumberFormats(readers.readCalls(text));

/** How version 2010-04-01 is asked and read (the service's own schema; api.md section 10). */
export const dialect2010: Dialect = {
  version: '2010-04-01',
  format: 'json',
  paging: 'links',
  mayLack: ['notifications', 'events'],
  callColumns: [
    ...['sid', 'date_created', 'date_updated', 'parent_call_sid', 'account_sid', 'to', 'to_formatted'],
    ...['from', 'from_formatted', 'phone_number_sid', 'status', 'start_time', 'end_time', 'duration'],
    ...['price', 'price_unit', 'direction', 'answered_by', 'api_version', 'forwarded_from', 'group_sid'],
    ...['caller_name', 'queue_time', 'trunk_sid', 'uri'],
  ],
  // Sorted by start, as people have observed; no document says.
  changesMove: false,
  sortedBy: ({ dateCreated, startTime }) => startTime ?? dateCreated,
  statusChoices: statusWords,
  ifMachine: ['Continue'],
  takesTwiml: true,
  // A segment has a Sid of its own.
  keyOf: ({ callSid, callSegmentSid }) => ({ callSid: callSegmentSid || callSid }),
  splitFilter: (filter, options = {}) => splitFilter(filter, options, abilities),

  calls: (query) => listing('Calls', callFilters(query), readCalls),
  call: (callSid) => ({ ...get(`${callPath(callSid)}.json`), read: readCall }),
  segments: (callSid) => listing('Calls', [['ParentCallSid', segmentOf('callSid', callSid)]], readCalls),
  segment: (_, callSegmentSid) => ({
    ...get(`Calls/${segmentOf('callSegmentSid', callSegmentSid)}.json`),
    read: readCall,
  }),
  makeCall: (call) => ({ ...post('Calls.json', newCallForm(call)), read: readCall }),
  redirectCall: (callSid, redirect) => ({
    ...post(`${callPath(callSid)}.json`, instructions(redirect)),
    read: readCall,
  }),
  endCall: (callSid, how) => ({
    ...post(`${callPath(callSid)}.json`, [['Status', { hangUp: 'completed', cancel: 'canceled' }[how]]]),
    read: readCall,
  }),

  callRecordings: (callSid) => listing(`${callPath(callSid)}/Recordings`, [], readers.readRecordings),
  recordings: (query) => listing('Recordings', recordingFilters(query, dayFilters), readers.readRecordings),
  recording: (sid) => ({ ...get(`${recordingPath(sid)}.json`), read: readers.readRecording }),
  recordingMedia: (sid, format) => get(`${recordingPath(sid)}.${format}`),
  deleteRecording: (sid) => remove(`${recordingPath(sid)}.json`),

  callNotifications: (callSid) =>
    listing(`${callPath(callSid)}/Notifications`, [], readers.readNotifications),
  notifications: (query) =>
    listing('Notifications', notificationFilters(query, dayFilters), readers.readNotifications),
  notification: (sid) => ({
    ...get(`Notifications/${segmentOf('sid', sid)}.json`),
    read: readers.readNotification,
  }),
  deleteNotification: undefined,

  callEvents: (callSid) => listing(`${callPath(callSid)}/Events`, [], readers.readEvents),

  readRefusal: readers.readRefusal,
};

/** `Page` counts for services that do not link their pages; the others say themselves where the list goes on. */
function listing<T>(path: string, filters: Parameters, read: Question<ListPage<T>>['read']): Listing<T> {
  return ({ page, pageSize }) => ({
    ...get(`${path}.json`, [
      ...filters,
      ['PageSize', String(pageSize)],
      ...present([['Page', page > 0 ? String(page) : undefined]]),
    ]),
    read,
  });
}

const callPath = (callSid: string) => `Calls/${segmentOf('callSid', callSid)}`;
const recordingPath = (sid: string) => `Recordings/${segmentOf('sid', sid)}`;

function callFilters(query: CallQuery): Parameters {
  const { called, caller, parentCallSid, status } = query;
  return [
    ...present([
      ['To', called],
      ['From', caller],
      ['ParentCallSid', parentCallSid],
      ['Status', status === undefined ? undefined : (statusWord(status) ?? String(status))],
    ]),
    ...dayFilters('StartTime', query.startedOn, query.startedOnOrAfter, query.startedOnOrBefore),
    ...dayFilters('EndTime', query.endedOn, query.endedOnOrAfter, query.endedOnOrBefore),
  ];
}

/** The operator is part of the name, and `<` means before the day, or before its midnight at most. */
function dayFilters(
  name: string,
  on: string | undefined,
  from: string | undefined,
  to: string | undefined,
): Parameters {
  return present([
    [name, day(on)],
    [`${name}>`, day(from)],
    [`${name}<`, dayAfter(day(to))],
  ]);
}

function dayAfter(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const ms = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(ms)) throw new InvalidInputError('day', 'must be on the calendar');
  return new Date(ms + dayMs).toISOString().slice(0, 10);
}

function statusWord(choice: StatusChoice): string | undefined {
  if (typeof choice === 'number') return numbered[choice];
  return statusWords.includes(choice) ? choice : undefined;
}

/** A number as this version writes it; an address such as `sip:…`, and a number of unknown country, as it came. */
function e164(text: string): string {
  const number = normalizeNumber(text);
  if (number === undefined) return text;
  return /^\d{10}$/.test(number) ? `+1${number}` : number;
}

function newCallForm(call: NewCall): Parameters {
  const { caller, called, sendDigits, ifMachine, timeoutSeconds } = call;
  return present([
    ['To', e164(called)],
    ['From', e164(caller)],
    ...instructions(call),
    ['SendDigits', sendDigits],
    ['MachineDetection', ifMachine && machineDetection(ifMachine)],
    ['Timeout', timeoutSeconds?.toString()],
  ]);
}

/** The service only finds out who answered: what follows is for the application to say. */
function machineDetection(ifMachine: IfMachine): string {
  if (ifMachine === 'Continue') return 'Enable';
  throw new InvalidInputError('ifMachine', 'cannot be Hangup in version 2010-04-01');
}

function instructions({ url, method, twiml }: Instructions): Parameters {
  return present([
    ['Url', url],
    ['Method', method],
    ['Twiml', twiml],
  ]);
}
