// What a person types to add an account: the texts, what is wrong with them, and the account they describe.
import * as vscode from 'vscode';
import { dialects, isApiVersion, type ApiVersion } from '../../api/dialects/dialects.ts';
import { isSecureAddress } from '../../api/transport.ts';
import { PersonError } from '../../explain.ts';
import { plainText } from '../../plainText.ts';
import type { Account } from '../accounts.ts';
import { isKeySid, readProof } from '../apiKey.ts';

/** An account to be added. */
export interface SignInForm {
  readonly accountSid: string;
  /** The account's token, or an API key as `SK…:secret`. */
  readonly authToken: string;
  readonly label: string;
  readonly apiBaseUrl: string;
  /** A version, or `auto` for the one that the service answers. */
  readonly apiVersion: string;
}

/** What a form describes: an account, but for the version where the service is to say it. */
export type DescribedAccount = Omit<Account, 'apiVersion'> & { readonly apiVersion: ApiVersion | 'auto' };

/** The account of a form; throws `PersonError` naming the first text that cannot be right. */
export function readForm({
  accountSid,
  authToken,
  label,
  apiBaseUrl,
  apiVersion,
}: SignInForm): DescribedAccount {
  const problem =
    checkAddress(apiBaseUrl) ??
    checkSid(accountSid, apiBaseUrl) ??
    checkToken(authToken) ??
    checkUser(accountSid, authToken) ??
    checkLabel(label);
  if (problem !== undefined) throw new PersonError(problem);
  return {
    accountSid,
    label: label.trim() === '' ? defaultLabel(accountSid) : label.trim(),
    apiBaseUrl: addressOf(apiBaseUrl),
    apiVersion: readVersion(apiVersion),
    isSample: false,
  };
}

const longestLabel = 80;

function defaultLabel(accountSid: string): string {
  return `${accountSid.slice(0, 6)}…${accountSid.slice(-4)}`;
}

/** What comes before the version, also of an address that was copied with it and what follows. */
function addressOf(text: string): string {
  const { origin, pathname } = new URL(text);
  const parts = pathname.split('/');
  const version = parts.findIndex(isApiVersion);
  const path = (version < 0 ? parts : parts.slice(0, version)).join('/');
  return `${origin}${path.replace(/\/+$/, '')}`;
}

/** The known account whose place this one takes: the same SID at another service. */
export function replacedBy(
  { accountSid, apiBaseUrl }: Pick<SignInForm, 'accountSid' | 'apiBaseUrl'>,
  known: readonly Account[],
): Account | undefined {
  if (!URL.canParse(apiBaseUrl)) return undefined;
  const address = addressOf(apiBaseUrl);
  return known.find((one) => one.accountSid === accountSid && one.apiBaseUrl !== address);
}

/** Where an account is reached, for a title. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** The service whose SIDs have a form that is known; others name their accounts as they like. */
function isDefaultService(address: string): boolean {
  return /(^|\.)twilio\.com$/.test(hostOf(address));
}

export function checkSid(text: string, address: string): string | undefined {
  if (/^AC[0-9a-zA-Z]{32}$/.test(text)) return undefined;
  // A project id may begin with these letters too, but it has dashes.
  if (isDefaultService(address) || text === '' || /^AC\w*$/.test(text)) {
    return vscode.l10n.t(
      'An account SID is "AC" and 32 letters or digits; this has {0} characters.',
      text.length,
    );
  }
  if (/^(?!\.+$)[\w.:-]{1,100}$/.test(text)) return undefined;
  return vscode.l10n.t('An account SID has letters, digits and dashes, and no blanks.');
}

/** What is wrong with what stands for an auth token, secret included. */
function checkToken(text: string): string | undefined {
  if (isKeySid(text)) {
    return vscode.l10n.t('This is the SID of an API key: give it with its secret, as SK…:secret.');
  }
  return checkSecret(text);
}

/** What is wrong with who asks: HTTP Basic takes what follows a colon for the password. */
export function checkUser(accountSid: string, authToken: string): string | undefined {
  if (!accountSid.includes(':') || isKeySid(authToken) || readProof(authToken).keySid) return undefined;
  return vscode.l10n.t(
    'An account SID with a colon cannot sign in by its auth token: give the SID of an API key and its secret.',
  );
}

/** What is wrong with a token or with the secret of a key. */
export function checkSecret(text: string): string | undefined {
  if (text === '') return vscode.l10n.t('The auth token is missing.');
  return /^[\x21-\x7e]+$/.test(text)
    ? undefined
    : vscode.l10n.t('An auth token has neither blanks nor special letters.');
}

/** The name stands in the view's head, the status bar and dialogs. */
export function checkLabel(text: string): string | undefined {
  if (text.trim().length <= longestLabel) return undefined;
  return vscode.l10n.t('A name has at most {0} characters.', longestLabel);
}

export function checkAddress(address: string): string | undefined {
  if (!URL.canParse(address)) {
    return vscode.l10n.t(
      'The service address "{0}" is no URL: one is written like https://api.example.com.',
      plainText(address),
    );
  }
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return vscode.l10n.t('The service address must begin with https.');
  }
  if (url.username !== '' || url.password !== '') {
    return vscode.l10n.t('The service address must not hold credentials.');
  }
  if (url.search !== '' || url.hash !== '') {
    return vscode.l10n.t('The service address ends before "?" and "#".');
  }
  if (isSecureAddress(url)) return undefined;
  return vscode.l10n.t('Plain http is not secure, so it is taken for this machine only: use https.');
}

function readVersion(version: string): ApiVersion | 'auto' {
  if (version === 'auto' || isApiVersion(version)) return version;
  const spoken = Object.keys(dialects).join(', ');
  throw new PersonError(
    vscode.l10n.t('API version {0} is not spoken: use {1}, or auto.', plainText(version), spoken),
  );
}
