// The same where each request takes 100 ms more, as over a network.
import { compare } from './export.ts';
import type { Measure, RunSize } from './support/measure.ts';

/** With 100 ms added to each request. */
export function bench({ isTiny }: RunSize): Promise<readonly Measure[]> {
  return compare({ calls: isTiny ? 2500 : 100_000, rounds: isTiny ? 1 : 3, delayMs: 100, least: 4 });
}
