// The real view as VS Code sees it: what it asked of the provider, and what it was told to draw.
import * as vscode from 'vscode';
import type { CallTreeNode } from '../../src/callTree/callTreeNodes.ts';

type Provider = vscode.TreeDataProvider<CallTreeNode>;

/** The view "Calls", with everything that went between it and its provider since `reset`. */
export interface ViewProbe {
  readonly view: vscode.TreeView<CallTreeNode>;
  readonly provider: Provider;
  /** Whose children VS Code asked for; `undefined` for the roots. */
  readonly asked: (CallTreeNode | undefined)[];
  /** Of which rows VS Code asked what they look like. */
  readonly items: CallTreeNode[];
  /** What each change event named; `undefined` for everything. */
  readonly drawn: (readonly CallTreeNode[] | undefined)[];
  readonly reset: () => void;
}

// Each test file is a bundle of its own, so what they share has to be where all of them can find it.
const probes = Symbol.for('call-inspector.viewProbe');

/** Listens to the view from its beginning: before anything activates the extension. */
export function probeView(): void {
  const { createTreeView } = vscode.window;
  Object.assign(vscode.window, {
    createTreeView: (viewId: string, options: vscode.TreeViewOptions<CallTreeNode>) => {
      const probe = listenTo(options.treeDataProvider);
      const view = createTreeView(viewId, options);
      Reflect.set(globalThis, probes, { ...probe, view });
      Object.assign(vscode.window, { createTreeView });
      return view;
    },
  });
}

/** The probe of the view, once the extension was activated. */
export function probedView(): ViewProbe {
  const probe: unknown = Reflect.get(globalThis, probes);
  if (probe === undefined) throw new Error('The extension has made no view yet.');
  return probe as ViewProbe;
}

/** Clicks a row so many times while VS Code does not know yet that it is selected; then it does. */
export async function clickTooSoon(
  { provider, view }: ViewProbe,
  node: CallTreeNode,
  clicks: number,
): Promise<void> {
  const { command } = await provider.getTreeItem(node);
  const selection = Object.getOwnPropertyDescriptor(view, 'selection');
  if (!command || !selection) throw new Error('The view has no row that can be clicked.');
  let looks = 0;
  const get = () => (looks++ < 4 * clicks ? [] : [node]);
  Object.defineProperty(view, 'selection', { configurable: true, get });
  const click = () => vscode.commands.executeCommand(command.command);
  await Promise.all(Array.from({ length: clicks }, click)).finally(() => {
    Object.defineProperty(view, 'selection', selection);
  });
}

function listenTo(provider: Provider): Omit<ViewProbe, 'view'> {
  const asked: (CallTreeNode | undefined)[] = [];
  const items: CallTreeNode[] = [];
  const drawn: (readonly CallTreeNode[] | undefined)[] = [];
  const getChildren = provider.getChildren.bind(provider);
  const getTreeItem = provider.getTreeItem.bind(provider);
  Object.assign(provider, {
    getChildren: (node?: CallTreeNode) => {
      asked.push(node);
      return getChildren(node);
    },
    getTreeItem: (node: CallTreeNode) => {
      items.push(node);
      return getTreeItem(node);
    },
  });
  provider.onDidChangeTreeData?.((told) =>
    drawn.push(Array.isArray(told) ? told : told ? [told] : undefined),
  );
  const reset = (): void => {
    for (const list of [asked, items, drawn]) list.length = 0;
  };
  return { provider: { ...provider, getChildren, getTreeItem }, asked, items, drawn, reset };
}
