import * as vscode from 'vscode';

/**
 * Says something to a screen reader. Extensions have no voice of their own: a notification is the one
 * thing of theirs that VS Code reads aloud, so it is shown, for a moment, only where the person said
 * that a screen reader is in use.
 */
export function announce(text: string): void {
  const support = vscode.workspace.getConfiguration('editor').get<unknown>('accessibilitySupport');
  if (support !== 'on') return;
  const location = vscode.ProgressLocation.Notification;
  void vscode.window.withProgress({ location, title: text }, () => Promise.resolve());
}
