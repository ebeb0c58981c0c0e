import * as vscode from 'vscode';
import type { Session } from '../account/connect.ts';
import type { Call } from '../api/resources.ts';
import { callTitle, describeCall } from '../calls/describe.ts';
import { explain, explainText, isAbort, PersonError } from '../explain.ts';
import type { Log } from '../log.ts';
import { readStyle } from '../settings.ts';
import { callPageHtml, pageRoots } from './callPageHtml.ts';
import { readFromPage } from './fromPage.ts';
import type { FromPage, PagePart, PageState, PartState, ToPage } from './messages.ts';
import { readPart, type DescribePart } from './pageParts.ts';
import { pageTexts } from './pageTexts.ts';
import { OpenQuestions, type Answering } from './questions/questions.ts';

/** What a page needs of its surroundings. */
export interface PageContext {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  /** The session of the account that the page belongs to, while that account is active. */
  session(state: PageState): Promise<Session | undefined>;
  /** Who answers what the page asks. */
  readonly answering: Answering;
  /** The name of the account that the page belongs to, unless it was signed out of. */
  labelOf(state: PageState): string | undefined;
}

const partNames: readonly PagePart[] = ['segments', 'recordings', 'notifications'];

/** One open page: its panel, which call it shows, and what it has read of it. */
export class OpenPage {
  private session: Session | undefined;
  private call: Call | undefined;
  private readonly parts = new Map<PagePart, DescribePart>();
  private failure: string | undefined;
  private isLeft = false;
  private readonly closed = new AbortController();
  private readonly questions: OpenQuestions;
  private isReady = false;
  /** The recording to play once the page can be told. */
  private wanted: string | undefined;
  /** Counts the loads, so that an answer for an older one is dropped. */
  private load = 0;

  constructor(
    readonly panel: vscode.WebviewPanel,
    readonly state: PageState,
    private readonly context: PageContext,
  ) {
    const { answering, extensionUri, log } = context;
    this.questions = new OpenQuestions(answering, log);
    panel.webview.options = { enableScripts: true, localResourceRoots: [...pageRoots(extensionUri)] };
    panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message));
    panel.webview.html = callPageHtml(panel.webview, extensionUri);
    panel.onDidDispose(() => {
      this.closed.abort();
      this.questions.giveUp();
    });
  }

  /** Shows what is already read again, as after a change of a setting. */
  redraw(): void {
    if (!this.isReady) return;
    const style = readStyle();
    if (this.call) {
      this.panel.title = callTitle(this.call, style.maskNumbers);
      this.post({ type: 'call', call: describeCall(this.call, style) });
    }
    for (const [part, describe] of this.parts) this.postPart(part, describe(style));
    if (this.failure !== undefined) this.post({ type: 'failed', message: this.failure });
    if (this.isLeft) this.postLeft();
  }

  /** Plays a recording, as soon as the page is there: a page that is not seen is drawn anew. */
  play(recordingSid: string): void {
    this.wanted = recordingSid;
    if (this.isReady && this.panel.visible) this.postWanted();
  }

  private postWanted(): void {
    if (this.wanted !== undefined) this.post({ type: 'play', recordingSid: this.wanted });
    this.wanted = undefined;
  }

  /** Takes up what the list has learned of the call, at no request more. */
  update(calls: readonly Call[]): void {
    const { callSid, callSegmentSid } = this.state;
    const call = calls.find((one) => one.sid === callSid && one.callSegmentSid === callSegmentSid);
    if (!call || !this.session || !this.call) return;
    this.call = call;
    this.redraw();
  }

  /** Goes on with the new session of its account, or says that its account is no longer the active one. */
  follow(session: Session | undefined): void {
    if (session?.account.accountSid !== this.state.accountSid) this.leaveBehind();
    else if (this.isReady && session !== this.session) this.attempt(() => this.read());
  }

  private leaveBehind(): void {
    this.load += 1;
    this.questions.giveUp();
    this.session = undefined;
    this.failure = undefined;
    this.isLeft = true;
    this.postLeft();
  }

  private postLeft(): void {
    const label = this.context.labelOf(this.state);
    const message =
      label === undefined
        ? vscode.l10n.t('You signed out of the account of this call. What is shown is what was read before.')
        : vscode.l10n.t('This call belongs to {0}, which is not the active account.', label);
    this.post({ type: 'left', message, wayBack: label === undefined ? 'signIn' : 'switchAccount' });
  }

  private receive(message: unknown): void {
    const said = readFromPage(message);
    if (!said) throw new Error('A call page said something that is not in messages.ts');
    this.attempt(() => this.answer(said));
  }

  private attempt(step: () => Promise<void>): void {
    step().catch((error: unknown) => {
      if (isAbort(error)) return;
      this.context.log.failure(error);
      this.fail(explainText(error));
    });
  }

  private async answer(said: FromPage): Promise<void> {
    switch (said.type) {
      case 'ready':
        return this.start();
      case 'ask':
        return this.questions.answer(said.id, said.question, {
          state: this.state,
          call: this.call,
          session: () => this.sessionOrRefusal(),
          post: (message) => this.post(message),
        });
      case 'drop':
        this.questions.drop(said.id);
        return;
      case 'open':
        return this.run('openCall', { callSegmentSid: said.callSegmentSid });
      case 'run':
        return said.action === 'retry' || said.action === 'refresh' ? this.read() : this.run(said.action, {});
    }
  }

  /** The page is new, or was drawn anew after it had been hidden. */
  private async start(): Promise<void> {
    this.isReady = true;
    this.questions.giveUp();
    this.post({ type: 'texts', texts: pageTexts(this.panel.title), state: this.state });
    this.redraw();
    this.postWanted();
    if (!this.call || this.parts.size < partNames.length) await this.read();
  }

  /** Runs a command on this call, but never on an account that it is not of. */
  private async run(command: string, more: Partial<PageState>): Promise<void> {
    if (command === 'showLog' || command === 'signIn' || command === 'switchAccount') {
      await vscode.commands.executeCommand(`callInspector.${command}`);
    } else if (await this.context.session(this.state)) {
      await vscode.commands.executeCommand(`callInspector.${command}`, { ...this.state, ...more });
    } else {
      this.leaveBehind();
    }
  }

  private async sessionOrRefusal(): Promise<Session> {
    const session = await this.context.session(this.state);
    if (session) return session;
    throw new PersonError(vscode.l10n.t('That call belongs to another account. Switch to it first.'));
  }

  private async read(): Promise<void> {
    const load = ++this.load;
    const session = await this.context.session(this.state);
    if (load !== this.load) return;
    if (!session) {
      this.leaveBehind();
      return;
    }
    this.session = session;
    const signal = AbortSignal.any([session.signal, this.closed.signal]);
    for (const part of partNames) if (!this.parts.has(part)) this.postPart(part, { kind: 'loading' });
    await Promise.all([
      this.readCall(load, { ...session, signal }),
      ...partNames.map((part) => this.readPart(load, part, { ...session, signal })),
    ]);
  }

  private async readCall(load: number, { client, signal }: Session): Promise<void> {
    const { callSid, callSegmentSid } = this.state;
    const call =
      callSegmentSid === ''
        ? await client.getCall(callSid, signal)
        : await client.getSegment({ callSid, callSegmentSid }, signal);
    if (load !== this.load) return;
    this.call = call;
    this.failure = undefined;
    this.isLeft = false;
    this.redraw();
  }

  /** A part that fails says so in its own place; the rest of the page stands. */
  private async readPart(load: number, part: PagePart, session: Session): Promise<void> {
    try {
      const describe = await readPart(part, this.state.callSid, session);
      if (load !== this.load) return;
      this.parts.set(part, describe);
      this.postPart(part, describe(readStyle()));
    } catch (error) {
      if (isAbort(error) || load !== this.load) return;
      if (explain(error).isNotOffered) {
        const describe = (): PartState => ({ kind: 'notOffered', message: explainText(error) });
        this.parts.set(part, describe);
        this.postPart(part, describe());
        return;
      }
      this.context.log.failure(error);
      this.postPart(part, { kind: 'failed', message: explainText(error) });
    }
  }

  private fail(message: string): void {
    this.failure = message;
    this.post({ type: 'failed', message });
  }

  private postPart(part: PagePart, content: PartState): void {
    this.post({ type: 'part', part, content });
  }

  private post(message: ToPage): void {
    if (this.closed.signal.aborted) return;
    void this.panel.webview.postMessage(message);
  }
}
