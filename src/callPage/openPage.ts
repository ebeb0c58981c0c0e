import * as vscode from 'vscode';
import type { Account } from '../account/accounts.ts';
import { isElsewhere, type Session } from '../account/connect.ts';
import type { Call, CallKey } from '../api/resources.ts';
import { callId } from '../calls/callList.ts';
import { hasGoneOn } from '../calls/decode.ts';
import { explainText, isAbort, PersonError } from '../explain.ts';
import type { CallPageSurroundings } from './callPage.ts';
import { callPageHtml, pageRoots } from './callPageHtml.ts';
import { readFromPage } from './fromPage.ts';
import type { PageState, ToPage } from './messages.ts';
import { readCall } from './pageParts.ts';
import { callMessage, leftMessage, pageTexts, sidTitle } from './pageTexts.ts';
import { OpenQuestions, type Asked } from './questions/questions.ts';
import { refusalOf } from './questions/refusals.ts';
import { ShownParts } from './shownParts.ts';
import { PageTimeline } from './timeline/pageTimeline.ts';

/** What a page needs of its surroundings. */
export interface PageContext extends Omit<CallPageSurroundings, 'knownCall' | 'onDidChangeCalls'> {
  /** The session of the account that the page belongs to, while that account is active. */
  session(state: PageState): Promise<Session | undefined>;
  /** The account that the page belongs to, unless it was signed out of. */
  accountOf(state: PageState): Account | undefined;
  /** Names the tabs of all pages, which depend on each other. */
  nameTabs(): void;
}

/** One open page: its panel, which call it shows, and what it has read of it. */
export class OpenPage {
  /** From which what is shown was read, also once that is left. */
  private session: Session | undefined;
  private readonly parts: ShownParts;
  /** Whether the call changed since its parts were read. */
  private isOutdated = false;
  private failure: string | undefined;
  private isLeft = false;
  private readonly closed = new AbortController();
  /** Aborted when another call is shown. */
  private turned = new AbortController();
  private readonly questions: OpenQuestions;
  private readonly timeline: PageTimeline;
  /** The recording to play once the page can be told. */
  private wanted: string | undefined;
  /** Counts the loads, so that an answer for an older one is dropped. */
  private load = 0;
  /** Until the page says for the first time that it is ready: what is read is on its way before that. */
  private isNew = true;
  /** The load that is under way. */
  private reading: number | undefined;

  /** Shows what is known of the call, which may be nothing, and reads the rest. */
  constructor(
    readonly panel: vscode.WebviewPanel,
    private shown: PageState,
    private call: Call | undefined,
    private readonly context: PageContext,
  ) {
    const { answering, extensionUri, log } = context;
    this.questions = new OpenQuestions(answering, log);
    this.timeline = new PageTimeline({ post: (message) => this.post(message), isSeen: () => panel.visible });
    this.parts = new ShownParts({
      log,
      post: (part, content) => this.post({ type: 'part', part, content }),
      settle: (part, found) => this.timeline.settle(part, found),
    });
    panel.webview.options = { enableScripts: true, localResourceRoots: [...pageRoots(extensionUri)] };
    panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message));
    panel.webview.html = callPageHtml(panel.webview, extensionUri);
    panel.onDidDispose(() => {
      this.closed.abort();
      this.questions.giveUp();
      this.timeline.clear();
    });
    // VS Code keeps for a new page, but not for a restored one, what it is told before it can listen.
    this.begin();
  }

  /** Which call is shown. */
  get state(): PageState {
    return this.shown;
  }

  /** What is known here of a call: of its own, or of a segment that the page lists. */
  callOf(key: Required<CallKey>): Call | undefined {
    return callId(key) === callId(this.shown) ? this.call : this.parts.segmentOf(key);
  }

  /** Shows another call in the same panel. */
  turnTo(state: PageState, known: Call | undefined): void {
    this.questions.giveUp();
    this.turned.abort();
    this.turned = new AbortController();
    this.load += 1;
    this.shown = { ...state, showing: this.shown.showing + 1 };
    this.call = known;
    this.session = undefined;
    this.failure = undefined;
    this.isLeft = false;
    this.parts.clear();
    this.timeline.clear();
    this.wanted = undefined;
    this.begin();
  }

  /** Ends being a preview: the next call that is looked at gets a page of its own. */
  keep(): void {
    this.shown = { ...this.shown, isPreview: false };
    this.postTexts();
  }

  /** Shows what is already read again, as after a change of a setting. */
  redraw(): void {
    this.context.nameTabs();
    if (this.call) this.post(callMessage(this.call, this.context.accountOf(this.shown)));
    this.timeline.draw(this.call);
    this.parts.draw();
    if (this.failure !== undefined) this.post({ type: 'failed', message: this.failure });
    if (this.isLeft) this.postLeft();
  }

  /** Plays a recording, as soon as the page is there: a page that is not seen is drawn anew. */
  play(recordingSid: string): void {
    this.wanted = recordingSid;
    if (this.panel.visible) this.postWanted();
  }

  private postWanted(): void {
    if (this.wanted !== undefined) this.post({ type: 'play', recordingSid: this.wanted });
    this.wanted = undefined;
  }

  /**
   * Takes up what the list has learned of the call, at no request more. Where the call has gone on, or a
   * segment of it changed, its parts are read again: what is shown stays until that is there.
   */
  update(calls: readonly Call[]): void {
    const { callSid, callSegmentSid } = this.shown;
    if (!this.session || this.isLeft || !this.call) return;
    const call = calls.find((one) => one.sid === callSid && one.callSegmentSid === callSegmentSid);
    const isOther = call !== undefined && hasGoneOn(call, this.call);
    // What the page itself has read comes back from the list as it is.
    if (call && call !== this.call) {
      this.call = call;
      this.redraw();
    }
    if (!isOther && !calls.some(({ parentCallSid }) => parentCallSid === callSid)) return;
    this.isOutdated = true;
    if (this.panel.visible) void this.readOutdated(this.session);
  }

  private readOutdated(session: Session): Promise<void> {
    this.isOutdated = false;
    const paced = { ...session, client: this.context.pacedClient(session), signal: this.signalOf(session) };
    return this.readParts(Promise.resolve(this.call), paced, true);
  }

  private readParts(call: Promise<Call | undefined>, session: Session, isAgain = false): Promise<void> {
    const { load } = this;
    const isWanted = (): boolean => load === this.load;
    const reading = { callSid: this.shown.callSid, call, session, isWanted };
    return isAgain ? this.parts.readAgain(reading) : this.parts.read(reading);
  }

  private signalOf({ signal }: Session): AbortSignal {
    return AbortSignal.any([signal, this.closed.signal, this.turned.signal]);
  }

  /** Goes on with the new session of its account, or says that its account is no longer the active one. */
  follow(session: Session | undefined): void {
    if (session?.account.accountSid !== this.shown.accountSid) this.leaveBehind();
    else if (this.session && isElsewhere(session, this.session)) this.turnTo(this.shown, undefined);
    else if (session !== this.session) void this.read();
  }

  private leaveBehind(): void {
    this.load += 1;
    this.questions.giveUp();
    this.failure = undefined;
    this.isLeft = true;
    this.postLeft();
  }

  private postLeft(): void {
    this.post(leftMessage(this.context.accountOf(this.shown)?.label));
  }

  private receive(message: unknown): void {
    const said = readFromPage(message);
    const refusal = refusalOf(message, said, this.shown);
    if (refusal) {
      this.post(refusal);
      return;
    }
    if (!said) throw new Error('A call page said something that is not in messages.ts');
    switch (said.type) {
      case 'ready':
        this.start();
        return;
      case 'ask':
        void this.questions.answer(said.id, said.question, this.asked());
        return;
      case 'drop':
        this.questions.drop(said.id);
        return;
    }
  }

  private asked(): Omit<Asked, 'signal' | 'piece'> {
    const { shown } = this;
    return {
      state: shown,
      call: this.call,
      events: this.parts.foundOf('events').events ?? [],
      session: () => this.sessionOrRefusal(shown),
      post: (message) => this.post(message),
      read: () => this.read(),
    };
  }

  /** The page is new, or was drawn anew after it had been hidden. */
  private start(): void {
    this.questions.giveUp();
    if (this.isNew) this.draw();
    else this.begin();
    this.isNew = false;
    this.postWanted();
  }

  private begin(): void {
    this.draw();
    const isWhole = this.call && this.parts.isWhole && !this.isOutdated;
    // What failed says so, and waits for the person.
    const isDue = !isWhole && this.failure === undefined && this.reading !== this.load;
    if (isDue) void this.read();
  }

  private draw(): void {
    this.postTexts();
    this.redraw();
  }

  private postTexts(): void {
    this.post({ type: 'texts', texts: pageTexts(sidTitle(this.shown)), state: this.shown });
  }

  private async sessionOrRefusal(shown: PageState): Promise<Session> {
    const session = await this.context.session(shown);
    if (session) return session;
    throw new PersonError(vscode.l10n.t('That call belongs to another account. Switch to it first.'));
  }

  /** Reads the call and its parts; never rejects, since a failure stands on the page. */
  private async read(): Promise<void> {
    const load = ++this.load;
    this.reading = load;
    this.isOutdated = false;
    try {
      await this.readAll(load);
    } catch (error) {
      if (load !== this.load || isAbort(error)) return;
      this.context.log.failure(error);
      this.failure = explainText(error);
      this.post({ type: 'failed', message: this.failure });
    } finally {
      if (this.reading === load) this.reading = undefined;
    }
  }

  private async readAll(load: number): Promise<void> {
    const session = await this.context.session(this.shown);
    if (load !== this.load) return;
    if (!session) {
      this.leaveBehind();
      return;
    }
    this.session = session;
    const own = { ...session, signal: this.signalOf(session) };
    const call = this.readCall(load, own);
    const known = call.catch(() => undefined);
    await Promise.all([call, this.readParts(known, own)]);
  }

  private async readCall(load: number, own: Session): Promise<Call> {
    const call = await readCall(this.shown, own);
    if (load !== this.load) return call;
    this.call = call;
    this.failure = undefined;
    this.isLeft = false;
    this.redraw();
    this.context.learn(call, this.shown.accountSid);
    return call;
  }

  private post(message: ToPage): void {
    if (this.closed.signal.aborted) return;
    void this.panel.webview.postMessage(message);
  }
}
