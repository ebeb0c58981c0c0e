// What the view says beside its rows: its title, message and context keys.
import * as vscode from 'vscode';
import { examinedText, filterShares, filterText } from '../calls/list/filterText.ts';
import { explain, explainText } from '../explain.ts';
import { readStyle } from '../settings.ts';
import type { TreeState } from './callTreeData.ts';
import type { CallTreeNode } from './callTreeNodes.ts';

/**
 * Message, description and welcome text follow the state; a failure never hides rows that are loaded.
 * VS Code shows a welcome text only where there are neither rows nor a message.
 */
export function showState(
  view: vscode.TreeView<CallTreeNode>,
  state: TreeState,
  { isWatching }: { readonly isWatching: boolean },
): void {
  void setContext('view', contextOf(state));
  void setContext('filtered', state.kind !== 'signedOut' && state.filter !== undefined);
  void setContext('watching', isWatching);
  view.description = descriptionOf(state, isWatching);
  view.message = messageOf(state);
}

function setContext(key: string, value: unknown): Thenable<unknown> {
  return vscode.commands.executeCommand('setContext', `callInspector.${key}`, value);
}

function descriptionOf(state: TreeState, isWatching: boolean): string {
  if (state.kind === 'signedOut') return '';
  const facts = [state.session.account.label];
  if (isWatching) facts.push(vscode.l10n.t('watching'));
  // Where the welcome text stands, no message says what is filtered.
  if (state.filter && isEmpty(state)) facts.push(filterText(state.filter, readStyle()));
  return facts.join(' · ');
}

function messageOf(state: TreeState): string {
  if (state.kind === 'signedOut' || isRefused(state)) return '';
  const { label } = state.session.account;
  switch (state.kind) {
    case 'loading':
      return state.filter ? `${label} · ${filterText(state.filter, readStyle())}` : label;
    case 'loaded':
      return isEmpty(state) ? '' : `${label} · ${countText(state)}`;
    case 'failed':
      return `${label} · ${explainText(state.error)}`;
  }
}

/** Only other credentials help, and no row would be hidden by saying so. */
function isRefused(state: TreeState): boolean {
  return state.kind === 'failed' && state.examined.shown === 0 && explain(state.error).needsSignIn;
}

/** Neither a call nor a way to more of them. */
function isEmpty(state: TreeState): boolean {
  return state.kind === 'loaded' && state.examined.shown === 0 && state.examined.isComplete;
}

/** What menus and welcome texts go by; see `when` in package.json. */
function contextOf(state: TreeState): string {
  if (isRefused(state)) return 'refused';
  return isEmpty(state) && state.kind === 'loaded' && state.filter ? 'noMatch' : state.kind;
}

function countText({ examined, filter }: Exclude<TreeState, { kind: 'signedOut' }>): string {
  const style = readStyle();
  if (filter) {
    const facts = [filterText(filter, style), examinedText(examined, style.locale)];
    return `${facts.join(' · ')}. ${filterShares(filter, style)}`;
  }
  const count = (value: number): string => value.toLocaleString(style.locale);
  const { examined: loaded, total } = examined;
  if (total === undefined) return vscode.l10n.t('{0} loaded', count(loaded));
  return loaded < total
    ? vscode.l10n.t('{0} of {1} loaded', count(loaded), count(total))
    : vscode.l10n.t('{0} of {1}', count(loaded), count(total));
}
