import * as vscode from 'vscode';
import { dialects, isApiVersion, type ApiVersion } from '../../api/dialects/dialects.ts';
import { explain, PersonError } from '../../explain.ts';
import { hostOf } from './signInForm.ts';

/**
 * The version that the service answers: the one that is wanted, or of `auto` the first that is not
 * absent, at one request each. Rejects with what the service said of the first that is there, and with
 * `PersonError` where none is.
 */
export async function answeringVersion(
  wanted: ApiVersion | 'auto',
  address: string,
  ask: (version: ApiVersion) => Promise<void>,
): Promise<ApiVersion> {
  const candidates = wanted === 'auto' ? Object.keys(dialects).filter(isApiVersion) : [wanted];
  let absence: unknown;
  for (const version of candidates) {
    try {
      await ask(version);
      return version;
    } catch (error) {
      // A refusal is an answer: who does not know the credentials does not know them in another version.
      if (!explain(error).isMissing) throw error;
      absence = error;
    }
  }
  throw absentVersion(candidates, address, absence);
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
