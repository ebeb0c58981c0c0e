import type * as vscode from 'vscode';
import type { Inspector } from './inspector.ts';

/** What `deactivate` ends: VS Code hands it nothing, so this is the one thing a module has to keep. */
let inspector: Inspector | undefined;

/**
 * VS Code waits for the promise before it shows the view or runs a command. Node reads and compiles an
 * imported file before `import` returns, so the host first does what else was waiting for it.
 */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  const { startInspector } = await import('./inspector.ts');
  inspector = startInspector(context);
}

/** Waits until each file that was being written is whole, or its temporary file taken back. */
export function deactivate(): Promise<unknown> | undefined {
  return inspector?.end();
}
