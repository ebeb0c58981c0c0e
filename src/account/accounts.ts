import * as vscode from 'vscode';
import { isApiVersion, type ApiVersion } from '../api/dialects/dialects.ts';
import type { Credentials } from './credentials.ts';
import type { Session } from './connect.ts';

/** An account that a person added; its auth token lives with the credentials. */
export interface Account {
  readonly accountSid: string;
  readonly label: string;
  /** Where this account is reached, whatever the setting says later. */
  readonly apiBaseUrl: string;
  /** The version of the API that is spoken there. */
  readonly apiVersion: ApiVersion;
  /** True for the built-in account on the emulator, which has no token and no network. */
  readonly isSample: boolean;
}

/** Opens a session of an account; the sample account takes no token. */
export type Connect = (account: Account, authToken: string) => Session;

const knownKey = 'callInspector.accounts';
const activeKey = 'callInspector.activeAccount';

/** Which accounts are known and which one is active: the one owner of that state. */
export class Accounts implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Session | undefined>();
  /** Fires after the active session began, ended or was replaced. */
  readonly onDidChangeSession = this.changed.event;
  private session: Session | undefined;
  /** What the session was opened with, to tell whether another window has changed it. */
  private authToken = '';
  private restoring: Promise<void> | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly state: vscode.Memento,
    private readonly credentials: Credentials,
    private readonly connect: Connect,
  ) {
    this.subscription = credentials.onDidChange((accountSid) => void this.followToken(accountSid));
  }

  /** Every account added and not signed out, in the order of adding. */
  get known(): readonly Account[] {
    const kept = this.state.get<unknown>(knownKey);
    return Array.isArray(kept) ? kept.flatMap((one) => readAccount(one) ?? []) : [];
  }

  /** The account that was active and whose token is gone, as after a restart where no keyring works. */
  get lost(): Account | undefined {
    const accountSid = this.state.get<unknown>(activeKey);
    return this.session ? undefined : this.known.find((account) => account.accountSid === accountSid);
  }

  /** The known accounts whose token is not known to be gone. */
  get choices(): readonly Account[] {
    const gone = this.lost?.accountSid;
    return this.known.filter(({ accountSid }) => accountSid !== gone);
  }

  /** The active session; at the first call the one of the last time is opened again. */
  async current(): Promise<Session | undefined> {
    this.restoring ??= this.inTurn(() => this.restore());
    await this.restoring;
    return this.session;
  }

  /**
   * Adds an account, or replaces the one of the same Sid, and makes it active. `isStored` is false where the
   * token will not outlive the window: no keyring took it, or one took it before and it was gone.
   */
  async add(account: Account, authToken: string): Promise<{ readonly isStored: boolean }> {
    await this.current();
    return this.inTurn(async () => {
      const wasForgotten = this.lost?.accountSid === account.accountSid;
      const isTaken = account.isSample || (await this.credentials.store(account, authToken));
      // Nobody could sign out of the account whose place it takes.
      if (account.isSample) await this.credentials.forget(account.accountSid);
      const others = this.known.filter(({ accountSid }) => accountSid !== account.accountSid);
      await this.state.update(knownKey, [...others, account]);
      await this.activate(account, authToken);
      return { isStored: isTaken && !wasForgotten };
    });
  }

  /** Makes a known account active; `false` when its token is no longer there. */
  async switchTo(account: Account): Promise<boolean> {
    await this.current();
    return this.inTurn(async () => {
      const authToken = await this.tokenOf(account);
      if (authToken === undefined) return false;
      await this.activate(account, authToken);
      return true;
    });
  }

  /** Forgets an account and its token; ends its session when it is the active one. */
  async remove(accountSid: string): Promise<void> {
    await this.current();
    await this.inTurn(async () => {
      const others = this.known.filter((account) => account.accountSid !== accountSid);
      await this.state.update(knownKey, others);
      const active = this.session?.account.accountSid;
      if (active === accountSid) await this.state.update(activeKey, undefined);
      // Where none is active, which others are known is all that is shown.
      if (active === accountSid || !this.session) this.replace(undefined);
      await this.credentials.forget(accountSid);
    });
  }

  dispose(): void {
    this.subscription.dispose();
    this.session?.dispose();
    this.changed.dispose();
  }

  /** One change after the other, so that the one asked last is the one that holds. */
  private inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(step);
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  /**
   * Another window signed in again, or out, or to the same SID at another address: this one goes on with what
   * there is now, or ends. The secret says itself where its token belongs.
   */
  private followToken(accountSid: string): Promise<void> {
    return this.inTurn(async () => {
      const account = this.session?.account;
      // The sample account has no token, so what becomes of one does not touch it.
      if (account?.accountSid !== accountSid || account.isSample) return;
      const secret = await this.credentials.stored(accountSid);
      const isHere = secret?.apiBaseUrl === account.apiBaseUrl;
      // A secret that was stored before it told of its owner leaves the rest as it is.
      const next = readAccount({ ...(isHere ? account : {}), ...secret, accountSid });
      if (next && isSame(next, account) && secret?.authToken === this.authToken) return;
      this.replace(next, secret?.authToken);
    });
  }

  private async restore(): Promise<void> {
    const accountSid = this.state.get<unknown>(activeKey);
    const account = this.known.find((known) => known.accountSid === accountSid);
    if (!account) return;
    const authToken = await this.tokenOf(account);
    if (authToken !== undefined) this.replace(account, authToken);
  }

  private async tokenOf(account: Account): Promise<string | undefined> {
    return account.isSample ? '' : this.credentials.read(account);
  }

  private async activate(account: Account, authToken: string): Promise<void> {
    await this.state.update(activeKey, account.accountSid);
    this.replace(account, authToken);
  }

  private replace(account: Account | undefined, authToken = ''): void {
    this.session?.dispose();
    this.authToken = authToken;
    this.session = account && this.connect(account, authToken);
    this.changed.fire(this.session);
  }
}

function isSame(one: Account, other: Account): boolean {
  const isReachedAlike = one.apiBaseUrl === other.apiBaseUrl && one.apiVersion === other.apiVersion;
  return isReachedAlike && one.label === other.label;
}

/** What was kept may be of another version of the extension, or spoilt: then there is no such account. */
function readAccount(kept: unknown): Account | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  // Before there was a choice, every account spoke the one version and none kept it.
  const { accountSid, label, apiBaseUrl, apiVersion = '2008-08-01', isSample } = kept as Fields;
  if (typeof accountSid !== 'string' || typeof label !== 'string') return undefined;
  if (typeof apiBaseUrl !== 'string' || !URL.canParse(apiBaseUrl)) return undefined;
  if (!isApiVersion(apiVersion)) return undefined;
  return typeof isSample === 'boolean' ? { accountSid, label, apiBaseUrl, apiVersion, isSample } : undefined;
}

type Fields = Readonly<Partial<Record<keyof Account, unknown>>>;
