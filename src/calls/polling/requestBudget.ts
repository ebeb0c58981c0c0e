/** The time and the timers of whoever polls, so that a test can be its clock. */
export interface PollClock {
  readonly nowMs: () => number;
  /** Runs a step later; returns what cancels it. */
  readonly after: (delayMs: number, run: () => void) => () => void;
}

/** At most so many requests in any minute (product.md, behaviour 7). */
const mostPerMinute = 12;
const minuteMs = 60_000;

/** Holds requests back so that no minute has more than twelve of them. */
export class RequestBudget {
  private taken: number[] = [];
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly clock: PollClock) {}

  /** Resolves when a request may go out, in the order of asking. */
  take(): Promise<void> {
    this.last = this.last.then(() => this.wait());
    return this.last;
  }

  /** Counts requests that went out without asking, such as the repeats of one that failed. */
  note(count: number): void {
    for (let index = 0; index < count; index++) this.taken.push(this.clock.nowMs());
  }

  private async wait(): Promise<void> {
    for (;;) {
      const nowMs = this.clock.nowMs();
      this.taken = this.taken.filter((thenMs) => nowMs - thenMs < minuteMs);
      const [oldestMs = nowMs] = this.taken;
      if (this.taken.length < mostPerMinute) break;
      await new Promise<void>((resolve) => {
        this.clock.after(oldestMs + minuteMs - nowMs, resolve);
      });
    }
    this.note(1);
  }
}
