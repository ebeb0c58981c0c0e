import type * as vscode from 'vscode';

/** Where auth tokens are kept: the editor's SecretStorage and nowhere else. */
export interface Credentials {
  read(accountSid: string): Promise<string | undefined>;
  /** Resolves to `false` where no keyring works: the token then lasts as long as this window. */
  store(accountSid: string, authToken: string): Promise<boolean>;
  forget(accountSid: string): Promise<void>;
  /** Fires with the account whose token was stored or forgotten, by this window or by another. */
  readonly onDidChange: vscode.Event<string>;
}

const prefix = 'callInspector.authToken.';

/**
 * Credentials over SecretStorage. Where it fails (no keyring, microsoft/vscode#187338), the token stays
 * in memory for the session.
 */
export function createCredentials(secrets: vscode.SecretStorage): Credentials {
  const thisSession = new Map<string, string>();
  const keyOf = (accountSid: string): string => prefix + accountSid;
  return {
    onDidChange: (listener, thisArgs, disposables) =>
      secrets.onDidChange(
        ({ key }) => {
          if (key.startsWith(prefix)) listener.call(thisArgs, key.slice(prefix.length));
        },
        undefined,
        disposables,
      ),
    async read(accountSid) {
      const held = thisSession.get(accountSid);
      if (held !== undefined) return held;
      try {
        return await secrets.get(keyOf(accountSid));
      } catch {
        return undefined;
      }
    },
    async store(accountSid, authToken) {
      try {
        await secrets.store(keyOf(accountSid), authToken);
        thisSession.delete(accountSid);
        return true;
      } catch {
        thisSession.set(accountSid, authToken);
        return false;
      }
    },
    async forget(accountSid) {
      thisSession.delete(accountSid);
      try {
        await secrets.delete(keyOf(accountSid));
      } catch {
        // Nothing could be stored there either.
      }
    },
  };
}
