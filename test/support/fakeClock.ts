import type { PollClock } from '../../src/calls/polling/requestBudget.ts';

/** A clock that a test moves. */
export interface FakeClock extends PollClock {
  /** Lets time pass: what is due runs in its order, and what that promises is let go on. */
  readonly pass: (durationMs: number) => Promise<void>;
}

/** Begins at zero. */
export function createFakeClock(): FakeClock {
  let nowMs = 0;
  let timers: { readonly dueMs: number; readonly run: () => void }[] = [];
  return {
    nowMs: () => nowMs,
    after(delayMs, run) {
      const timer = { dueMs: nowMs + delayMs, run };
      timers.push(timer);
      return () => (timers = timers.filter((one) => one !== timer));
    },
    async pass(durationMs) {
      const untilMs = nowMs + durationMs;
      for (;;) {
        await settled();
        const next = timers.filter(({ dueMs }) => dueMs <= untilMs).sort((a, b) => a.dueMs - b.dueMs)[0];
        if (!next) break;
        nowMs = next.dueMs;
        timers = timers.filter((one) => one !== next);
        next.run();
      }
      nowMs = untilMs;
    },
  };
}

/** Everything that waits for promises alone has gone on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
