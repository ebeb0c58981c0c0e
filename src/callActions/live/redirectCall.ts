import * as vscode from 'vscode';
import type { CallRedirect } from '../../api/dialect.ts';
import type { Call } from '../../api/resources.ts';
import { askText } from '../../askText.ts';
import { statusText } from '../../calls/decode.ts';
import { isByHand, propertyOf, textOf } from '../../command.ts';
import { PersonError } from '../../explain.ts';
import { plainText } from '../../plainText.ts';
import { askChoice } from '../askChoice.ts';
import { methodQuestion, urlQuestion } from '../askNewCall.ts';
import { confirmRedirect } from '../confirmation.ts';
import { checkMethod, checkUrl, readMethod } from '../newCallForm.ts';
import { changeCall, meantCall, type ChangedCall, type LiveCallParts } from './liveCall.ts';

/**
 * Gives a call new instructions once that is confirmed, and reads it again: how it is then. An argument
 * object says everything; of a row of the tree, or without one, the person is asked.
 */
export async function redirectCall(
  argument: unknown,
  parts: LiveCallParts,
): Promise<ChangedCall | undefined> {
  const { account, client } = parts.session;
  const given = isByHand(argument) ? undefined : readRedirect(argument);
  const question = { title: vscode.l10n.t('Redirect which call?'), only: isInProgress };
  const call = await meantCall(argument, question, parts);
  if (!call) return undefined;
  const redirect = given ?? (await askRedirect(call));
  if (!redirect || !(await confirmRedirect(call, redirect, parts.session))) return undefined;
  const change = {
    title: vscode.l10n.t('Redirecting a call of {0}', plainText(account.label)),
    send: () => client.redirectCall(call.sid, redirect),
    doubt: vscode.l10n.t(
      'Nobody can tell whether the call was redirected: refresh the list and look, before you try again.',
    ),
    taken: vscode.l10n.t('The service took the new instructions, but the call could not be read again.'),
  };
  return changeCall(call, change, parts);
}

function isInProgress({ status }: Call): boolean {
  return status === 'inProgress';
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
  if (!isInProgress(call)) {
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
