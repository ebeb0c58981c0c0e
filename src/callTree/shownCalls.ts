import type { Session } from '../account/connect.ts';
import type { Call } from '../api/resources.ts';
import { CallList } from '../calls/callList.ts';
import { groupByStatus, type CallGroup } from '../calls/groups.ts';
import { hasError } from './callTreeItems.ts';
import type { CallNode, CallTreeNode, GroupNode, MoreNode, PartNode, RestNode } from './callTreeNodes.ts';
import { readParts } from './callTreeParts.ts';

/** A group shows so many calls at once; the rest opens in steps of the same size. */
const callsPerStep = 200;

/** Which rows changed: these, or `undefined` for all. */
export type Redraw = (nodes: CallTreeNode[] | undefined) => void;

/** The calls of one session and the nodes that show them. */
export class ShownCalls {
  readonly list: CallList;
  /** The first page on its way; VS Code may ask for the roots again before it is there. */
  opening: Promise<void> | undefined;
  private groups = new Map<string, GroupNode>();
  private readonly calls = new Map<string, CallNode>();
  private readonly more: MoreNode;

  constructor(
    readonly session: Session,
    pageSize: () => number,
    private readonly redraw: Redraw,
  ) {
    const options = { pageSize, signal: session.signal };
    this.list = new CallList(session.client, options, () => this.update());
    this.more = { kind: 'more', id: this.idOf('more'), remaining: undefined };
  }

  /** The groups, and the row that loads more. */
  roots(): CallTreeNode[] {
    return this.hasMore() ? [...this.groups.values(), this.more] : [...this.groups.values()];
  }

  /** Calls below a group, the newest first; a long group goes on in a row of its own. */
  callsOf(parent: GroupNode | RestNode): CallTreeNode[] {
    const calls = parent.kind === 'group' ? parent.group.calls : parent.calls;
    const nodes: CallTreeNode[] = calls.slice(0, callsPerStep).map((call) => this.callNode(parent, call));
    const rest = calls.slice(callsPerStep);
    return rest.length === 0 ? nodes : [...nodes, { kind: 'rest', id: `${parent.id}+`, parent, calls: rest }];
  }

  /** What belongs to a call, read at its first expansion and kept. */
  partsOf(node: CallNode): Promise<readonly PartNode[]> {
    node.parts ??= readParts(node, this.session);
    return node.parts;
  }

  /** Forgets the parts that were read, so that rows which show them read them again. */
  forgetParts(): void {
    const expanded = [...this.calls.values()].filter(({ parts }) => parts !== undefined);
    for (const node of expanded) node.parts = undefined;
    if (expanded.length > 0) this.redraw(expanded);
  }

  private update(): void {
    const hadMore = this.more.remaining !== undefined;
    const before = [...this.groups.keys()].join();
    const groups = groupByStatus(this.list.calls);
    const changed = groups.filter((group) => this.isNew(group)).map((group) => this.groupNode(group));
    this.groups = new Map(groups.map((group) => [group.key, this.groupNode(group)]));
    const { loaded, total } = this.list.loaded;
    this.more.remaining = total === undefined ? undefined : total - loaded;
    const isSameFrame = before === [...this.groups.keys()].join() && hadMore === this.hasMore();
    this.redraw(isSameFrame ? [...changed, ...(hadMore ? [this.more] : [])] : undefined);
  }

  private hasMore(): boolean {
    return !this.list.isComplete && this.list.loaded.loaded > 0;
  }

  /** A group has changed when a call or an alert in it has. */
  private isNew(group: CallGroup): boolean {
    const known = this.groups.get(group.key)?.group.calls;
    if (known?.length !== group.calls.length) return true;
    return group.calls.some((call, index) => call !== known[index] || this.alertChanged(call));
  }

  private alertChanged(call: Call): boolean {
    const node = this.calls.get(this.callIdOf(call));
    return node !== undefined && node.alert !== this.list.alerts.get(call.sid);
  }

  private groupNode(group: CallGroup): GroupNode {
    const { alerts } = this.list;
    const errors = group.calls.filter((call) => hasError({ call, alert: alerts.get(call.sid) })).length;
    const known = this.groups.get(group.key);
    if (known) return Object.assign(known, { group, errors });
    return { kind: 'group', id: this.idOf(group.key), group, errors };
  }

  private callNode(parent: GroupNode | RestNode, call: Call): CallNode {
    const id = this.callIdOf(call);
    const alert = this.list.alerts.get(call.sid);
    const known = this.calls.get(id);
    if (known) {
      const parts = known.call === call ? known.parts : undefined;
      return Object.assign(known, { parent, call, alert, parts });
    }
    const { sid: callSid, callSegmentSid } = call;
    const node: CallNode = {
      kind: 'call',
      id,
      parent,
      call,
      callSid,
      callSegmentSid,
      alert,
      parts: undefined,
    };
    this.calls.set(id, node);
    return node;
  }

  private callIdOf({ sid, callSegmentSid }: Call): string {
    return this.idOf(`${sid}/${callSegmentSid}`);
  }

  private idOf(what: string): string {
    return `${this.session.account.accountSid}/${what}`;
  }
}
