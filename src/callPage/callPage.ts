import * as vscode from 'vscode';
import type { Accounts } from '../account/accounts.ts';
import type { Session } from '../account/connect.ts';
import type { Call, CallKey } from '../api/resources.ts';
import { callId } from '../calls/callList.ts';
import { isSid, readCallKey } from '../calls/callKey.ts';
import { textOf } from '../command.ts';
import type { Log } from '../log.ts';
import { onDidChangeStyle } from '../settings.ts';
import type { PageState } from './messages.ts';
import { OpenPage } from './openPage.ts';
import type { Answering } from './questions/questions.ts';

const viewType = 'callInspector.call';

/** What every page needs of the rest. */
export interface CallPageSurroundings {
  readonly answering: Answering;
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
}

/** Which pages are open: the one owner of that state. One page per call or segment. */
export class CallPages implements vscode.Disposable {
  private readonly open = new Map<string, OpenPage>();
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly accounts: Accounts,
    private readonly surroundings: CallPageSurroundings,
    onDidChangeCalls: vscode.Event<readonly Call[]>,
  ) {
    this.subscription = vscode.Disposable.from(
      onDidChangeCalls((calls) => this.open.forEach((page) => page.update(calls))),
      accounts.onDidChangeSession((session) => this.open.forEach((page) => page.follow(session))),
      onDidChangeStyle(() => this.open.forEach((page) => page.redraw())),
      vscode.window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: (panel, state: unknown) => this.restore(panel, state),
      }),
    );
  }

  /** Shows the page of a call, the one that is open already where there is one. */
  show(
    key: CallKey,
    accountSid: string,
    { play, preserveFocus = false }: { readonly preserveFocus?: boolean; readonly play?: string },
  ): void {
    const { callSid, callSegmentSid = '' } = key;
    const known = this.open.get(pageId({ accountSid, callSid, callSegmentSid }));
    if (known) {
      if (play !== undefined) known.play(play);
      known.panel.reveal(undefined, preserveFocus);
      return;
    }
    const sid = callSegmentSid === '' ? callSid : callSegmentSid;
    const title = vscode.l10n.t('Call {0}', sid.length > 12 ? `${sid.slice(0, 6)}…${sid.slice(-4)}` : sid);
    const where = { viewColumn: vscode.ViewColumn.Active, preserveFocus };
    const panel = vscode.window.createWebviewPanel(viewType, title, where);
    const page = this.add(panel, { accountSid, callSid, callSegmentSid });
    if (play !== undefined) page.play(play);
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private add(panel: vscode.WebviewPanel, state: PageState): OpenPage {
    const icon = (theme: string): vscode.Uri =>
      vscode.Uri.joinPath(this.surroundings.extensionUri, 'media', 'icons', `page-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    const page = new OpenPage(panel, state, {
      ...this.surroundings,
      session: (of) => this.sessionOf(of),
      labelOf: ({ accountSid }) => this.accounts.known.find((one) => one.accountSid === accountSid)?.label,
    });
    this.open.set(pageId(state), page);
    panel.onDidDispose(() => this.open.delete(pageId(state)));
    return page;
  }

  /** A page whose call was opened again before its tab was looked at gives way to that one. */
  private restore(panel: vscode.WebviewPanel, saved: unknown): Promise<void> {
    const key = readCallKey(saved);
    const accountSid = textOf(saved, 'accountSid');
    const state = key &&
      isSid(accountSid) && { accountSid, callSid: key.callSid, callSegmentSid: key.callSegmentSid ?? '' };
    if (state && !this.open.has(pageId(state))) this.add(panel, state);
    else panel.dispose();
    return Promise.resolve();
  }

  private async sessionOf({ accountSid }: PageState): Promise<Session | undefined> {
    const session = await this.accounts.current();
    return session?.account.accountSid === accountSid ? session : undefined;
  }
}

function pageId({ accountSid, ...key }: PageState): string {
  return `${accountSid}/${callId(key)}`;
}
