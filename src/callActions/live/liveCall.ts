// What every change of a call that is not over has in common: which call, sent once, and how it is then.
import * as vscode from 'vscode';
import type { Session } from '../../account/connect.ts';
import type { Call, CallKey } from '../../api/resources.ts';
import { readCallKey } from '../../calls/callKey.ts';
import type { ExplainCode } from '../../calls/errorCodes.ts';
import { explainText, PersonError } from '../../explain.ts';
import { refusalInWords } from '../refusal.ts';

/** What a change works with. */
export interface LiveCallParts {
  readonly session: Session;
  readonly explainCode: ExplainCode;
  /** The call whose page the person looks at. */
  readonly activeCall: () => Call | undefined;
  /** Asks the person which call is meant. */
  readonly pickCall: (question: LiveChoice) => Promise<CallKey | undefined>;
}

/** Which calls a person may pick one of. */
export interface LiveChoice {
  readonly title: string;
  readonly only: (call: Call) => boolean;
}

/** A change of a call and what is said around it. */
export interface Change {
  readonly title: string;
  readonly send: () => Promise<unknown>;
  /** Said where nobody can tell whether it was done. */
  readonly doubt: string;
  /** Said where it was done, but the call could not be read again. */
  readonly taken: string;
}

/** A call before it was changed, and since. */
export interface ChangedCall {
  readonly before: Call;
  readonly now: Call;
}

/**
 * The call of the argument, else the one whose page is looked at where it can be meant, else the one that
 * the person picks; as it is now.
 */
export async function meantCall(
  argument: unknown,
  question: LiveChoice,
  parts: LiveCallParts,
): Promise<Call | undefined> {
  const { client, signal } = parts.session;
  const meant = argument === undefined ? await askedFor(question, parts) : keyOf(argument);
  return meant && client.getCall(client.speaks.keyOf(meant).callSid, signal);
}

async function askedFor(
  question: LiveChoice,
  { session, activeCall, pickCall }: LiveCallParts,
): Promise<CallKey | undefined> {
  const active = activeCall();
  const canBeMeant =
    active?.accountSid === session.account.accountSid &&
    active.callSegmentSid === '' &&
    question.only(active);
  return canBeMeant ? { callSid: active.sid } : pickCall(question);
}

function keyOf(argument: unknown): CallKey {
  const key = readCallKey(argument);
  if (key) return key;
  throw new PersonError(vscode.l10n.t('Which call? The argument needs a "callSid", as text.'));
}

/**
 * Sends the change once and reads the call again: how it is since. A request that was sent goes on when
 * the account is switched: nobody could tell what became of it.
 */
export async function changeCall(
  before: Call,
  { title, send, doubt, taken }: Change,
  { session, explainCode }: LiveCallParts,
): Promise<ChangedCall> {
  const location = vscode.ProgressLocation.Notification;
  try {
    await vscode.window.withProgress({ location, title }, send);
  } catch (error) {
    throw await refusalInWords(error, doubt, explainCode);
  }
  try {
    return { before, now: await session.client.getCall(before.sid, session.signal) };
  } catch (error) {
    const why = session.signal.aborted
      ? vscode.l10n.t('The account was switched meanwhile: switch back and look at the call.')
      : explainText(error);
    throw new PersonError(`${taken} ${why}`, { cause: error });
  }
}
