import { keepsRank, type CallRow, type RowChange } from './callRow.ts';

/**
 * Rows in the order of their ranks. A page at the end costs what the page costs, however many rows
 * there are; other changes cost one pass over the references.
 */
export class SortedRows {
  private sorted: CallRow[] = [];

  get rows(): readonly CallRow[] {
    return this.sorted;
  }

  /** Where a row stands; -1 when it does not. */
  indexOf(row: CallRow): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = this.sorted[middle];
      if (found && inOrder(found, row) < 0) low = middle + 1;
      else high = middle;
    }
    return this.sorted[low] === row ? low : -1;
  }

  /** Takes changes of rows that all belong here. */
  apply(changes: readonly RowChange[]): void {
    const removed = new Set<CallRow>();
    const added: CallRow[] = [];
    for (const change of changes) {
      const { before, after } = change;
      if (before && keepsRank(change)) this.replace(before, after);
      else {
        if (before) removed.add(before);
        added.push(after);
      }
    }
    this.change(removed, added);
  }

  /** Puts a row in the place of another of the same rank. */
  replace(before: CallRow, after: CallRow): void {
    const at = this.indexOf(before);
    if (at >= 0) this.sorted[at] = after;
  }

  /** Takes rows out and brings others in. */
  change(removed: ReadonlySet<CallRow>, added: readonly CallRow[]): void {
    if (removed.size + added.length === 0) return;
    const news = added.toSorted(inOrder);
    if (removed.size === 0 && this.continuesWith(news[0])) {
      for (const row of news) this.sorted.push(row);
      return;
    }
    const kept = removed.size === 0 ? this.sorted : this.sorted.filter((row) => !removed.has(row));
    this.sorted = merged(kept, news);
  }

  private continuesWith(first: CallRow | undefined): boolean {
    const last = this.sorted.at(-1);
    return !first || !last || inOrder(last, first) < 0;
  }
}

function merged(kept: readonly CallRow[], added: readonly CallRow[]): CallRow[] {
  const all: CallRow[] = [];
  let next = 0;
  for (const row of kept) {
    for (let news = added[next]; news && inOrder(news, row) < 0; news = added[next]) {
      all.push(news);
      next++;
    }
    all.push(row);
  }
  return all.concat(added.slice(next));
}

/** Rows of the same date, or of none, compare by their numbers: a subtraction of infinities would say nothing. */
function inOrder(one: CallRow, other: CallRow): number {
  return one.rankedMs === other.rankedMs ? one.nth - other.nth : other.rankedMs - one.rankedMs;
}
