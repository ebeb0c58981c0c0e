import * as vscode from 'vscode';
import type { Session } from '../account/connect.ts';
import type { Call } from '../api/resources.ts';
import {
  callTitle,
  describeCall,
  describeNotification,
  describeRecording,
  describeSegment,
  type ItemDescription,
} from '../calls/describe.ts';
import { explainText, isAbort } from '../explain.ts';
import type { Log } from '../log.ts';
import { readStyle } from '../settings.ts';
import { callPageHtml, pageRoots } from './callPageHtml.ts';
import { readFromPage } from './fromPage.ts';
import type { FromPage, PagePart, PageState, PartState, ToPage } from './messages.ts';
import { pageTexts } from './pageTexts.ts';

/** What a page needs of its surroundings. */
export interface PageContext {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  /** The session of the account that the page belongs to, while that account is active. */
  session(state: PageState): Promise<Session | undefined>;
}

const parts: readonly PagePart[] = ['segments', 'recordings', 'notifications'];

/** One open page: its panel, which call it shows, and what it has read of it. */
export class OpenPage {
  private call: Call | undefined;

  constructor(
    readonly panel: vscode.WebviewPanel,
    readonly state: PageState,
    private readonly context: PageContext,
  ) {
    const { extensionUri } = context;
    panel.webview.options = { enableScripts: true, localResourceRoots: [...pageRoots(extensionUri)] };
    panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message));
    panel.webview.html = callPageHtml(panel.webview, extensionUri);
  }

  /** Reads and shows the call again, as after a change of a setting. */
  redraw(): void {
    this.receive({ type: 'run', action: 'retry' });
  }

  /** Says on the page that its account is no longer the active one. */
  leaveBehind(): void {
    this.fail(vscode.l10n.t('This call belongs to another account. Switch to that account to see it.'));
  }

  private receive(message: unknown): void {
    const said = readFromPage(message);
    if (!said) throw new Error('A call page said something that is not in messages.ts');
    void this.answer(said).catch((error: unknown) => {
      if (isAbort(error)) return;
      this.context.log.failure(error);
      this.fail(explainText(error));
    });
  }

  private async answer(said: FromPage): Promise<void> {
    switch (said.type) {
      case 'ready':
        this.post({ type: 'texts', texts: pageTexts(), state: this.state });
        this.postCall();
        return this.load();
      case 'copy':
        return this.copy(said.property, said.what);
      case 'open':
        await vscode.commands.executeCommand('callInspector.openCall', {
          callSid: this.state.callSid,
          callSegmentSid: said.callSegmentSid,
        });
        return;
      case 'run':
        if (said.action === 'retry') return this.load();
        await vscode.commands.executeCommand(`callInspector.${said.action}`, this.state);
        return;
    }
  }

  private async copy(property: string, what: 'meaning' | 'raw'): Promise<void> {
    if (!this.call) return;
    const { properties } = describeCall(this.call, readStyle());
    const found = properties.find(({ name }) => name === property);
    if (found) await vscode.env.clipboard.writeText(found[what]);
  }

  private async load(): Promise<void> {
    const session = await this.context.session(this.state);
    if (!session) {
      this.leaveBehind();
      return;
    }
    await Promise.all([this.loadCall(session), ...parts.map((part) => this.loadPart(part, session))]);
  }

  private async loadCall({ client, signal }: Session): Promise<void> {
    const { callSid, callSegmentSid } = this.state;
    const call =
      callSegmentSid === ''
        ? await client.getCall(callSid, signal)
        : await client.getSegment({ callSid, callSegmentSid }, signal);
    this.call = call;
    this.postCall();
  }

  private postCall(): void {
    if (!this.call) return;
    const style = readStyle();
    this.panel.title = callTitle(this.call, style.maskNumbers);
    this.post({ type: 'call', call: describeCall(this.call, style) });
  }

  /** A part that fails says so in its own place; the rest of the page stands. */
  private async loadPart(part: PagePart, session: Session): Promise<void> {
    this.postPart(part, { kind: 'loading' });
    try {
      this.postPart(part, { kind: 'loaded', items: await readPart(part, this.state.callSid, session) });
    } catch (error) {
      if (isAbort(error)) return;
      this.context.log.failure(error);
      this.postPart(part, { kind: 'failed', message: explainText(error) });
    }
  }

  private fail(message: string): void {
    this.post({ type: 'failed', message });
  }

  private postPart(part: PagePart, content: PartState): void {
    this.post({ type: 'part', part, content });
  }

  private post(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }
}

async function readPart(
  part: PagePart,
  callSid: string,
  { client, signal }: Session,
): Promise<readonly ItemDescription[]> {
  const style = readStyle();
  switch (part) {
    case 'segments':
      return (await client.listSegments(callSid, signal)).map((segment) => describeSegment(segment, style));
    case 'recordings':
      return (await client.listCallRecordings(callSid, signal)).map((recording) =>
        describeRecording(recording, style),
      );
    case 'notifications':
      return (await client.listCallNotifications(callSid, signal)).map((notification) =>
        describeNotification(notification, style),
      );
  }
}
