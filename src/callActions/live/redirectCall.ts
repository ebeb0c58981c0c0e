import * as vscode from 'vscode';
import type { CallRedirect, DialectFacts } from '../../api/dialect.ts';
import type { Call } from '../../api/resources.ts';
import { statusText } from '../../calls/decode.ts';
import { isByHand } from '../../command.ts';
import { PersonError } from '../../explain.ts';
import { plainText } from '../../plainText.ts';
import { askForm } from '../askForm.ts';
import { confirmRedirect } from '../confirmation.ts';
import { askInstructions } from '../instructions/askInstructions.ts';
import {
  checkInstructions,
  instructionsOf,
  instructionsSteps,
  readInstructions,
  type InstructionsForm,
} from '../instructions/instructionsForm.ts';
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
  const given = isByHand(argument) ? undefined : readRedirect(argument, client.speaks);
  const question = { title: vscode.l10n.t('Redirect which call?'), only: isInProgress };
  const call = await meantCall(argument, question, parts);
  if (!call) return undefined;
  const redirect = given ?? (await askRedirect(call, client.speaks));
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

function readRedirect(argument: unknown, speaks: DialectFacts): CallRedirect {
  const form = instructionsOf(argument, speaks);
  for (const field of instructionsSteps(form, speaks)) {
    const problem = checkInstructions(field, form[field]);
    if (problem !== undefined) throw new PersonError(problem);
  }
  return readInstructions(form, speaks);
}

/** Asks where a call in progress is sent; of any other the service would refuse it. */
async function askRedirect(call: Call, speaks: DialectFacts): Promise<CallRedirect | undefined> {
  if (!isInProgress(call)) {
    const text = vscode.l10n.t('Only a call in progress can be redirected; this one: {0}.', statusText(call));
    throw new PersonError(text);
  }
  const title = vscode.l10n.t('Redirect Call');
  const stepsOf = (form: InstructionsForm) => instructionsSteps(form, speaks);
  const empty: InstructionsForm = { instructions: '', url: '', method: '', twiml: '' };
  const form = await askForm(empty, { title, stepsOf, decides: 'instructions', ask: askInstructions });
  return form && readInstructions(form, speaks);
}
