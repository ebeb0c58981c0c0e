import * as vscode from 'vscode';
import type { Account, Accounts } from '../account/accounts.ts';
import type { Session } from '../account/connect.ts';
import type { Call, CallKey } from '../api/resources.ts';
import { callId } from '../calls/callList.ts';
import { propertyOf } from '../command.ts';
import type { Log } from '../log.ts';
import { onDidChangeStyle, previewsEditors } from '../settings.ts';
import { readShown } from './fromPage.ts';
import type { PageState } from './messages.ts';
import { OpenPage } from './openPage.ts';
import { pageId } from './pageId.ts';
import { sidTitle } from './pageTexts.ts';
import { nameTabs } from './tabTitles.ts';
import type { Answering } from './questions/questions.ts';

const viewType = 'callInspector.call';

/** Two clicks on a row within this time are a double click: VS Code tells of each click alike. */
const doubleClickMs = 500;

/** What every page needs of the rest. */
export interface CallPageSurroundings {
  readonly answering: Answering;
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  /** What the list knows of a call, at no request. */
  readonly knownCall: (key: CallKey) => Call | undefined;
  /** The client of a session for reading what the watch has found to be outdated, at the watch's pace. */
  readonly pacedClient: (session: Session) => Session['client'];
  /** Tells of calls that the list has learned something new of. */
  readonly onDidChangeCalls: vscode.Event<readonly Call[]>;
  /** Lets the list know of a call what a page has read of it. */
  readonly learn: (call: Call, accountSid: string) => void;
}

/** How a call is shown. */
export interface ShowOptions {
  /** True where a call is only looked at: in the page that the next one looked at takes over. */
  readonly isPreview?: boolean;
  /** When the person wanted to look at it, which may be a moment ago. */
  readonly lookedAtMs?: number | undefined;
  /** True where the focus stays where it is. */
  readonly preserveFocus?: boolean;
  /** The recording to play there. */
  readonly play?: string;
}

/** Which pages are open: the one owner of that state. One page per call or segment, one of them a preview. */
export class CallPages implements vscode.Disposable {
  private readonly pages = new Set<OpenPage>();
  private readonly subscription: vscode.Disposable;
  private lookedAt = { id: '', atMs: -Infinity };

  constructor(
    private readonly accounts: Accounts,
    private readonly surroundings: CallPageSurroundings,
  ) {
    this.subscription = vscode.Disposable.from(
      surroundings.onDidChangeCalls((calls) => this.pages.forEach((page) => page.update(calls))),
      accounts.onDidChangeSession((session) => this.pages.forEach((page) => page.follow(session))),
      onDidChangeStyle(() => this.pages.forEach((page) => page.redraw())),
      vscode.window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: (panel, state: unknown) => this.restore(panel, state),
      }),
    );
  }

  /**
   * Shows the page of a call: the one that is open already, else, where the call is only looked at, the
   * preview. What is looked at twice at once, by a double click, is kept.
   */
  show(key: CallKey, accountSid: string, options: ShowOptions): void {
    const { callSid, callSegmentSid = '' } = key;
    const isKept = options.isPreview === true && this.isSecondLook(accountSid, key, options.lookedAtMs);
    const isPreview = options.isPreview === true && !isKept && previewsEditors();
    // Who keeps a page goes on in it.
    const preserveFocus = !isKept && options.preserveFocus === true;
    const state: PageState = { accountSid, callSid, callSegmentSid, showing: 0, isPreview };
    const open = this.find(state) ?? (isPreview ? this.takeOver(state) : undefined);
    open?.panel.reveal(undefined, preserveFocus);
    const page = open ?? this.create(state, preserveFocus);
    if (!isPreview && page.state.isPreview) page.keep();
    if (options.play !== undefined) page.play(options.play);
  }

  /** What is known of the call whose page the person looks at. */
  get activeCall(): Call | undefined {
    const page = [...this.pages].find(({ panel }) => panel.active);
    return page && this.knownCall(page.state);
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private isSecondLook(accountSid: string, key: CallKey, atMs = Date.now()): boolean {
    const id = `${accountSid}/${callId(key)}`;
    const isSecond = this.lookedAt.id === id && atMs - this.lookedAt.atMs < doubleClickMs;
    this.lookedAt = isSecond ? { id: '', atMs: -Infinity } : { id, atMs };
    return isSecond;
  }

  private find(state: PageState): OpenPage | undefined {
    return [...this.pages].find((page) => pageId(page.state) === pageId(state));
  }

  private takeOver(state: PageState): OpenPage | undefined {
    const preview = [...this.pages].find((page) => page.state.isPreview);
    preview?.turnTo(state, this.knownCall(state));
    return preview;
  }

  private create(state: PageState, preserveFocus: boolean): OpenPage {
    const where = { viewColumn: vscode.ViewColumn.Active, preserveFocus };
    return this.add(vscode.window.createWebviewPanel(viewType, sidTitle(state), where), state);
  }

  private add(panel: vscode.WebviewPanel, state: PageState): OpenPage {
    const icon = (theme: string): vscode.Uri =>
      vscode.Uri.joinPath(this.surroundings.extensionUri, 'media', 'icons', `page-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    const page = new OpenPage(panel, state, this.knownCall(state), {
      ...this.surroundings,
      session: (of) => this.sessionOf(of),
      accountOf: (of) => this.accountOf(of),
      nameTabs: () => nameTabs(this.pages),
    });
    this.pages.add(page);
    nameTabs(this.pages);
    panel.onDidDispose(() => {
      this.pages.delete(page);
      nameTabs(this.pages);
    });
    return page;
  }

  /** What the list, or a page that shows it or lists it as a segment, knows of a call. */
  private knownCall({ accountSid, callSid, callSegmentSid }: PageState): Call | undefined {
    const key = { callSid, callSegmentSid };
    const pages = [...this.pages].filter(({ state }) => state.accountSid === accountSid);
    const call = this.surroundings.knownCall(key) ?? pages.map((page) => page.callOf(key)).find(Boolean);
    return call?.accountSid === accountSid ? call : undefined;
  }

  /** A page whose call was opened again before its tab was looked at gives way to that one. */
  private restore(panel: vscode.WebviewPanel, saved: unknown): Promise<void> {
    const shown = readShown(saved);
    if (!shown) {
      panel.dispose();
      return Promise.resolve();
    }
    const hasPreview = [...this.pages].some((page) => page.state.isPreview);
    const isPreview = propertyOf(saved, 'isPreview') === true && !hasPreview;
    const state: PageState = { ...shown, isPreview };
    if (this.find(state)) panel.dispose();
    else this.add(panel, state);
    return Promise.resolve();
  }

  private accountOf({ accountSid }: PageState): Account | undefined {
    return this.accounts.known.find((one) => one.accountSid === accountSid);
  }

  private async sessionOf({ accountSid }: PageState): Promise<Session | undefined> {
    const session = await this.accounts.current();
    return session?.account.accountSid === accountSid ? session : undefined;
  }
}
