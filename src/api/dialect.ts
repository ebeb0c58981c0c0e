import type { Call, Recording } from './resources.ts';

/** Called, Caller, one status of 0–2 and whole days: all that the service itself can filter calls by (calls document, "List Filtering"). */
export interface CallQuery {
  readonly called?: string;
  readonly caller?: string;
  readonly status?: 0 | 1 | 2;
  /** Days are `YYYY-MM-DD` of the service. */
  readonly startedOn?: string;
  readonly startedOnOrAfter?: string;
  readonly startedOnOrBefore?: string;
}

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
}

/** A call to be made (api.md section 2). */
export interface NewCall {
  readonly caller: string;
  readonly called: string;
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly sendDigits?: string;
  readonly ifMachine?: 'Continue' | 'Hangup';
  readonly timeoutSeconds?: number;
}

/** A call's new instructions (api.md section 3). */
export interface CallRedirect {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
}

/** Which answer to read as the service sent it. */
export interface RawPart {
  readonly part: 'call' | 'segments' | 'recordings' | 'notifications';
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

/** Which recordings to list (api.md section 5). */
export interface RecordingQuery {
  readonly callSid?: string;
}

/** A page of recordings and how many there are. */
export interface RecordingPage {
  readonly recordings: readonly Recording[];
  readonly total: number | undefined;
}
