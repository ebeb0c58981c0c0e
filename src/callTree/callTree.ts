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

/**
 * Message, description and welcome text follow the state; a failure never hides rows that are loaded.
 * VS Code shows a welcome text only where there are neither rows nor a message.
 */
function showState(view: vscode.TreeView<CallTreeNode>, state: TreeState): void {
  void vscode.commands.executeCommand('setContext', 'callInspector.view', contextOf(state));
  view.description = state.kind === 'signedOut' ? '' : state.session.account.label;
  view.message = messageOf(state);
}

function messageOf(state: TreeState): string {
  if (state.kind === 'signedOut' || isRefused(state)) return '';
  const { label } = state.session.account;
  switch (state.kind) {
    case 'loading':
      return label;
    case 'loaded':
      return state.loaded.loaded === 0 ? '' : `${label} · ${countText(state)}`;
    case 'failed':
      return `${label} · ${explainText(state.error)}`;
  }
}

/** Only other credentials help, and no row would be hidden by saying so. */
function isRefused(state: TreeState): boolean {
  return state.kind === 'failed' && state.loaded.loaded === 0 && explain(state.error).needsSignIn;
}

/** What menus and welcome texts go by; see `when` in package.json. */
function contextOf(state: TreeState): string {
  return isRefused(state) ? 'refused' : state.kind;
}

function countText({ loaded: { loaded, total } }: Extract<TreeState, { kind: 'loaded' }>): string {
  const count = (value: number): string => value.toLocaleString(vscode.env.language);
  if (total === undefined) return vscode.l10n.t('{0} loaded', count(loaded));
  return loaded < total
    ? vscode.l10n.t('{0} of {1} loaded', count(loaded), count(total))
    : vscode.l10n.t('{0} of {1}', count(loaded), count(total));
}
