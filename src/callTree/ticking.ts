import * as vscode from 'vscode';
import type { PollClock } from '../calls/polling/requestBudget.ts';
import type { CallTreeData } from './callTreeData.ts';
import type { CallTreeNode } from './callTreeNodes.ts';
import type { Presence } from './watch/presence.ts';

/** What ticks, by which clock, and where it can be seen. */
export interface TickingParts {
  readonly clock: PollClock;
  readonly data: CallTreeData;
  readonly view: Pick<vscode.TreeView<CallTreeNode>, 'visible' | 'onDidChangeVisibility'>;
  readonly presence: Presence;
}

const tickMs = 1_000;

/**
 * Draws calls in progress again each second, at no request, while the view can be seen by somebody: they have lasted
 * longer, and a length that stands still would be a wrong one. Without such calls no timer runs.
 */
export function keepTicking({ clock, data, presence, view }: TickingParts): vscode.Disposable {
  let cancel: (() => void) | undefined;
  const rest = (): void => {
    cancel?.();
    cancel = undefined;
  };
  const tick = (): void => {
    cancel = view.visible && !presence.isAway && data.tick() ? clock.after(tickMs, tick) : undefined;
  };
  const begin = (): void => {
    cancel ??= clock.after(tickMs, tick);
  };
  const beginAtOnce = (): void => {
    rest();
    tick();
  };
  return vscode.Disposable.from(
    data.onDidChangeState(begin),
    data.onDidChangeCalls(begin),
    view.onDidChangeVisibility(beginAtOnce),
    presence.onDidChange(beginAtOnce),
    { dispose: rest },
  );
}
