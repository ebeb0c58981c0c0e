import * as vscode from 'vscode';
import type { Accounts } from '../account/accounts.ts';
import type { Session } from '../account/connect.ts';
import type { CallFilter } from '../api/callFilter.ts';
import type { Call, CallKey } from '../api/resources.ts';
import type { PollClock } from '../calls/polling/requestBudget.ts';
import { propertyOf, registerCommand, type IsTold } from '../command.ts';
import { PersonError } from '../explain.ts';
import type { Log } from '../log.ts';
import { onDidChangeStyle } from '../settings.ts';
import { CallTreeData } from './callTreeData.ts';
import type { CallTreeNode } from './callTreeNodes.ts';
import type { TreeState } from './treeState.ts';
import { registerFilterCommands } from './filter/filterCommands.ts';
import { createStoredFilter } from './filter/storedFilter.ts';
import { keepSelection } from './keptSelection.ts';
import { pickCall, type WhichCall } from './pickCall.ts';
import { keepTicking } from './ticking.ts';
import { withSearch, withViewProgress } from './viewProgress.ts';
import { showState } from './viewState.ts';
import { follow } from './watch/follow.ts';
import { Presence } from './watch/presence.ts';
import { Watch } from './watch/watch.ts';

const viewId = 'callInspector.calls';

/** What the view is made of. */
export interface CallTreeParts {
  readonly accounts: Accounts;
  readonly log: Log;
  /** Keeps what the person wants to see in this workspace: the filter, and whether it is watched. */
  readonly state: vscode.Memento;
}

/** The tree view with its commands, and what other features may ask of it. */
export interface CallTree {
  readonly registered: vscode.Disposable;
  /** Lets the person choose one of the loaded calls, or type a Sid. */
  readonly pickCall: (question?: WhichCall) => Promise<CallKey | undefined>;
  /** Reveals a call that was just made, or redirected when it was `before`, and polls until it shows a new state. */
  readonly follow: (key: CallKey, before?: Call) => Promise<void>;
  /** What the view is filtered by. */
  readonly filter: () => CallFilter;
  /** What is known of a call, at no request. */
  readonly knownCall: (key: CallKey) => Call | undefined;
  /** Takes up what was read of a call elsewhere, at no request. */
  readonly learn: (call: Call, accountSid: string) => void;
  /** The client of a session for reading what the watch has found to be outdated, at the watch's pace. */
  readonly pacedClient: (session: Session) => Session['client'];
  /** Tells of calls that are new in the list or changed in it, whoever asked for them. */
  readonly onDidChangeCalls: vscode.Event<readonly Call[]>;
}

/** Registers the view "Calls" and what its title offers. */
export function registerCallTree({ accounts, log, state }: CallTreeParts): CallTree {
  const filters = createStoredFilter(state);
  const data = new CallTreeData(accounts, filters);
  const view = createView(data);
  const presence = new Presence(clock, vscode.window);
  const watch = new Watch({ accounts, data, view, clock, presence, state });
  let shown: TreeState = { kind: 'signedOut', lost: undefined, hasOthers: false };
  const show = (next: TreeState): void => {
    if (next.kind === 'failed' && next !== shown) log.failure(next.error);
    shown = next;
    showState(view, shown, { isWatching: watch.isOn });
  };
  const isTold: IsTold = (error) => view.visible && shown.kind === 'failed' && shown.error === error;
  const registered = vscode.Disposable.from(
    ...[view, data, watch, presence],
    keepSelection(view, data),
    keepTicking({ clock, data, presence, view }),
    noteExpansion(view, data),
    data.onDidChangeState(show),
    watch.onDidToggle(() => show(shown)),
    onDidChangeStyle(() => {
      data.redraw();
      show(shown);
    }),
    registerFilterCommands({ accounts, data, filters, log, isTold }),
    registerListCommands(data, view, log, isTold),
    registerWatchCommands(accounts, watch, log),
  );
  return {
    registered,
    pickCall: (question) => pickCall(data.calls, question),
    follow: (key, before) => follow(key, { data, view, watch, clock, before }),
    filter: () => filters.current() ?? {},
    knownCall: (key) => data.get(key),
    learn: (call, accountSid) => data.learn(call, accountSid),
    pacedClient: (session) => watch.pacedClient(session),
    onDidChangeCalls: data.onDidChangeCalls,
  };
}

function noteExpansion(view: vscode.TreeView<CallTreeNode>, data: CallTreeData): vscode.Disposable {
  return vscode.Disposable.from(
    view.onDidExpandElement(({ element }) => data.noteExpanded(element, true)),
    view.onDidCollapseElement(({ element }) => data.noteExpanded(element, false)),
  );
}

function createView(data: CallTreeData): vscode.TreeView<CallTreeNode> {
  return vscode.window.createTreeView(viewId, {
    treeDataProvider: data,
    showCollapseAll: true,
    canSelectMany: true,
  });
}

/**
 * A click looks at a call, and the keyboard stays in the tree; a double click keeps its page. The rows that are
 * no calls do what they say. Which row was clicked only the selection tells: a click that waits for it gives way
 * to the next, since both would open what was clicked last.
 */
function createOpenSelected(view: vscode.TreeView<CallTreeNode>): () => Promise<void> {
  let last = 0;
  return async () => {
    const [own, lookedAtMs] = [++last, clock.nowMs()];
    const [node] = await selectionOf(view);
    if (own !== last) return;
    if (node?.kind === 'more') await vscode.commands.executeCommand('callInspector.loadMore', node);
    if (node?.kind === 'clear') await vscode.commands.executeCommand('callInspector.clearFilter', node);
    if (node?.kind !== 'call' && node?.kind !== 'segment') return;
    const { callSid, callSegmentSid } = node;
    const look = { isPreview: true, lookedAtMs, preserveFocus: true };
    await vscode.commands.executeCommand('callInspector.openCall', { callSid, callSegmentSid, ...look });
  };
}

/**
 * VS Code draws a row as selected while the extension host does not know it yet: from when all rows are drawn
 * anew until they were asked for again, of which nothing tells.
 */
async function selectionOf(view: vscode.TreeView<CallTreeNode>): Promise<readonly CallTreeNode[]> {
  for (let turn = 0; turn < 10 && view.selection.length === 0; turn++) {
    await new Promise<void>((resolve) => void clock.after(50, resolve));
  }
  return view.selection;
}

/** The machine's own time and timers. */
const clock: PollClock = {
  nowMs: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

function registerListCommands(
  data: CallTreeData,
  view: vscode.TreeView<CallTreeNode>,
  log: Log,
  isTold: IsTold,
): vscode.Disposable {
  return vscode.Disposable.from(
    // What a click on a row does, of which VS Code does not tell the row.
    registerCommand('openSelected', log, createOpenSelected(view)),
    registerCommand('refresh', log, () => withViewProgress(() => data.refresh()), isTold),
    registerCommand(
      'loadMore',
      log,
      async () => {
        const examined = await withSearch((search) => data.loadMore(search));
        if (!examined) throw new PersonError(vscode.l10n.t('No account is signed in.'));
        return { loaded: examined.examined, total: examined.total };
      },
      isTold,
    ),
  );
}

function registerWatchCommands(accounts: Accounts, watch: Watch, log: Log): vscode.Disposable {
  const turn = async (isOn: boolean): Promise<{ on: boolean }> => {
    if (isOn && !(await accounts.current())) {
      throw new PersonError(vscode.l10n.t('No account is signed in.'));
    }
    await watch.turn(isOn);
    return { on: watch.isOn };
  };
  return vscode.Disposable.from(
    registerCommand('toggleWatch', log, (argument) => {
      const on = propertyOf(argument, 'on');
      return turn(typeof on === 'boolean' ? on : !watch.isOn);
    }),
    // A button of a view's title has one icon, so the other state has a command of its own.
    registerCommand('stopWatching', log, () => turn(false)),
  );
}
