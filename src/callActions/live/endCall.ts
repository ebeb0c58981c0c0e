import * as vscode from 'vscode';
import type { Call } from '../../api/resources.ts';
import { isUnfinished, isWaiting, statusText } from '../../calls/decode.ts';
import { PersonError } from '../../explain.ts';
import { plainText } from '../../plainText.ts';
import { confirmEnd } from '../confirmation.ts';
import { changeCall, meantCall, type ChangedCall, type LiveCallParts } from './liveCall.ts';

/** Hangs a call in progress up, or takes one back that nobody answered yet, once that is confirmed. */
export async function endCall(argument: unknown, parts: LiveCallParts): Promise<ChangedCall | undefined> {
  const { account, client } = parts.session;
  if (!client.endsCalls) {
    throw new PersonError(vscode.l10n.t('API version {0} has no way to end a call.', account.apiVersion));
  }
  const question = { title: vscode.l10n.t('End which call?'), only: isUnfinished };
  const call = await meantCall(argument, question, parts);
  if (!call) return undefined;
  const how = wayToEnd(call);
  if (!(await confirmEnd(call, how, parts.session))) return undefined;
  const change = {
    title: vscode.l10n.t('Ending a call of {0}', plainText(account.label)),
    send: () => client.endCall(call.sid, how),
    doubt: vscode.l10n.t(
      'Nobody can tell whether the call was ended: refresh the list and look, before you try again.',
    ),
    taken: vscode.l10n.t('The service ended the call, but it could not be read again.'),
  };
  return changeCall(call, change, parts);
}

function wayToEnd(call: Call): 'hangUp' | 'cancel' {
  if (call.status === 'inProgress') return 'hangUp';
  if (isWaiting(call)) return 'cancel';
  throw new PersonError(
    vscode.l10n.t('Only a call that is not over can be ended; this one: {0}.', statusText(call)),
  );
}
