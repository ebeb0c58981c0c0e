// The real pages, of which a test hears what they are told.
import * as vscode from 'vscode';
import type { ToPage } from '../../src/callPage/messages.ts';

/** What pages that are opened from now on are told, in order, until `stop` is called. */
export function hearPages(): { readonly told: ToPage[]; readonly stop: () => void } {
  const { createWebviewPanel } = vscode.window;
  const told: ToPage[] = [];
  const create = (...given: Parameters<typeof createWebviewPanel>): vscode.WebviewPanel => {
    const panel = createWebviewPanel(...given);
    const post = panel.webview.postMessage.bind(panel.webview);
    Object.assign(panel.webview, {
      postMessage: (message: ToPage) => {
        told.push(message);
        return post(message);
      },
    });
    return panel;
  };
  Object.assign(vscode.window, { createWebviewPanel: create });
  return { told, stop: () => void Object.assign(vscode.window, { createWebviewPanel }) };
}
