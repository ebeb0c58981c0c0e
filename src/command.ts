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
  | 'openSelected'
  | 'openRaw'
  | 'makeCall'
  | 'redirectCall'
  | 'endCall'
  | 'toggleWatch'
  | 'stopWatching'
  | 'exportCsv'
  | 'copySid'
  | 'copyAsCurl'
  | 'copyReport'
  | 'compareCalls'
  | 'playRecording'
  | 'saveRecording'
  | 'showLog';

/** Whether a failure stands in the view already, where the person who acted there looks. */
export type IsTold = (error: unknown) => boolean;

/** The context that menus go by to offer the log. */
const unseenFailure = 'callInspector.unseenFailure';

/**
 * Registers a command whose failure is logged and reaches the person, or the caller, in words; what
 * was aborted by a switch of account ends as if cancelled, and so does what was done in the view and is told
 * there: a rejection would be told a second time, by VS Code.
 */
export function registerCommand(
  name: CommandName,
  log: Log,
  run: (argument: unknown, selection: unknown) => unknown,
  isTold: IsTold = () => false,
): vscode.Disposable {
  // Of rows of a view VS Code gives the one that the menu was opened on, and then all that are selected.
  return vscode.commands.registerCommand(`callInspector.${name}`, async (...given: unknown[]) => {
    const [argument, selection] = given;
    try {
      // What VS Code hands over where no row has the focus is nothing, too.
      return await run(argument ?? undefined, selection);
    } catch (error) {
      if (isAbort(error) || (isFromView(given) && isTold(error))) return undefined;
      log.failure(causeOf(error));
      // VS Code shows a rejection itself, without a button: the view's title offers the log until it was seen.
      void vscode.commands.executeCommand('setContext', unseenFailure, true);
      throw new PersonError(explainText(error), { cause: error });
    }
  });
}

/** Offers the log no longer. */
export function forgetFailure(): void {
  void vscode.commands.executeCommand('setContext', unseenFailure, false);
}

/** Registers the way to the log; who has looked into it has seen the failure. */
export function registerShowLog(log: Log): vscode.Disposable {
  return registerCommand('showLog', log, () => {
    log.show();
    forgetFailure();
  });
}

/** What was put into words for the person came from somewhere, and only that is for the log. */
export function causeOf(error: unknown): unknown {
  return error instanceof PersonError && error.cause instanceof Error ? error.cause : error;
}

/** Whether a command was started in the view: that hands over the row that has the focus, or nothing in its place. */
function isFromView(given: readonly unknown[]): boolean {
  const [argument] = given;
  return (given.length > 0 && (argument ?? null) === null) || propertyOf(argument, 'kind') !== undefined;
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

/**
 * Whether a command was started without an argument of its own: by hand, or on a row of the tree. A
 * button of the view's title hands over the row that has the focus.
 */
export function isByHand(argument: unknown): boolean {
  return argument === undefined || propertyOf(argument, 'kind') !== undefined;
}
