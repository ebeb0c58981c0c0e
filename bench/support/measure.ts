// What a case says, and the arithmetic that all of them share.
import type { SandboxVersion } from '../../src/sandbox/options.ts';

/** One figure of a case. */
export interface Measure {
  readonly what: string;
  readonly value: number;
  /** Such as `ms`, `KB` or `×`, the ratio of two figures of one run. */
  readonly unit: string;
  /** None where the figure is there to be known only. */
  readonly goal?: { readonly most: number } | { readonly least: number };
}

/** How a case is run. */
export interface RunSetup {
  /** Tiny runs only show that a case still runs, and their figures mean nothing. */
  readonly isTiny: boolean;
  /** What is spoken, by the cases that are about calls. */
  readonly apiVersion: SandboxVersion;
}

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;
}

/** How long a step takes, in milliseconds. */
export async function tookMs(run: () => unknown): Promise<number> {
  const startMs = performance.now();
  await run();
  return performance.now() - startMs;
}

/**
 * Runs two steps in turn, A B A B …, so that what else goes on meanwhile falls on both; each once
 * before, uncounted, which also gives the emulator its answers. Resolves to the median of each.
 */
export async function inTurn(rounds: number, steps: readonly (() => unknown)[]): Promise<readonly number[]> {
  const took = steps.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [at, step] of steps.entries()) {
      const ms = await tookMs(step);
      if (round > 0) took[at]?.push(ms);
    }
  }
  return took.map(median);
}
