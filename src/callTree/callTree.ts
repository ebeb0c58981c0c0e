import * as vscode from 'vscode';
import type { Accounts } from '../account/accounts.ts';
import type { CallKey } from '../api/resources.ts';
import { registerCommand } from '../command.ts';
import { explain, explainText, PersonError } from '../explain.ts';
import type { Log } from '../log.ts';
import { onDidChangeStyle } from '../settings.ts';
import { CallTreeData, type TreeState } from './callTreeData.ts';
import type { CallTreeNode } from './callTreeNodes.ts';
import { pickCall } from './pickCall.ts';

const viewId = 'callInspector.calls';

/** The tree view with its commands, and the way for other features to ask which call is meant. */
export interface CallTree {
  readonly registered: vscode.Disposable;
  /** Lets the person choose one of the loaded calls, or type a Sid. */
  readonly pickCall: () => Promise<CallKey | undefined>;
}

/** Registers the view "Calls" and what its title offers. */
export function registerCallTree(accounts: Accounts, log: Log): CallTree {
  const data = new CallTreeData(accounts);
  const view = vscode.window.createTreeView(viewId, { treeDataProvider: data, showCollapseAll: true });
  const registered = vscode.Disposable.from(
    view,
    data,
    data.onDidChangeState((state) => {
      if (state.kind === 'failed') log.failure(state.error);
      showState(view, state);
    }),
    onDidChangeStyle(() => data.redraw()),
    registerCommand('refresh', log, () => withViewProgress(() => data.refresh())),
    registerCommand('loadMore', log, async () => {
      const loaded = await withViewProgress(() => data.loadMore());
      if (!loaded) throw new PersonError(vscode.l10n.t('No account is signed in.'));
      return { loaded: loaded.loaded, total: loaded.total };
    }),
  );
  return { pickCall: () => pickCall(data.calls), registered };
}

function withViewProgress<T>(step: () => Promise<T>): Thenable<T> {
  return vscode.window.withProgress({ location: { viewId } }, step);
}

/** Message, description and welcome text follow the state; a failure never hides rows that are loaded. */
function showState(view: vscode.TreeView<CallTreeNode>, state: TreeState): void {
  void vscode.commands.executeCommand('setContext', 'callInspector.view', welcomeOf(state));
  view.description = state.kind === 'signedOut' ? '' : state.session.account.label;
  const message = messageOf(state);
  if (message === undefined) delete view.message;
  else view.message = message;
}

function messageOf(state: TreeState): string | undefined {
  switch (state.kind) {
    case 'signedOut':
      return undefined;
    case 'loading':
      return state.session.account.label;
    case 'loaded':
      return `${state.session.account.label} · ${countText(state)}`;
    case 'failed':
      return `${state.session.account.label} · ${explainText(state.error)}`;
  }
}

function countText({ loaded: { loaded, total } }: Extract<TreeState, { kind: 'loaded' }>): string {
  const count = (value: number): string => value.toLocaleString(vscode.env.language);
  if (total === undefined) return vscode.l10n.t('{0} loaded', count(loaded));
  return loaded < total
    ? vscode.l10n.t('{0} of {1} loaded', count(loaded), count(total))
    : vscode.l10n.t('{0} of {1}', count(loaded), count(total));
}

/** Which welcome text fits when there are no rows; see `viewsWelcome` in package.json. */
function welcomeOf(state: TreeState): string {
  if (state.kind !== 'failed') return state.kind === 'loaded' ? 'empty' : state.kind;
  return explain(state.error).needsSignIn ? 'refused' : 'failed';
}
