// Calls and notifications for tests: the document's example unless told otherwise.
import { readDate } from '../../src/api/dates.ts';
import { callNames, logNames } from '../../src/api/reading/readers2008.ts';
import type { Call, CallEvent, Notification } from '../../src/api/resources.ts';
import type { CallRow } from '../../src/calls/list/callRow.ts';

/** A call of the document's example; texts of the service in `raw` follow what is told of them. */
export function aCall(
  told: Partial<Omit<Call, 'raw'>> & { readonly raw?: Record<string, string> } = {},
): Call {
  const raw = {
    Sid: told.sid ?? 'CA42ed11f93dc08b952027ffbc406d0868',
    DateCreated: 'Sat, 07 Feb 2009 13:15:19 -0800',
    DateUpdated: 'Sat, 07 Feb 2009 13:15:19 -0800',
    CallSegmentSid: told.callSegmentSid ?? '',
    AccountSid: 'AC309475e5fede1b49e100272a8640f438',
    Called: told.called ?? '4155550117',
    Caller: told.caller ?? '4155550142',
    PhoneNumberSid: 'PN01234567890123456789012345678900',
    Status: '2',
    StartTime: 'Thu, 03 Apr 2008 04:36:33 -0400',
    EndTime: 'Thu, 03 Apr 2008 04:36:47 -0400',
    Duration: '14',
    Price: told.price ?? '',
    Flags: told.flags === undefined ? '1' : String(told.flags),
    ...told.raw,
  };
  return {
    sid: raw.Sid,
    callSegmentSid: raw.CallSegmentSid,
    parentCallSid: raw.CallSegmentSid === '' ? '' : raw.Sid,
    accountSid: raw.AccountSid,
    called: raw.Called,
    caller: raw.Caller,
    phoneNumberSid: raw.PhoneNumberSid,
    status: 'complete',
    statusSent: raw.Status,
    flags: raw.Flags === '' ? undefined : Number(raw.Flags),
    direction: 'inbound',
    initiator: 'caller',
    dateCreated: readDate(raw.DateCreated),
    dateUpdated: readDate(raw.DateUpdated),
    startTime: readDate(raw.StartTime),
    endTime: readDate(raw.EndTime),
    durationSeconds: raw.Duration === '' ? undefined : Number(raw.Duration),
    price: raw.Price === '' ? undefined : raw.Price,
    priceUnit: 'USD',
    names: callNames,
    ...told,
    raw,
  };
}

/** Calls as a list has them that came in this order, none with a notification. */
export function aRows(calls: readonly Call[]): readonly CallRow[] {
  return calls.map((call, nth) => ({ call, alert: undefined, rankedMs: 0, nth }));
}

/** An error 12100 of the document's example call. */
export function aNotification(told: Partial<Notification> = {}): Notification {
  return {
    sid: 'NO00112233445566778899aabbccddeeff',
    accountSid: 'AC309475e5fede1b49e100272a8640f438',
    callSid: 'CA42ed11f93dc08b952027ffbc406d0868',
    level: 'error',
    errorCode: '12100',
    moreInfo: 'http://www.twilio.com/docs/errors/12100',
    messageText: 'Document parse failure',
    messageDate: readDate('Thu, 03 Apr 2008 04:36:38 -0400'),
    dateCreated: undefined,
    dateUpdated: undefined,
    requestUrl: 'http://app.example.com/answer',
    requestMethod: 'POST',
    webhook: undefined,
    names: logNames,
    raw: {},
    ...told,
  };
}

/** A request for instructions during the document's example call. */
export function anEvent(told: Partial<CallEvent> = {}): CallEvent {
  return {
    requestUrl: 'http://app.example.com/answer',
    requestMethod: 'POST',
    parameters: [['From', '+14155550142']],
    date: readDate('Thu, 03 Apr 2008 04:36:38 -0400'),
    durationMs: 41,
    responseStatus: 200,
    contentType: 'text/xml',
    responseBody: '<Response><Say>Hello</Response>',
    raw: {},
    ...told,
  };
}
