import * as vscode from 'vscode';
import { dialects, isApiVersion, type ApiVersion } from '../../api/dialects/dialects.ts';
import { ServiceError, type ServiceErrorKind } from '../../api/errors.ts';
import { explain, PersonError } from '../../explain.ts';
import { hostOf } from './signInForm.ts';

/** What a server says at a path where it does not speak this API: nothing, a web page, or that one goes elsewhere. */
const absences: readonly ServiceErrorKind[] = [
  ...(['notFound', 'gone', 'methodNotAllowed', 'redirected', 'unreadable'] as const),
];

/**
 * The version that the service answers: the one that is wanted, or of `auto` the first that is not
 * absent, at one request each. Rejects with what the service said of the first that is there, and where
 * none is with `PersonError`, or with what stands in place of one.
 */
export async function answeringVersion(
  wanted: ApiVersion | 'auto',
  address: string,
  ask: (version: ApiVersion) => Promise<void>,
): Promise<ApiVersion> {
  const candidates = wanted === 'auto' ? Object.keys(dialects).filter(isApiVersion) : [wanted];
  const found: ServiceError[] = [];
  for (const version of candidates) {
    try {
      await ask(version);
      return version;
    } catch (error) {
      // A refusal is an answer: who does not know the credentials does not know them in another version.
      if (!(error instanceof ServiceError) || !absences.includes(error.kind)) throw error;
      found.push(error);
    }
  }
  throw found.find((error) => !explain(error).isMissing) ?? absentVersion(candidates, address, found[0]);
}

function absentVersion(versions: readonly string[], address: string, cause: unknown): PersonError {
  const host = hostOf(address);
  const what =
    versions.length === 1
      ? vscode.l10n.t('{0} does not answer API version {1} for this account.', host, versions.join())
      : vscode.l10n.t(
          '{0} answers none of the API versions {1} for this account.',
          host,
          versions.join(', '),
        );
  const next =
    versions.length === 1
      ? vscode.l10n.t('Check address and account SID, or leave the version to "auto".')
      : vscode.l10n.t('Check the service address, with the path that it may have, and the account SID.');
  return new PersonError(`${what} ${explain(cause).what} ${next}`, { cause });
}
