import type { ServiceDate } from './dates.ts';

/** Every element that the service sent, in its order: name → text, unknown ones included. Own properties only. */
export type Raw = Readonly<Record<string, string>>;

/** What became of a call (api.md section 4); `unknown` when the document does not name it: `raw.Status` has the text. */
export type CallStatus =
  'notYetDialed' | 'inProgress' | 'complete' | 'busy' | 'applicationError' | 'noAnswer' | 'unknown';

/** One call, or one segment of a call: both are the same resource (calls document, "Call Segments"). */
export interface Call {
  readonly sid: string;
  /** Empty for the initial call. */
  readonly callSegmentSid: string;
  readonly accountSid: string;
  readonly called: string;
  readonly caller: string;
  readonly phoneNumberSid: string;
  readonly status: CallStatus;
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
  /** Decimal text as sent, in US dollars; `undefined` when empty. */
  readonly price: string | undefined;
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
  readonly raw: Raw;
}

/** Identity of a call or segment within an account. */
export interface CallKey {
  readonly callSid: string;
  readonly callSegmentSid?: string;
}
