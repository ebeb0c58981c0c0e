import type { CallFilter, CallQuery, SplitFilter, SplitOptions, StatusChoice } from './callFilter.ts';
import type { ServiceDate } from './dates.ts';
import type { ServiceErrorFacts } from './errors.ts';
import type { Call, CallEvent, CallKey, Notification, Recording } from './resources.ts';

/** One page of calls as the reader of pages hands it on. */
export interface CallPage {
  /** Calls never handed on before. */
  readonly calls: readonly Call[];
  /** Newer versions of calls handed on before. */
  readonly changed: readonly Call[];
  /** How many the service says there are now, where it says so. */
  readonly total: number | undefined;
  /** How many rows have been read so far, doubles included. */
  readonly examined: number;
  /** Whether the reader had gone back to the front for it. */
  readonly isCatchUp: boolean;
}

/** What a call shall do: the address of a document, or the document itself, which only 2010-04-01 takes. */
export type Instructions =
  | { readonly url: string; readonly twiml?: undefined; readonly method?: 'GET' | 'POST' }
  | { readonly twiml: string; readonly url?: undefined; readonly method?: undefined };

/** A call to be made (api.md sections 2 and 10). */
export type NewCall = Instructions & {
  readonly caller: string;
  readonly called: string;
  readonly sendDigits?: string;
  readonly ifMachine?: IfMachine;
  readonly timeoutSeconds?: number;
};

/** What a call does where a machine answers. */
export type IfMachine = 'Continue' | 'Hangup';

/** A call's new instructions (api.md section 3). */
export type CallRedirect = Instructions;

/** Which answer to read as the service sent it. */
export interface RawPart {
  readonly part: 'call' | 'segments' | 'recordings' | 'notifications' | 'events';
  readonly callSid: string;
  readonly callSegmentSid?: string;
}

/** An answer as the service sent it. */
export interface RawAnswer {
  readonly url: string;
  readonly contentType: string;
  readonly text: string;
}

/** Audio of a recording: `body` can be read once. */
export interface RecordingMedia {
  readonly contentType: string;
  readonly sizeBytes: number | undefined;
  readonly body: ReadableStream<Uint8Array>;
}

/** Which recordings to list; days are `YYYY-MM-DD` of the service (api.md section 5). */
export interface RecordingQuery {
  readonly callSid?: string;
  readonly createdOn?: string;
  readonly createdOnOrAfter?: string;
  readonly createdOnOrBefore?: string;
}

/** Which notifications to list; days are `YYYY-MM-DD` of the service (api.md section 6). */
export interface NotificationQuery {
  readonly level?: 'error' | 'warning';
  readonly messagedOn?: string;
  readonly messagedOnOrAfter?: string;
  readonly messagedOnOrBefore?: string;
}

/** Names and texts of a query or a form, in their order. */
export type Parameters = readonly (readonly [name: string, text: string])[];

/** One question in a version's own words; `path` is below `{apiBaseUrl}/{version}/Accounts/{AccountSid}/`. */
export interface Ask {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query: Parameters;
  /** Sent as a form; POST only. */
  readonly form?: Parameters;
  /** Where to ask instead of at path and query: the service's own link, checked. */
  readonly url?: string;
}

/** A page by its number, counted from 0. */
export interface PageRef {
  readonly page: number;
  readonly pageSize: number;
}

/** One page as the service sent it; what it says about itself may be absent and may lie. */
export interface ListPage<T> {
  readonly items: readonly T[];
  readonly page: number | undefined;
  readonly pageCount: number | undefined;
  readonly pageSize: number | undefined;
  readonly total: number | undefined;
  /** As sent: may be relative, may lead to another host; empty says that there is none. */
  readonly nextPageUri: string | undefined;
}

/** What the service itself says of an error (api.md section 7); each part may be absent. */
export type Refusal = Pick<ServiceErrorFacts, 'code' | 'moreInfo' | 'serviceMessage'>;

/** Reads the service's own words from the body of an error; `undefined` where they are not in it. Never throws. */
export type ReadRefusal = (text: string) => Refusal | undefined | Promise<Refusal | undefined>;

/** A question whose answer is read into a `T`; `read` throws `UnreadableAnswer`. */
export interface Question<T> extends Ask {
  readonly read: (text: string) => T | Promise<T>;
}

/** A question for each page of a list. */
export type Listing<T> = (page: PageRef) => Question<ListPage<T>>;

/** What a service of the version may not have; a 404 for it is then no error. */
export type Lackable = 'notifications' | 'events';

/** What whoever shows, filters or exports calls must know of a version. */
export interface DialectFacts {
  readonly version: string;
  /** The form of its answers, by the name of the language. */
  readonly format: 'xml' | 'json';
  /** The documented properties of a call, by the service's own names and in its order. */
  readonly callColumns: readonly string[];
  /** Whether a call that changes moves to the front of the list, so that who reads its top has all that is new. */
  readonly changesMove: boolean;
  /** The date that a list of calls is sorted by, newest first. */
  readonly sortedBy: (call: Call) => ServiceDate | undefined;
  /** The statuses that a filter offers. */
  readonly statusChoices: readonly StatusChoice[];
  /** What can be asked for where a machine answers a new call. */
  readonly ifMachine: readonly IfMachine[];
  /** Whether a call may be given its instructions as a document, and not only the address of one. */
  readonly takesTwiml: boolean;
  /** The one identity of a call or segment, of those that may be given for it. */
  readonly keyOf: (key: CallKey) => CallKey;
}

/** What a version of the API must say: how each operation is asked, and how its answer is read. */
export interface Dialect extends DialectFacts {
  /** Whether a list goes on at the next number, where pages may overlap, or at the service's own link alone. */
  readonly paging: 'numbers' | 'links';
  /** What compatible services leave out. */
  readonly mayLack: readonly Lackable[];
  /** What this version can filter by, and what is left to do here. */
  readonly splitFilter: (filter: CallFilter, options?: SplitOptions) => SplitFilter;
  readonly calls: (query: CallQuery) => Listing<Call>;
  readonly call: (callSid: string) => Question<Call>;
  readonly segments: (callSid: string) => Listing<Call>;
  readonly segment: (callSid: string, callSegmentSid: string) => Question<Call>;
  readonly makeCall: (call: NewCall) => Question<Call>;
  readonly redirectCall: (callSid: string, redirect: CallRedirect) => Question<Call>;
  /** Ends a call, or takes back one that is not answered yet; absent where there is no such operation. */
  readonly endCall: ((callSid: string, how: 'hangUp' | 'cancel') => Question<Call>) | undefined;

  readonly callRecordings: (callSid: string) => Listing<Recording>;
  readonly recordings: (query: RecordingQuery) => Listing<Recording>;
  readonly recording: (sid: string) => Question<Recording>;
  readonly recordingMedia: (sid: string, format: 'wav' | 'mp3') => Ask;
  readonly deleteRecording: (sid: string) => Ask;

  readonly callNotifications: (callSid: string) => Listing<Notification>;
  readonly notifications: (query: NotificationQuery) => Listing<Notification>;
  readonly notification: (sid: string) => Question<Notification>;
  /** Absent where there is no such operation. */
  readonly deleteNotification: ((sid: string) => Ask) | undefined;

  readonly callEvents: ((callSid: string) => Listing<CallEvent>) | undefined;

  readonly readRefusal: ReadRefusal;
}
