import type { ServiceDate } from '../api/dates.ts';

/** From the earliest on. What has no time goes last; what has the same keeps its order. */
export function byTime<T>(found: readonly T[], timeOf: (one: T) => ServiceDate | undefined): readonly T[] {
  const atMs = (one: T): number => timeOf(one)?.instantMs ?? Number.MAX_SAFE_INTEGER;
  return [...found].sort((one, other) => atMs(one) - atMs(other));
}
