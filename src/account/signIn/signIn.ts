import * as vscode from 'vscode';
import { ServiceError, type ServiceErrorKind } from '../../api/errors.ts';
import { causeOf } from '../../command.ts';
import { explain, explainText, isAbort, PersonError } from '../../explain.ts';
import type { Log } from '../../log.ts';
import { plainText } from '../../plainText.ts';
import type { Account, Accounts } from '../accounts.ts';
import { readProof } from '../apiKey.ts';
import { answeringVersion } from './answeringVersion.ts';
import { askSignIn, formOf, secretStep, type SignInDraft, type SignInStart } from './askSignIn.ts';
import type { TellNoKeyring } from './keyringNotice.ts';
import { hostOf, readForm, replacedBy, type SignInForm } from './signInForm.ts';
import { startAgain, startAnew } from './startingDraft.ts';

/** One request that proves account and token before anything is saved; rejects with why not. */
export type CheckAccess = (account: Account, authToken: string, signal?: AbortSignal) => Promise<void>;

/** What signing in needs. */
export interface SignInParts {
  readonly accounts: Accounts;
  readonly checkAccess: CheckAccess;
  readonly log: Log;
  readonly tellNoKeyring: TellNoKeyring;
}

/** Signs in with what an argument says, and tells which account that replaced. */
export async function signInByArgument(form: SignInForm, parts: SignInParts): Promise<Account> {
  const replaced = replacedBy(form, parts.accounts.known);
  const account = await signInWith(form, parts);
  if (replaced) tellReplaced(replaced, account);
  return account;
}

/** The form says it before, and an argument has nobody who is asked. */
export function tellReplaced(before: Account, { accountSid, apiBaseUrl }: Account): void {
  const text = vscode.l10n.t(
    'Account {0} is at {1} now; it took the place of {2}, the same SID at {3}.',
    ...[accountSid, apiBaseUrl, plainText(before.label), before.apiBaseUrl],
  );
  void vscode.window.showInformationMessage(text);
}

/** Checks, proves and saves; rejects with a `PersonError` or with what the service said. */
async function signInWith(
  form: SignInForm,
  { accounts, checkAccess, tellNoKeyring }: SignInParts,
  signal?: AbortSignal,
): Promise<Account> {
  const described = readForm(form);
  const { authToken } = form;
  const apiVersion = await answeringVersion(described.apiVersion, described.apiBaseUrl, (version) =>
    checkAccess({ ...described, apiVersion: version }, authToken, signal),
  ).catch((error: unknown) => {
    throw explain(error).needsSignIn ? refused(form, error) : error;
  });
  const account = { ...described, apiVersion };
  const { isStored } = await accounts.add(account, authToken);
  if (!isStored) tellNoKeyring();
  return account;
}

/** Who is signing in already learns what of it can be wrong. */
function refused({ apiBaseUrl, authToken }: SignInForm, cause: unknown): PersonError {
  const host = hostOf(apiBaseUrl);
  const next = readProof(authToken).keySid
    ? vscode.l10n.t('Check the account SID, the SID of the key and its secret, and that {0} has them.', host)
    : vscode.l10n.t('Check the account SID and the auth token, and that {0} has them.', host);
  return new PersonError(`${explain(cause).what} ${next}`, { cause });
}

/** Asks step by step; what was typed stays in its field until the service takes it, or the person leaves. */
export async function signInByHand(parts: SignInParts, known?: Account): Promise<Account | undefined> {
  const starting = known ? startAgain(known) : await startAnew();
  if (!starting) return undefined;
  let draft: SignInDraft | undefined = starting.draft;
  let start: SignInStart = starting;
  while ((draft = await askSignIn(draft, start, parts.accounts.known))) {
    const outcome = await attempt(draft, parts);
    if ('accountSid' in outcome) return outcome;
    start = outcome;
  }
  return undefined;
}

/** The account, or in words why not, at the step that can mend it. */
function attempt(draft: SignInDraft, parts: SignInParts): Thenable<Account | SignInStart> {
  const title = vscode.l10n.t('Signing in to {0}', hostOf(draft.apiBaseUrl));
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (_progress, token) => {
    const cancel = new AbortController();
    const onCancel = token.onCancellationRequested(() => cancel.abort());
    const step = secretStep(draft);
    try {
      return await signInWith(formOf(draft), parts, cancel.signal);
    } catch (error) {
      if (isAbort(error)) return { step, problem: vscode.l10n.t('Signing in was cancelled.') };
      parts.log.failure(causeOf(error));
      return { step: isOfAddress(error) ? 'apiBaseUrl' : step, problem: explainText(error) };
    } finally {
      onCancel.dispose();
    }
  });
}

const kindsOfAddress: readonly ServiceErrorKind[] = [
  ...(['notFound', 'gone', 'methodNotAllowed', 'redirected', 'unreadable'] as const),
  ...(['tls', 'dns', 'connectionRefused', 'insecureAddress'] as const),
];

/** Whether a failure says that the address is another. */
function isOfAddress(error: unknown): boolean {
  const cause = causeOf(error);
  return cause instanceof ServiceError && kindsOfAddress.includes(cause.kind);
}
