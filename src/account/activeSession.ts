import * as vscode from 'vscode';
import { textOf } from '../command.ts';
import { PersonError } from '../explain.ts';
import type { Accounts } from './accounts.ts';
import type { Session } from './connect.ts';

/**
 * The session of the active account, for a command about calls; throws `PersonError` when nobody is signed
 * in, and when the argument names an account that is not the active one.
 */
export async function activeSession(accounts: Accounts, argument?: unknown): Promise<Session> {
  const session = await accounts.current();
  if (!session) throw new PersonError(vscode.l10n.t('No account is signed in.'));
  const accountSid = textOf(argument, 'accountSid') ?? session.account.accountSid;
  if (accountSid === session.account.accountSid) return session;
  throw new PersonError(vscode.l10n.t('That call belongs to another account. Switch to it first.'));
}
