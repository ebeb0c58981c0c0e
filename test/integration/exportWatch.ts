// What a person sees of an export, and what they press, in the place of VS Code's own notifications.
import * as vscode from 'vscode';

/** What was shown since the last look. */
export interface ExportWatch {
  readonly location: vscode.ProgressOptions | undefined;
  /** What each update of the progress said. */
  readonly updates: readonly string[];
  /** What the end said, and the buttons below it. */
  readonly ends: readonly (readonly [text: string, ...buttons: string[]])[];
  /** Presses Cancel on the progress. */
  cancel(): void;
  /** Gives VS Code its own notifications back. */
  dispose(): void;
}

export interface Pressing {
  /** What is pressed at the end. */
  readonly press?: string;
  /** Called with each update of the progress. */
  readonly onUpdate?: () => void;
}

type Task = (
  progress: vscode.Progress<{ message?: string }>,
  token: vscode.CancellationToken,
) => Promise<unknown>;

/** Takes the place of notifications until it is disposed. */
export function watchExport({ press, onUpdate }: Pressing = {}): ExportWatch {
  const { withProgress, showInformationMessage } = vscode.window;
  const updates: string[] = [];
  const ends: [string, ...string[]][] = [];
  const source = new vscode.CancellationTokenSource();
  let location: vscode.ProgressOptions | undefined;
  Object.assign(vscode.window, {
    withProgress(options: vscode.ProgressOptions, task: Task) {
      location = options;
      const report = ({ message = '' }): void => {
        updates.push(message);
        onUpdate?.();
      };
      return task({ report }, source.token);
    },
    showInformationMessage(text: string, ...buttons: string[]) {
      ends.push([text, ...buttons]);
      return Promise.resolve(press);
    },
  });
  return {
    get location() {
      return location;
    },
    updates,
    ends,
    cancel: () => source.cancel(),
    dispose() {
      Object.assign(vscode.window, { withProgress, showInformationMessage });
      source.dispose();
    },
  };
}
