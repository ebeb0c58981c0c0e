// How long the event loop of this process is held up, and how much heap it needs.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A turn of the event loop that does nothing takes less. */
const idleMs = 0.5;

/**
 * Measures the turns of the event loop. A turn counts as the lesser of its time and of the processor's work
 * meanwhile: the time is too long on a busy machine.
 */
export function watchTasks() {
  let since = measure();
  let longestMs = 0;
  let busyMs = 0;
  let isOver = false;
  const beat = (): void => {
    const now = measure();
    const taskMs = Math.min(now.timeMs - since.timeMs, now.workMs - since.workMs);
    longestMs = Math.max(longestMs, taskMs);
    if (taskMs > idleMs) busyMs += taskMs;
    since = now;
    if (!isOver) setImmediate(beat);
  };
  setImmediate(beat);
  return {
    longestMs: () => longestMs,
    busyMs: () => busyMs,
    reset: () => {
      longestMs = 0;
      since = measure();
    },
    end: () => (isOver = true),
  };
}

/** What this thread alone has worked: the collector works in others as well. Node 24, which VS Code runs on, tells it. */
function threadCpuUsage(): NodeJS.CpuUsage {
  const known = process as { readonly threadCpuUsage?: () => NodeJS.CpuUsage };
  return known.threadCpuUsage?.() ?? process.cpuUsage();
}

function measure(): { readonly timeMs: number; readonly workMs: number } {
  const { user, system } = threadCpuUsage();
  return { timeMs: performance.now(), workMs: (user + system) / 1000 };
}

/** The collector without a flag on the command line. */
export function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  return () => {
    for (let round = 0; round < 4; round++) collect();
  };
}

/** The middle one. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;
}
