import * as vscode from 'vscode';
import type { Accounts } from '../../account/accounts.ts';
import type { Session } from '../../account/connect.ts';
import type { BodyKind } from '../../calls/webhook/body.ts';
import { findEvent, inOrder } from '../../calls/webhook/events.ts';
import { maskedBody } from '../../calls/webhook/wholeBody.ts';
import { PersonError } from '../../explain.ts';
import type { ReadOnlyDocuments } from '../../readOnlyDocuments.ts';
import { readSettings } from '../../settings.ts';

/** What the name of a document ends with, from which VS Code takes its language. */
const endings: Readonly<Record<BodyKind, string>> = {
  xml: '.xml',
  json: '.json',
  html: '.html',
  plain: '.txt',
  binary: '.txt',
};

/** What an answer was to: a notification by its Sid, or an event by its name and its call. */
export interface AnswerKey {
  readonly accountSid: string;
  readonly sid: string;
  /** Only for an event. */
  readonly callSid?: string;
}

/** Opens the whole body of an answer, under the names that we know it by. */
export type OpenBody = (known: AnswerKey, body: string, kind: BodyKind) => Promise<void>;

/** The bodies of answers as read-only documents, which are read again after a reload of the window. */
export function createWebhookBodies(accounts: Accounts, documents: ReadOnlyDocuments): OpenBody {
  documents.addKind('body', async (uri) => {
    const session = await accounts.current();
    if (session && uri.path.startsWith(`/${session.account.accountSid}/`)) {
      return bodyText(await readBody(new URLSearchParams(uri.query), session));
    }
    throw new PersonError(vscode.l10n.t('This answer belongs to another account.'));
  });
  return async ({ accountSid, callSid, sid }, body, kind) => {
    const query = callSid === undefined ? { notificationSid: sid } : { callSid, event: sid };
    const name = callSid === undefined ? sid : `${callSid}-${sid}`;
    const uri = documents.uriOf('body', `/${accountSid}/${name}${endings[kind]}`, query);
    documents.hold(uri, await bodyText(body));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  };
}

async function readBody(query: URLSearchParams, { client, signal }: Session): Promise<string> {
  const callSid = query.get('callSid');
  if (callSid === null) {
    const { webhook } = await client.getNotification(query.get('notificationSid') ?? '', signal);
    return webhook?.responseBody ?? '';
  }
  const read = await client.listCallEvents(await client.getCall(callSid, signal), Date.now(), signal);
  const events = read.kind === 'there' ? inOrder(read.events) : [];
  return findEvent(events, query.get('event') ?? '')?.responseBody ?? '';
}

/** The body as it may be shown and copied. */
export async function bodyText(body: string): Promise<string> {
  return readSettings().maskNumbers ? maskedBody(body) : body;
}
