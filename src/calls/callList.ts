import type { CallClient } from '../api/client.ts';
import type { CallPage } from '../api/dialect.ts';
import type { Call, CallKey } from '../api/resources.ts';
import { worstByCall, type Alerts } from './alerts.ts';

/** What a call list asks of the client. */
export type CallSource = Pick<CallClient, 'listCalls' | 'listRecentNotifications'>;

/** How much of the account's list is loaded; `total` is unknown where the service tells none. */
export interface Loaded {
  readonly loaded: number;
  readonly total: number | undefined;
}

/** Settings of a list: the rows per request (1–1000), and the signal that ends everything it does. */
export interface CallListOptions {
  readonly pageSize: () => number;
  readonly signal: AbortSignal;
}

const alertsPerRefresh = 200;

/** Identity of a call or segment within its account. */
export function callId(key: CallKey): string {
  return `${key.callSid}/${key.callSegmentSid ?? ''}`;
}

function idOf(call: Call): string {
  return callId({ callSid: call.sid, callSegmentSid: call.callSegmentSid });
}

/**
 * The calls loaded so far, in the service's order (DateUpdated, newest first; calls document, "Calls
 * List Resource"). Methods reject with `ServiceError`, or with the signal's reason once it is aborted,
 * and what was loaded before stays. The listener hears of every change, after it.
 */
export class CallList {
  private known = new Map<string, Call>();
  private pages: AsyncGenerator<CallPage, void, undefined> | undefined;
  private serviceTotal: number | undefined;
  private atEnd = false;
  private worst: Alerts = new Map();
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly client: CallSource,
    private readonly options: CallListOptions,
    private readonly onChange: () => void,
  ) {}

  /** Newest change first. */
  get calls(): Iterable<Call> {
    return this.known.values();
  }

  /** The worst notification known of each call. */
  get alerts(): Alerts {
    return this.worst;
  }

  /** How many rows are loaded, and how many there are. */
  get loaded(): Loaded {
    const loaded = this.known.size;
    const total = this.serviceTotal === undefined ? undefined : Math.max(this.serviceTotal, loaded);
    return { loaded, total: this.atEnd ? loaded : total };
  }

  /** True once the service has no further page. */
  get isComplete(): boolean {
    return this.atEnd;
  }

  get(key: CallKey): Call | undefined {
    return this.known.get(callId(key));
  }

  /** Reads the next page that brings anything; the first time also the account's recent notifications. */
  loadMore(): Promise<Loaded> {
    return this.inTurn(async () => {
      const isFirst = this.known.size === 0;
      await Promise.all([this.readOn(), isFirst ? this.readAlerts() : undefined]);
      return this.loaded;
    });
  }

  /**
   * Reads from the top until it meets what is already known, so however far the person had paged
   * stays loaded: a page and the recent notifications when nothing moved.
   */
  refresh(): Promise<Loaded> {
    return this.inTurn(async () => {
      if (this.known.size === 0) await Promise.all([this.readOn(), this.readAlerts()]);
      else await Promise.all([this.readTop(), this.readAlerts()]);
      return this.loaded;
    });
  }

  private inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(step);
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private open(): AsyncGenerator<CallPage, void, undefined> {
    const { pageSize, signal } = this.options;
    return this.client.listCalls({}, { pageSize: pageSize(), signal });
  }

  private async readOn(): Promise<void> {
    this.pages ??= this.open();
    const before = this.known.size;
    try {
      do {
        const next = await this.pages.next();
        this.options.signal.throwIfAborted();
        this.atEnd = next.done === true;
        if (!next.value) break;
        this.serviceTotal = next.value.total;
        this.append(next.value);
      } while (this.known.size === before);
    } catch (error) {
      // A generator that threw is over; the next attempt starts anew and skips what is known.
      this.pages = undefined;
      throw error;
    }
    this.noteEnd();
    this.onChange();
  }

  /** A last page that fills the total needs no further request to know that it was the last. */
  private noteEnd(): void {
    if (this.serviceTotal !== undefined && this.known.size >= this.serviceTotal) this.atEnd = true;
  }

  private append(page: CallPage): void {
    for (const call of [...page.calls, ...page.changed]) {
      const id = idOf(call);
      const old = this.known.get(id);
      if (!old || !isOlder(call, old)) this.known.set(id, call);
    }
  }

  private async readTop(): Promise<void> {
    const news = new Map<string, Call>();
    for await (const page of this.open()) {
      this.options.signal.throwIfAborted();
      this.serviceTotal = page.total;
      const fresh = page.calls.filter((call) => this.isNews(call));
      for (const call of fresh) news.set(idOf(call), call);
      const last = page.calls.at(-1);
      if (!last || !this.isNews(last)) break;
    }
    if (news.size > 0) {
      const rest = [...this.known].filter(([id]) => !news.has(id));
      this.known = new Map([...news, ...rest]);
    }
    this.onChange();
  }

  private isNews(call: Call): boolean {
    const old = this.known.get(idOf(call));
    if (!old) return true;
    return old.raw['DateUpdated'] !== call.raw['DateUpdated'] || old.status !== call.status;
  }

  /** The list is worth showing without its alerts, so a failure here only leaves them as they were. */
  private async readAlerts(): Promise<void> {
    const { signal } = this.options;
    try {
      const recent = await this.client.listRecentNotifications({ pageSize: alertsPerRefresh, signal });
      this.worst = worstByCall(recent, this.worst);
    } catch {
      signal.throwIfAborted();
    }
  }
}

function isOlder(call: Call, than: Call): boolean {
  return (call.dateUpdated?.instantMs ?? 0) < (than.dateUpdated?.instantMs ?? 0);
}
