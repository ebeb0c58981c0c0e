import type * as vscode from 'vscode';
import type { Inspector } from './inspector.ts';

/** What `deactivate` ends: VS Code hands it nothing, so this is the one thing a module has to keep. */
let inspector: Inspector | undefined;

/** VS Code waits for the promise before it shows the view or runs a command; other extensions do not wait. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const { startInspector } = await import('./inspector.ts');
  inspector = startInspector(context);
}

/** Waits until each file that was being written is whole, or its temporary file taken back. */
export function deactivate(): Promise<unknown> | undefined {
  return inspector?.end();
}
