// Any failure → what happened and what to do next, for the place where the person is looking.
import * as vscode from 'vscode';
import { InvalidInputError, ServiceError, type ServiceErrorKind } from './api/errors.ts';
import { plainText } from './plainText.ts';

/** A failure in words: what happened, to what, and the next step. */
export interface Explanation {
  readonly what: string;
  readonly next: string;
  /** True where only other credentials help. */
  readonly needsSignIn: boolean;
  /** The service's own number for a request that it refused: the dictionary may know more of it. */
  readonly refusalCode?: number | undefined;
  /** True where the service may have done what was asked, though no answer says so. */
  readonly isInDoubt?: boolean;
  /** True where the service does not have what was asked for. */
  readonly isMissing?: boolean;
  /** True where a compatible service leaves out what was asked for: a fact, and no fault. */
  readonly isNotOffered?: boolean;
}

/** An error that already speaks to the person. */
export class PersonError extends Error {
  override readonly name = 'PersonError';
}

/** Whether a person, or a switch of account, ended the work: nothing to show then. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** Whether the service asks for fewer requests. */
export function isTooOften(error: unknown): boolean {
  return error instanceof ServiceError && error.kind === 'rateLimited';
}

/** How long the service asked to wait before the next request. */
export function retryAfterMsOf(error: unknown): number | undefined {
  return error instanceof ServiceError ? error.retryAfterMs : undefined;
}

/** One text of an explanation. */
export function explainText(error: unknown): string {
  const { what, next } = explain(error);
  return next === '' ? what : `${what} ${next}`;
}

/** What stands in the place of what is not there: that this service has none of it, or why it could not be read. */
export function explainAbsence(error: unknown): string {
  return explain(error).isNotOffered
    ? vscode.l10n.t('not offered by this service')
    : vscode.l10n.t('could not be read. {0}', explainText(error));
}

/** Explains any failure; of what we did not foresee it says only that, and where the log is. */
export function explain(error: unknown): Explanation {
  if (error instanceof ServiceError) return explainService(error);
  if (error instanceof InvalidInputError) {
    return {
      what: vscode.l10n.t('That cannot be used: {0}.', plainText(error.message)),
      next: '',
      needsSignIn: false,
    };
  }
  if (error instanceof PersonError) return { what: error.message, next: '', needsSignIn: false };
  return {
    what: vscode.l10n.t('Something unexpected went wrong in Call Inspector.'),
    next: vscode.l10n.t('The log says more: run "Calls: Show Log".'),
    needsSignIn: false,
  };
}

function explainService(error: ServiceError): Explanation {
  const { kind, status, code } = error;
  const [what, next] =
    kind === 'forbidden' && code === testCredentials ? testWords() : words[kind](status ?? 0);
  return {
    what: `${what}${serviceWords(error)}`,
    next,
    needsSignIn: kind === 'unauthorized',
    refusalCode: kind === 'refused' ? code : undefined,
    isInDoubt: mayBeDone.includes(kind),
    isMissing: kind === 'notFound' || kind === 'gone',
    isNotOffered: kind === 'notOffered',
  };
}

/** Failures of which nobody can tell whether they came before or after the deed. */
const mayBeDone: readonly ServiceErrorKind[] = [
  'timeout',
  'connectionReset',
  'offline',
  'unavailable',
  'unreadable',
  'tooLarge',
];

/** The service's own words, bounded, since they are untrusted text. */
function serviceWords({ serviceMessage = '', code }: ServiceError): string {
  const said = plainText(serviceMessage);
  if (said === '') return code === undefined ? '' : ` ${vscode.l10n.t('Its code is {0}.', code)}`;
  return code === undefined
    ? ` ${vscode.l10n.t('It says: "{0}".', said)}`
    : ` ${vscode.l10n.t('It says: "{0}" (code {1}).', said, code)}`;
}

/** The code by which a service refuses what test credentials may not do (api.md section 7). */
const testCredentials = 20008;

function testWords(): ReturnType<Words> {
  return [
    vscode.l10n.t('These are test credentials: they can make pretended calls, but read none (403).'),
    vscode.l10n.t('Sign in with the live auth token, or with an API key.'),
  ];
}

type Words = (status: number) => readonly [what: string, next: string];

/** Every kind has its words: what happened, and what to do next. */
const words: Readonly<Record<ServiceErrorKind, Words>> = {
  tls: () => [
    vscode.l10n.t('The secure connection to the service could not be made.'),
    vscode.l10n.t('Check its certificate, or the proxy between you and it.'),
  ],
  dns: () => [
    vscode.l10n.t('The address of the service was not found.'),
    vscode.l10n.t('Check the address and your network.'),
  ],
  connectionRefused: () => [
    vscode.l10n.t('Nothing answers at the address of the service.'),
    vscode.l10n.t('Check the address and port, and that the server runs.'),
  ],
  connectionReset: () => [
    vscode.l10n.t('The service broke the connection off.'),
    vscode.l10n.t('Try again; if it goes on, check the network.'),
  ],
  timeout: () => [
    vscode.l10n.t('The service did not answer in time.'),
    vscode.l10n.t('Try again in a moment.'),
  ],
  offline: () => [
    vscode.l10n.t('The service could not be reached.'),
    vscode.l10n.t('Check your network and proxy, then try again.'),
  ],
  insecureAddress: () => [
    vscode.l10n.t('The address is not secure, so the auth token was not sent.'),
    vscode.l10n.t('Use https; http is taken only for this machine.'),
  ],
  proxyAuthentication: () => [
    vscode.l10n.t('A proxy asks for credentials (407).'),
    vscode.l10n.t('Set them in "http.proxy" of the settings.'),
  ],
  unauthorized: () => [
    vscode.l10n.t('The service did not accept these credentials (401).'),
    vscode.l10n.t('Check them and sign in again.'),
  ],
  forbidden: () => [
    vscode.l10n.t('The service refuses this to the account (403).'),
    vscode.l10n.t('Check what the account and its credentials may do.'),
  ],
  notFound: () => [
    vscode.l10n.t('The service does not know what was asked for (404).'),
    vscode.l10n.t('It may be gone, or the address does not speak the API version of the account.'),
  ],
  notOffered: () => [vscode.l10n.t('This service does not offer this.'), ''],
  gone: () => [
    vscode.l10n.t('The service no longer offers this (410).'),
    vscode.l10n.t('Use an address that speaks the API version of the account.'),
  ],
  methodNotAllowed: () => [
    vscode.l10n.t('The service does not offer this operation (405).'),
    vscode.l10n.t('Check the service address.'),
  ],
  rateLimited: () => [
    vscode.l10n.t('The service asks us to slow down (429).'),
    vscode.l10n.t('Try again in a minute.'),
  ],
  refused: (status) => [
    vscode.l10n.t('The service refused the request ({0}).', status),
    vscode.l10n.t('Change the request and try again.'),
  ],
  unavailable: (status) => [
    vscode.l10n.t('The service has a fault of its own ({0}).', status),
    vscode.l10n.t('Try again in a moment.'),
  ],
  redirected: () => [
    vscode.l10n.t('The service sent us to another address, where the auth token was not taken.'),
    vscode.l10n.t('Check the service address.'),
  ],
  unreadable: () => [
    vscode.l10n.t('The answer is not what this API sends.'),
    vscode.l10n.t('Check the service address, and whether a proxy answered instead.'),
  ],
  endless: () => [
    vscode.l10n.t('The list that the service sends has no end.'),
    vscode.l10n.t('Try again; if it goes on, tell whoever runs the service.'),
  ],
  tooLarge: () => [
    vscode.l10n.t('The answer is larger than is safe to read.'),
    vscode.l10n.t('Ask for fewer rows in the setting "callInspector.pageSize".'),
  ],
};
