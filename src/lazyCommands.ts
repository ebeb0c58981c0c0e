import * as vscode from 'vscode';
import type { CommandName } from './command.ts';

/**
 * Registers commands whose code is read when one of them is run for the first time: until then stand-ins
 * have their names. `load` resolves to what registers the commands themselves, given its parts.
 */
export function registerLazily<Parts>(
  names: readonly CommandName[],
  parts: Parts,
  load: () => Promise<(parts: Parts) => vscode.Disposable>,
): vscode.Disposable {
  let registered: vscode.Disposable | undefined;
  let isDisposed = false;
  let loading: Promise<void> | undefined;
  const replace = async (): Promise<void> => {
    const register = await load();
    if (isDisposed) return;
    registered?.dispose();
    registered = register(parts);
  };
  registered = vscode.Disposable.from(
    ...names.map((name) => {
      const id = `callInspector.${name}`;
      return vscode.commands.registerCommand(id, async (...given: readonly unknown[]) => {
        await (loading ??= replace());
        return vscode.commands.executeCommand(id, ...given);
      });
    }),
  );
  return new vscode.Disposable(() => {
    isDisposed = true;
    registered?.dispose();
  });
}
