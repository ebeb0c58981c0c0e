import * as vscode from 'vscode';
import type { Session } from './connect.ts';

/** Says what is under way while a step works with the session; when the person ends it, what is asked aborts. */
export function withLentSession<T>(
  session: Session,
  title: string,
  step: (lent: Session) => Promise<T>,
): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (_, token) => {
    const cancelled = new AbortController();
    token.onCancellationRequested(() => cancelled.abort());
    return step({ ...session, signal: AbortSignal.any([session.signal, cancelled.signal]) });
  });
}
