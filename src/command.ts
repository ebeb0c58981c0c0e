import * as vscode from 'vscode';
import { explainText, isAbort, PersonError } from './explain.ts';
import type { Log } from './log.ts';

/** The id of a command of the contract, without its prefix. */
export type CommandName =
  | 'signIn'
  | 'signOut'
  | 'switchAccount'
  | 'openSampleAccount'
  | 'refresh'
  | 'filter'
  | 'clearFilter'
  | 'loadMore'
  | 'openCall'
  | 'openRaw'
  | 'makeCall'
  | 'redirectCall'
  | 'toggleWatch'
  | 'stopWatching'
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
      log.failure(causeOf(error));
      throw new Error(withLog(error), { cause: error });
    }
  });
}

/** What was put into words for the person came from somewhere, and only that is for the log. */
function causeOf(error: unknown): unknown {
  return error instanceof PersonError && error.cause instanceof Error ? error.cause : error;
}

/** The failure in words; where the log knows more, a notification of VS Code makes a link of the end. */
function withLog(error: unknown): string {
  const isOwnMistake = error instanceof PersonError && error.cause === undefined;
  if (isOwnMistake) return explainText(error);
  return `${explainText(error)} [${vscode.l10n.t('Show Log')}](command:callInspector.showLog)`;
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
