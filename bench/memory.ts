// The most memory that an export takes, whatever the number of calls: each size in a process of its own.
import { startEmulator } from './support/emulator.ts';
import { peakOfExport } from './support/exportOnce.ts';
import type { Measure, RunSetup } from './support/measure.ts';

/** Peaks of the resident set for 10,000, 100,000 and 1,000,000 calls, and the last beside the first. */
export async function bench({ isTiny }: RunSetup): Promise<readonly Measure[]> {
  const sizes = isTiny ? [1000, 3000] : [10_000, 100_000, 1_000_000];
  const peaks: number[] = [];
  for (const calls of sizes) peaks.push(await peakOf(calls));
  const [first = NaN, last = NaN] = [peaks[0], peaks.at(-1)];
  return [
    ...sizes.map((calls, at) => {
      const value = peaks[at] ?? NaN;
      return { what: `peak at ${calls.toLocaleString('en')} calls`, value, unit: 'MB' };
    }),
    { what: 'last ÷ first', value: last / first, unit: '×', goal: { most: 1.2 } },
  ];
}

async function peakOf(calls: number): Promise<number> {
  const emulator = await startEmulator({ calls });
  try {
    return await peakOfExport(emulator);
  } finally {
    emulator.stop();
  }
}
