import { fingerprint } from './fingerprint.ts';
import { IdentitySet } from './identitySet.ts';

/** What paging must know of a row. */
export interface RowReader<T> {
  readonly identify: (row: T) => string;
  /** When the service last touched the row, in its own clock. */
  readonly updatedMs: (row: T) => number | undefined;
  /** All that a person could see change. */
  readonly contentOf: (row: T) => string;
}

/** Rows of one answer, told apart by what was handed on before. */
export interface SortedRows<T> {
  readonly fresh: readonly T[];
  readonly changed: readonly T[];
}

interface Version {
  readonly updatedMs: number;
  readonly content: string;
}

/**
 * Remembers which rows were handed on. Identities are kept of all of them, in a few bytes each; versions
 * only of rows touched since reading began, because a row whose date is older than that cannot have
 * changed since it was read.
 */
export class SeenRows<T> {
  private readonly identities = new IdentitySet();
  private readonly versions = new Map<string, Version>();
  private sinceMs: number | undefined;

  constructor(private readonly reader: RowReader<T>) {}

  /** Sorts the rows of an answer and remembers them. */
  sort(rows: readonly T[]): SortedRows<T> {
    this.sinceMs ??= newestMs(this.reader, rows);
    const fresh: T[] = [];
    const changed: T[] = [];
    for (const row of rows) {
      const isNewer = this.isNewer(row);
      const identity = this.reader.identify(row);
      this.remember(identity, row, isNewer);
      if (this.identities.add(identity)) fresh.push(row);
      else if (isNewer) changed.push(row);
    }
    return { fresh, changed };
  }

  /** Whether the row was handed on just as it is, and not only a newer version of it, which stood elsewhere. */
  knows(row: T): boolean {
    const identity = this.reader.identify(row);
    const isOlder =
      (this.reader.updatedMs(row) ?? Infinity) < (this.versions.get(identity)?.updatedMs ?? -Infinity);
    return this.identities.has(identity) && !isOlder && !this.isNewer(row);
  }

  private isNewer(row: T): boolean {
    const updatedMs = this.reader.updatedMs(row);
    if (updatedMs === undefined || updatedMs < (this.sinceMs ?? -Infinity)) return false;
    const known = this.versions.get(this.reader.identify(row));
    if (!known || updatedMs > known.updatedMs) return true;
    return updatedMs === known.updatedMs && known.content !== this.content(row);
  }

  private remember(identity: string, row: T, isNewer: boolean): void {
    const updatedMs = this.reader.updatedMs(row);
    if (isNewer && updatedMs !== undefined)
      this.versions.set(identity, { updatedMs, content: this.content(row) });
  }

  private content(row: T): string {
    return fingerprint(this.reader.contentOf(row)).join();
  }
}

/** The newest date among rows; `undefined` when none has a date. */
export function newestMs<T>(
  { updatedMs }: Pick<RowReader<T>, 'updatedMs'>,
  rows: readonly T[],
): number | undefined {
  return rows.reduce<number | undefined>((newest, row) => {
    const rowMs = updatedMs(row);
    return rowMs === undefined || (newest !== undefined && newest > rowMs) ? newest : rowMs;
  }, undefined);
}
