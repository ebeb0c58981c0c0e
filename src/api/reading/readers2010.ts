// Version 2010-04-01: from JSON to resources (schema of the version; api.md section 10).
import { readDate } from '../dates.ts';
import type { ListPage, Refusal } from '../dialect.ts';
import { UnreadableAnswer } from '../errors.ts';
import type {
  Call,
  CallEvent,
  CallStatus,
  Notification,
  PropertyNames,
  Raw,
  Recording,
  Webhook,
} from '../resources.ts';
import { objectOf, objectsIn, readJsonObject, textOf, textsOf, type JsonObject } from './json.ts';
import { wholeNumber } from './wholeNumber.ts';

const statuses: ReadonlyMap<string, CallStatus> = new Map([
  ['queued', 'queued'],
  ['ringing', 'ringing'],
  ['in-progress', 'inProgress'],
  ['completed', 'complete'],
  ['busy', 'busy'],
  ['failed', 'applicationError'],
  ['no-answer', 'noAnswer'],
  ['canceled', 'canceled'],
]);

/** The schema's names, in the order in which a person reads them. */
const callNames: PropertyNames = {
  status: 'status',
  direction: 'direction',
  caller: 'from',
  called: 'to',
  startTime: 'start_time',
  endTime: 'end_time',
  duration: 'duration',
  price: 'price',
  priceUnit: 'price_unit',
  answeredBy: 'answered_by',
  callerName: 'caller_name',
  forwardedFrom: 'forwarded_from',
  queueTime: 'queue_time',
  sid: 'sid',
  parentCallSid: 'parent_call_sid',
  accountSid: 'account_sid',
  phoneNumberSid: 'phone_number_sid',
  trunkSid: 'trunk_sid',
  groupSid: 'group_sid',
  dateCreated: 'date_created',
  dateUpdated: 'date_updated',
};
/** The names by which a recording or a notification is dated. */
const logNames: PropertyNames = { dateCreated: 'date_created', messageDate: 'message_date' };

/** A call on its own, whether it is a segment of another or not. */
export const readCall = (text: string): Call => call(instance(text));

/** A page of calls. */
export const readCalls = (text: string): ListPage<Call> => list(text, 'calls', (row) => call(resource(row)));

/** A recording on its own. */
export const readRecording = (text: string): Recording => recording(instance(text));

/** A page of recordings. */
export const readRecordings = (text: string): ListPage<Recording> =>
  list(text, 'recordings', (row) => recording(resource(row)));

/** A notification on its own, with its webhook. */
export const readNotification = (text: string): Notification => notification(instance(text));

/** A page of notifications, without webhooks. */
export const readNotifications = (text: string): ListPage<Notification> =>
  list(text, 'notifications', (row) => notification(resource(row)));

/** A page of a call's events, which have no Sid. */
export const readEvents = (text: string): ListPage<CallEvent> => list(text, 'events', event);

/** The flat object of an error, in full or in part (api.md section 7). */
export function readRefusal(text: string): Refusal | undefined {
  try {
    const { code, message, more_info: moreInfo } = textsOf(readJsonObject(text));
    if (code === undefined && message === undefined) return undefined;
    return { serviceMessage: message, code: wholeNumber(code), moreInfo };
  } catch (error) {
    if (error instanceof UnreadableAnswer) return undefined;
    throw error;
  }
}

const instance = (text: string): Raw => resource(readJsonObject(text));

/**
 * A resource's members as texts, without the addresses of what hangs below it: they repeat its own, and in
 * a long list they would take more room than all the rest. The schema lets a Sid be null, but not be left out.
 */
function resource(object: JsonObject): Raw {
  if (!Object.hasOwn(object, 'sid')) throw new UnreadableAnswer('The answer has a resource without a Sid');
  return textsOf(object, 'subresource_uris');
}

function list<T>(text: string, name: string, read: (row: JsonObject) => T): ListPage<T> {
  const answer = readJsonObject(text);
  return {
    items: objectsIn(answer, name).map(read),
    page: wholeNumber(textOf(answer.page)),
    pageCount: undefined,
    pageSize: wholeNumber(textOf(answer.page_size)),
    total: undefined,
    nextPageUri: link(answer.next_page_uri),
  };
}

/** Null says that there is no further page, and nothing that the service does not link its pages. */
function link(value: unknown): string | undefined {
  if (value === null) return '';
  if (value === undefined || typeof value === 'string') return value;
  throw new UnreadableAnswer('The answer has a link that is no text');
}

function call(raw: Raw): Call {
  return {
    sid: raw.sid ?? '',
    callSegmentSid: '',
    parentCallSid: raw.parent_call_sid ?? '',
    accountSid: raw.account_sid ?? '',
    called: raw.to ?? '',
    caller: raw.from ?? '',
    phoneNumberSid: raw.phone_number_sid ?? '',
    status: statuses.get(raw.status ?? '') ?? 'unknown',
    statusSent: raw.status ?? '',
    flags: undefined,
    ...origin(raw.direction ?? ''),
    dateCreated: date(raw.date_created),
    dateUpdated: date(raw.date_updated),
    startTime: date(raw.start_time),
    endTime: date(raw.end_time),
    durationSeconds: wholeNumber(raw.duration),
    price: raw.price?.trim() || undefined,
    priceUnit: raw.price_unit?.trim() ?? '',
    names: callNames,
    raw,
  };
}

/** Which way a call went and who began it; a trunk is named from the side of whoever has it. */
function origin(word: string): Pick<Call, 'direction' | 'initiator'> {
  switch (word) {
    case 'inbound':
    case 'trunking-originating':
      return { direction: 'inbound', initiator: 'caller' };
    case 'outbound-api':
      return { direction: 'outbound', initiator: 'api' };
    case 'outbound-dial':
      return { direction: 'outbound', initiator: 'dial' };
    case 'outbound':
    case 'trunking-terminating':
      return { direction: 'outbound', initiator: undefined };
    default:
      return { direction: undefined, initiator: undefined };
  }
}

function recording(raw: Raw): Recording {
  return {
    sid: raw.sid ?? '',
    accountSid: raw.account_sid ?? '',
    callSid: raw.call_sid ?? '',
    durationSeconds: wholeNumber(raw.duration),
    dateCreated: date(raw.date_created),
    dateUpdated: date(raw.date_updated),
    names: logNames,
    raw,
  };
}

function notification(raw: Raw): Notification {
  return {
    sid: raw.sid ?? '',
    accountSid: raw.account_sid ?? '',
    callSid: raw.call_sid ?? '',
    level: ({ 0: 'error', 1: 'warning' } as const)[wholeNumber(raw.log) ?? -1] ?? 'unknown',
    errorCode: raw.error_code?.trim() ?? '',
    moreInfo: raw.more_info ?? '',
    messageText: sentence(raw.message_text ?? ''),
    messageDate: date(raw.message_date),
    dateCreated: date(raw.date_created),
    dateUpdated: date(raw.date_updated),
    requestUrl: raw.request_url ?? '',
    requestMethod: raw.request_method ?? '',
    webhook: webhook(raw),
    names: logNames,
    raw,
  };
}

/** Later accounts get url-encoded pairs in place of a sentence, which is one of them (api.md section 6). */
function sentence(text: string): string {
  return /^[\w.-]+=\S*$/.test(text) ? (new URLSearchParams(text).get('Msg') ?? text) : text;
}

/** Only the instance has the members, which may be null. */
function webhook(raw: Raw): Webhook | undefined {
  const { request_variables: variables, response_headers: headers, response_body: body } = raw;
  if (variables === undefined && headers === undefined && body === undefined) return undefined;
  return { variables: variables ?? '', responseHeaders: headers ?? '', responseBody: body ?? '' };
}

/** The schema leaves open what request and response hold; the names are those of the service's own example. */
function event(row: JsonObject): CallEvent {
  const request = objectOf(row.request) ?? {};
  const response = textsOf(objectOf(row.response) ?? {});
  return {
    requestUrl: textOf(request.url),
    requestMethod: textOf(request.method),
    parameters: Object.entries(textsOf(objectOf(request.parameters) ?? {})),
    date: date(response.date_created),
    durationMs: wholeNumber(response.request_duration),
    responseStatus: wholeNumber(response.response_code),
    contentType: response.content_type ?? '',
    responseBody: response.response_body ?? '',
    raw: textsOf(row),
  };
}

const date = (text: string | undefined) => readDate(text ?? '');
