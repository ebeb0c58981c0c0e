import * as l10n from '@vscode/l10n';
import type { Call, CallStatus } from '../api/resources.ts';
import { statusText } from './decode.ts';
import { codesOf, hasError, keepsRank, type CallRow, type RowChange } from './list/callRow.ts';
import { SortedRows } from './list/sortedRows.ts';

/** Calls of one status; a status that the document does not name has a group of its own. */
export interface CallGroup {
  /** Stable for one status: `inProgress`, `unknown:9`. */
  readonly key: string;
  readonly status: CallStatus;
  readonly title: string;
  /** In the order of the list. */
  readonly rows: readonly CallRow[];
  /** How many of its calls carry an error. */
  readonly errors: number;
}

/** What a change of rows did to the groups. */
export interface GroupChanges {
  /** Whether a group came or went. */
  readonly isNewFrame: boolean;
  /** Groups in which a row came, went or moved, or whose errors are others. */
  readonly groups: readonly CallGroup[];
  /** Rows that changed where they stand. */
  readonly rows: readonly CallRow[];
}

/** Whether a call belongs into the groups, told the error codes known of it. */
export type Matches = (call: Call, codes: readonly string[]) => boolean;

/** The order of product.md, behaviour 1: what is alive first, then what went wrong, then the rest. */
const order: readonly CallStatus[] = [
  'inProgress',
  'ringing',
  'queued',
  'notYetDialed',
  'applicationError',
  'busy',
  'noAnswer',
  'canceled',
  'complete',
  'unknown',
];

/**
 * Groups in the fixed order, empty ones absent. They are kept up change by change, so a further page
 * costs the same however much is loaded.
 */
export class CallGroups {
  private readonly known = new Map<string, Group>();
  private inOrder: readonly Group[] = [];
  private count = 0;

  constructor(private readonly matches: Matches = () => true) {}

  /** Those that hold a call; the same object for a group as long as these live. */
  get groups(): readonly CallGroup[] {
    return this.inOrder;
  }

  /** How many calls stand in the groups. */
  get shown(): number {
    return this.count;
  }

  /** The group that a call stands in, if it has one. */
  groupOf(call: Call): CallGroup | undefined {
    return this.known.get(groupKey(call));
  }

  /** Where a row stands in its group; -1 when it does not. */
  indexOf(row: CallRow): number {
    return this.known.get(groupKey(row.call))?.indexOf(row) ?? -1;
  }

  /** Takes changes of rows. */
  apply(changes: readonly RowChange[]): GroupChanges {
    const frame = this.inOrder;
    const touched = new Set<Group>();
    const rows: CallRow[] = [];
    for (const change of changes) {
      const from = change.before && this.holding(change.before);
      const into = this.admitted(change.after);
      if (change.before && from && from === into && keepsRank(change)) {
        if (from.replace(change.before, change.after)) touched.add(from);
        rows.push(change.after);
        continue;
      }
      if (change.before && from) touched.add(from.remove(change.before));
      if (into) touched.add(into.add(change.after));
    }
    for (const group of touched) group.settle();
    this.count = 0;
    for (const group of this.known.values()) this.count += group.rows.length;
    this.inOrder = [...this.known.values()].filter((group) => group.rows.length > 0).sort(inFixedOrder);
    const isNewFrame =
      frame.length !== this.inOrder.length || frame.some((group, at) => group !== this.inOrder[at]);
    return { isNewFrame, groups: [...touched], rows };
  }

  /** The group that a row stands in: it may have matched when it came and not match now. */
  private holding(row: CallRow): Group | undefined {
    const group = this.known.get(groupKey(row.call));
    return group && group.indexOf(row) >= 0 ? group : undefined;
  }

  private admitted(row: CallRow): Group | undefined {
    const { call } = row;
    if (!this.matches(call, codesOf(row))) return undefined;
    const key = groupKey(call);
    const group = this.known.get(key) ?? new Group(key, call.status, titleOf(call));
    this.known.set(key, group);
    return group;
  }
}

/** One group while its rows come and go; changes are collected and take place together. */
class Group implements CallGroup {
  errors = 0;
  private readonly sorted = new SortedRows();
  private removed = new Set<CallRow>();
  private added: CallRow[] = [];

  constructor(
    readonly key: string,
    readonly status: CallStatus,
    readonly title: string,
  ) {}

  get rows(): readonly CallRow[] {
    return this.sorted.rows;
  }

  indexOf(row: CallRow): number {
    return this.sorted.indexOf(row);
  }

  /** Whether that changed what the group says of itself. */
  replace(before: CallRow, after: CallRow): boolean {
    this.sorted.replace(before, after);
    if (hasError(before) === hasError(after)) return false;
    this.errors += hasError(after) ? 1 : -1;
    return true;
  }

  remove(row: CallRow): this {
    this.removed.add(row);
    if (hasError(row)) this.errors--;
    return this;
  }

  add(row: CallRow): this {
    this.added.push(row);
    if (hasError(row)) this.errors++;
    return this;
  }

  settle(): void {
    this.sorted.change(this.removed, this.added);
    this.removed = new Set();
    this.added = [];
  }
}

/** The key of the group that a call belongs to. */
function groupKey(call: Call): string {
  return call.status === 'unknown' ? `unknown:${call.statusSent}` : call.status;
}

function titleOf(call: Call): string {
  return call.status === 'unknown' ? l10n.t('Unknown status {0}', call.statusSent) : statusText(call);
}

function inFixedOrder(one: CallGroup, other: CallGroup): number {
  const difference = order.indexOf(one.status) - order.indexOf(other.status);
  return difference || one.key.localeCompare(other.key, 'en', { numeric: true });
}
