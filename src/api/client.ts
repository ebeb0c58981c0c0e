import type {
  CallPage,
  CallQuery,
  CallRedirect,
  NewCall,
  RawAnswer,
  RawPart,
  RecordingMedia,
} from './dialect.ts';
import type { Call, CallKey, Notification, Recording } from './resources.ts';
import type { Transport } from './transport.ts';

/** Where and as whom the client asks; the transport brings the secret. */
export interface CallClientOptions {
  readonly transport: Transport;
  /** Scheme, host and an optional path; without the version. */
  readonly apiBaseUrl: string;
  readonly accountSid: string;
  /** Time for one attempt, body included; 30 s unless told. */
  readonly timeoutMs?: number;
}

/** How to page through a list. */
export interface PageOptions {
  /** 1–1000; 50 unless told. */
  readonly pageSize?: number;
  readonly signal?: AbortSignal;
}

/** One method per documented operation; each throws `ServiceError`, or the signal's reason when aborted. */
export class CallClient {
  private readonly options: CallClientOptions;

  constructor(options: CallClientOptions) {
    this.options = options;
  }

  listCalls(query: CallQuery, options: PageOptions = {}): AsyncGenerator<CallPage, void, undefined> {
    return this.notYet(query, options);
  }
  getCall(callSid: string, signal?: AbortSignal): Promise<Call> {
    return this.notYet(callSid, signal);
  }
  getSegment(key: Required<CallKey>, signal?: AbortSignal): Promise<Call> {
    return this.notYet(key, signal);
  }
  listSegments(callSid: string, signal?: AbortSignal): Promise<readonly Call[]> {
    return this.notYet(callSid, signal);
  }
  listCallRecordings(callSid: string, signal?: AbortSignal): Promise<readonly Recording[]> {
    return this.notYet(callSid, signal);
  }
  listCallNotifications(callSid: string, signal?: AbortSignal): Promise<readonly Notification[]> {
    return this.notYet(callSid, signal);
  }
  /** One request: the first page of the account's notifications, newest first. */
  listRecentNotifications(options: PageOptions = {}): Promise<readonly Notification[]> {
    return this.notYet(options);
  }
  /** With the webhook, which lists leave out. */
  getNotification(sid: string, signal?: AbortSignal): Promise<Notification> {
    return this.notYet(sid, signal);
  }
  deleteNotification(sid: string, signal?: AbortSignal): Promise<void> {
    return this.notYet(sid, signal);
  }
  getRecording(sid: string, signal?: AbortSignal): Promise<Recording> {
    return this.notYet(sid, signal);
  }
  getRecordingMedia(sid: string, format: 'wav' | 'mp3', signal?: AbortSignal): Promise<RecordingMedia> {
    return this.notYet(sid, format, signal);
  }
  deleteRecording(sid: string, signal?: AbortSignal): Promise<void> {
    return this.notYet(sid, signal);
  }
  makeCall(call: NewCall, signal?: AbortSignal): Promise<Call> {
    return this.notYet(call, signal);
  }
  redirectCall(callSid: string, redirect: CallRedirect, signal?: AbortSignal): Promise<Call> {
    return this.notYet(callSid, redirect, signal);
  }
  /** One tiny request: resolves when the service accepts account and secret. */
  checkAccess(signal?: AbortSignal): Promise<void> {
    return this.notYet(signal);
  }
  readRaw(part: RawPart, signal?: AbortSignal): Promise<RawAnswer> {
    return this.notYet(part, signal);
  }

  private notYet(...asked: readonly unknown[]): never {
    throw new Error(`${this.options.apiBaseUrl}: ${asked.length}`);
  }
}
