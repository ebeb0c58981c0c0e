// @ts-check
// Opens the two pages that bench/page-open.ts measures, by the commands that any extension may use, so that
// both come the same way.
import * as vscode from 'vscode';

/** @param {vscode.ExtensionContext} context */
export async function activate({ subscriptions }) {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const callSid = process.env['BENCH_CALL_SID'];
  if (!folder || !callSid) return;
  const file = vscode.Uri.joinPath(folder.uri, 'small.md');
  /** @type {Record<string, () => unknown>} */
  const commands = {
    call: () => vscode.commands.executeCommand('callInspector.openCall', { callSid }),
    markdown: () => vscode.commands.executeCommand('markdown.showPreview', file),
    close: () => vscode.commands.executeCommand('workbench.action.closeAllEditors'),
  };
  for (const [name, run] of Object.entries(commands)) {
    subscriptions.push(vscode.commands.registerCommand(`benchOpener.${name}`, run));
  }
  await vscode.commands.executeCommand('callInspector.openSampleAccount');
  await vscode.commands.executeCommand('callInspector.calls.focus');
}
