import type { Session } from '../account/connect.ts';
import type { SplitFilter } from '../api/callFilter.ts';
import type { Call, CallKey } from '../api/resources.ts';
import { callId } from '../calls/callList.ts';
import type { CallGroup, GroupChanges } from '../calls/groups.ts';
import type { CallRow, RowChange } from '../calls/list/callRow.ts';
import { FilteredCalls, type Examined } from '../calls/list/filteredCalls.ts';
import type { CallNode, CallTreeNode, GroupNode, MoreNode, PartNode, RestNode } from './callTreeNodes.ts';
import { readParts } from './callTreeParts.ts';

/** A group shows so many calls at once; the rest opens in steps of the same size. */
const callsPerStep = 200;

/** What the shown calls tell: which rows changed (`undefined` for all), and which calls. */
export interface ShownListener {
  readonly redraw: (nodes: CallTreeNode[] | undefined) => void;
  readonly changed: (calls: readonly Call[]) => void;
}

/** The calls of one session and the nodes that show them. */
export class ShownCalls {
  readonly list: FilteredCalls;
  /** The first page on its way; VS Code may ask for the roots again before it is there. */
  opening: Promise<Examined> | undefined;
  /** Awaited before each request that a poll leads to. */
  pace: (() => Promise<void>) | undefined;
  private readonly groups = new Map<string, GroupNode>();
  private readonly rests = new Map<string, RestNode>();
  private readonly calls = new Map<string, CallNode>();
  private readonly more: MoreNode;
  private hadMore = false;

  constructor(
    readonly session: Session,
    pageSize: () => number,
    private readonly listener: ShownListener,
  ) {
    const options = { pageSize, signal: session.signal };
    this.list = new FilteredCalls(session.client, options, (changes, groups) => this.update(changes, groups));
    this.more = { kind: 'more', id: this.idOf('more'), remaining: undefined, isSearch: false };
  }

  /** Filters the rows; the nodes of calls live on, and with them what is expanded and selected. */
  apply(filter: SplitFilter | undefined): Promise<void> {
    return this.list.apply(filter);
  }

  /** The groups, and the row that loads more. */
  roots(): CallTreeNode[] {
    const groups = this.list.groups.map((group) => this.groupNode(group));
    return this.hasMore() ? [...groups, this.more] : groups;
  }

  /** Calls below a group, the newest first; a long group goes on in a row of its own. */
  callsOf(parent: GroupNode | RestNode): CallTreeNode[] {
    const [top, from] = parent.kind === 'group' ? [parent, 0] : [parent.top, parent.from];
    const { rows } = top.group;
    const nodes: CallTreeNode[] = rows.slice(from, from + callsPerStep).map((row) => this.callNode(row));
    return rows.length > from + callsPerStep ? [...nodes, this.restNode(parent)] : nodes;
  }

  /** What belongs to a call, read at its first expansion and kept. */
  partsOf(node: CallNode): Promise<readonly PartNode[]> {
    node.parts ??= this.readParts(node);
    node.wasExpanded = true;
    return node.parts;
  }

  /** The row that a call stands below. */
  parentOf({ callSid, callSegmentSid }: CallNode): GroupNode | RestNode | undefined {
    const found = this.list.find({ callSid, callSegmentSid });
    if (!found) return undefined;
    let parent: GroupNode | RestNode = this.groupNode(found.group);
    for (let step = callsPerStep; step <= found.index; step += callsPerStep) parent = this.restNode(parent);
    return parent;
  }

  /** The node of a call that is shown. */
  nodeOf(key: CallKey): CallNode | undefined {
    const found = this.list.find(key);
    return found && this.callNode(found.row);
  }

  /** Forgets the parts that were read, so that rows which show them read them again. */
  forgetParts(): void {
    const expanded = [...this.calls.values()].filter(({ wasExpanded }) => wasExpanded);
    for (const node of expanded) {
      node.parts = undefined;
      node.wasExpanded = false;
    }
    if (expanded.length > 0) this.listener.redraw(expanded);
  }

  /** Draws the calls in progress again: they have lasted longer. */
  tick(): void {
    const live = this.list.groups.find(({ status }) => status === 'inProgress');
    const nodes = (live?.rows ?? []).slice(0, callsPerStep).flatMap((row) => this.known(row.call) ?? []);
    if (nodes.length > 0) this.listener.redraw(nodes);
  }

  private async readParts(node: CallNode): Promise<readonly PartNode[]> {
    const { pace } = this;
    if (node.wasExpanded && pace) await Promise.all([pace(), pace(), pace()]);
    return readParts(node, this.session);
  }

  private update(changes: readonly RowChange[], groups: GroupChanges | undefined): void {
    const { hadMore } = this;
    const { examined, total } = this.list.examined;
    this.hadMore = this.hasMore();
    const remaining = total === undefined ? undefined : total - examined;
    const isSearch = (this.list.inForce?.local.length ?? 0) > 0;
    const isOtherMore = this.more.remaining !== remaining || this.more.isSearch !== isSearch;
    Object.assign(this.more, { remaining, isSearch });
    for (const { after } of changes) this.renew(after);
    if (!groups || groups.isNewFrame || hadMore !== this.hadMore) this.listener.redraw(undefined);
    else this.redrawPart(groups, this.hadMore && isOtherMore ? [this.more] : []);
    if (changes.length > 0) this.listener.changed(changes.map(({ after }) => after.call));
  }

  private redrawPart({ groups, rows }: GroupChanges, more: readonly CallTreeNode[]): void {
    const touched = new Set<CallGroup | undefined>(groups);
    const single = rows.filter(({ call }) => !touched.has(this.list.groupOf(call)));
    const nodes = [
      ...groups.filter(({ rows: { length } }) => length > 0).map((group) => this.groupNode(group)),
      ...single.flatMap(({ call }) => this.known(call) ?? []),
      ...more,
    ];
    if (nodes.length > 0) this.listener.redraw(nodes);
  }

  private hasMore(): boolean {
    const { examined, isComplete } = this.list.examined;
    return !isComplete && examined > 0;
  }

  private groupNode(group: CallGroup): GroupNode {
    const known = this.groups.get(group.key);
    if (known) return Object.assign(known, { group });
    const node: GroupNode = { kind: 'group', id: this.idOf(group.key), group };
    this.groups.set(group.key, node);
    return node;
  }

  private restNode(parent: GroupNode | RestNode): RestNode {
    const id = `${parent.id}+`;
    const [top, above] = parent.kind === 'group' ? [parent, 0] : [parent.top, parent.from];
    const node = this.rests.get(id) ?? { kind: 'rest', id, parent, top, from: above + callsPerStep };
    this.rests.set(id, node);
    return node;
  }

  private callNode(row: CallRow): CallNode {
    const known = this.renew(row);
    if (known) return known;
    const { call, alert } = row;
    const { sid: callSid, callSegmentSid } = call;
    const id = this.idOf(keyOf(call));
    const node: CallNode = {
      ...{ kind: 'call', id, call, callSid, callSegmentSid, alert },
      ...{ parts: undefined, wasExpanded: false },
    };
    this.calls.set(id, node);
    return node;
  }

  /** Brings the node of a call, if it has one, up to its row; parts of an older version are read again. */
  private renew({ call, alert }: CallRow): CallNode | undefined {
    const node = this.known(call);
    if (node && node.call !== call) Object.assign(node, { call, parts: undefined });
    if (node) node.alert = alert;
    return node;
  }

  private known(call: Call): CallNode | undefined {
    return this.calls.get(this.idOf(keyOf(call)));
  }

  private idOf(what: string): string {
    return `${this.session.account.accountSid}/${what}`;
  }
}

function keyOf({ sid, callSegmentSid }: Call): string {
  return callId({ callSid: sid, callSegmentSid });
}
