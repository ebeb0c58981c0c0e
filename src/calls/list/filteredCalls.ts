import type { SplitFilter } from '../../api/callFilter.ts';
import type { Call, CallKey } from '../../api/resources.ts';
import { CallList, type CallListOptions, type CallSource, type PollOptions } from '../callList.ts';
import { CallGroups, type CallGroup, type GroupChanges } from '../groups.ts';
import type { CallRow, RowChange } from './callRow.ts';
import type { Side } from './sortedRows.ts';
import { nextTurn } from '../slices.ts';

/** How far the list was looked through, and what came of it. */
export interface Examined {
  /** Calls that match the filter. */
  readonly shown: number;
  /** Calls that the service gave. */
  readonly examined: number;
  /** Calls that the service would give; unknown where it tells none. */
  readonly total: number | undefined;
  /** Whether the service has no further page. */
  readonly isComplete: boolean;
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
  private shown = new CallGroups();
  /** Changes that wait until the groups of a new filter are filled. */
  private waiting: { readonly changes: readonly RowChange[]; readonly side: Side }[] | undefined;

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

  /** The filter in force. */
  get inForce(): SplitFilter | undefined {
    return this.filter;
  }

  get examined(): Examined {
    const { loaded, total } = this.list.loaded;
    return { shown: this.shown.shown, examined: loaded, total, isComplete: this.list.isComplete };
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
    const groups = new CallGroups(filter?.matches);
    this.shown = groups;
    this.waiting = [];
    const rows = [...this.list.rows];
    for (let at = 0; at < rows.length && this.shown === groups; at += rowsPerTurn) {
      const turn = rows.slice(at, at + rowsPerTurn).map((after) => ({ before: undefined, after }));
      groups.apply(turn, 'end');
      if (at + rowsPerTurn < rows.length) await nextTurn();
    }
    if (this.shown !== groups) return;
    const { waiting } = this;
    this.waiting = undefined;
    for (const { changes, side } of waiting) groups.apply(changes, side);
    this.onChange([], undefined);
  }

  /**
   * Reads on until a call more matches, the list ends, or ten pages were looked through. With a filter
   * that the service does alone, and without one, that is one page.
   */
  async loadMore({ goesOn = () => true, onExamined }: Search = {}): Promise<Examined> {
    const { list, shown: groups } = this;
    const before = groups.shown;
    for (let count = 0; count < mostRequests; count++) {
      await list.loadMore();
      onExamined?.(this.examined);
      const isFound = groups.shown > before || this.shown !== groups;
      if (isFound || list.isComplete || !goesOn()) break;
    }
    return this.examined;
  }

  /** Reads what is new. */
  async refresh(): Promise<Examined> {
    await this.list.refresh();
    return this.examined;
  }

  /** Reads what is new, and gives way to everything else that is asked. */
  async poll(options: PollOptions): Promise<Examined> {
    await this.list.poll(options);
    return this.examined;
  }

  /** Reads the account's recent notifications; not at all, unless `always`, where no call came since. */
  async pollAlerts({ always, ...options }: PollOptions & { readonly always: boolean }): Promise<void> {
    if (always || this.list.areAlertsBehind) await this.list.readAlerts(options);
  }

  private listOf(key: string, query: SplitFilter['query']): CallList {
    const list = new CallList(this.client, { ...this.options, query }, (changes, side) => {
      if (this.list !== list) return;
      if (this.waiting) this.waiting.push({ changes, side });
      else this.onChange(changes, this.shown.apply(changes, side));
    });
    this.lists.set(key, list);
    return list;
  }
}
