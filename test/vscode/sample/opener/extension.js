// @ts-check
// Does in the VS Code of `npm start` what a person would do first, by the commands that any other
// extension may use: shows the view and opens the sample account.
import * as vscode from 'vscode';

/**
 * Once for each start and browser, so that a reload leaves alone what the person did since.
 * @param {vscode.ExtensionContext} context
 */
export async function activate({ globalState }) {
  const start = process.env['CALL_INSPECTOR_START'];
  if (globalState.get('start') === start) return;
  await vscode.commands.executeCommand('callInspector.openSampleAccount');
  await vscode.commands.executeCommand('callInspector.calls.focus');
  await globalState.update('start', start);
}
