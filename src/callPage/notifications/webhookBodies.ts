import * as vscode from 'vscode';
import type { Accounts } from '../../account/accounts.ts';
import type { Notification } from '../../api/resources.ts';
import { maskNumbersIn } from '../../calls/phoneNumbers.ts';
import type { BodyKind } from '../../calls/webhook/body.ts';
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

/** Opens the whole body of the answer that a notification is about, under the names that we know it by. */
export type OpenBody = (
  known: { readonly accountSid: string; readonly sid: string },
  notification: Notification,
  kind: BodyKind,
) => Promise<void>;

/** The bodies of answers as read-only documents, which are read again after a reload of the window. */
export function createWebhookBodies(accounts: Accounts, documents: ReadOnlyDocuments): OpenBody {
  documents.addKind('body', async (uri) => {
    const session = await accounts.current();
    if (session && uri.path.startsWith(`/${session.account.accountSid}/`)) {
      const sid = new URLSearchParams(uri.query).get('notificationSid') ?? '';
      return bodyText(await session.client.getNotification(sid, session.signal));
    }
    throw new PersonError(vscode.l10n.t('This answer belongs to another account.'));
  });
  return async ({ accountSid, sid }, notification, kind) => {
    const uri = documents.uriOf('body', `/${accountSid}/${sid}${endings[kind]}`, { notificationSid: sid });
    documents.hold(uri, bodyText(notification));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  };
}

/** The body as it may be shown and copied. */
export function bodyText({ webhook }: Notification): string {
  const body = webhook?.responseBody ?? '';
  return readSettings().maskNumbers ? maskNumbersIn(body) : body;
}
