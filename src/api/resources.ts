import type { ServiceDate } from './dates.ts';

/** Every element that the service sent, in its order: name → text, unknown ones included. Own properties only. */
export type Raw = Readonly<Record<string, string>>;

/**
 * What became of a call (api.md sections 4 and 10); `unknown` when no document names it: `statusSent` has
 * the text. Only 2008-08-01 says `notYetDialed`, only 2010-04-01 `queued`, `ringing` and `canceled`.
 */
export type CallStatus =
  | 'notYetDialed'
  | 'queued'
  | 'ringing'
  | 'inProgress'
  | 'complete'
  | 'busy'
  | 'applicationError'
  | 'noAnswer'
  | 'canceled'
  | 'unknown';

/** What a property means, whatever a version calls it. */
export type PropertyMeaning =
  | 'status'
  | 'flags'
  | 'direction'
  | 'caller'
  | 'called'
  | 'startTime'
  | 'endTime'
  | 'duration'
  | 'price'
  | 'priceUnit'
  | 'answeredBy'
  | 'forwardedFrom'
  | 'callerName'
  | 'queueTime'
  | 'sid'
  | 'callSegmentSid'
  | 'parentCallSid'
  | 'accountSid'
  | 'phoneNumberSid'
  | 'trunkSid'
  | 'groupSid'
  | 'dateCreated'
  | 'dateUpdated'
  | 'messageDate';

/** By which names a version sends what it documents, in the order in which a person reads them. */
export type PropertyNames = Readonly<Partial<Record<PropertyMeaning, string>>>;

/** Writes a number of E.164 as its country groups the digits, and anything else as it came. */
export type FormatNumber = (number: string) => string;

/** One call, or one segment of a call: both are the same resource (calls document, "Call Segments"). */
export interface Call {
  readonly sid: string;
  /** Empty for the initial call, and wherever a segment has a Sid of its own (2010-04-01). */
  readonly callSegmentSid: string;
  /** The call that this one is a segment of; empty for the initial call. */
  readonly parentCallSid: string;
  readonly accountSid: string;
  readonly called: string;
  readonly caller: string;
  readonly phoneNumberSid: string;
  readonly status: CallStatus;
  /** The service's own number or word for the status. */
  readonly statusSent: string;
  /** Bits 1 inbound, 2 started by the API, 4 started by Dial; `undefined` when empty or no whole number. */
  readonly flags: number | undefined;
  /** A segment that Dial made goes out, whoever began the call; `undefined` where the flags do not say. */
  readonly direction: 'inbound' | 'outbound' | undefined;
  /** Who began this call or segment; `undefined` where the flags do not say. */
  readonly initiator: 'caller' | 'api' | 'dial' | undefined;
  readonly dateCreated: ServiceDate | undefined;
  readonly dateUpdated: ServiceDate | undefined;
  readonly startTime: ServiceDate | undefined;
  readonly endTime: ServiceDate | undefined;
  readonly durationSeconds: number | undefined;
  /** Decimal text as sent; `undefined` when empty. */
  readonly price: string | undefined;
  /** The currency of the price as ISO 4217 has it: what was sent, or what the document says. */
  readonly priceUnit: string;
  /** Only where a number of the call is of another country than those of +1. */
  readonly formatNumber?: FormatNumber;
  readonly names: PropertyNames;
  readonly raw: Raw;
}

/** One recording (api.md section 5). */
export interface Recording {
  readonly sid: string;
  readonly accountSid: string;
  readonly callSid: string;
  readonly durationSeconds: number | undefined;
  readonly dateCreated: ServiceDate | undefined;
  readonly dateUpdated: ServiceDate | undefined;
  readonly names: PropertyNames;
  readonly raw: Raw;
}

/** What the application was asked and what it answered, as a notification keeps it (api.md section 6). */
export interface Webhook {
  /** Text like a query string. */
  readonly variables: string;
  readonly responseHeaders: string;
  readonly responseBody: string;
}

/** One entry of the service's debug log (api.md section 6). */
export interface Notification {
  readonly sid: string;
  readonly accountSid: string;
  /** Empty when the REST API caused it. */
  readonly callSid: string;
  readonly level: 'error' | 'warning' | 'unknown';
  readonly errorCode: string;
  readonly moreInfo: string;
  readonly messageText: string;
  readonly messageDate: ServiceDate | undefined;
  readonly dateCreated: ServiceDate | undefined;
  readonly dateUpdated: ServiceDate | undefined;
  readonly requestUrl: string;
  readonly requestMethod: string;
  /** On the instance only: lists leave it out. */
  readonly webhook: Webhook | undefined;
  readonly names: PropertyNames;
  readonly raw: Raw;
}

/** One request of the service to the application during a call, and what came back (call event resource, 2010-04-01). */
export interface CallEvent {
  readonly requestUrl: string;
  readonly requestMethod: string;
  /** What the application was told, by the service's own names, in their order. */
  readonly parameters: readonly (readonly [name: string, text: string])[];
  readonly date: ServiceDate | undefined;
  readonly durationMs: number | undefined;
  /** HTTP status of the application's answer. */
  readonly responseStatus: number | undefined;
  readonly contentType: string;
  readonly responseBody: string;
  readonly raw: Raw;
}

/**
 * The events of a call: there, not there yet (some 15 minutes after its end), or nothing that this service
 * has, though its version does; `absent` where the version itself has none.
 */
export type CallEvents =
  | { readonly kind: 'there'; readonly events: readonly CallEvent[] }
  | { readonly kind: 'notYet' }
  | { readonly kind: 'notOffered' | 'absent' };

/** Identity of a call or segment within an account. */
export interface CallKey {
  readonly callSid: string;
  readonly callSegmentSid?: string;
}
