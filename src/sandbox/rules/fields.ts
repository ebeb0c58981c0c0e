// Which elements a resource shows, in the order of the documents' samples.
import { writeDate } from './dates.ts';
import type { Moment, SandboxCall, SandboxNotification, SandboxRecording } from './resources.ts';

/** Element names and their text, in order. */
export type Fields = readonly (readonly [name: string, text: string])[];

/** A Call's 14 elements (page "Calls", Call Instance Resource). */
export function callFields(accountSid: string, call: SandboxCall): Fields {
  return [
    ['Sid', call.sid],
    ['DateCreated', date(call.dateCreated)],
    ['DateUpdated', date(call.dateUpdated)],
    ['CallSegmentSid', call.callSegmentSid],
    ['AccountSid', accountSid],
    ['Called', call.called],
    ['Caller', call.caller],
    ['PhoneNumberSid', call.phoneNumberSid],
    ['Status', String(call.status)],
    ['StartTime', date(call.startTime)],
    ['EndTime', date(call.endTime)],
    ['Duration', call.duration === undefined ? '' : String(call.duration)],
    ['Price', call.price ?? ''],
    ['Flags', String(call.flags)],
  ];
}

/** A Recording's six elements (page "Recordings"). */
export function recordingFields(accountSid: string, recording: SandboxRecording): Fields {
  return [
    ['Sid', recording.sid],
    ['AccountSid', accountSid],
    ['CallSid', recording.callSid],
    ['Duration', String(recording.duration)],
    ['DateCreated', date(recording.dateCreated)],
    ['DateUpdated', date(recording.dateUpdated)],
  ];
}

/** A Notification's twelve elements in a list: request before message (page "Notifications"). */
export function notificationListFields(accountSid: string, of: SandboxNotification): Fields {
  return [...identity(accountSid, of), ...request(of), ...message(of)];
}

/** A Notification's fifteen elements alone: message before request, then the webhook's traffic. */
export function notificationFields(accountSid: string, of: SandboxNotification): Fields {
  return [
    ...identity(accountSid, of),
    ...message(of),
    ...request(of),
    ['RequestVariables', of.requestVariables],
    ['ResponseHeaders', of.responseHeaders],
    ['ResponseBody', of.responseBody],
  ];
}

function identity(accountSid: string, of: SandboxNotification): Fields {
  return [
    ['Sid', of.sid],
    ['DateCreated', date(of.dateCreated)],
    ['DateUpdated', date(of.dateUpdated)],
    ['AccountSid', accountSid],
    ['CallSid', of.callSid],
    ['Log', String(of.log)],
    ['ErrorCode', String(of.errorCode)],
    ['MoreInfo', moreInfo(of.errorCode)],
  ];
}

function request(of: SandboxNotification): Fields {
  return [
    ['RequestURL', of.requestUrl],
    ['RequestMethod', of.requestMethod],
  ];
}

function message(of: SandboxNotification): Fields {
  return [
    ['MessageText', of.messageText],
    ['MessageDate', date(of.messageDate)],
  ];
}

/** The address of the dictionary's page about a code. */
export function moreInfo(code: number): string {
  return `http://www.twilio.com/docs/errors/${code}`;
}

function date(moment: Moment | undefined): string {
  return moment === undefined ? '' : writeDate(moment);
}

// --- the names of a list's columns, for CSV with no rows

const blankCall: SandboxCall = {
  sid: '',
  callSegmentSid: '',
  dateCreated: '',
  dateUpdated: '',
  called: '',
  caller: '',
  phoneNumberSid: '',
  status: 0,
  flags: 0,
};

const blankNotification: SandboxNotification = {
  sid: '',
  callSid: '',
  log: 0,
  errorCode: 0,
  messageText: '',
  messageDate: '',
  dateCreated: '',
  dateUpdated: '',
  requestUrl: '',
  requestMethod: '',
  requestVariables: '',
  responseHeaders: '',
  responseBody: '',
};

const blankRecording: SandboxRecording = {
  sid: '',
  callSid: '',
  duration: 0,
  dateCreated: '',
  dateUpdated: '',
};

/** A Call's element names. */
export const callColumns = namesOf(callFields('', blankCall));

/** A Recording's element names. */
export const recordingColumns = namesOf(recordingFields('', blankRecording));

/** A Notification's element names in a list. */
export const notificationColumns = namesOf(notificationListFields('', blankNotification));

function namesOf(fields: Fields): readonly string[] {
  return fields.map(([name]) => name);
}
