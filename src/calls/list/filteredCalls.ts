import type { SplitFilter } from '../../api/callFilter.ts';
import type { Call, CallKey } from '../../api/resources.ts';
import { CallList, type CallListOptions, type CallSource, type PollOptions } from '../callList.ts';
import { CallGroups, type CallGroup, type GroupChanges } from '../groups.ts';
import { codesOf, type CallRow, type RowChange } from './callRow.ts';
import { isListedSegment, letsThrough } from './listedSegments.ts';
import { nextTurn } from '../slices.ts';

/** How far the list was looked through, and what came of it. */
export interface Examined {
  /** Calls that match the filter. */
  readonly shown: number;
  /** Calls that the service gave; listed segments count where the filter may find one. */
  readonly examined: number;
  /** Calls that the service would give; unknown where it tells none. */
  readonly total: number | undefined;
  /** Whether the service has no further page. */
  readonly isComplete: boolean;
  /** Whether any page was read. */
  readonly isBegun: boolean;
}

/** What the person may want of a search that goes on for long. */
export interface Search {
  /** Asked before each further page. */
  readonly goesOn?: () => boolean;
  /** Told after each page. */
  readonly onExamined?: (examined: Examined) => void;
}

/** Rows that changed, and what that did to the groups; `undefined` where all groups are others. */
export type CallsListener = (changes: readonly RowChange[], groups: GroupChanges | undefined) => void;

const mostRequests = 10;
/** Far more than there are segments between two calls, so that a list of nothing else ends too. */
const mostWithoutFilter = 100;
/** Rows matched in one go: a fraction of what may hold the editor up. */
const rowsPerTurn = 2000;

/**
 * The calls of an account through a filter. What the service filters is a list of its own; what is
 * filtered here is a look at what is loaded. The list without a filter stays loaded beside it, so a
 * filter that is cleared leaves everything where it was. Methods reject as those of `CallList`.
 */
export class FilteredCalls {
  private readonly lists = new Map<string, CallList>();
  private filter: SplitFilter | undefined;
  private list: CallList;
  private shown = new CallGroups((call) => !isListedSegment(call));
  /** Changes that wait until the groups of a new filter are filled. */
  private waiting: (readonly RowChange[])[] | undefined;

  constructor(
    private readonly client: CallSource,
    private readonly options: Omit<CallListOptions, 'query'>,
    private readonly onChange: CallsListener,
  ) {
    this.list = this.listOf('{}', {});
  }

  /** The groups that match, in their order. */
  get groups(): readonly CallGroup[] {
    return this.shown.groups;
  }

  /** The calls that match, group by group. */
  get rows(): readonly CallRow[] {
    return this.shown.groups.flatMap(({ rows }) => rows);
  }

  /** The group of a call's status. */
  groupOf(call: Call): CallGroup | undefined {
    return this.shown.groupOf(call);
  }

  /** How many segments the service sent among the calls that are loaded. */
  get listedSegments(): number {
    return this.list.listedSegments;
  }

  /** The filter in force. */
  get inForce(): SplitFilter | undefined {
    return this.filter;
  }

  get examined(): Examined {
    const { isBegun, isComplete, listedSegments, loaded } = this.list;
    const more = this.filter?.findsSegments ? listedSegments : 0;
    const total = loaded.total === undefined ? undefined : loaded.total + more;
    return { shown: this.shown.shown, examined: loaded.loaded + more, total, isComplete, isBegun };
  }

  /** A loaded call that matches, with its group and place. */
  find(key: CallKey): { row: CallRow; group: CallGroup; index: number } | undefined {
    const row = this.list.get(key);
    const group = row && this.shown.groupOf(row.call);
    const index = row ? this.shown.indexOf(row) : -1;
    return row && group && index >= 0 ? { row, group, index } : undefined;
  }

  /** A loaded call, whether it matches or not. */
  get(key: CallKey): CallRow | undefined {
    return this.list.get(key);
  }

  /** Takes up what was read of a loaded call elsewhere, whether it matches or not. */
  learn(call: Call): void {
    for (const list of this.lists.values()) list.learn(call);
  }

  /**
   * Puts a filter in force, or none. What is loaded is looked through at once; what the service must be
   * asked for follows with `loadMore`. A later filter takes the place of one that is still being applied.
   */
  async apply(filter: SplitFilter | undefined): Promise<void> {
    const query = filter?.query ?? {};
    const key = JSON.stringify(query);
    for (const other of this.lists.keys()) if (other !== '{}' && other !== key) this.lists.delete(other);
    this.filter = filter;
    this.list = this.lists.get(key) ?? this.listOf(key, query);
    const { list } = this;
    const groups = new CallGroups((call, codes) => isShown(call, codes, list, filter));
    this.shown = groups;
    this.waiting = [];
    const rows = [...this.list.rows];
    for (let at = 0; at < rows.length && this.shown === groups; at += rowsPerTurn) {
      const turn = rows.slice(at, at + rowsPerTurn).map((after) => ({ before: undefined, after }));
      groups.apply(turn);
      if (at + rowsPerTurn < rows.length) await nextTurn();
    }
    if (this.shown !== groups) return;
    const { waiting } = this;
    this.waiting = undefined;
    for (const changes of waiting) groups.apply(this.withSegments(changes, list));
    this.onChange([], undefined);
  }

  /**
   * Reads on until a call more is shown, the list ends, or ten pages, without a filter a hundred, were looked through.
   * Mostly that is one page where nothing is filtered here.
   */
  async loadMore({ goesOn = () => true, onExamined }: Search = {}): Promise<Examined> {
    const { list, shown: groups } = this;
    const before = groups.shown;
    for (let count = 1; ; count++) {
      await list.loadMore();
      onExamined?.(this.examined);
      const isFound = groups.shown > before || this.shown !== groups;
      const isEnough = count >= (this.filter ? mostRequests : mostWithoutFilter);
      if (isFound || isEnough || list.isComplete || !goesOn()) break;
    }
    return this.examined;
  }

  /** Reads what is new. */
  async refresh(): Promise<Examined> {
    await this.list.refresh();
    return this.examined;
  }

  /** Reads what is new, as `CallList` does for a poll, whether it matches or not. */
  poll(options: PollOptions): Promise<readonly Call[] | undefined> {
    return this.list.poll(options);
  }

  /** Reads the account's recent notifications; not at all, unless `always`, where no call came since. */
  async pollAlerts({ always, ...options }: PollOptions & { readonly always: boolean }): Promise<void> {
    if (always || this.list.areAlertsBehind) await this.list.readAlerts(options);
  }

  private listOf(key: string, query: SplitFilter['query']): CallList {
    const list = new CallList(this.client, { ...this.options, query }, (changes) => {
      if (this.list !== list) return;
      if (this.waiting) this.waiting.push(changes);
      else this.onChange(changes, this.shown.apply(this.withSegments(changes, list)));
    });
    this.lists.set(key, list);
    return list;
  }

  /** A call that comes or goes decides about the rows of its segments too. */
  private withSegments(changes: readonly RowChange[], list: CallList): readonly RowChange[] {
    if (!this.filter?.findsSegments) return changes;
    const changed = new Set(changes.map(({ after }) => after));
    const segments = changes.flatMap(({ after }) => list.segmentsOf(after.call.sid));
    const others = segments.filter((row) => !changed.has(row) && isListedSegment(row.call));
    return [...changes, ...others.map((row) => ({ before: row, after: row }))];
  }
}

/** Whether a call has a row of its own: a listed segment only where it is found and its call is not. */
function isShown(
  call: Call,
  codes: readonly string[],
  list: CallList,
  filter: SplitFilter | undefined,
): boolean {
  if (!filter) return !isListedSegment(call);
  if (!letsThrough(filter, call, codes)) return false;
  const parent = isListedSegment(call) ? list.get({ callSid: call.parentCallSid }) : undefined;
  if (!parent || isListedSegment(parent.call)) return true;
  return !filter.matches(parent.call, codesOf(parent));
}
