// All rows of the tree against what is true of the calls that are loaded.
import type { Truth } from './movingService.ts';
import type { CallRowSeen } from './treeRows.ts';

/** One thing that the tree shows and that is not so, or that it does not show. */
export interface Wrong {
  readonly kind: 'wrong group' | 'stale' | 'double' | 'lost' | 'out of order';
  readonly what: string;
}

/** What is wrong with the rows of a list of which so many calls, the newest changes, are loaded. */
export function compareRows(
  rows: readonly CallRowSeen[],
  truths: readonly Truth[],
  loaded: number,
): readonly Wrong[] {
  const byParty = new Map(truths.map((truth) => [truth.party, truth]));
  const found = new Map<string, number>();
  const wrongs: Wrong[] = [];
  for (const row of rows) {
    found.set(row.party, (found.get(row.party) ?? 0) + 1);
    wrongs.push(...wrongsOf(row, byParty.get(row.party)));
  }
  for (const [what, times] of found) if (times > 1) wrongs.push({ kind: 'double', what });
  for (const { party: what } of truths.slice(0, loaded)) {
    if (!found.has(what)) wrongs.push({ kind: 'lost', what });
  }
  for (const what of new Set(rows.map(({ group }) => group))) {
    const dates = rows
      .filter(({ group }) => group === what)
      // The service tells whole seconds.
      .map(({ party }) => Math.floor((byParty.get(party)?.updatedMs ?? 0) / 1000));
    if (dates.some((date, at) => at > 0 && date > (dates[at - 1] ?? 0))) {
      wrongs.push({ kind: 'out of order', what });
    }
  }
  return wrongs;
}

function wrongsOf({ group, label, party }: CallRowSeen, truth: Truth | undefined): readonly Wrong[] {
  if (truth?.group !== group) {
    return [{ kind: 'wrong group', what: `${party} in ${group}, not ${truth?.group ?? 'any'}` }];
  }
  if (group !== 'Complete' || truth.durationSeconds === undefined) return [];
  const length = clock(truth.durationSeconds);
  return label.endsWith(`, ${length}`) ? [] : [{ kind: 'stale', what: `${label}, not ${length}` }];
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
