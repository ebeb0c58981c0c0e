import * as vscode from 'vscode';
import { askText, type Question } from '../askText.ts';
import { explainText, isAbort, PersonError } from '../explain.ts';
import type { Log } from '../log.ts';
import { plainText } from '../plainText.ts';
import { readSettings } from '../settings.ts';
import type { Account, Accounts } from './accounts.ts';

/** What a person types to add an account. */
export interface SignInForm {
  readonly accountSid: string;
  readonly authToken: string;
  readonly label: string;
  readonly apiBaseUrl: string;
  readonly apiVersion: string;
}

/** One request that proves account and token before anything is saved; rejects with why not. */
export type CheckAccess = (account: Account, authToken: string, signal?: AbortSignal) => Promise<void>;

/** What the steps of signing in need. */
export interface SignInParts {
  readonly accounts: Accounts;
  readonly checkAccess: CheckAccess;
  readonly log: Log;
}

type Step = 'accountSid' | 'authToken' | 'label';
const steps: readonly Step[] = ['accountSid', 'authToken', 'label'];

/** Checks, proves and saves; rejects with a `PersonError` or with what the service said. */
export async function signInWith(
  form: SignInForm,
  { accounts, checkAccess }: SignInParts,
  signal?: AbortSignal,
): Promise<Account> {
  const account = readForm(form);
  await checkAccess(account, form.authToken, signal);
  const { isStored } = await accounts.add(account, form.authToken);
  if (!isStored) tellKeptForSession();
  return account;
}

/** Asks step by step; what was typed stays in its field until the service takes it, or the person leaves. */
export async function signInByHand(parts: SignInParts, known?: Account): Promise<Account | undefined> {
  let form: SignInForm | undefined = await startingForm(known);
  let at = form?.authToken ? steps.length - 1 : known ? 1 : 0;
  let problem: string | undefined;
  while (form) {
    const answer = await askStep(steps[at] ?? 'label', form, problem);
    problem = undefined;
    if (answer === undefined) return undefined;
    if (answer === 'back') {
      at = Math.max(0, at - 1);
      continue;
    }
    form = answer;
    at += 1;
    if (at < steps.length) continue;
    const outcome = await attempt(form, parts);
    if (typeof outcome !== 'string') return outcome;
    problem = outcome;
    at = 1;
  }
  return undefined;
}

/** The account, or in words why not, so that the form can stay open with it. */
async function attempt(form: SignInForm, parts: SignInParts): Promise<Account | string> {
  const title = vscode.l10n.t('Signing in to {0}', hostOf(form.apiBaseUrl));
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (_progress, token) => {
    const cancel = new AbortController();
    const onCancel = token.onCancellationRequested(() => cancel.abort());
    try {
      return await signInWith(form, parts, cancel.signal);
    } catch (error) {
      if (isAbort(error)) return vscode.l10n.t('Signing in was cancelled.');
      parts.log.failure(error);
      return explainText(error);
    } finally {
      onCancel.dispose();
    }
  });
}

function readForm({ accountSid, authToken, label, apiBaseUrl, apiVersion }: SignInForm): Account {
  const problem =
    checkSid(accountSid) ?? checkToken(authToken) ?? checkAddress(apiBaseUrl) ?? checkVersion(apiVersion);
  if (problem !== undefined) throw new PersonError(problem);
  return {
    accountSid,
    label: label.trim() === '' ? defaultLabel(accountSid) : label.trim(),
    apiBaseUrl: apiBaseUrl.replace(/\/+$/, ''),
    apiVersion: '2008-08-01',
    isSample: false,
  };
}

function defaultLabel(accountSid: string): string {
  return `${accountSid.slice(0, 6)}…${accountSid.slice(-4)}`;
}

async function startingForm(known: Account | undefined): Promise<SignInForm | undefined> {
  const { apiBaseUrl, apiVersion } = readSettings();
  const empty = { accountSid: '', authToken: '', label: '', apiBaseUrl, apiVersion };
  if (known) return { ...empty, ...known };
  const found = environmentCredentials();
  if (!found) return empty;
  const use = vscode.l10n.t('Use {0} from the environment', found.accountSid);
  const type = vscode.l10n.t('Type account SID and auth token');
  const detail = vscode.l10n.t('TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are set');
  const picked = await vscode.window.showQuickPick([{ label: use, detail }, { label: type }], {
    title: vscode.l10n.t('Sign In'),
    ignoreFocusOut: true,
  });
  if (!picked) return undefined;
  return picked.label === use ? { ...empty, ...found } : empty;
}

function environmentCredentials(): { accountSid: string; authToken: string } | undefined {
  // The browser's extension host has no process.
  const environment = 'process' in globalThis ? process.env : {};
  const accountSid = environment['TWILIO_ACCOUNT_SID'] ?? '';
  const authToken = environment['TWILIO_AUTH_TOKEN'] ?? '';
  const isUsable = checkSid(accountSid) === undefined && checkToken(authToken) === undefined;
  return isUsable ? { accountSid, authToken } : undefined;
}

async function askStep(
  step: Step,
  form: SignInForm,
  problem: string | undefined,
): Promise<SignInForm | 'back' | undefined> {
  const position = { step: steps.indexOf(step) + 1, totalSteps: steps.length };
  const title = vscode.l10n.t('Sign In to {0}', hostOf(form.apiBaseUrl));
  const shown = problem === undefined ? {} : { problem };
  const answer = await askText({ ...position, ...shown, title, value: form[step], ...questions(step) });
  return typeof answer === 'object' ? { ...form, [step]: answer.text.trim() } : answer;
}

function questions(step: Step): Pick<Question, 'prompt' | 'check' | 'placeholder' | 'isSecret'> {
  switch (step) {
    case 'accountSid':
      return {
        prompt: vscode.l10n.t('Account SID'),
        placeholder: 'AC…',
        check: (text) => checkSid(text.trim()),
      };
    case 'authToken':
      return {
        prompt: vscode.l10n.t('Auth token. It is kept in the editor’s secret storage only.'),
        isSecret: true,
        check: (text) => checkToken(text.trim()),
      };
    case 'label':
      return { prompt: vscode.l10n.t('A name for this account (optional)'), check: () => undefined };
  }
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

function checkSid(text: string): string | undefined {
  if (/^AC[0-9a-zA-Z]{32}$/.test(text)) return undefined;
  return vscode.l10n.t(
    'An account SID is "AC" and 32 letters or digits; this has {0} characters.',
    text.length,
  );
}

function checkToken(text: string): string | undefined {
  if (text === '') return vscode.l10n.t('The auth token is missing.');
  return /^[\x21-\x7e]+$/.test(text)
    ? undefined
    : vscode.l10n.t('An auth token has neither blanks nor special letters.');
}

function checkAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return vscode.l10n.t('The service address "{0}" is no URL.', address);
  const { protocol, username, password } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') {
    return vscode.l10n.t('The service address must begin with https.');
  }
  return username === '' && password === ''
    ? undefined
    : vscode.l10n.t('The service address must not hold credentials.');
}

function checkVersion(version: string): string | undefined {
  return version === 'auto' || version === '2008-08-01'
    ? undefined
    : vscode.l10n.t('API version {0} is not spoken yet: use 2008-08-01, or auto.', plainText(version));
}

function tellKeptForSession(): void {
  const text = vscode.l10n.t(
    'No keyring works here, so the auth token is kept until this window closes and then asked for again.',
  );
  void vscode.window.showInformationMessage(text);
}
