// What the view says beside its rows: its message and context keys.
import * as vscode from 'vscode';
import { examinedText, filterShares, filterText } from '../calls/list/filterText.ts';
import { explain, explainText } from '../explain.ts';
import { readStyle } from '../settings.ts';
import type { TreeState } from './treeState.ts';

/**
 * Message, description and welcome text follow the state; a failure never hides rows that are loaded.
 * VS Code shows a welcome text only where there are neither rows nor a message.
 */
export function showState(
  view: Pick<vscode.TreeView<unknown>, 'description' | 'message'>,
  state: TreeState,
  { isWatching }: { readonly isWatching: boolean },
): void {
  void setContext('view', contextOf(state));
  void setContext('filtered', state.kind !== 'signedOut' && state.filter !== undefined);
  void setContext('otherAccounts', state.kind === 'signedOut' && state.hasOthers);
  void setContext('watching', isWatching);
  view.description = state.kind === 'signedOut' ? '' : state.session.account.label;
  const message = messageOf(state);
  const polls = pollText(state, isWatching);
  view.message = polls === '' ? message : joined([message, polls]);
}

/** A sentence that goes on has no full stop yet. */
function joined(parts: readonly string[]): string {
  return parts.map((part, at) => (at + 1 < parts.length ? part.replace(/\.$/, '') : part)).join(' · ');
}

/**
 * What polls do, in one word: where they stumble, a sentence more and then less would move the rows below
 * up and down. The log has the reason.
 */
function pollText(state: TreeState, isWatching: boolean): string {
  if (isPassing(state)) return vscode.l10n.t('retrying');
  return isWatching && messageOf(state) !== '' ? vscode.l10n.t('watching') : '';
}

/** Whether a failure may be over before anybody has read of it. */
function isPassing(state: TreeState): boolean {
  return (
    state.kind === 'failed' &&
    state.isRetried &&
    state.examined.shown > 0 &&
    !explain(state.error).needsSignIn
  );
}

function setContext(key: string, value: unknown): Thenable<unknown> {
  return vscode.commands.executeCommand('setContext', `callInspector.${key}`, value);
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
      return joined([label, ...loadedText(state), ...(isPassing(state) ? [] : [explainText(state.error)])]);
  }
}

/** What is still shown, where anything is. */
function loadedText(state: Exclude<TreeState, { kind: 'signedOut' }>): readonly string[] {
  return state.examined.shown > 0 ? [countText(state)] : [];
}

/** Only other credentials help, and no row would be hidden by saying so. */
function isRefused(state: TreeState): boolean {
  return state.kind === 'failed' && state.examined.shown === 0 && explain(state.error).needsSignIn;
}

/** No call at all: the welcome text says so. */
function isEmpty(state: TreeState): boolean {
  return state.kind === 'loaded' && !state.filter && state.examined.shown === 0 && state.examined.isComplete;
}

/** What menus and welcome texts go by; see `when` in package.json. */
function contextOf(state: TreeState): string {
  if (isRefused(state)) return 'refused';
  if (state.kind === 'signedOut') return state.lost ? 'lost' : 'signedOut';
  return state.kind;
}

function countText({ examined, filter }: Exclude<TreeState, { kind: 'signedOut' }>): string {
  const style = readStyle();
  // Who filters what names every condition.
  if (filter) return `${examinedText(examined, style.locale)}. ${filterShares(filter, style)}`;
  const count = (value: number): string => value.toLocaleString(style.locale);
  const { examined: loaded, total } = examined;
  if (total === undefined) return vscode.l10n.t('{0} loaded, more available', count(loaded));
  return loaded < total
    ? vscode.l10n.t('{0} of {1} loaded', count(loaded), count(total))
    : vscode.l10n.t('{0} of {1}', count(loaded), count(total));
}
