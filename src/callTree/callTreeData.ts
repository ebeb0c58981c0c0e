import * as vscode from 'vscode';
import type { Accounts } from '../account/accounts.ts';
import type { Session } from '../account/connect.ts';
import type { CallFilter, SplitFilter } from '../api/callFilter.ts';
import type { Call, CallKey } from '../api/resources.ts';
import type { PollOptions } from '../calls/callList.ts';
import { isUnfinished } from '../calls/decode.ts';
import type { Examined, Search } from '../calls/list/filteredCalls.ts';
import { isAbort } from '../explain.ts';
import { readSettings, readStyle } from '../settings.ts';
import { itemOf } from './callTreeItems.ts';
import { callTooltip, notificationTooltip } from './callTreeTooltips.ts';
import type { CallNode, CallTreeNode } from './callTreeNodes.ts';
import type { StoredFilter } from './filter/storedFilter.ts';
import { ShownCalls } from './shownCalls.ts';
import type { PartsReading } from './callTreeParts.ts';
import type { Polled, TreeContent, TreeState } from './treeState.ts';

/** How details are read: notifications of the account, and parts of open calls. */
export interface DetailsReading {
  readonly alerts: PollOptions & { readonly always: boolean };
  readonly parts: PartsReading;
}

/** A failure passes soon in most cases: of polls that fail one after the other the third is explained. */
const pollsUntilSaid = 3;

/** The tree of the active account: groups of calls, their calls, and what belongs to a call. */
export class CallTreeData implements vscode.TreeDataProvider<CallTreeNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<CallTreeNode[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly stateChanged = new vscode.EventEmitter<TreeState>();
  readonly onDidChangeState = this.stateChanged.event;
  private readonly callsChanged = new vscode.EventEmitter<readonly Call[]>();
  /** Tells of calls that are new in the list or changed in it. */
  readonly onDidChangeCalls = this.callsChanged.event;
  private shown: ShownCalls | undefined;
  private selected: ReadonlySet<CallTreeNode> = new Set();
  /** False after a switch of account, until VS Code has been told that no row is left of the other. */
  private isCleared = true;
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly accounts: Accounts,
    private readonly filters: StoredFilter,
  ) {
    this.subscription = accounts.onDidChangeSession(() => {
      this.shown = undefined;
      this.isCleared = false;
      this.redraw();
    });
  }

  /** The calls shown now, group by group. */
  get calls(): readonly Call[] {
    return (this.shown?.list.rows ?? []).map(({ call }) => call);
  }

  /** A loaded call, whether its row is shown or not. */
  get(key: CallKey): Call | undefined {
    return this.shown?.list.get(key)?.call;
  }

  /** Takes up what was read of a call of the account elsewhere, at no request. */
  learn(call: Call, accountSid: string): void {
    if (this.shown?.session.account.accountSid === accountSid) this.shown.list.learn(call);
  }

  /** The row of a call, where one is shown. */
  nodeOf(key: CallKey): CallNode | undefined {
    return this.shown?.nodeOf(key);
  }

  getTreeItem(node: CallTreeNode): vscode.TreeItem {
    const item = itemOf(node, readStyle());
    const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    if (this.shown && item.collapsibleState !== None) {
      const isExpanded = this.shown.isExpanded(node, item.collapsibleState === Expanded);
      item.collapsibleState = isExpanded ? Expanded : Collapsed;
    }
    return item;
  }

  /** Whether the row of a call is open. */
  isExpanded(node: CallNode): boolean {
    return this.shown?.isExpanded(node, false) ?? false;
  }

  /** Notes that the person opened or closed a row. */
  noteExpanded(node: CallTreeNode, isExpanded: boolean): void {
    this.shown?.noteExpanded(node, isExpanded);
  }

  /** Notes which rows the person selected. */
  noteSelected(nodes: readonly CallTreeNode[]): void {
    this.selected = new Set(nodes);
  }

  resolveTreeItem(item: vscode.TreeItem, node: CallTreeNode): vscode.TreeItem {
    if (node.kind === 'call') {
      item.tooltip = callTooltip(node.call, node.alert, readStyle());
      this.shown?.noteHover(node);
    }
    if (node.kind === 'segment') item.tooltip = callTooltip(node.call, undefined, readStyle());
    if (node.kind === 'notification') item.tooltip = notificationTooltip(node.notification, readStyle());
    return item;
  }

  getParent(node: CallTreeNode): CallTreeNode | undefined {
    if (node.kind === 'call') return this.shown?.parentOf(node);
    return node.kind === 'rest' || node.kind === 'part' ? node.parent : undefined;
  }

  async getChildren(node?: CallTreeNode): Promise<CallTreeNode[]> {
    const { shown } = this;
    if (!node) return this.roots();
    if (!shown) return [];
    switch (node.kind) {
      case 'group':
      case 'rest':
        return shown.callsOf(node);
      case 'call': {
        const parts = await shown.partsOf(node);
        return this.shown === shown ? [...parts] : [];
      }
      case 'part':
        return [...node.children];
      case 'segment':
      case 'recording':
      case 'notification':
      case 'more':
      case 'clear':
        return [];
    }
  }

  /** Loads on until a call more is shown; what is loaded stays when it fails. */
  async loadMore(search?: Search): Promise<Examined | undefined> {
    const shown = await this.open();
    return shown && this.attempt(shown, () => shown.list.loadMore(search));
  }

  /** Reads what is new; parts of expanded calls are read again. */
  async refresh(): Promise<void> {
    const shown = await this.open();
    if (!shown) return;
    await this.attempt(shown, () => shown.list.refresh());
    shown.forgetParts();
  }

  /** Reads what is new, or with the view its first page, at nobody's wish. */
  async poll(options: PollOptions): Promise<Polled> {
    const shown = await this.open();
    if (!shown) return { news: [], isLive: false };
    const isRetried = ++shown.pollsInDoubt < pollsUntilSaid;
    const isFirst = shown.pollsInDoubt === 1 && !shown.list.examined.isBegun;
    const read = isFirst ? this.firstPage(shown).then(() => []) : undefined;
    const news = await (read ?? this.attempt(shown, () => shown.list.poll(options), isRetried));
    // One that gave way found out nothing.
    if (!news) shown.pollsInDoubt--;
    return { news: news ?? [], isLive: shown.list.groups.some((group) => isUnfinished(group)) };
  }

  /** Reads, without the person's doing, what belongs to calls that changed. */
  async pollDetails({ alerts, parts }: DetailsReading): Promise<void> {
    const { shown } = this;
    await shown?.list.pollAlerts(alerts);
    await shown?.readOutdatedParts(parts);
  }

  /** Draws the calls in progress again, which have lasted longer; whether there are any. */
  tick(): boolean {
    return this.shown?.tick() ?? false;
  }

  /**
   * Shows the calls that match, or all; a filter that names no condition is none. Throws
   * `InvalidInputError` when it cannot be used, and leaves the one in force then.
   */
  async filter(filter: CallFilter, search?: Search): Promise<Examined | undefined> {
    const shown = await this.open();
    if (!shown) return undefined;
    const split = splitFilter(shown.session, filter);
    await this.filters.store(split ? filter : undefined);
    shown.opening = undefined;
    await shown.apply(split);
    const { isBegun, isComplete, shown: found } = shown.list.examined;
    if (!isBegun) return this.firstPage(shown, search);
    // What is loaded is filtered by now, however long the service takes.
    this.tell(shown, 'loaded');
    return this.attempt(shown, () => {
      if (!split) return shown.list.refresh();
      return found === 0 && !isComplete ? shown.list.loadMore(search) : Promise.resolve(shown.list.examined);
    });
  }

  /** Draws every row again, as after a change of a setting. */
  redraw(): void {
    this.changed.fire(undefined);
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
    this.stateChanged.dispose();
    this.callsChanged.dispose();
  }

  private async roots(): Promise<CallTreeNode[]> {
    const shown = await this.open();
    if (!shown) {
      this.isCleared = true;
      const { choices, lost } = this.accounts;
      this.stateChanged.fire({ kind: 'signedOut', lost, hasOthers: choices.length > 0 });
      return [];
    }
    if (!this.isCleared) {
      this.isCleared = true;
      // A watch may have read the first page before VS Code asked.
      this.tell(shown, shown.list.examined.isBegun ? 'loaded' : 'loading');
      setTimeout(() => this.redraw(), 0);
      return [];
    }
    // The failure stands in the view itself, where the person is looking.
    if (!shown.list.examined.isBegun) await this.firstPage(shown).catch(() => undefined);
    return this.shown === shown ? shown.roots() : [];
  }

  /** Reads the first page once, whoever asks for it. */
  private async firstPage(shown: ShownCalls, search?: Search): Promise<Examined> {
    if (!shown.opening) {
      this.tell(shown, 'loading');
      const opening = this.attempt(shown, () => shown.list.loadMore(search)).finally(() => {
        if (shown.opening === opening) shown.opening = undefined;
      });
      shown.opening = opening;
    }
    return shown.opening;
  }

  private async open(): Promise<ShownCalls | undefined> {
    const session = await this.accounts.current();
    if (!session) this.shown = undefined;
    else if (this.shown?.session !== session) this.shown = this.show(session);
    return this.shown;
  }

  private show(session: Session): ShownCalls {
    const shown = new ShownCalls(session, () => readSettings().pageSize, {
      redraw: (nodes) => {
        if (this.shown === shown) this.changed.fire(nodes);
      },
      changed: (calls) => {
        if (this.shown === shown) this.callsChanged.fire(calls);
      },
      isSelected: (node) => this.selected.has(node),
    });
    void shown.apply(this.restored(session));
    return shown;
  }

  /** The filter of the last time; one that can no longer be used is as good as none. */
  private restored(session: Session): SplitFilter | undefined {
    try {
      return splitFilter(session, this.filters.current() ?? {});
    } catch {
      return undefined;
    }
  }

  private async attempt<T>(shown: ShownCalls, step: () => Promise<T>, isRetried = false): Promise<T> {
    try {
      const read = await step();
      if (read === undefined) return read;
      shown.pollsInDoubt = 0;
      this.tell(shown, 'loaded');
      return read;
    } catch (error) {
      if (this.shown === shown && !isAbort(error)) {
        this.stateChanged.fire({ kind: 'failed', error, isRetried, ...contentOf(shown) });
      }
      throw error;
    }
  }

  private tell(shown: ShownCalls, kind: 'loading' | 'loaded'): void {
    if (this.shown === shown) this.stateChanged.fire({ kind, ...contentOf(shown) });
  }
}

function contentOf({ session, list }: ShownCalls): TreeContent {
  return { session, examined: list.examined, filter: list.inForce };
}

/** Takes a filter apart; `undefined` when it names no condition. */
function splitFilter({ client }: Session, filter: CallFilter): SplitFilter | undefined {
  const zone = readSettings().timeZone === 'utc' ? 'utc' : 'local';
  const split = client.splitFilter(filter, { zone });
  return split.server.length + split.local.length > 0 ? split : undefined;
}
