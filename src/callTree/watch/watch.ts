import * as vscode from 'vscode';
import type { Accounts } from '../../account/accounts.ts';
import type { Session } from '../../account/connect.ts';
import { announcementOf } from '../../calls/polling/announcement.ts';
import { Poll, type PollResult } from '../../calls/polling/poll.ts';
import { RequestBudget, type PollClock } from '../../calls/polling/requestBudget.ts';
import { explain, isAbort, isTooOften, retryAfterMsOf } from '../../explain.ts';
import { readSettings, readStyle } from '../../settings.ts';
import type { CallTreeData, DetailsReading } from '../callTreeData.ts';
import type { CallTreeNode } from '../callTreeNodes.ts';
import { announce } from './announce.ts';
import { pacedClients } from './pacedClients.ts';
import type { Presence } from './presence.ts';

/** What a watch polls, and by which clock. */
export interface WatchParts {
  readonly accounts: Accounts;
  readonly data: CallTreeData;
  readonly view: Pick<vscode.TreeView<CallTreeNode>, 'visible' | 'onDidChangeVisibility'>;
  readonly clock: PollClock;
  /** Keeps for the workspace that the person wants to watch. */
  readonly state: vscode.Memento;
  readonly presence: Presence;
}

const wantedKey = 'callInspector.watching';
/** A poll in so many reads the notifications too when nothing else changed. */
const pollsPerAlerts = 6;

/**
 * Polls for new calls while it is on: the one poll of the whole extension. Who turned it on finds it on after a
 * reload and in another account, until sign-out.
 */
export class Watch implements vscode.Disposable {
  private readonly toggled = new vscode.EventEmitter<boolean>();
  /** Tells whether it is on now. */
  readonly onDidToggle = this.toggled.event;
  private on = false;
  private polls = 0;
  private isReadingDetails = false;
  private readonly hurried = new Set<symbol>();
  private readonly budget: RequestBudget;
  private readonly poll: Poll;
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly parts: WatchParts) {
    const { accounts, clock, presence, view } = parts;
    this.budget = new RequestBudget(clock);
    this.poll = new Poll({
      clock,
      intervalMs: () => readSettings().watchIntervalSeconds * 1000,
      poll: (signal) => this.read(signal),
      onOver: () => this.set(false),
    });
    this.subscriptions = vscode.Disposable.from(
      accounts.onDidChangeSession((session) => this.followSession(session)),
      view.onDidChangeVisibility(() => this.wake()),
      presence.onDidChange(() => this.wake()),
    );
    this.wake();
  }

  get isOn(): boolean {
    return this.on;
  }

  /** Begins or ends watching, both at once; resolves once that is kept, so that a reload then finds it. */
  async turn(isOn: boolean): Promise<void> {
    this.set(isOn);
    await this.parts.state.update(wantedKey, isOn ? true : undefined);
  }

  /** Polls soon and often, whether on or not, until all who wanted it have called what is returned. */
  hurry(): () => void {
    const wanted = Symbol();
    this.hurried.add(wanted);
    this.poll.hurry(true);
    return () => {
      if (this.hurried.delete(wanted)) this.poll.hurry(this.hurried.size > 0);
    };
  }

  /** The client of a session for what a poll leads to, within the same budget. */
  pacedClient(session: Session): Session['client'] {
    return pacedClients(session, this.budget).details;
  }

  dispose(): void {
    this.set(false);
    this.subscriptions.dispose();
    this.toggled.dispose();
  }

  private set(isOn: boolean): void {
    this.poll.turn(isOn);
    if (!isOn) {
      this.hurried.clear();
      this.poll.hurry(false);
    }
    if (this.on === isOn) return;
    this.on = isOn;
    this.toggled.fire(isOn);
  }

  /** What was polled or followed for the session before ends. */
  private followSession(session: Session | undefined): void {
    this.set(false);
    this.poll.reset();
    // The first page brings its notifications.
    this.polls = 1;
    // An account that can be signed in to again was not signed out of.
    if (!session && !this.parts.accounts.lost) void this.turn(false);
    else if (session && this.parts.state.get<unknown>(wantedKey) === true) this.set(true);
  }

  private wake(): void {
    this.poll.wake(this.parts.view.visible && !this.parts.presence.isAway);
  }

  private async read(signal: AbortSignal): Promise<PollResult> {
    const { accounts, data } = this.parts;
    try {
      const session = await accounts.current();
      if (!session) return { kind: 'over' };
      const { source, details } = pacedClients(session, this.budget);
      const { news, isLive } = await data.poll({ source, signal });
      const said = announcementOf(news, readStyle());
      if (said !== undefined) announce(said);
      const ended = AbortSignal.any([session.signal, signal]);
      const always = this.polls++ % pollsPerAlerts === 0;
      void this.readDetails({
        alerts: { always, source, signal: ended },
        parts: { client: details, signal: ended },
      });
      return { kind: 'read', isChanged: news.length > 0, isLive };
    } catch (error) {
      // Of an account that was left; the next poll is about the one that is there now.
      if (isAbort(error)) return { kind: 'read', isChanged: false, isLive: false };
      return failed(error);
    }
  }

  /** Beside the polls, since details may take longer than the pause between two of them. */
  private async readDetails(reading: DetailsReading): Promise<void> {
    if (this.isReadingDetails) return;
    this.isReadingDetails = true;
    try {
      await this.parts.data.pollDetails(reading);
    } catch (error) {
      if (!reading.parts.signal.aborted) throw error;
    } finally {
      this.isReadingDetails = false;
    }
  }
}

function failed(error: unknown): PollResult {
  if (explain(error).needsSignIn) return { kind: 'over' };
  return { kind: isTooOften(error) ? 'tooOften' : 'failed', retryAfterMs: retryAfterMsOf(error) };
}
