import * as vscode from 'vscode';
import type { Accounts } from '../account/accounts.ts';
import type { Session } from '../account/connect.ts';
import type { CallKey } from '../api/resources.ts';
import { PersonError } from '../explain.ts';

/** The scheme of read-only documents that hold what the service sent. */
export const rawScheme = 'call-inspector';

const rawParts = ['call', 'segments', 'recordings', 'notifications'] as const;

/** Which answer is shown raw. */
export type RawPartName = (typeof rawParts)[number];

/** Reads the name of a part; the call itself unless told. */
export function readRawPart(text: string | undefined): RawPartName {
  if (text === undefined) return 'call';
  const part = rawParts.find((known) => known === text);
  if (part) return part;
  throw new PersonError(vscode.l10n.t('"{0}" is no part of a call: use {1}.', text, rawParts.join(', ')));
}

/** The service's own bytes as read-only documents. */
export class RawResponses implements vscode.TextDocumentContentProvider, vscode.Disposable {
  /** Answers that were read before their document was opened. */
  private readonly answers = new Map<string, string>();
  private readonly reread = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.reread.event;

  constructor(private readonly accounts: Accounts) {}

  /** Opens the document of one answer; the answer is read first, so that a failure opens nothing. */
  async open({ callSid, callSegmentSid = '' }: CallKey, part: RawPartName, session: Session): Promise<void> {
    const name = [callSid, callSegmentSid, part === 'call' ? '' : part].filter((text) => text !== '');
    const uri = vscode.Uri.from({
      scheme: rawScheme,
      path: `/${session.account.accountSid}/${name.join('-')}.xml`,
      query: new URLSearchParams({ callSid, callSegmentSid, part }).toString(),
    });
    this.answers.set(uri.toString(), await read(uri, session));
    this.reread.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  dispose(): void {
    this.reread.dispose();
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const answer = this.answers.get(uri.toString());
    this.answers.delete(uri.toString());
    if (answer !== undefined) return answer;
    const session = await this.accounts.current();
    if (session && uri.path.startsWith(`/${session.account.accountSid}/`)) return read(uri, session);
    throw new PersonError(vscode.l10n.t('This answer belongs to another account.'));
  }
}

async function read(uri: vscode.Uri, { client, signal }: Session): Promise<string> {
  const asked = new URLSearchParams(uri.query);
  const part = readRawPart(asked.get('part') ?? undefined);
  const [callSid, callSegmentSid] = [asked.get('callSid') ?? '', asked.get('callSegmentSid') ?? ''];
  return (await client.readRaw({ part, callSid, callSegmentSid }, signal)).text;
}
