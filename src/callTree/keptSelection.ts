import * as vscode from 'vscode';
import type { CallTreeData } from './callTreeData.ts';
import type { TreeState } from './treeState.ts';
import type { CallNode, CallTreeNode } from './callTreeNodes.ts';

type SelectingView = Pick<
  vscode.TreeView<CallTreeNode>,
  'onDidChangeSelection' | 'reveal' | 'selection' | 'visible'
>;

/**
 * Selects a call again that a filter hid for a while: VS Code takes its row for a new one then. The focus
 * stays where it is.
 */
export function keepSelection(view: SelectingView, data: CallTreeData): vscode.Disposable {
  let wanted: CallNode | undefined;
  let filter: unknown;
  let isRevealing = false;

  const isShown = (node: CallNode): boolean => data.nodeOf(node) === node;
  const select = async (node: CallNode): Promise<void> => {
    isRevealing = true;
    try {
      await view.reveal(node, { select: true, focus: false, expand: data.isExpanded(node) });
    } catch {
      // The row went while it was looked for, and with it what was to be kept.
    } finally {
      isRevealing = false;
    }
  };
  const note = (selection: readonly CallTreeNode[]): void => {
    data.noteSelected(selection);
    const [first, ...rest] = selection;
    // A row that does something is clicked for that, mostly for calls to come back.
    if (first?.kind === 'clear' || first?.kind === 'more') return;
    if (first) wanted = first.kind === 'call' && rest.length === 0 ? first : undefined;
    // A row that is there and not selected any more: that was the person.
    else if (wanted && isShown(wanted) && !isRevealing) wanted = undefined;
  };
  const restore = (state: TreeState): void => {
    if (state.kind !== 'loaded' || state.filter === filter) return;
    ({ filter } = state);
    // An invisible view would be opened by it.
    if (wanted && view.visible && isShown(wanted) && !view.selection.includes(wanted)) void select(wanted);
  };
  return vscode.Disposable.from(
    view.onDidChangeSelection(({ selection }) => note(selection)),
    data.onDidChangeState(restore),
  );
}
