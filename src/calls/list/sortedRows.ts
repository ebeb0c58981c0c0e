import type { CallRow } from './callRow.ts';

/** On which side of rows of the same date a row comes in: news before them, a further page behind. */
export type Side = 'front' | 'end';

/**
 * Rows by DateUpdated, newest first, as the service sorts calls (calls document, "Calls List
 * Resource"); rows without a date stand last. A page at the end costs what the page costs, however
 * many rows there are; other changes cost one pass over the references.
 */
export class SortedRows {
  private sorted: CallRow[] = [];

  get rows(): readonly CallRow[] {
    return this.sorted;
  }

  /** Where a row stands; -1 when it does not. */
  indexOf(row: CallRow): number {
    for (let at = this.firstOfDate(row); at < this.sorted.length; at++) {
      const found = this.sorted[at];
      if (found === row) return at;
      if (!found || updatedMs(found) < updatedMs(row)) break;
    }
    return -1;
  }

  /** Puts a row in the place of another of the same date. */
  replace(before: CallRow, after: CallRow): void {
    const at = this.indexOf(before);
    if (at >= 0) this.sorted[at] = after;
  }

  /** Takes rows out and brings others in. */
  change(removed: ReadonlySet<CallRow>, added: readonly CallRow[], side: Side): void {
    const inOrder = added.toSorted((one, other) => compareNumbers(updatedMs(other), updatedMs(one)));
    if (removed.size === 0 && this.continuesWith(inOrder[0], side)) {
      for (const row of inOrder) this.sorted.push(row);
      return;
    }
    const kept = removed.size === 0 ? this.sorted : this.sorted.filter((row) => !removed.has(row));
    this.sorted = merged(kept, inOrder, side);
  }

  private continuesWith(first: CallRow | undefined, side: Side): boolean {
    const last = this.sorted.at(-1);
    if (!first || !last) return true;
    return side === 'end' ? updatedMs(first) <= updatedMs(last) : updatedMs(first) < updatedMs(last);
  }

  private firstOfDate(row: CallRow): number {
    const wantedMs = updatedMs(row);
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = this.sorted[middle];
      if (found && updatedMs(found) > wantedMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function merged(kept: readonly CallRow[], added: readonly CallRow[], side: Side): CallRow[] {
  const all: CallRow[] = [];
  let next = 0;
  for (const row of kept) {
    for (let news = added[next]; news && goesBefore(news, row, side); news = added[next]) {
      all.push(news);
      next++;
    }
    all.push(row);
  }
  return all.concat(added.slice(next));
}

function goesBefore(news: CallRow, row: CallRow, side: Side): boolean {
  const difference = compareNumbers(updatedMs(news), updatedMs(row));
  return difference > 0 || (side === 'front' && difference === 0);
}

/** Rows without a date compare as equal, which a subtraction of infinities would not say. */
function compareNumbers(one: number, other: number): number {
  return one === other ? 0 : one - other;
}

function updatedMs({ call }: CallRow): number {
  return call.dateUpdated?.instantMs ?? -Infinity;
}
