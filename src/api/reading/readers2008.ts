// Version 2008-08-01: from XML to resources.
import { readDate } from '../dates.ts';
import type { ListPage, Refusal } from '../dialect.ts';
import { UnreadableAnswer } from '../errors.ts';
import type { Call, CallStatus, Notification, PropertyNames, Raw, Recording, Webhook } from '../resources.ts';
import type { XmlAnswer } from '../xml.ts';
import { readXml } from '../xml.ts';
import { wholeNumber } from './wholeNumber.ts';

const statuses: readonly CallStatus[] = [
  'notYetDialed',
  'inProgress',
  'complete',
  'busy',
  'applicationError',
  'noAnswer',
];

/** The document's names (Call Resource Properties), with the dates where a person looks for them. */
export const callNames: PropertyNames = {
  status: 'Status',
  flags: 'Flags',
  caller: 'Caller',
  called: 'Called',
  startTime: 'StartTime',
  endTime: 'EndTime',
  duration: 'Duration',
  price: 'Price',
  sid: 'Sid',
  callSegmentSid: 'CallSegmentSid',
  accountSid: 'AccountSid',
  phoneNumberSid: 'PhoneNumberSid',
  dateCreated: 'DateCreated',
  dateUpdated: 'DateUpdated',
};
/** The names by which a recording or a notification is dated. */
export const logNames: PropertyNames = { dateCreated: 'DateCreated', messageDate: 'MessageDate' };

/** A call or segment on its own (calls document, "Call Instance Resource"). */
export const readCall = (text: string): Call => call(instance(text, 'Call'));

/** A page of calls or of segments; a list of segments may be named either way (api.md section 4). */
export const readCalls = (text: string): ListPage<Call> => list(text, ['Calls', 'Segments'], 'Call', call);

/** A recording on its own (api.md section 5). */
export const readRecording = (text: string): Recording => recording(instance(text, 'Recording'));

/** A page of recordings (api.md section 5). */
export const readRecordings = (text: string): ListPage<Recording> =>
  list(text, ['Recordings'], 'Recording', recording);

/** A notification on its own, with its webhook (api.md section 6). */
export const readNotification = (text: string): Notification =>
  notification(instance(withReferences(text, 'RequestVariables'), 'Notification'));

/** A page of notifications, without webhooks (api.md section 6). */
export const readNotifications = (text: string): ListPage<Notification> =>
  list(text, ['Notifications'], 'Notification', notification);

/** `RestException` in full or in part (api.md section 7). */
export function readRefusal(text: string): Refusal | undefined {
  try {
    const { Message, Code, MoreInfo } = instance(text, 'RestException');
    return { serviceMessage: Message, code: wholeNumber(Code), moreInfo: MoreInfo };
  } catch (error) {
    if (error instanceof UnreadableAnswer) return undefined;
    throw error;
  }
}

const bareAmpersand = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)/g;

/** The document prints this one element with raw `&`, which XML forbids (api.md sections 6 and 11): read as text. */
function withReferences(text: string, element: string): string {
  const from = text.indexOf(`<${element}>`);
  const to = from < 0 ? -1 : text.indexOf(`</${element}>`, from);
  if (to < 0) return text;
  const written = text.slice(from, to);
  // In CDATA, whether around the element or inside of it, `&` is text already.
  const isInCdata = text.lastIndexOf('<![CDATA[', from) > text.lastIndexOf(']]>', from);
  if (isInCdata || written.includes('<', 1)) return text;
  return text.slice(0, from) + written.replace(bareAmpersand, '&amp;') + text.slice(to);
}

function instance(text: string, name: string): Raw {
  const answer = readXml(text);
  expectName(answer, [name]);
  return answer.fields;
}

function list<T>(
  text: string,
  names: readonly string[],
  itemName: string,
  read: (raw: Raw) => T,
): ListPage<T> {
  const answer = readXml(text, itemName);
  expectName(answer, names);
  const { page, numpages, pagesize, total, nextpageuri } = answer.attributes;
  return {
    items: answer.items.map(read),
    page: wholeNumber(page),
    pageCount: wholeNumber(numpages),
    pageSize: wholeNumber(pagesize),
    total: wholeNumber(total),
    nextPageUri: nextpageuri,
  };
}

function expectName({ name }: XmlAnswer, expected: readonly string[]): void {
  if (!expected.includes(name)) throw new UnreadableAnswer(`The answer is no ${expected.join(' or ')}`);
}

function call(raw: Raw): Call {
  const flags = wholeNumber(raw.Flags);
  const { direction, initiator } = origin(flags);
  return {
    sid: identity(raw),
    callSegmentSid: raw.CallSegmentSid ?? '',
    parentCallSid: raw.CallSegmentSid ? identity(raw) : '',
    accountSid: raw.AccountSid ?? '',
    called: raw.Called ?? '',
    caller: raw.Caller ?? '',
    phoneNumberSid: raw.PhoneNumberSid ?? '',
    status: statuses[wholeNumber(raw.Status) ?? -1] ?? 'unknown',
    statusSent: raw.Status ?? '',
    flags,
    direction,
    initiator,
    dateCreated: date(raw.DateCreated),
    dateUpdated: date(raw.DateUpdated),
    startTime: date(raw.StartTime),
    endTime: date(raw.EndTime),
    durationSeconds: wholeNumber(raw.Duration),
    price: raw.Price?.trim() || undefined,
    priceUnit: 'USD',
    names: callNames,
    raw,
  };
}

/** The bits of Flags: 1 inbound, 2 begun by the API, 4 begun by Dial (calls document, property Flags). */
function origin(flags = 0): Pick<Call, 'direction' | 'initiator'> {
  if ((flags & 4) !== 0) return { direction: 'outbound', initiator: 'dial' };
  if ((flags & 2) !== 0) return { direction: 'outbound', initiator: 'api' };
  if ((flags & 1) !== 0) return { direction: 'inbound', initiator: 'caller' };
  return { direction: undefined, initiator: undefined };
}

function recording(raw: Raw): Recording {
  return {
    sid: identity(raw),
    accountSid: raw.AccountSid ?? '',
    callSid: raw.CallSid ?? '',
    durationSeconds: wholeNumber(raw.Duration),
    dateCreated: date(raw.DateCreated),
    dateUpdated: date(raw.DateUpdated),
    names: logNames,
    raw,
  };
}

function notification(raw: Raw): Notification {
  return {
    sid: identity(raw),
    accountSid: raw.AccountSid ?? '',
    callSid: raw.CallSid ?? '',
    level: ({ 0: 'error', 1: 'warning' } as const)[wholeNumber(raw.Log) ?? -1] ?? 'unknown',
    errorCode: raw.ErrorCode?.trim() ?? '',
    moreInfo: raw.MoreInfo ?? '',
    messageText: raw.MessageText ?? '',
    messageDate: date(raw.MessageDate),
    dateCreated: date(raw.DateCreated),
    dateUpdated: date(raw.DateUpdated),
    requestUrl: raw.RequestURL ?? '',
    requestMethod: raw.RequestMethod ?? '',
    webhook: webhook(raw),
    names: logNames,
    raw,
  };
}

function webhook({ RequestVariables, ResponseHeaders, ResponseBody }: Raw): Webhook | undefined {
  if (RequestVariables === undefined && ResponseHeaders === undefined && ResponseBody === undefined)
    return undefined;
  return {
    variables: RequestVariables ?? '',
    responseHeaders: ResponseHeaders ?? '',
    responseBody: ResponseBody ?? '',
  };
}

function identity(raw: Raw): string {
  if (!raw.Sid) throw new UnreadableAnswer('The answer has a resource without a Sid');
  return raw.Sid;
}

const date = (text: string | undefined) => readDate(text ?? '');
