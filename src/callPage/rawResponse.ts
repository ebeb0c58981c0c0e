import * as vscode from 'vscode';
import type { Accounts } from '../account/accounts.ts';
import type { Session } from '../account/connect.ts';
import type { CallKey } from '../api/resources.ts';
import { PersonError } from '../explain.ts';
import type { ReadOnlyDocuments } from '../readOnlyDocuments.ts';

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
export class RawResponses {
  constructor(
    private readonly accounts: Accounts,
    private readonly documents: ReadOnlyDocuments,
  ) {
    documents.addKind('raw', (uri) => this.readAgain(uri));
  }

  /** Opens the document of one answer; the answer is read first, so that a failure opens nothing. */
  async open({ callSid, callSegmentSid = '' }: CallKey, part: RawPartName, session: Session): Promise<void> {
    const name = [callSid, callSegmentSid, part === 'call' ? '' : part].filter((text) => text !== '');
    const path = `/${session.account.accountSid}/${name.join('-')}.${session.client.speaks.format}`;
    const uri = this.documents.uriOf('raw', path, { callSid, callSegmentSid, part });
    this.documents.hold(uri, await read(uri, session));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  private async readAgain(uri: vscode.Uri): Promise<string> {
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
