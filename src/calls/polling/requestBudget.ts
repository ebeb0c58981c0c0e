/** The time and the timers of whoever polls, so that a test can be its clock. */
export interface PollClock {
  readonly nowMs: () => number;
  /** Runs a step later; returns what cancels it. */
  readonly after: (delayMs: number, run: () => void) => () => void;
}

/** What a request is for: news of the list, or what follows from them. */
export type RequestLane = 'list' | 'details';

// At most twelve in any minute (product.md, behaviour 7): three at once, and nine that come back.
const mostAtOnce = 3;
const refillMs = 60_000 / 9;
/** So often the list goes before details that wait. */
const listsPerDetail = 2;

interface Waiting {
  readonly admit: () => void;
}

/**
 * Spreads the requests of polls: no minute has more than twelve of them, and whoever waits, waits for
 * seconds. Where both lanes wait, the list goes twice for each detail.
 */
export class RequestBudget {
  private left = mostAtOnce;
  private countedMs: number;
  private listsInARow = 0;
  private readonly lines: Readonly<Record<RequestLane, Waiting[]>> = { list: [], details: [] };
  private cancelTimer: (() => void) | undefined;

  constructor(private readonly clock: PollClock) {
    this.countedMs = clock.nowMs();
  }

  /** Resolves when a request may go out; rejects with the signal's reason when it is aborted before. */
  async take(lane: RequestLane, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve) => {
      const line = this.lines[lane];
      const leave = (): void => {
        line.splice(line.indexOf(waiting), 1);
        resolve();
      };
      const waiting: Waiting = {
        admit: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      line.push(waiting);
      this.serve();
    });
    signal.throwIfAborted();
  }

  private serve(): void {
    this.refill();
    for (let next; this.left >= 1 && (next = this.next());) {
      this.left -= 1;
      next.admit();
    }
    this.cancelTimer?.();
    this.cancelTimer = undefined;
    if (this.lines.list.length + this.lines.details.length === 0) return;
    const waitMs = Math.ceil((1 - this.left) * refillMs);
    this.cancelTimer = this.clock.after(waitMs, () => this.serve());
  }

  private next(): Waiting | undefined {
    const { list, details } = this.lines;
    const isDetailsTurn = list.length === 0 || (this.listsInARow >= listsPerDetail && details.length > 0);
    const next = (isDetailsTurn ? details : list).shift();
    if (next) this.listsInARow = isDetailsTurn ? 0 : this.listsInARow + 1;
    return next;
  }

  private refill(): void {
    const nowMs = this.clock.nowMs();
    // A clock that was set back must not take anything away.
    const passedMs = Math.max(0, nowMs - this.countedMs);
    this.left = Math.min(mostAtOnce, this.left + passedMs / refillMs);
    this.countedMs = nowMs;
  }
}
