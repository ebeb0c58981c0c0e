import * as vscode from 'vscode';
import { isByHand, propertyOf, registerCommand, textOf } from '../command.ts';
import { PersonError } from '../explain.ts';
import type { Log } from '../log.ts';
import { plainText } from '../plainText.ts';
import { readSettings } from '../settings.ts';
import type { Account, Accounts } from './accounts.ts';
import { createClient } from './connect.ts';
import { createKeyringNotice } from './signIn/keyringNotice.ts';
import type { CheckAccess } from './signIn/signIn.ts';
import type { SignInForm } from './signIn/signInForm.ts';

/** What a command about accounts returns: never more than may be shown. */
type AccountName = Pick<Account, 'accountSid' | 'label'>;

/** The commands that add, choose and forget accounts. */
export function registerAccountCommands(
  accounts: Accounts,
  log: Log,
  state: vscode.Memento,
): vscode.Disposable {
  const checkAccess: CheckAccess = (account, authToken, signal) =>
    createClient(account, authToken, log.request).checkAccess(signal);
  const parts = { accounts, checkAccess, log, tellNoKeyring: createKeyringNotice(state) };
  return vscode.Disposable.from(
    registerCommand('signIn', log, async (argument) => {
      const signIn = await import('./signIn/signIn.ts');
      const account = isForm(argument)
        ? await signIn.signInByArgument(readForm(argument), parts)
        : await signIn.signInByHand(parts, await accountToRenew(accounts));
      return account && nameOf(account);
    }),
    registerCommand('openSampleAccount', log, async (argument) => {
      const { openSample } = await import('./openSample.ts');
      const account = await openSample(accounts, argument);
      return account && nameOf(account);
    }),
    registerCommand('switchAccount', log, (argument) => switchAccount(accounts, argument)),
    registerCommand('signOut', log, (argument) => signOut(accounts, argument)),
  );
}

function nameOf({ accountSid, label }: Account): AccountName {
  return { accountSid, label };
}

function isForm(argument: unknown): boolean {
  return propertyOf(argument, 'authToken') !== undefined || propertyOf(argument, 'accountSid') !== undefined;
}

function readForm(argument: unknown): SignInForm {
  return {
    accountSid: textOf(argument, 'accountSid') ?? '',
    authToken: textOf(argument, 'authToken') ?? '',
    label: textOf(argument, 'label') ?? '',
    apiBaseUrl: textOf(argument, 'apiBaseUrl') ?? readSettings().apiBaseUrl,
    apiVersion: textOf(argument, 'apiVersion') ?? readSettings().apiVersion,
  };
}

/** Where the active account is refused, or its token is gone, signing in means signing in to it again. */
async function accountToRenew(accounts: Accounts): Promise<Account | undefined> {
  const session = await accounts.current();
  return session?.isRefused() ? session.account : accounts.lost;
}

async function switchAccount(accounts: Accounts, argument: unknown): Promise<AccountName | undefined> {
  const account =
    (isByHand(argument) ? await onlyChoice(accounts) : undefined) ??
    (await chosenAccount(accounts, argument, vscode.l10n.t('Switch Account'), () => accounts.choices));
  if (!account) return undefined;
  if (!(await accounts.switchTo(account))) {
    throw new PersonError(
      vscode.l10n.t('The auth token of {0} is no longer there. Sign in again.', account.label),
    );
  }
  return nameOf(account);
}

/** The one account that there is to switch to where none is active: nothing is left to ask. */
async function onlyChoice(accounts: Accounts): Promise<Account | undefined> {
  if (await accounts.current()) return undefined;
  const [only, ...others] = accounts.choices;
  return others.length === 0 ? only : undefined;
}

async function signOut(accounts: Accounts, argument: unknown): Promise<undefined> {
  const account = await chosenAccount(accounts, argument, vscode.l10n.t('Sign Out'), () => accounts.known);
  if (account) await accounts.remove(account.accountSid);
  return undefined;
}

async function chosenAccount(
  accounts: Accounts,
  argument: unknown,
  title: string,
  offered: () => readonly Account[],
): Promise<Account | undefined> {
  const accountSid = textOf(argument, 'accountSid');
  if (accountSid === undefined && !isByHand(argument)) {
    throw new PersonError(vscode.l10n.t('The argument needs an "accountSid", as text.'));
  }
  if (accountSid !== undefined) {
    const account = accounts.known.find((known) => known.accountSid === accountSid);
    if (account) return account;
    throw new PersonError(vscode.l10n.t('There is no account {0} here. Sign in to it first.', accountSid));
  }
  const active = (await accounts.current())?.account.accountSid;
  const items = offered().map((account) => ({
    label: plainText(account.label),
    description: account.accountSid === active ? vscode.l10n.t('active') : '',
    detail: account.isSample
      ? vscode.l10n.t('Built in, no network')
      : `${account.accountSid} · ${account.apiBaseUrl}`,
    account,
  }));
  if (items.length === 0) throw new PersonError(vscode.l10n.t('No account is signed in.'));
  return (await vscode.window.showQuickPick(items, { title }))?.account;
}
