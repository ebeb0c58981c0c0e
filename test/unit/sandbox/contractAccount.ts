// The account of the contract table: the documents' example calls and a few of its own.
import type {
  SandboxCall,
  SandboxNotification,
  SandboxRecording,
} from '../../../src/sandbox/rules/resources.ts';
import { createAccount, type SandboxAccount } from '../../../src/sandbox/store.ts';

export const accountSid = 'AC309475e5fede1b49e100272a8640f438';
export const authToken = 'contract-token';
export const now = Date.parse('Mon, 14 Dec 2009 09:40:00 -0800');

/** The example of the page "Calls", whose dates have two offsets. */
const example: SandboxCall = {
  sid: 'CA42ed11f93dc08b952027ffbc406d0868',
  callSegmentSid: '',
  dateCreated: 'Sat, 07 Feb 2009 13:15:19 -0800',
  dateUpdated: 'Sat, 07 Feb 2009 13:15:19 -0800',
  called: '4159633717',
  caller: '4156767925',
  phoneNumberSid: 'PN01234567890123456789012345678900',
  status: 2,
  startTime: 'Thu, 03 Apr 2008 04:36:33 -0400',
  endTime: 'Thu, 03 Apr 2008 04:36:47 -0400',
  duration: 14,
  flags: 1,
};

/** The second call of the example list. */
const second: SandboxCall = {
  ...example,
  sid: 'CA751e8fa0a0105cf26a0d7a9775fb4bfb',
  called: '2064287985',
  phoneNumberSid: 'PNd59c2ba27ef48264773edb90476d1674',
  startTime: 'Thu, 03 Apr 2008 01:37:05 -0400',
  endTime: 'Thu, 03 Apr 2008 01:37:40 -0400',
  duration: 35,
};

/** Not answered, and dialed at the very midnight with which 6 July 2009 began. */
const midnight: SandboxCall = {
  sid: 'CA00000000000000000000000020090706',
  callSegmentSid: '',
  dateCreated: Date.parse('2009-07-06T00:00:00-07:00'),
  dateUpdated: Date.parse('2009-07-06T00:00:40-07:00'),
  called: '2065550142',
  caller: '4155550117',
  phoneNumberSid: 'PN11223344556677889900aabbccddeeff',
  status: 5,
  startTime: Date.parse('2009-07-06T00:00:00-07:00'),
  flags: 2,
};

/** Complete, with three segments, a recording and two notifications. */
const complete: SandboxCall = {
  ...midnight,
  sid: 'CA5b1f0c9d7e2a4836b0d1c2e3f4a59687',
  dateCreated: Date.parse('2009-12-14T09:30:01-08:00'),
  dateUpdated: Date.parse('2009-12-14T09:31:12-08:00'),
  status: 2,
  startTime: Date.parse('2009-12-14T09:30:03-08:00'),
  endTime: Date.parse('2009-12-14T09:31:12-08:00'),
  duration: 69,
  price: '-0.06000',
};

const live: SandboxCall = {
  ...midnight,
  sid: 'CA0000000000000000000000000000115e',
  dateCreated: Date.parse('2009-12-14T09:35:00-08:00'),
  dateUpdated: Date.parse('2009-12-14T09:35:01-08:00'),
  called: '4155550117',
  caller: '2125550179',
  status: 1,
  startTime: Date.parse('2009-12-14T09:35:01-08:00'),
  flags: 1,
};

const segment = (nth: number, status: number): SandboxCall => ({
  ...complete,
  callSegmentSid: `CS0000000000000000000000000000000${nth}`,
  dateUpdated: Date.parse(`2009-12-14T09:30:${10 + nth}-08:00`),
  status,
  flags: 6,
});

const recording: SandboxRecording = {
  sid: 'REaa00bb11cc22dd33ee44ff5566778899',
  callSid: complete.sid,
  duration: 21,
  dateCreated: Date.parse('2009-12-14T09:31:05-08:00'),
  dateUpdated: Date.parse('2009-12-14T09:31:05-08:00'),
};

const failure: SandboxNotification = {
  sid: 'NO00112233445566778899aabbccddeeff',
  callSid: complete.sid,
  log: 0,
  errorCode: 12100,
  messageText: 'Document parse failure',
  messageDate: Date.parse('2009-12-14T09:30:05-08:00'),
  dateCreated: Date.parse('2009-12-14T09:30:06-08:00'),
  dateUpdated: Date.parse('2009-12-14T09:30:06-08:00'),
  requestUrl: 'http://app.example.com/answer',
  requestMethod: 'POST',
  requestVariables: 'Caller=4155550117&Called=2065550142&CallStatus=in-progress',
  responseHeaders: 'Content-Type: text/xml\nContent-Length: 31',
  responseBody: '<Response><Say>Hello</Response>',
};

const warning: SandboxNotification = {
  ...failure,
  sid: 'NO00000000000000000000000000002001',
  callSid: '',
  log: 1,
  errorCode: 20001,
  messageText: 'Unknown parameters: foo=bar',
  messageDate: Date.parse('2009-12-13T09:30:05-08:00'),
  dateUpdated: Date.parse('2009-12-13T09:30:06-08:00'),
};

/** The identifiers that rows of the table name. */
export const sids = {
  example: example.sid,
  second: second.sid,
  midnight: midnight.sid,
  complete: complete.sid,
  live: live.sid,
  segment: segment(2, 2).callSegmentSid,
  recording: recording.sid,
  failure: failure.sid,
  warning: warning.sid,
};

/** A new account of the same data, at a clock that stands unless another is given. */
export function contractAccount(clock: () => number = () => now): SandboxAccount {
  return createAccount({
    accountSid,
    authToken,
    now: clock,
    callerIds: ['4155550100', '4155550117'],
    calls: [example, second, midnight, complete, live, segment(1, 5), segment(2, 2), segment(3, 3)],
    recordings: [recording],
    notifications: [failure, warning],
  });
}
