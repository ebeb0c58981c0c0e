// The same where each request takes 100 ms more, as over a network.
import { compare } from './export.ts';
import type { Measure, RunSetup } from './support/measure.ts';

/** With 100 ms added to each request. */
export function bench({ isTiny, apiVersion }: RunSetup): Promise<readonly Measure[]> {
  const size = { calls: isTiny ? 2500 : 100_000, rounds: isTiny ? 1 : 3 };
  return compare({ ...size, apiVersion, delayMs: 100, least: 4 });
}
