import type * as vscode from 'vscode';
import type { Account } from './accounts.ts';

/** Whose token it is, and the one address that it may be sent to. */
export interface CredentialsOwner {
  readonly accountSid: string;
  readonly apiBaseUrl: string;
}

/** A token and all that was told of its owner, for a window that did not store it. */
export type StoredSecret = Readonly<Record<string, unknown>> & {
  readonly authToken: string;
  readonly apiBaseUrl: string;
};

/** Where auth tokens are kept: the editor's SecretStorage and nowhere else. */
export interface Credentials {
  /** The token that was stored for this account at this address; one of another address is not handed out. */
  read(owner: CredentialsOwner): Promise<string | undefined>;
  /** What is stored for an account now, by whatever window. */
  stored(accountSid: string): Promise<StoredSecret | undefined>;
  /**
   * Keeps the token with the account it belongs to. Resolves to `false` where no keyring works: the token
   * then lasts as long as this window.
   */
  store(account: Account, authToken: string): Promise<boolean>;
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
  const kept = async (accountSid: string): Promise<string | undefined> => {
    const held = thisSession.get(accountSid);
    return held ?? (await Promise.resolve(secrets.get(keyOf(accountSid))).catch(() => undefined));
  };
  return {
    read: async (owner) => tokenAt(owner.apiBaseUrl, openSecret(await kept(owner.accountSid))),
    stored: async (accountSid) => openSecret(await kept(accountSid)),
    async store({ accountSid, ...owner }, authToken) {
      // One secret for both, so that no window can pair the token of one address with another address.
      const secret = JSON.stringify({ ...owner, authToken });
      try {
        await secrets.store(keyOf(accountSid), secret);
        thisSession.delete(accountSid);
        return true;
      } catch {
        thisSession.set(accountSid, secret);
        return false;
      }
    },
    async forget(accountSid) {
      thisSession.delete(accountSid);
      // Where this fails, nothing could be stored either.
      await Promise.resolve(secrets.delete(keyOf(accountSid))).catch(() => undefined);
    },
    onDidChange: (listener, thisArgs, disposables) =>
      secrets.onDidChange(
        ({ key }) => {
          if (!key.startsWith(prefix)) return;
          const accountSid = key.slice(prefix.length);
          // What another window did to the secret is newer than what only this one holds.
          thisSession.delete(accountSid);
          listener.call(thisArgs, accountSid);
        },
        undefined,
        disposables,
      ),
  };
}

function tokenAt(apiBaseUrl: string, secret: StoredSecret | undefined): string | undefined {
  return secret?.apiBaseUrl === apiBaseUrl ? secret.authToken : undefined;
}

function openSecret(secret: string | undefined): StoredSecret | undefined {
  if (secret === undefined) return undefined;
  try {
    const kept: unknown = JSON.parse(secret);
    if (typeof kept !== 'object' || kept === null) return undefined;
    const { apiBaseUrl, authToken } = kept as Readonly<Record<string, unknown>>;
    const isWhole = typeof apiBaseUrl === 'string' && typeof authToken === 'string';
    return isWhole ? { ...kept, apiBaseUrl, authToken } : undefined;
  } catch {
    return undefined;
  }
}
