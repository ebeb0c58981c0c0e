import * as vscode from 'vscode';
import type { Credentials } from './credentials.ts';
import type { Session } from './connect.ts';

/** An account that a person added; its auth token lives with the credentials. */
export interface Account {
  readonly accountSid: string;
  readonly label: string;
  /** Where this account is reached, whatever the setting says later. */
  readonly apiBaseUrl: string;
  readonly apiVersion: '2008-08-01';
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
    return this.state.get<readonly Account[]>(knownKey, []);
  }

  /** The active session; at the first call the one of the last time is opened again. */
  async current(): Promise<Session | undefined> {
    this.restoring ??= this.restore();
    await this.restoring;
    return this.session;
  }

  /** Adds an account, or replaces the one of the same Sid, and makes it active. */
  async add(account: Account, authToken: string): Promise<{ readonly isStored: boolean }> {
    await this.current();
    const others = this.known.filter(({ accountSid }) => accountSid !== account.accountSid);
    await this.state.update(knownKey, [...others, account]);
    await this.activate(account, authToken);
    const isStored = account.isSample || (await this.credentials.store(account.accountSid, authToken));
    return { isStored };
  }

  /** Makes a known account active; `false` when its token is no longer there. */
  async switchTo(account: Account): Promise<boolean> {
    await this.current();
    const authToken = await this.tokenOf(account);
    if (authToken === undefined) return false;
    await this.activate(account, authToken);
    return true;
  }

  /** Forgets an account and its token; ends its session when it is the active one. */
  async remove(accountSid: string): Promise<void> {
    await this.current();
    const others = this.known.filter((account) => account.accountSid !== accountSid);
    await this.state.update(knownKey, others);
    if (this.session?.account.accountSid === accountSid) {
      await this.state.update(activeKey, undefined);
      this.replace(undefined);
    }
    await this.credentials.forget(accountSid);
  }

  dispose(): void {
    this.subscription.dispose();
    this.session?.dispose();
    this.changed.dispose();
  }

  /** Another window signed in again, or out: this one goes on with the token there is now, or ends. */
  private async followToken(accountSid: string): Promise<void> {
    const session = this.session;
    if (session?.account.accountSid !== accountSid) return;
    const authToken = await this.credentials.read(accountSid);
    if (this.session !== session || authToken === this.authToken) return;
    this.replace(authToken === undefined ? undefined : session.account, authToken);
  }

  private async restore(): Promise<void> {
    const accountSid = this.state.get<string>(activeKey);
    const account = this.known.find((known) => known.accountSid === accountSid);
    if (!account) return;
    const authToken = await this.tokenOf(account);
    if (authToken !== undefined) this.replace(account, authToken);
  }

  private async tokenOf(account: Account): Promise<string | undefined> {
    return account.isSample ? '' : this.credentials.read(account.accountSid);
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
