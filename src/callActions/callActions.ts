import * as vscode from 'vscode';
import type { Accounts } from '../account/accounts.ts';
import { activeSession } from '../account/activeSession.ts';
import type { Session } from '../account/connect.ts';
import type { Call, CallKey } from '../api/resources.ts';
import { statusText } from '../calls/decode.ts';
import type { ExplainCode } from '../calls/errorCodes.ts';
import { isByHand, registerCommand } from '../command.ts';
import { PersonError } from '../explain.ts';
import type { Log } from '../log.ts';
import { createLastNewCalls } from './lastNewCalls.ts';
import { makeCallByHand, makeCallOf } from './makeCall.ts';
import { endCall } from './live/endCall.ts';
import type { LiveCallParts } from './live/liveCall.ts';
import { redirectCall } from './live/redirectCall.ts';

/** What making and redirecting calls needs of its surroundings. */
export interface CallActionParts {
  readonly accounts: Accounts;
  readonly log: Log;
  readonly explainCode: ExplainCode;
  readonly state: vscode.Memento;
  /** The call whose page the person looks at. */
  readonly activeCall: () => Call | undefined;
  /** Asks the person which call is meant. */
  readonly pickCall: LiveCallParts['pickCall'];
  /** Shows a call in the tree as it is now and as it goes on; `before` is how one was that was there already. */
  readonly follow: (key: CallKey, before?: Call) => Promise<unknown>;
}

/** Registers what can be done to calls: make one, give a live one new instructions, and end one. */
export function registerCallActions(parts: CallActionParts): vscode.Disposable {
  const { accounts, explainCode, log, state } = parts;
  const last = createLastNewCalls(state, accounts);
  const make = oneAtATime(async (argument) => {
    const session = await activeSession(accounts);
    const call = isByHand(argument)
      ? await makeCallByHand(session, last, explainCode)
      : await makeCallOf(argument, session, explainCode);
    if (call) follow(call, session, parts);
    return call && { callSid: call.sid };
  });
  const change = (deed: typeof redirectCall, tell: (call: Call) => string) =>
    oneAtATime(async (argument) => {
      const session = await activeSession(accounts, argument);
      const changed = await deed(argument, { ...parts, session });
      if (!changed) return;
      follow(changed.now, session, parts, changed.before);
      void vscode.window.showInformationMessage(tell(changed.now));
    });
  return vscode.Disposable.from(
    registerCommand('makeCall', log, make),
    registerCommand('redirectCall', log, change(redirectCall, redirectedText)),
    registerCommand('endCall', log, change(endCall, endedText)),
  );
}

/** The deed is done, whatever becomes of showing it: the view says itself when it fails, or shows another account by now. */
function follow({ sid }: Call, { signal }: Session, parts: CallActionParts, before?: Call): void {
  if (signal.aborted) return;
  parts.follow({ callSid: sid }, before).catch((error: unknown) => parts.log.failure(error));
}

/** Nothing on the row of a call says where it goes on, so that its redirection is told. */
function redirectedText(call: Call): string {
  return vscode.l10n.t('The call took its new instructions. State of the call: {0}', statusText(call));
}

/** The service may take its time, and a call that was answered meanwhile goes on. */
function endedText(call: Call): string {
  return vscode.l10n.t('The service took the end of the call. State of the call: {0}', statusText(call));
}

/**
 * Keeps a deed from being begun twice: while one is under way, the same again shares its outcome, and
 * another is refused with `PersonError`.
 */
function oneAtATime<T>(deed: (argument: unknown) => Promise<T>): (argument: unknown) => Promise<T> {
  let pending: { readonly argument: unknown; readonly outcome: Promise<T> } | undefined;
  return (argument) => {
    if (pending && isSame(argument, pending.argument)) return pending.outcome;
    if (pending) {
      const text = vscode.l10n.t('One is under way already: finish or cancel that first.');
      return Promise.reject(new PersonError(text));
    }
    const outcome = deed(argument).finally(() => (pending = undefined));
    pending = { argument, outcome };
    return outcome;
  };
}

/** The very same thing, or an argument object that says the same. */
function isSame(one: unknown, other: unknown): boolean {
  return one === other || (isPlain(one) && isPlain(other) && JSON.stringify(one) === JSON.stringify(other));
}

function isPlain(argument: unknown): argument is Readonly<Record<string, unknown>> {
  if (typeof argument !== 'object' || argument === null) return false;
  return Object.values(argument).every((value) => typeof value !== 'object');
}
