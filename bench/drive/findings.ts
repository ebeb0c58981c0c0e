/** What a drive found, counted; a jump of one cause is named with its first examples. */
export function createFindings() {
  const wrongs = new Map<string, string[]>();
  const jumps = new Map<string, string[]>();
  const waits = new Map<string, number[]>();
  const polls: number[] = [];
  const compared: string[] = [];
  let shifts = 0;
  let tooMany = 0;

  const counts = (all: ReadonlyMap<string, readonly string[]>): string =>
    [...all].map(([name, list]) => `${list.length} ${name}`).join(', ') || 'none';
  const examples = (all: ReadonlyMap<string, readonly string[]>): string[] =>
    [...all].flatMap(([name, list]) => [...new Set(list)].slice(0, 6).map((text) => `    ${name}: ${text}`));

  return {
    wrong: (kind: string, what: string) => {
      console.log(`    ${kind}: ${what}`);
      wrongs.set(kind, [...(wrongs.get(kind) ?? []), what]);
    },
    jump: (kind: string, what: string) => {
      console.log(`    jump of ${kind}: ${what}`);
      jumps.set(kind, [...(jumps.get(kind) ?? []), what]);
    },
    waited: (name: string, ms: number) => void waits.set(name, [...(waits.get(name) ?? []), ms]),
    /** Rows in sight stand lower or higher since a row above them came or went. */
    moved: (leastPx: number) => {
      if (leastPx > 0) shifts += 1;
    },
    polled: (inMinute: number, isGood: boolean) => {
      polls.push(inMinute);
      if (!isGood) tooMany += 1;
    },
    compared: (rows: number, loaded: number, total: number, message: string) =>
      void compared.push(`${rows} rows, ${loaded} loaded, ${total} calls: "${message}"`),
    line: () =>
      `wrong rows: ${counts(wrongs)}; jumps: ${counts(jumps)}; most polls in a minute: ${polls.at(-1)}`,
    report: () =>
      [
        `  wrong rows: ${counts(wrongs)}`,
        ...examples(wrongs),
        `  jumps: ${counts(jumps)}; all rows in sight moved ${shifts} times`,
        ...examples(jumps),
        `  most requests in a minute of watching: ${polls.join(', ')} (goal 12)`,
        ...[...waits].map(
          ([name, ms]) => `  ${name}: ${median(ms)} ms, at most ${Math.max(...ms)} ms (${ms.length} times)`,
        ),
        ...compared.map((text) => `  compared ${text}`),
      ].join('\n'),
    isGood: () => wrongs.size + jumps.size + tooMany === 0,
  };
}

export type Findings = ReturnType<typeof createFindings>;

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;
}
