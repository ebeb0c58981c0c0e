import * as vscode from 'vscode';
import type { PollClock } from '../../calls/polling/requestBudget.ts';

const awayMs = 5 * 60_000;

/** Whether somebody is at the window of VS Code: who left it is gone after five minutes, and back at once. */
export class Presence implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** Tells that the person is gone, or back. */
  readonly onDidChange = this.changed.event;
  private away = false;
  private cancel: (() => void) | undefined;
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly clock: PollClock,
    window: Pick<typeof vscode.window, 'state' | 'onDidChangeWindowState'>,
  ) {
    this.subscription = window.onDidChangeWindowState(({ focused }) => this.noteFocus(focused));
    this.noteFocus(window.state.focused);
  }

  get isAway(): boolean {
    return this.away;
  }

  dispose(): void {
    this.cancel?.();
    this.subscription.dispose();
    this.changed.dispose();
  }

  private noteFocus(isFocused: boolean): void {
    this.cancel?.();
    this.cancel = isFocused ? undefined : this.clock.after(awayMs, () => this.set(true));
    if (isFocused) this.set(false);
  }

  private set(isAway: boolean): void {
    if (this.away === isAway) return;
    this.away = isAway;
    this.changed.fire();
  }
}
