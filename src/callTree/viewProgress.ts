import * as vscode from 'vscode';
import type { Search } from '../calls/list/filteredCalls.ts';
import { examinedText } from '../calls/list/filterText.ts';

const viewId = 'callInspector.calls';

/** Shows on the view that something is under way. */
export function withViewProgress<T>(step: () => Promise<T>): Thenable<T> {
  return vscode.window.withProgress({ location: { viewId } }, step);
}

/** The same for a search that may need many pages: from the second on it says how far it is, and can be ended. */
export function withSearch<T>(step: (search: Search) => Promise<T>): Thenable<T> {
  return withViewProgress(async () => {
    const { search, end } = createSearch();
    try {
      return await step(search);
    } finally {
      end();
    }
  });
}

function createSearch(): { readonly search: Search; readonly end: () => void } {
  let isCancelled = false;
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  let said = '';
  let report: ((message: string) => void) | undefined;

  function show(): void {
    const location = vscode.ProgressLocation.Notification;
    const title = vscode.l10n.t('Searching calls');
    void vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) => {
      report = (message) => progress.report({ message });
      report(said);
      token.onCancellationRequested(() => (isCancelled = true));
      return ended;
    });
  }

  const search: Search = {
    goesOn: () => {
      if (!report) show();
      return !isCancelled;
    },
    onExamined: (examined) => {
      said = examinedText(examined, vscode.env.language);
      report?.(said);
    },
  };
  return { search, end };
}
