// The emulator's plain data, in the service's own terms; what a resource shows is in fields.ts.

/**
 * A moment: milliseconds since the epoch, or an RFC 2822 text that is answered as it stands (the
 * documents' examples mix two offsets in one call).
 */
export type Moment = number | string;

/** The part of a call that the list can be filtered by (page "Calls", List Filtering). */
export interface CallFacts {
  /** Ten bare digits. */
  readonly called: string;
  /** Ten bare digits. */
  readonly caller: string;
  /** 0 not yet dialed, 1 in progress, 2 complete, 3 busy, 4 application error, 5 no answer. */
  readonly status: number;
  readonly startTime?: Moment | undefined;
}

/** What only 2010-04-01 has a word for; 2008-08-01 shows nothing of it. */
export interface ModernFacts {
  /** `ringing` is 0 in the older version, `canceled` is 5. */
  readonly status?: 'ringing' | 'canceled';
  /** A SIP address or client in the place of the number. */
  readonly to?: string;
  readonly from?: string;
  readonly answeredBy?: string | undefined;
  readonly callerName?: string;
  readonly forwardedFrom?: string;
  readonly queueTimeMs?: number;
}

/** The part of a call or segment that the list of 2010-04-01 is sorted and filtered by. */
export interface LegFacts extends CallFacts {
  readonly dateCreated: Moment;
  readonly endTime?: Moment | undefined;
  readonly modern?: ModernFacts | undefined;
}

/** One call or segment (page "Calls", Call Resource Properties); what is absent is empty. */
export interface SandboxCall extends LegFacts {
  readonly sid: string;
  /** Empty for the initial call. */
  readonly callSegmentSid: string;
  readonly dateUpdated: Moment;
  readonly phoneNumberSid: string;
  /** Whole seconds. */
  readonly duration?: number | undefined;
  /** Negative decimal with five places, in US dollars, such as `-0.03000`. */
  readonly price?: string | undefined;
  /** 1 inbound, 2 begun by the API, 4 begun by Dial, or-ed. */
  readonly flags: number;
}

/** One recording (page "Recordings"). */
export interface SandboxRecording {
  readonly sid: string;
  readonly callSid: string;
  /** Whole seconds; the audio is exactly as long. */
  readonly duration: number;
  readonly dateCreated: Moment;
  readonly dateUpdated: Moment;
  /** What recorded it, which only 2010-04-01 shows; the caller's message when left out. */
  readonly source?: 'RecordVerb' | 'DialVerb';
}

/** One notification with what only its instance shows (page "Notifications"). */
export interface SandboxNotification {
  readonly sid: string;
  /** Empty when a request to the REST API caused it. */
  readonly callSid: string;
  /** 0 error, 1 warning. */
  readonly log: 0 | 1;
  readonly errorCode: number;
  readonly messageText: string;
  readonly messageDate: Moment;
  readonly dateCreated: Moment;
  readonly dateUpdated: Moment;
  readonly requestUrl: string;
  readonly requestMethod: string;
  /** Url-encoded pairs. */
  readonly requestVariables: string;
  /** One `Name: value` a line. */
  readonly responseHeaders: string;
  readonly responseBody: string;
}

/** Everything that belongs to one call. */
export interface CallFile {
  readonly call: SandboxCall;
  readonly segments: readonly SandboxCall[];
  readonly recordings: readonly SandboxRecording[];
  readonly notifications: readonly SandboxNotification[];
}
