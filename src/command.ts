import * as vscode from 'vscode';
import { explainText, isAbort } from './explain.ts';
import type { Log } from './log.ts';

/** The id of a command of the contract, without its prefix. */
export type CommandName =
  | 'signIn'
  | 'signOut'
  | 'switchAccount'
  | 'openSampleAccount'
  | 'refresh'
  | 'loadMore'
  | 'openCall'
  | 'openRaw'
  | 'exportCsv'
  | 'copySid'
  | 'copyAsCurl'
  | 'showLog';

/**
 * Registers a command whose failure is logged and reaches the person, or the caller, in words; what
 * was aborted by a switch of account ends as if cancelled.
 */
export function registerCommand(
  name: CommandName,
  log: Log,
  run: (argument: unknown) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(`callInspector.${name}`, async (argument: unknown) => {
    try {
      return await run(argument);
    } catch (error) {
      if (isAbort(error)) return undefined;
      log.failure(error);
      throw new Error(explainText(error), { cause: error });
    }
  });
}

/** The property of an argument object as text, where it has one of its own. */
export function textOf(argument: unknown, name: string): string | undefined {
  const value = propertyOf(argument, name);
  return typeof value === 'string' ? value : undefined;
}

/** An own property of an argument object. */
export function propertyOf(argument: unknown, name: string): unknown {
  if (typeof argument !== 'object' || argument === null || !Object.hasOwn(argument, name)) return undefined;
  return Object.entries(argument).find(([key]) => key === name)?.[1];
}
