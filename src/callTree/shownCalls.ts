import type { Session } from '../account/connect.ts';
import type { SplitFilter } from '../api/callFilter.ts';
import type { Call, CallKey } from '../api/resources.ts';
import { callId } from '../calls/callList.ts';
import type { CallGroup, GroupChanges } from '../calls/groups.ts';
import type { CallRow, RowChange } from '../calls/list/callRow.ts';
import { FilteredCalls, type Examined } from '../calls/list/filteredCalls.ts';
import type {
  CallNode,
  CallTreeNode,
  ClearNode,
  GroupNode,
  MoreNode,
  PartNode,
  RestNode,
} from './callTreeNodes.ts';
import { readParts, type PartsReading } from './callTreeParts.ts';

/** A group shows so many calls at once; the rest opens in steps of the same size. */
const callsPerStep = 200;
/** So long a tooltip may be read. */
const readingMs = 15_000;

/** What the shown calls tell: which rows changed (`undefined` for all), and which calls. */
export interface ShownListener {
  readonly redraw: (nodes: CallTreeNode[] | undefined) => void;
  readonly changed: (calls: readonly Call[]) => void;
  /** Whether a row is selected. */
  readonly isSelected: (node: CallNode) => boolean;
}

/** The calls of one session and the nodes that show them. */
export class ShownCalls {
  readonly list: FilteredCalls;
  /** The first page on its way; VS Code may ask for the roots again before it is there. */
  opening: Promise<Examined> | undefined;
  /** How many polls were begun since anything that was read of the list went well. */
  pollsInDoubt = 0;
  private readonly expanded = new Map<string, boolean>();
  private readonly groups = new Map<string, GroupNode>();
  private readonly rests = new Map<string, RestNode>();
  private readonly calls = new Map<string, CallNode>();
  private readonly more: MoreNode;
  private readonly clear: ClearNode;
  private hovered: CallNode | undefined;
  private readUntilMs = 0;
  private hadMore = false;

  constructor(
    readonly session: Session,
    pageSize: () => number,
    private readonly listener: ShownListener,
  ) {
    const options = { pageSize, signal: session.signal };
    this.list = new FilteredCalls(session.client, options, (changes, groups) => this.update(changes, groups));
    this.more = {
      kind: 'more',
      id: this.idOf('more'),
      remaining: undefined,
      isSearch: false,
      listedSegments: 0,
    };
    this.clear = { kind: 'clear', id: this.idOf('clear') };
  }

  /** Filters the rows; the nodes of calls live on, and with them what is expanded and selected. */
  apply(filter: SplitFilter | undefined): Promise<void> {
    return this.list.apply(filter);
  }

  /** The groups, and the row that loads more; the one that clears the filter where it leaves neither. */
  roots(): CallTreeNode[] {
    const groups = this.list.groups.map((group) => this.groupNode(group));
    if (this.hasMore()) return [...groups, this.more];
    const { inForce, examined } = this.list;
    return inForce && examined.isBegun && groups.length === 0 ? [this.clear] : groups;
  }

  /** Calls below a group, the newest first; a long group goes on in a row of its own. */
  callsOf(parent: GroupNode | RestNode): CallTreeNode[] {
    const [top, from] = parent.kind === 'group' ? [parent, 0] : [parent.top, parent.from];
    const { rows } = top.group;
    const nodes: CallTreeNode[] = rows.slice(from, from + callsPerStep).map((row) => this.callNode(row));
    return rows.length > from + callsPerStep ? [...nodes, this.restNode(parent)] : nodes;
  }

  /**
   * What belongs to a call, read at its first expansion and kept. Of a call that changed while it is
   * open, what was read before stays until it was read again.
   */
  partsOf(node: CallNode): Promise<readonly PartNode[]> {
    if (node.isOutdated && !this.isExpanded(node, false)) node.parts = undefined;
    if (!node.parts) {
      node.isOutdated = false;
      node.parts = readParts(node, this.session);
    }
    return node.parts;
  }

  /** Whether a row is open; until the person opened or closed it, as it began. */
  isExpanded(node: CallTreeNode, atFirst: boolean): boolean {
    return this.expanded.get(node.id) ?? atFirst;
  }

  /** Notes what the person did, since VS Code takes a row that moved for a new one. */
  noteExpanded(node: CallTreeNode, isExpanded: boolean): void {
    this.expanded.set(node.id, isExpanded);
    if (isExpanded && node.kind === 'call' && node.isOutdated) void this.readPartsAgain(node, this.session);
  }

  /** Reads the parts of calls that changed while they are open, one call after the other. */
  async readOutdatedParts(reading: PartsReading): Promise<void> {
    for (const node of this.calls.values()) {
      if (reading.signal.aborted) return;
      if (node.isOutdated && this.isExpanded(node, false)) await this.readPartsAgain(node, reading);
    }
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

  /** Forgets the parts that were read; those of open calls are read again. */
  forgetParts(): void {
    const read = [...this.calls.values()].filter(({ parts }) => parts !== undefined);
    for (const node of read) node.parts = undefined;
    const open = read.filter((node) => this.isExpanded(node, false));
    if (open.length > 0) this.listener.redraw(open);
  }

  /** Draws the calls in progress again, which have lasted longer; whether there are any. */
  tick(): boolean {
    const live = this.list.groups.find(({ status }) => status === 'inProgress')?.rows ?? [];
    const nodes = live.slice(0, callsPerStep).flatMap((row) => this.known(row.call) ?? []);
    const isRead = Date.now() < this.readUntilMs;
    const ticking = isRead ? nodes.filter((node) => node !== this.hovered) : nodes;
    if (ticking.length > 0) this.listener.redraw(ticking);
    return live.length > 0;
  }

  /** Lets a row rest while its tooltip is read, which VS Code takes away when the row is drawn again. */
  noteHover(node: CallNode): void {
    this.hovered = node;
    this.readUntilMs = Date.now() + readingMs;
  }

  /** Takes what was read only whole: rows that are shown do not give way to a failure. */
  private async readPartsAgain(node: CallNode, reading: PartsReading): Promise<void> {
    const { call } = node;
    const parts = await readParts(node, reading);
    if (reading.signal.aborted || parts.some(({ failure }) => failure !== undefined)) return;
    node.parts = Promise.resolve(parts);
    node.isOutdated = node.call !== call;
    this.listener.redraw([node]);
  }

  private update(changes: readonly RowChange[], groups: GroupChanges | undefined): void {
    const { hadMore } = this;
    const { examined, total } = this.list.examined;
    this.hadMore = this.hasMore();
    const remaining = total === undefined ? undefined : total - examined;
    const isSearch = (this.list.inForce?.local.length ?? 0) > 0;
    // Where a filter looks for segments too, they are counted among the rest.
    const listedSegments = this.list.inForce?.findsSegments ? 0 : this.list.listedSegments;
    const more = { remaining, isSearch, listedSegments };
    const isOtherMore = (Object.keys(more) as (keyof typeof more)[]).some(
      (fact) => more[fact] !== this.more[fact],
    );
    Object.assign(this.more, more);
    // VS Code keeps a row selected that comes and goes in one stroke, and drawing all of the tree is one.
    const isSelectedMoved = changes.some((change) => isMove(change) && this.isSelected(change.after.call));
    for (const { after } of changes) {
      this.renew(after);
      this.outdateCallOf(after.call);
    }
    if (!groups || groups.isNewFrame || hadMore !== this.hadMore || isSelectedMoved) {
      this.listener.redraw(undefined);
    } else this.redrawPart(groups, this.hadMore && isOtherMore ? [this.more] : []);
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
    const { isBegun, isComplete } = this.list.examined;
    return isBegun && !isComplete;
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
      ...{ parts: undefined, isOutdated: false },
    };
    this.calls.set(id, node);
    return node;
  }

  /** Brings the node of a call, if it has one, up to its row. */
  private renew({ call, alert }: CallRow): CallNode | undefined {
    const node = this.known(call);
    if (node && node.call !== call) Object.assign(node, { call, isOutdated: node.parts !== undefined });
    if (node) node.alert = alert;
    return node;
  }

  /** What was read below a call is old once a segment of it is another, which the call itself need not tell. */
  private outdateCallOf({ parentCallSid }: Call): void {
    const node = this.calls.get(this.idOf(callId({ callSid: parentCallSid })));
    if (node?.parts) node.isOutdated = true;
  }

  private isSelected(call: Call): boolean {
    const node = this.known(call);
    return node !== undefined && this.listener.isSelected(node);
  }

  private known(call: Call): CallNode | undefined {
    return this.calls.get(this.idOf(keyOf(call)));
  }

  private idOf(what: string): string {
    return `${this.session.account.accountSid}/${what}`;
  }
}

function isMove({ before, after }: RowChange): boolean {
  return before !== undefined && before.call.status !== after.call.status;
}

function keyOf({ sid, callSegmentSid }: Call): string {
  return callId({ callSid: sid, callSegmentSid });
}
