import type { PollClock } from './requestBudget.ts';

/** What a poll found; `tooOften` where the service asks for fewer requests, and `over` where it makes no sense to go on, as with credentials that are refused. */
export type PollResult =
  | { readonly kind: 'read'; readonly isChanged: boolean; readonly isLive: boolean }
  | { readonly kind: 'failed' | 'tooOften'; readonly retryAfterMs: number | undefined }
  | { readonly kind: 'over' };

/** What is polled, and how often a person wants it. */
export interface PollOptions {
  readonly clock: PollClock;
  readonly intervalMs: () => number;
  /** Never rejects; the signal tells that nothing is to be asked any more. */
  readonly poll: (signal: AbortSignal) => Promise<PollResult>;
  /** Told when a poll ended the polling by itself. */
  readonly onOver: () => void;
}

const shortestMs = 5_000;
const hurriedMs = 2_000;
const longestMs = 300_000;
/** After so many polls without a change the pause grows by one interval, up to three. */
const quietPolls = 6;
const mostSlow = 16;

/**
 * Polls one after the other, never two at once: in half the interval while a call is in progress, in
 * up to three of them while nothing changes, in one after a failure, however it was before, since a service that
 * was away may be back, and twice as slowly each time that it asks for fewer requests, back again after each success.
 * Nothing goes out while it is asleep; what is due then follows on waking.
 */
export class Poll {
  private isOn = false;
  private isAwake = true;
  private isHurried = false;
  private isRunning = false;
  private isLive = false;
  private hasFailed = false;
  private quiet = 0;
  private slow = 1;
  private notBeforeMs = 0;
  private lastMs: number | undefined;
  private cancel: (() => void) | undefined;
  private active = new AbortController();

  constructor(private readonly options: PollOptions) {}

  /** Begins with a poll at once, or ends. */
  turn(isOn: boolean): void {
    if (isOn && !this.isOn) this.lastMs = undefined;
    this.isOn = isOn;
    this.quiet = 0;
    this.schedule();
  }

  /** Forgets how patient the service was that is polled no more; to be called while it is off. */
  reset(): void {
    this.slow = 1;
    this.hasFailed = false;
    this.notBeforeMs = 0;
    this.schedule();
  }

  /** Goes on, or pauses. */
  wake(isAwake: boolean): void {
    this.isAwake = isAwake;
    this.schedule();
  }

  /** Polls every two seconds while that goes well, whether on or not, until told that it is enough. */
  hurry(isHurried: boolean): void {
    this.isHurried = isHurried;
    this.schedule();
  }

  private schedule(): void {
    this.cancel?.();
    this.cancel = undefined;
    const isActive = (this.isOn || this.isHurried) && this.isAwake;
    if (!isActive) this.active.abort();
    else if (this.active.signal.aborted) this.active = new AbortController();
    if (!isActive || this.isRunning) return;
    const { clock } = this.options;
    const dueMs = this.lastMs === undefined ? 0 : this.lastMs + this.delayMs();
    const waitMs = Math.max(0, Math.max(dueMs, this.notBeforeMs) - clock.nowMs());
    this.cancel = clock.after(waitMs, () => void this.run());
  }

  private delayMs(): number {
    const intervalMs = this.options.intervalMs();
    const isHurried = this.isHurried && !this.hasFailed;
    const pauseMs = isHurried ? hurriedMs : this.isLive ? intervalMs / 2 : intervalMs * this.patience();
    const shortest = isHurried ? hurriedMs : shortestMs;
    return Math.min(Math.max(pauseMs, shortest) * this.slow, Math.max(longestMs, intervalMs));
  }

  private patience(): number {
    return Math.min(3, 1 + Math.floor(this.quiet / quietPolls));
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    const result = await this.options.poll(this.active.signal);
    this.isRunning = false;
    this.lastMs = this.options.clock.nowMs();
    this.learn(result);
    this.schedule();
  }

  private learn(result: PollResult): void {
    switch (result.kind) {
      case 'read':
        this.isLive = result.isLive;
        this.hasFailed = false;
        this.quiet = result.isChanged ? 0 : this.quiet + 1;
        this.slow = Math.max(1, this.slow / 2);
        return;
      case 'failed':
      case 'tooOften':
        if (result.kind === 'tooOften') this.slow = Math.min(mostSlow, this.slow * 2);
        this.quiet = 0;
        this.isLive = false;
        this.hasFailed = true;
        // A service may ask for an hour or a year: who watches wants to hear before that whether it is back.
        this.notBeforeMs = this.options.clock.nowMs() + Math.min(result.retryAfterMs ?? 0, longestMs);
        return;
      case 'over':
        this.isOn = false;
        this.isHurried = false;
        this.options.onOver();
        return;
    }
  }
}
