// The questions before a deed that cannot be undone.
import * as vscode from 'vscode';
import type { Account } from '../account/accounts.ts';
import type { Session } from '../account/connect.ts';
import type { CallRedirect, NewCall } from '../api/dialect.ts';
import type { Call } from '../api/resources.ts';
import { statusText } from '../calls/decode.ts';
import { showNumber, showParty } from '../calls/phoneNumbers.ts';
import { PersonError } from '../explain.ts';
import { plainText } from '../plainText.ts';
import { readSettings } from '../settings.ts';
import { hideSecrets } from './secrets.ts';

/** Whether the person wants this call made, knowing by which account, between whom, and at what cost. */
export function confirmNewCall(call: NewCall, session: Session): Promise<boolean> {
  const { account } = session;
  const question = vscode.l10n.t('Call {0} from {1}?', shownNumber(call.called), shownNumber(call.caller));
  const cost = account.isSample
    ? vscode.l10n.t('The sample account only pretends: no phone rings, and it costs nothing.')
    : vscode.l10n.t('A real phone will ring, and it may cost money.');
  const lines = [...facts(account, call), cost];
  return confirmed({ question, lines, deed: vscode.l10n.t('Make Call') }, session);
}

/** Whether the person wants this call redirected, knowing what that ends. */
export function confirmRedirect(call: Call, redirect: CallRedirect, session: Session): Promise<boolean> {
  const question = vscode.l10n.t(
    'Redirect the call between {0} and {1}?',
    shownParty(call, 'caller'),
    shownParty(call, 'called'),
  );
  const state = vscode.l10n.t('State of the call: {0}', statusText(call));
  const consequence = vscode.l10n.t(
    'What it is doing now ends at once, whoever it dialled is disconnected, and it goes on with the new instructions.',
  );
  const lines = [...facts(session.account, redirect), state, consequence];
  return confirmed({ question, lines, deed: vscode.l10n.t('Redirect') }, session);
}

/** Whether the person wants this call ended, which nobody on it can undo. */
export function confirmEnd(call: Call, how: 'hangUp' | 'cancel', session: Session): Promise<boolean> {
  const parties = [shownParty(call, 'caller'), shownParty(call, 'called')] as const;
  const [question, consequence, deed] =
    how === 'hangUp'
      ? [
          vscode.l10n.t('End the call between {0} and {1}?', ...parties),
          vscode.l10n.t('Everybody on it is disconnected at once.'),
          vscode.l10n.t('End Call'),
        ]
      : [
          vscode.l10n.t('Take back the call from {0} to {1}?', ...parties),
          vscode.l10n.t('It is not dialed any more, or stops ringing; once answered, it goes on.'),
          vscode.l10n.t('Take Back'),
        ];
  const state = vscode.l10n.t('State of the call: {0}', statusText(call));
  return confirmed({ question, lines: [accountFact(session.account), state, consequence], deed }, session);
}

function accountFact({ accountSid, label }: Account): string {
  return vscode.l10n.t('Account: {0} ({1})', plainText(label), accountSid);
}

function facts(account: Account, { url, twiml, method = 'POST' }: CallRedirect): readonly string[] {
  const instructions = url === undefined ? ['TwiML', twiml] : [method, new URL(url).href];
  return [
    accountFact(account),
    vscode.l10n.t('Instructions: {0} {1}', ...instructions.map((text) => plainText(hideSecrets(text)))),
  ];
}

interface Confirmation {
  readonly question: string;
  readonly lines: readonly string[];
  readonly deed: string;
}

/** Throws `PersonError` when the account that the question named is no longer the active one. */
async function confirmed({ question, lines, deed }: Confirmation, { signal }: Session): Promise<boolean> {
  const options = { modal: true, detail: lines.join('\n') };
  if ((await vscode.window.showWarningMessage(question, options, deed)) !== deed) return false;
  if (!signal.aborted) return true;
  throw new PersonError(vscode.l10n.t('The account was switched meanwhile, so nothing was done.'));
}

/** A number as the person wants numbers shown. */
export function shownNumber(number: string): string {
  return plainText(showNumber(number, readSettings().maskNumbers));
}

function shownParty(call: Call, party: 'caller' | 'called'): string {
  return plainText(showParty(call, party, readSettings().maskNumbers));
}
