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
  private restoring: Promise<void> | undefined;

  constructor(
    private readonly state: vscode.Memento,
    private readonly credentials: Credentials,
    private readonly connect: Connect,
  ) {}

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
    const isStored = account.isSample || (await this.credentials.store(account.accountSid, authToken));
    const others = this.known.filter(({ accountSid }) => accountSid !== account.accountSid);
    await this.state.update(knownKey, [...others, account]);
    await this.activate(account, authToken);
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
    await this.credentials.forget(accountSid);
    await this.state.update(
      knownKey,
      this.known.filter((account) => account.accountSid !== accountSid),
    );
    if (this.session?.account.accountSid !== accountSid) return;
    await this.state.update(activeKey, undefined);
    this.replace(undefined);
  }

  dispose(): void {
    this.session?.dispose();
    this.changed.dispose();
  }

  private async restore(): Promise<void> {
    const accountSid = this.state.get<string>(activeKey);
    const account = this.known.find((known) => known.accountSid === accountSid);
    if (!account) return;
    const authToken = await this.tokenOf(account);
    if (authToken !== undefined) this.replace(this.connect(account, authToken));
  }

  private async tokenOf(account: Account): Promise<string | undefined> {
    return account.isSample ? '' : this.credentials.read(account.accountSid);
  }

  private async activate(account: Account, authToken: string): Promise<void> {
    await this.state.update(activeKey, account.accountSid);
    this.replace(this.connect(account, authToken));
  }

  private replace(session: Session | undefined): void {
    this.session?.dispose();
    this.session = session;
    this.changed.fire(session);
  }
}
