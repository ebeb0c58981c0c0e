import * as vscode from 'vscode';
import type { Accounts } from '../account/accounts.ts';
import type { Session } from '../account/connect.ts';
import type { Call } from '../api/resources.ts';
import type { Loaded } from '../calls/callList.ts';
import { isAbort } from '../explain.ts';
import { readSettings, readStyle } from '../settings.ts';
import { callTooltip, itemOf } from './callTreeItems.ts';
import type { CallTreeNode } from './callTreeNodes.ts';
import { ShownCalls } from './shownCalls.ts';

/** What the view says beside its rows. */
export type TreeState =
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'loading'; readonly session: Session }
  | { readonly kind: 'loaded'; readonly session: Session; readonly loaded: Loaded }
  | { readonly kind: 'failed'; readonly session: Session; readonly loaded: Loaded; readonly error: unknown };

/** The tree of the active account: groups of calls, their calls, and what belongs to a call. */
export class CallTreeData implements vscode.TreeDataProvider<CallTreeNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<CallTreeNode[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly stateChanged = new vscode.EventEmitter<TreeState>();
  readonly onDidChangeState = this.stateChanged.event;
  private shown: ShownCalls | undefined;
  private readonly subscription: vscode.Disposable;

  constructor(private readonly accounts: Accounts) {
    this.subscription = accounts.onDidChangeSession(() => {
      this.shown = undefined;
      this.redraw();
    });
  }

  /** The calls loaded now, newest change first. */
  get calls(): readonly Call[] {
    return [...(this.shown?.list.calls ?? [])];
  }

  getTreeItem(node: CallTreeNode): vscode.TreeItem {
    return itemOf(node, readStyle());
  }

  resolveTreeItem(item: vscode.TreeItem, node: CallTreeNode): vscode.TreeItem {
    if (node.kind === 'call' || node.kind === 'segment') item.tooltip = callTooltip(node.call, readStyle());
    if (node.kind === 'notification') item.tooltip = node.notification.messageText;
    return item;
  }

  getParent(node: CallTreeNode): CallTreeNode | undefined {
    return node.kind === 'call' || node.kind === 'rest' || node.kind === 'part' ? node.parent : undefined;
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
        return [];
    }
  }

  /** Loads one page more; what is loaded stays when it fails. */
  async loadMore(): Promise<Loaded | undefined> {
    const shown = await this.open();
    return shown && this.attempt(shown, () => shown.list.loadMore());
  }

  /** Reads what is new; parts of expanded calls are read again. */
  async refresh(): Promise<void> {
    const shown = await this.open();
    if (!shown) return;
    await this.attempt(shown, () => shown.list.refresh());
    shown.forgetParts();
  }

  /** Draws every row again, as after a change of a setting. */
  redraw(): void {
    this.changed.fire(undefined);
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
    this.stateChanged.dispose();
  }

  private async roots(): Promise<CallTreeNode[]> {
    const shown = await this.open();
    if (!shown) {
      this.stateChanged.fire({ kind: 'signedOut' });
      return [];
    }
    if (shown.list.loaded.loaded === 0 && !shown.list.isComplete) {
      shown.opening ??= this.firstPage(shown).finally(() => (shown.opening = undefined));
      await shown.opening;
    }
    return this.shown === shown ? shown.roots() : [];
  }

  private async firstPage(shown: ShownCalls): Promise<void> {
    this.stateChanged.fire({ kind: 'loading', session: shown.session });
    // The failure stands in the view itself, where the person is looking.
    await this.attempt(shown, () => shown.list.loadMore()).catch(() => undefined);
  }

  private async open(): Promise<ShownCalls | undefined> {
    const session = await this.accounts.current();
    if (!session) this.shown = undefined;
    else if (this.shown?.session !== session) this.shown = this.show(session);
    return this.shown;
  }

  private show(session: Session): ShownCalls {
    const shown = new ShownCalls(
      session,
      () => readSettings().pageSize,
      (nodes) => {
        if (this.shown === shown) this.changed.fire(nodes);
      },
    );
    return shown;
  }

  private async attempt(shown: ShownCalls, step: () => Promise<Loaded>): Promise<Loaded> {
    const { session, list } = shown;
    try {
      const loaded = await step();
      if (this.shown === shown) this.stateChanged.fire({ kind: 'loaded', session, loaded });
      return loaded;
    } catch (error) {
      if (this.shown === shown && !isAbort(error)) {
        this.stateChanged.fire({ kind: 'failed', session, loaded: list.loaded, error });
      }
      throw error;
    }
  }
}
