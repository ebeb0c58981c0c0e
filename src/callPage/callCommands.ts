import * as vscode from 'vscode';
import type { Accounts } from '../account/accounts.ts';
import { activeSession } from '../account/activeSession.ts';
import type { Session } from '../account/connect.ts';
import type { Call, CallKey } from '../api/resources.ts';
import { readCallKey } from '../calls/callKey.ts';
import type { ExplainCode } from '../calls/errorCodes.ts';
import { propertyOf, registerCommand, textOf } from '../command.ts';
import { PersonError } from '../explain.ts';
import type { OpenFiles } from '../files/openFiles.ts';
import type { Log } from '../log.ts';
import type { ReadOnlyDocuments } from '../readOnlyDocuments.ts';
import { CallPages } from './callPage.ts';
import { curlCommand } from './curl.ts';
import { createWebhookBodies } from './notifications/webhookBodies.ts';
import { createAnswering } from './questions/answering.ts';
import { registerRecordingCommands } from './recordings/recordingCommands.ts';
import { RawResponses, readRawPart } from './rawResponse.ts';

/** What the commands of one call need. */
export interface CallCommandParts {
  readonly accounts: Accounts;
  readonly documents: ReadOnlyDocuments;
  readonly explainCode: ExplainCode;
  readonly extensionUri: vscode.Uri;
  readonly files: OpenFiles;
  /** Lets the list know of a call what a page has read of it. */
  readonly learn: (call: Call, accountSid: string) => void;
  /** What the list knows of a call, at no request. */
  readonly knownCall: (key: CallKey) => Call | undefined;
  readonly log: Log;
  /** Tells of calls that the list has learned something new of. */
  readonly onDidChangeCalls: vscode.Event<readonly Call[]>;
  /** The client of a session for reading what the watch has found to be outdated, at the watch's pace. */
  readonly pacedClient: (session: Session) => Session['client'];
  /** Asks the person which call is meant. */
  readonly pickCall: () => Promise<CallKey | undefined>;
}

type Run<T> = (key: CallKey, session: Session, argument: unknown) => Promise<T> | T;

/** The commands about calls, and what other features may ask of the pages. */
export interface CallCommands {
  readonly registered: vscode.Disposable;
  /** What is known of the call whose page the person looks at. */
  readonly activeCall: () => Call | undefined;
}

/** Registers the pages of calls, the raw documents, and the commands about one call. */
export function registerCallCommands(parts: CallCommandParts): CallCommands {
  const { accounts, documents, explainCode, log } = parts;
  const answering = createAnswering(explainCode, createWebhookBodies(accounts, documents));
  const pages = new CallPages(accounts, { ...parts, answering });
  const raw = new RawResponses(accounts, documents);
  const register = <T>(name: Parameters<typeof registerCommand>[0], run: Run<T>): vscode.Disposable =>
    registerCommand(name, log, (argument) => runOnCall(parts, argument, run));
  const recordings = registerRecordingCommands({
    ...parts,
    sessionFor: (argument) => activeSession(accounts, argument),
    play: ({ callSid, recordingSid }, { account }) =>
      pages.show({ callSid }, account.accountSid, { play: recordingSid }),
  });
  const registered = vscode.Disposable.from(
    pages,
    recordings,
    register('openCall', (key, { account }, argument) => {
      const lookedAtMs = propertyOf(argument, 'lookedAtMs');
      pages.show(key, account.accountSid, {
        isPreview: propertyOf(argument, 'isPreview') === true,
        lookedAtMs: typeof lookedAtMs === 'number' ? lookedAtMs : undefined,
        preserveFocus: propertyOf(argument, 'preserveFocus') === true,
      });
    }),
    register('openRaw', (key, session, argument) =>
      raw.open(key, readRawPart(textOf(argument, 'part')), session),
    ),
    register('copySid', (key) => copied(key.callSegmentSid ?? key.callSid)),
    register('copyAsCurl', (key, { account, client, keySid }) => {
      if (account.isSample) tellNoAddress();
      const { accountSid } = account;
      return copied(curlCommand(client.urlOf({ part: 'call', ...key }), { accountSid, keySid }));
    }),
  );
  return { registered, activeCall: () => pages.activeCall };
}

/** Runs on the call of the argument, or on the one the person picks; `undefined` when they pick none. */
async function runOnCall<T>(
  { accounts, pickCall }: CallCommandParts,
  argument: unknown,
  run: Run<T>,
): Promise<T | undefined> {
  const session = await activeSession(accounts, argument);
  const key = argument === undefined ? await pickCall() : keyOf(argument);
  return key && run(session.client.speaks.keyOf(key), session, argument);
}

function keyOf(argument: unknown): CallKey {
  const key = readCallKey(argument);
  if (key) return key;
  throw new PersonError(vscode.l10n.t('Which call? The argument needs a "callSid", as text.'));
}

function tellNoAddress(): void {
  const text = vscode.l10n.t(
    'The sample account has no address on any network, so this command shows the form only.',
  );
  void vscode.window.showInformationMessage(text);
}

async function copied(text: string): Promise<string> {
  await vscode.env.clipboard.writeText(text);
  return text;
}
