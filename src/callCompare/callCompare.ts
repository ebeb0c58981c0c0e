import * as vscode from 'vscode';
import type { Accounts } from '../account/accounts.ts';
import { activeSession } from '../account/activeSession.ts';
import type { Session } from '../account/connect.ts';
import { withLentSession } from '../account/lentSession.ts';
import type { CallKey } from '../api/resources.ts';
import { readCallKey } from '../calls/callKey.ts';
import { callTitle, whenText } from '../calls/describe.ts';
import { readWholeCall, type WholeCall } from '../calls/whole/wholeCall.ts';
import { registerCommand } from '../command.ts';
import { explainAbsence, PersonError } from '../explain.ts';
import type { Log } from '../log.ts';
import { plainText } from '../plainText.ts';
import type { ReadOnlyDocuments } from '../readOnlyDocuments.ts';
import { readStyle } from '../settings.ts';
import { pairOf, type Pair, type PickCall } from './pair.ts';

/** Read with the first comparison: opening the view needs none of it. */
const textOf = async (whole: WholeCall): Promise<string> => {
  const { comparedText } = await import('../calls/compare/comparedText.ts');
  return comparedText(whole);
};

/** What comparing calls needs of its surroundings. */
export interface CallCompareParts {
  readonly accounts: Accounts;
  readonly documents: ReadOnlyDocuments;
  readonly log: Log;
  readonly pickCall: PickCall;
}

const kind = 'compare';

/** Registers the comparison of two calls in the editor's own diff. */
export function registerCallCompare(parts: CallCompareParts): vscode.Disposable {
  const { accounts, documents, log, pickCall } = parts;
  documents.addKind(kind, (uri) => readAgain(uri, accounts));
  return registerCommand('compareCalls', log, async (argument, selection) => {
    const session = await activeSession(accounts, argument);
    const pair = await pairOf(argument, selection, pickCall);
    if (pair) await compare(pair, session, documents);
  });
}

async function compare(pair: Pair, session: Session, documents: ReadOnlyDocuments): Promise<void> {
  const { left, right } = pair;
  const [one, other] = await withLentSession(session, vscode.l10n.t('Reading the calls'), (lent) =>
    Promise.all([read(left, lent), read(right, lent)]),
  );
  const hold = async (key: CallKey, whole: WholeCall): Promise<vscode.Uri> => {
    const uri = uriOf(key, session, documents);
    documents.hold(uri, await textOf(whole));
    return uri;
  };
  const title = `${titleOf(one)} ↔ ${titleOf(other)}`;
  const sides = [await hold(left, one), await hold(right, other)];
  await vscode.commands.executeCommand('vscode.diff', ...sides, title, { preview: true });
}

function uriOf(key: CallKey, { account }: Session, documents: ReadOnlyDocuments): vscode.Uri {
  const { callSid, callSegmentSid = '' } = key;
  const name = callSegmentSid === '' ? callSid : `${callSid}-${callSegmentSid}`;
  return documents.uriOf(kind, `/${account.accountSid}/${name}.txt`, { callSid, callSegmentSid });
}

/** The text of a side that was open when the window was loaded again. */
async function readAgain({ path, query }: vscode.Uri, accounts: Accounts): Promise<string> {
  const key = readCallKey(Object.fromEntries(new URLSearchParams(query)));
  const session = await accounts.current();
  if (key && session && path.startsWith(`/${session.account.accountSid}/`)) {
    return textOf(await read(key, session));
  }
  throw new PersonError(vscode.l10n.t('That call belongs to another account. Switch to it first.'));
}

function read(key: CallKey, { client, signal }: Session): Promise<WholeCall> {
  return readWholeCall(client, key, { explain: explainAbsence, signal });
}

/** Who called whom, and when: two runs of a flow may differ in nothing else. */
function titleOf({ call }: WholeCall): string {
  const style = readStyle();
  return plainText(`${callTitle(call, style.maskNumbers)}, ${whenText(call, style, Date.now())}`, 100);
}
