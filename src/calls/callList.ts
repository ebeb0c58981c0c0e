import type { CallQuery } from '../api/callFilter.ts';
import type { CallClient } from '../api/client.ts';
import type { CallPage } from '../api/dialect.ts';
import type { Call, CallKey } from '../api/resources.ts';
import { worstByCall, type Alerts } from './alerts.ts';
import type { CallRow, RowChange } from './list/callRow.ts';
import type { Loaded } from './list/loaded.ts';
import { LiveReads } from './list/liveReads.ts';
import { SegmentIds } from './list/segmentIds.ts';
import { Ranks, type Side } from './list/ranks.ts';
import { SortedRows } from './list/sortedRows.ts';
import { Turns } from './list/turns.ts';
import { isNewVersion, newestMs, reachesKnown } from './list/versions.ts';

/** What a call list asks of the client; calls one by one only where a change does not move them to the front. */
export type CallSource = Pick<CallClient, 'listCalls' | 'listRecentNotifications' | 'speaks'> &
  Partial<Pick<CallClient, 'getCall'>>;

/** Settings of a list: what the service is asked for, the rows per request (1–1000), and the signal that ends everything it does. */
export interface CallListOptions {
  readonly query?: CallQuery;
  readonly pageSize: () => number;
  readonly signal: AbortSignal;
}

/** Whom a poll asks instead of the list's own client, and what ends it. */
export interface PollOptions {
  readonly source: CallSource;
  readonly signal: AbortSignal;
}

/** Hears of rows that came or changed, after it. */
export type ListListener = (changes: readonly RowChange[]) => void;

const alertsPerRefresh = 200;
/** A list that never rests is caught up with at the next refresh. */
const mostCatchUpPages = 20;

/** Identity of a call or segment within its account. */
export function callId(key: CallKey): string {
  return `${key.callSid}/${key.callSegmentSid ?? ''}`;
}

function idOf(call: Call): string {
  return callId({ callSid: call.sid, callSegmentSid: call.callSegmentSid });
}

/**
 * The calls loaded so far, in the service's order: what it sorts by, newest first. Methods reject with
 * `ServiceError`, or with the signal's reason once it is aborted, and what was loaded before stays.
 */
export class CallList {
  private readonly known = new Map<string, CallRow>();
  private readonly segments = new SegmentIds();
  private readonly sorted = new SortedRows();
  private readonly ranks: Ranks;
  private pages: AsyncGenerator<CallPage, void, undefined> | undefined;
  private serviceTotal: number | undefined;
  private atEnd = false;
  private hasBegun = false;
  private worst: Alerts = new Map();
  private isBehind = true;
  /** The newest DateUpdated when the top was last read: whatever changed since is dated then or after. */
  private topMs: number | undefined;
  private readonly liveReads = new LiveReads();
  private readonly turns = new Turns();
  private readonly query: CallQuery;
  private readonly own: PollOptions;

  constructor(
    client: CallSource,
    private readonly options: CallListOptions,
    private readonly onChange: ListListener,
  ) {
    this.query = options.query ?? {};
    this.own = { source: client, signal: options.signal };
    this.ranks = new Ranks(client.speaks);
  }

  /** Newest first. */
  get rows(): readonly CallRow[] {
    return this.sorted.rows;
  }

  /** How many calls are loaded, and how many there are. */
  get loaded(): Loaded {
    const { serviceTotal, listedSegments } = this;
    const loaded = this.known.size - listedSegments;
    const total = serviceTotal === undefined ? undefined : Math.max(serviceTotal - listedSegments, loaded);
    return { loaded, total: this.atEnd ? loaded : total };
  }

  /** How many segments the service listed beside the calls that are loaded. */
  get listedSegments(): number {
    return this.segments.count;
  }

  /** Whether the service has answered with a page. */
  get isBegun(): boolean {
    return this.hasBegun;
  }

  /** True once the service has no further page. */
  get isComplete(): boolean {
    return this.atEnd;
  }

  /** Whether calls came since the notifications were read. */
  get areAlertsBehind(): boolean {
    return this.isBehind;
  }

  get(key: CallKey): CallRow | undefined {
    return this.known.get(callId(key));
  }

  /** The segments of a call that the service listed beside it. */
  segmentsOf(callSid: string): readonly CallRow[] {
    return this.segments.of(callSid).flatMap((id) => this.known.get(id) ?? []);
  }

  /** Takes up what was read of a loaded call elsewhere; one that is not loaded comes when it is paged to. */
  learn(call: Call): void {
    if (this.known.has(idOf(call))) this.take([call], 'front');
  }

  /** Reads the next page that brings anything; the first, unless a poll did meanwhile, with the recent notifications. */
  loadMore(): Promise<Loaded> {
    const isFirst = !this.hasBegun;
    return this.turns.take(async () => {
      const page = isFirst && this.hasBegun ? undefined : this.readOn();
      await Promise.all([page, isFirst ? this.readAlerts() : undefined]);
      return this.loaded;
    });
  }

  /**
   * Reads from the top until it meets what is already known, so however far the person had paged
   * stays loaded: a page and the recent notifications when nothing moved.
   */
  refresh(): Promise<Loaded> {
    return this.turns.take(async () => {
      await Promise.all([this.hasBegun ? this.readTop(this.own) : this.readOn(), this.readAlerts()]);
      return this.loaded;
    });
  }

  /** Reads for a poll what is new, the first page being no news, and no notifications; `undefined`, at once, where anything else is asked of the list. */
  async poll({ source, signal }: PollOptions): Promise<readonly Call[] | undefined> {
    const news = await this.turns.giveWay<readonly Call[]>((ended) => {
      const reading = { source, signal: AbortSignal.any([this.options.signal, ended]) };
      return this.hasBegun ? this.readTop(reading) : this.readOn().then(() => []);
    }, signal);
    this.options.signal.throwIfAborted();
    return news;
  }

  /**
   * Reads the account's recent notifications. The list is worth showing without its alerts, so a
   * failure here only leaves them as they were.
   */
  async readAlerts({ source, signal }: PollOptions = this.own): Promise<void> {
    try {
      const recent = await source.listRecentNotifications({ pageSize: alertsPerRefresh, signal });
      this.isBehind = false;
      const before = this.worst;
      this.worst = worstByCall(recent, before);
      this.applyAlerts(new Set(recent.map(({ callSid }) => callSid)), before);
    } catch {
      this.options.signal.throwIfAborted();
    }
  }

  private open(query: CallQuery, { source, signal } = this.own): AsyncGenerator<CallPage, void, undefined> {
    return source.listCalls(query, { pageSize: this.options.pageSize(), signal });
  }

  /**
   * The reader of pages goes back to the top at the end of the list, for what moved while it was read;
   * once everything is there this is done at once, so that a full list is also a fresh one.
   */
  private async readOn(): Promise<void> {
    if (!this.hasBegun && this.query.status !== undefined) await this.noteTop();
    this.pages ??= this.open(this.query);
    const before = this.known.size;
    const wasAtEnd = this.atEnd;
    try {
      for (let count = 0; count < mostCatchUpPages; count++) {
        const next = await this.pages.next();
        this.options.signal.throwIfAborted();
        this.atEnd = next.done === true;
        if (!this.hasBegun && this.query.status === undefined) this.topMs = newestMs(next.value?.calls ?? []);
        this.hasBegun = true;
        if (!next.value) break;
        this.serviceTotal = next.value.total;
        const { calls, changed, isCatchUp } = next.value;
        this.take(calls, isCatchUp ? 'front' : 'end');
        if (changed.length > 0) this.take(changed, 'front');
        if (this.known.size > before && !this.hasAll()) break;
      }
    } catch (error) {
      // A generator that threw is over; the next attempt starts anew and skips what is known.
      this.pages = undefined;
      throw error;
    }
    if (this.hasAll()) this.atEnd = true;
    // Who shows a row that loads more learns only now that there is nothing more.
    if (this.atEnd !== wasAtEnd) this.onChange([]);
  }

  private hasAll(): boolean {
    return this.serviceTotal !== undefined && this.known.size >= this.serviceTotal;
  }

  /** A list by status does not show which calls left it, so it is kept up from the list of every status. */
  private async noteTop(): Promise<void> {
    const { value: page } = await this.open(this.everyStatus()).next();
    this.topMs = newestMs(page?.calls ?? []);
  }

  private everyStatus(): CallQuery {
    const { status, ...rest } = this.query;
    return status === undefined ? this.query : rest;
  }

  private async readTop(reading: PollOptions): Promise<readonly Call[]> {
    const news: Call[] = [];
    const met: Call[] = [];
    let topMs: number | undefined;
    const pages = this.open(this.everyStatus(), reading);
    for (;;) {
      const { value: page } = await pages.next();
      reading.signal.throwIfAborted();
      if (!page) break;
      if (this.query.status === undefined) this.serviceTotal = page.total;
      topMs ??= newestMs(page.calls);
      met.push(...page.calls);
      const fresh = page.calls.filter((call) => this.isNews(call));
      news.push(...fresh);
      if (reachesKnown(page.calls, fresh, this.topMs)) break;
    }
    news.push(...(await this.liveReads.read(this.rows, met, reading)).filter((call) => this.isNews(call)));
    const own = news.filter((call) => this.belongs(call));
    this.topMs = topMs ?? this.topMs;
    return this.take(own, 'front');
  }

  /** Whether a call is new in this list, or is or was in it; older ones come when the person pages to them. */
  private belongs(call: Call): boolean {
    if (this.known.has(idOf(call))) return true;
    const { status } = this.query;
    const updatedMs = call.dateUpdated?.instantMs ?? Infinity;
    if (updatedMs < (this.topMs ?? -Infinity)) return false;
    return status === undefined || call.statusSent.trim() === String(status);
  }

  private take(calls: readonly Call[], side: Side): readonly Call[] {
    const news = [...new Map(calls.map((one) => [idOf(one), one]))].filter(([, call]) => this.isNews(call));
    const firstNth = this.ranks.reserve(news.length, side);
    const changes = news.map(([id, call], at): RowChange => {
      const before = this.known.get(id);
      const rank = this.ranks.of(call, before, firstNth + at);
      const after = { call, alert: this.worst.get(call.sid), ...rank };
      if (!before) this.segments.note(call, id);
      this.known.set(id, after);
      return { before, after };
    });
    if (side === 'front' && changes.length > 0) this.isBehind = true;
    this.announce(changes);
    return changes.map(({ after }) => after.call);
  }

  private announce(changes: readonly RowChange[]): void {
    this.sorted.apply(changes);
    this.onChange(changes);
  }

  private isNews(call: Call): boolean {
    const old = this.known.get(idOf(call))?.call;
    return !old || isNewVersion(call, old);
  }

  private applyAlerts(callSids: ReadonlySet<string>, before: Alerts): void {
    const changes: RowChange[] = [];
    for (const callSid of callSids) {
      const alert = this.worst.get(callSid);
      if (alert === before.get(callSid)) continue;
      for (const id of [callId({ callSid }), ...this.segments.of(callSid)]) {
        const row = this.known.get(id);
        // A segment with a Sid of its own has notifications of its own.
        if (row?.call.sid !== callSid) continue;
        const after = { ...row, alert };
        this.known.set(id, after);
        changes.push({ before: row, after });
      }
    }
    if (changes.length > 0) this.announce(changes);
  }
}
