import type { CallFilter, CallQuery, SplitFilter, SplitOptions } from './callFilter.ts';
import type {
  CallPage,
  CallRedirect,
  Dialect,
  DialectFacts,
  Listing,
  NewCall,
  NotificationQuery,
  RawAnswer,
  RawPart,
  RecordingMedia,
  RecordingQuery,
} from './dialect.ts';
import { dialect2008 } from './dialects/dialect2008.ts';
import { InvalidInputError, ServiceError } from './errors.ts';
import type { Admit, Exchange } from './exchange/exchange.ts';
import { createExchange } from './exchange/exchange.ts';
import { createGate, type Gate } from './exchange/gate.ts';
import { Offers, readEvents } from './exchange/offers.ts';
import { contentOf, Questions, type Listed } from './exchange/questions.ts';
import { accountUrl, requestFor } from './exchange/request.ts';
import type { CsvPage } from './paging/csvPages.ts';
import type { ListOptions, PageOptions } from './paging/options.ts';
import { sizeOfPage } from './paging/options.ts';
import { rawAsk, wholeList } from './rawAsk.ts';
import type { Call, CallEvents, CallKey, Notification, Recording } from './resources.ts';
import type { Transport } from './transport.ts';

/** Where and as whom the client asks; the transport brings the secret. */
export interface CallClientOptions {
  readonly transport: Transport;
  /** Scheme, host and an optional path, without the version. */
  readonly apiBaseUrl: string;
  readonly accountSid: string;
  /** Which version of the API is spoken; 2008-08-01 unless told. */
  readonly dialect?: Dialect;
  /** Time for one attempt, body included; 30 s unless told. */
  readonly timeoutMs?: number;
  /** Wait before the second attempt, doubled before each further one; 300 ms unless told. */
  readonly retryDelayMs?: number;
}

/** What all clients of one account share. */
interface Shared {
  readonly gate: Gate;
  readonly offers: Offers;
}

/**
 * One method per documented operation. Each throws `ServiceError` when the service or the way to it
 * failed, `InvalidInputError` before asking when an argument cannot be sent, and the signal's reason
 * when aborted.
 */
export class CallClient {
  private readonly exchange: Exchange;
  private readonly dialect: Dialect;
  private readonly accountUrl: string;
  /** What there is to know of the version that is spoken. */
  readonly speaks: DialectFacts;
  private readonly questions: Questions;
  private readonly shared: Shared;

  constructor(
    private readonly options: CallClientOptions,
    shared?: Shared,
    admit?: Admit,
  ) {
    const { transport, dialect = dialect2008, timeoutMs = 30_000, retryDelayMs = 300 } = options;
    this.dialect = dialect;
    this.speaks = dialect;
    this.shared = shared ?? { gate: createGate(), offers: new Offers(dialect.mayLack) };
    this.accountUrl = accountUrl(options.apiBaseUrl, dialect.version, options.accountSid);
    this.exchange = createExchange({
      transport,
      readRefusal: dialect.readRefusal,
      format: dialect.format,
      timeoutMs,
      retryDelayMs,
      gate: this.shared.gate,
      admit,
    });
    this.questions = new Questions(this.exchange, this.accountUrl, dialect.paging);
  }

  /** The same client, whose every attempt waits for `admit` first, repeats included. */
  paced(admit: Admit): CallClient {
    return new CallClient(this.options, this.shared, admit);
  }

  // --- calls and segments (calls document)

  /**
   * Pages of calls, each call once, whatever moves meanwhile (see `pages`); the next page is asked for when
   * the consumer wants it, or up to four at a time where `parallel` says so.
   */
  async *listCalls(query: CallQuery, options: ListOptions = {}): AsyncGenerator<CallPage, void, undefined> {
    const { pageSize = 50, parallel = 1, signal } = options;
    const found = this.questions.pagesOf(this.dialect.calls(query), signal, {
      identify: idOf,
      pageSize: sizeOfPage(pageSize),
      // Only a call's status changes in a way that a filter sees.
      rowsMayLeave: query.status !== undefined,
      parallel: Math.min(4, parallel),
    });
    for await (const { fresh, ...page } of found) yield { calls: fresh, ...page };
  }

  /** The service's own CSV of the calls, each row once (calls document, "Tip: Get a CSV of your Calls"). */
  listCallsCsv(query: CallQuery, options: ListOptions = {}): AsyncGenerator<CsvPage, void, undefined> {
    const { pageSize = 50, parallel = 1, signal } = options;
    return this.questions.csvOf(this.dialect.calls(query), signal, {
      pageSize: sizeOfPage(pageSize),
      rowsMayLeave: query.status !== undefined,
      parallel: Math.min(4, parallel),
    });
  }

  /**
   * Splits a person's filter into what `listCalls` can ask the service for and what is left to do here.
   * Throws `InvalidInputError` naming the field that is malformed.
   */
  splitFilter(filter: CallFilter, options?: SplitOptions): SplitFilter {
    return this.dialect.splitFilter(filter, options);
  }

  /** The initial call. */
  async getCall(callSid: string, signal?: AbortSignal): Promise<Call> {
    return this.questions.get(this.dialect.call(callSid), signal);
  }

  /** One segment of a call. */
  async getSegment({ callSid, callSegmentSid }: Required<CallKey>, signal?: AbortSignal): Promise<Call> {
    return this.questions.get(this.dialect.segment(callSid, callSegmentSid), signal);
  }

  /** The segments created during a call; what a service sends beside them is of another call, and left out. */
  async listSegments(callSid: string, signal?: AbortSignal): Promise<readonly Call[]> {
    const listed = await this.getAll(this.dialect.segments(callSid), signal, idOf);
    return listed.filter((call) => call.sid === callSid || call.parentCallSid === callSid);
  }

  /** Makes a call: the answer is not yet dialed (api.md section 2). Never sent twice. */
  async makeCall(call: NewCall, signal?: AbortSignal): Promise<Call> {
    return this.questions.get(this.dialect.makeCall(call), signal);
  }

  /** Gives a call in progress new instructions (api.md section 3). Never sent twice. */
  async redirectCall(callSid: string, redirect: CallRedirect, signal?: AbortSignal): Promise<Call> {
    return this.questions.get(this.dialect.redirectCall(callSid, redirect), signal);
  }

  /** Whether the service has a CSV of its own of the calls, which only numbered pages can be read as. */
  get hasOwnCsv(): boolean {
    return this.dialect.paging === 'numbers';
  }

  /** Whether a call can be ended in the version that is spoken. */
  get endsCalls(): boolean {
    return this.dialect.endCall !== undefined;
  }

  /** Ends a call in progress, or takes back one that is not answered yet (2010-04-01). Never sent twice. */
  async endCall(callSid: string, how: 'hangUp' | 'cancel', signal?: AbortSignal): Promise<Call> {
    const { endCall, version } = this.dialect;
    if (!endCall) throw new InvalidInputError('status', `cannot be set in version ${version}`);
    return this.questions.get(endCall(callSid, how), signal);
  }

  /**
   * What the application was asked during a call and what it answered. The service has them from some 15
   * minutes after the end of the call; `nowMs` is the instant that this is counted by.
   */
  async listCallEvents(call: Call, nowMs: number, signal?: AbortSignal): Promise<CallEvents> {
    const { callEvents } = this.dialect;
    if (!callEvents) return { kind: 'absent' };
    const list = () => this.getAll(callEvents(call.sid), signal, contentOf);
    const parent = () => this.getCall(call.sid, signal);
    return readEvents(call, this.shared.offers, { list, parent, nowMs });
  }

  // --- recordings (api.md section 5)

  /** The recordings of a call. */
  async listCallRecordings(callSid: string, signal?: AbortSignal): Promise<readonly Recording[]> {
    return this.getAll(this.dialect.callRecordings(callSid), signal, sidOf);
  }

  /** The recordings of the account. */
  async listRecordings(query: RecordingQuery = {}, signal?: AbortSignal): Promise<readonly Recording[]> {
    return this.getAll(this.dialect.recordings(query), signal, sidOf);
  }

  /** One recording's facts, without its audio. */
  async getRecording(sid: string, signal?: AbortSignal): Promise<Recording> {
    return this.questions.get(this.dialect.recording(sid), signal);
  }

  /**
   * One recording's audio. It is documented as public, so it is asked for without the secret first, and
   * with it only when the answer is 401.
   */
  async getRecordingMedia(sid: string, format: 'wav' | 'mp3', signal?: AbortSignal): Promise<RecordingMedia> {
    const ask = this.dialect.recordingMedia(sid, format);
    const request = () => requestFor(this.accountUrl, ask, signal);
    const publicRequest = new Request(request(), { credentials: 'omit' });
    const response = await this.exchange.open(publicRequest).catch((error: unknown) => {
      if (!(error instanceof ServiceError) || error.kind !== 'unauthorized') throw error;
      return this.exchange.open(request());
    });
    const { headers, body } = response;
    const size = headers.get('content-length');
    return {
      contentType: headers.get('content-type') ?? '',
      sizeBytes: size === null ? undefined : Number(size),
      body: body ?? new Blob([]).stream(),
    };
  }

  /** Deletes a recording for good. Never sent twice. */
  async deleteRecording(sid: string, signal?: AbortSignal): Promise<void> {
    await this.questions.send(this.dialect.deleteRecording(sid), signal);
  }

  // --- notifications (api.md section 6)

  /** The notifications of a call, without their webhooks. */
  async listCallNotifications(callSid: string, signal?: AbortSignal): Promise<readonly Notification[]> {
    const list = () => this.getAll(this.dialect.callNotifications(callSid), signal, sidOf);
    return this.shared.offers.ask('notifications', list, () => this.getCall(callSid, signal));
  }

  /** The notifications of the account, without their webhooks. */
  async listNotifications(
    query: NotificationQuery = {},
    signal?: AbortSignal,
  ): Promise<readonly Notification[]> {
    const list = () => this.getAll(this.dialect.notifications(query), signal, sidOf);
    return this.shared.offers.ask('notifications', list, () => this.checkAccess(signal));
  }

  /** One request: the first page of the account's notifications, newest first, without their webhooks. */
  async listRecentNotifications({ pageSize = 50, signal }: PageOptions = {}): Promise<
    readonly Notification[]
  > {
    const firstPage = this.dialect.notifications({})({ page: 0, pageSize: sizeOfPage(pageSize) });
    const list = () => this.questions.get(firstPage, signal);
    const { items } = await this.shared.offers.ask('notifications', list, () => this.checkAccess(signal));
    return items;
  }

  /** One notification with its webhook, which lists leave out. */
  async getNotification(sid: string, signal?: AbortSignal): Promise<Notification> {
    return this.questions.get(this.dialect.notification(sid), signal);
  }

  /** Deletes a notification for good. Never sent twice. */
  async deleteNotification(sid: string, signal?: AbortSignal): Promise<void> {
    const { deleteNotification, version } = this.dialect;
    if (!deleteNotification) {
      throw new InvalidInputError('sid', `is of a notification, which version ${version} does not delete`);
    }
    await this.questions.send(deleteNotification(sid), signal);
  }

  // --- beside the resources

  /** One request for one call of the list: resolves when the service accepts account and secret. */
  async checkAccess(signal?: AbortSignal): Promise<void> {
    await this.questions.get(this.dialect.calls({})({ page: 0, pageSize: 1 }), signal);
  }

  /** An answer as the service sent it, unread: `text` may be anything. */
  async readRaw(part: RawPart, signal?: AbortSignal): Promise<RawAnswer> {
    const { url, contentType, readText } = await this.questions.send(rawAsk(this.dialect, part), signal);
    return { url, contentType, text: readText() };
  }

  /** Where `readRaw` reads: the address holds no secret. */
  urlOf(part: RawPart): string {
    return requestFor(this.accountUrl, rawAsk(this.dialect, part)).url;
  }

  private getAll<T extends Listed>(
    listing: Listing<T>,
    signal: AbortSignal | undefined,
    identify: (row: T) => string,
  ): Promise<readonly T[]> {
    return this.questions.getAll(listing, signal, { identify, pageSize: wholeList, rowsMayLeave: true });
  }
}

const idOf = ({ sid, callSegmentSid }: Call) => `${sid}/${callSegmentSid}`;
const sidOf = ({ sid }: Pick<Call, 'sid'>) => sid;
