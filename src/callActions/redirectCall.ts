import * as vscode from 'vscode';
import type { Session } from '../account/connect.ts';
import type { CallRedirect } from '../api/dialect.ts';
import type { Call, CallKey } from '../api/resources.ts';
import { askText } from '../askText.ts';
import { readCallKey } from '../calls/callKey.ts';
import { statusText } from '../calls/decode.ts';
import type { ExplainCode } from '../calls/errorCodes.ts';
import { propertyOf, textOf } from '../command.ts';
import { explainText, PersonError } from '../explain.ts';
import { plainText } from '../plainText.ts';
import { askChoice } from './askChoice.ts';
import { methodQuestion, urlQuestion } from './askNewCall.ts';
import { confirmRedirect } from './confirmation.ts';
import { checkMethod, checkUrl, readMethod } from './newCallForm.ts';
import { refusalInWords } from './refusal.ts';

/** A call before it got new instructions, and since. */
export interface Redirected {
  readonly before: Call;
  readonly now: Call;
}

/**
 * Gives a call new instructions once that is confirmed, and reads it again. An argument
 * object says everything; of a row of the tree, or without one, the person is asked.
 */
export async function redirectCall(
  argument: unknown,
  session: Session,
  pickCall: () => Promise<CallKey | undefined>,
  explainCode: ExplainCode,
): Promise<Redirected | undefined> {
  const isByHand = argument === undefined || propertyOf(argument, 'kind') !== undefined;
  const given = isByHand ? undefined : readRedirect(argument);
  const meant = argument === undefined ? await pickCall() : keyOf(argument);
  if (!meant) return undefined;
  const key = session.client.speaks.keyOf(meant);
  const before = await session.client.getCall(key.callSid, session.signal);
  const redirect = given ?? (await askRedirect(before));
  if (!redirect || !(await confirmRedirect(before, redirect, session))) return undefined;
  await post(before, redirect, session, explainCode);
  return { before, now: await readAgain(key, session) };
}

/** How the call is since; throws `PersonError` that also says that the redirection itself went well. */
async function readAgain({ callSid }: CallKey, { client, signal }: Session): Promise<Call> {
  try {
    return await client.getCall(callSid, signal);
  } catch (error) {
    signal.throwIfAborted();
    const text = vscode.l10n.t(
      'The service took the new instructions, but the call could not be read again.',
    );
    throw new PersonError(`${text} ${explainText(error)}`, { cause: error });
  }
}

function keyOf(argument: unknown): CallKey {
  const key = readCallKey(argument);
  if (key) return key;
  throw new PersonError(vscode.l10n.t('Which call? The argument needs a "callSid", as text.'));
}

function readRedirect(argument: unknown): CallRedirect {
  const url = textOf(argument, 'url')?.trim() ?? '';
  const given = propertyOf(argument, 'method') ?? '';
  const method = typeof given === 'string' ? given : '?';
  const problem = checkUrl(url) ?? checkMethod(method);
  if (problem !== undefined) throw new PersonError(problem);
  return redirectOf(url, method);
}

function redirectOf(url: string, method: string): CallRedirect {
  const known = readMethod(method);
  return { url, ...(known && { method: known }) };
}

/** Asks where a call in progress is sent; of any other the service would refuse it. */
async function askRedirect(call: Call): Promise<CallRedirect | undefined> {
  if (call.status !== 'inProgress') {
    const text = vscode.l10n.t('Only a call in progress can be redirected; this one: {0}.', statusText(call));
    throw new PersonError(text);
  }
  const title = vscode.l10n.t('Redirect Call');
  let url = '';
  for (;;) {
    const typed = await askText({
      title,
      step: 1,
      totalSteps: 2,
      value: url,
      ...urlQuestion(),
      check: checkUrl,
    });
    if (typeof typed !== 'object') return undefined;
    url = typed.text.trim();
    const chosen = await askChoice({ title, step: 2, totalSteps: 2, value: '', ...methodQuestion() });
    if (chosen === undefined) return undefined;
    if (chosen !== 'back') return redirectOf(url, chosen.text);
  }
}

/** A request that was sent goes on when the account is switched: nobody could tell what became of it. */
async function post(
  call: Call,
  redirect: CallRedirect,
  { account, client }: Session,
  explainCode: ExplainCode,
): Promise<void> {
  const location = vscode.ProgressLocation.Notification;
  const title = vscode.l10n.t('Redirecting a call of {0}', plainText(account.label));
  try {
    await vscode.window.withProgress({ location, title }, () => client.redirectCall(call.sid, redirect));
  } catch (error) {
    throw await refusalInWords(
      error,
      vscode.l10n.t(
        'Nobody can tell whether the call was redirected: refresh the list and look, before you try again.',
      ),
      explainCode,
    );
  }
}
