// The real pages, of which a test hears what they are told, and for which it can speak.
import * as vscode from 'vscode';
import type { ToPage } from '../../src/callPage/messages.ts';

/** Pages that are opened from now on, until `stop` is called. */
export interface HeardPages {
  /** What they are told, in order. */
  readonly told: ToPage[];
  /** Says something to the host as the last of them would. */
  readonly say: (message: unknown) => void;
  readonly stop: () => void;
}

/** Listens to the pages that are opened from now on. */
export function hearPages(): HeardPages {
  const { createWebviewPanel } = vscode.window;
  const told: ToPage[] = [];
  let hear: (message: unknown) => void = () => undefined;
  const create = (...given: Parameters<typeof createWebviewPanel>): vscode.WebviewPanel => {
    const panel = createWebviewPanel(...given);
    const post = panel.webview.postMessage.bind(panel.webview);
    const listen = panel.webview.onDidReceiveMessage.bind(panel.webview);
    Object.assign(panel.webview, {
      postMessage: (message: ToPage) => {
        told.push(message);
        return post(message);
      },
      onDidReceiveMessage: (listener: typeof hear) => {
        hear = listener;
        return listen(listener);
      },
    });
    return panel;
  };
  Object.assign(vscode.window, { createWebviewPanel: create });
  const say = (message: unknown): void => hear(message);
  return { told, say, stop: () => void Object.assign(vscode.window, { createWebviewPanel }) };
}
