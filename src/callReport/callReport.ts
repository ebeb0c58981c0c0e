import * as vscode from 'vscode';
import type { Accounts } from '../account/accounts.ts';
import { activeSession } from '../account/activeSession.ts';
import type { Session } from '../account/connect.ts';
import { withLentSession } from '../account/lentSession.ts';
import type { CallKey } from '../api/resources.ts';
import { readCallKey } from '../calls/callKey.ts';
import type { ExplainCode } from '../calls/errorCodes.ts';
import { callReport } from '../calls/report/callReport.ts';
import { readWholeCall } from '../calls/whole/wholeCall.ts';
import { propertyOf, registerCommand } from '../command.ts';
import { explainAbsence, PersonError } from '../explain.ts';
import type { Log } from '../log.ts';
import { readStyle } from '../settings.ts';

/** What a report needs of its surroundings. */
export interface CallReportParts {
  readonly accounts: Accounts;
  readonly explainCode: ExplainCode;
  readonly log: Log;
  /** Asks the person which call is meant. */
  readonly pickCall: () => Promise<CallKey | undefined>;
}

/** Registers the report of a call on the clipboard, masked unless an argument or the person says otherwise. */
export function registerCallReport(parts: CallReportParts): vscode.Disposable {
  const { accounts, explainCode, log, pickCall } = parts;
  return registerCommand('copyReport', log, async (argument) => {
    const session = await activeSession(accounts, argument);
    const key = argument === undefined ? await pickCall() : keyOf(argument);
    if (!key) return undefined;
    const whole = await withLentSession(session, vscode.l10n.t('Reading the call'), ({ client, signal }) =>
      readWholeCall(client, key, { explain: explainAbsence, signal }),
    );
    const write = (isMasked: boolean): Promise<string> => {
      const style = readStyle();
      // Who masks numbers everywhere wants them masked here as well.
      const maskNumbers = isMasked || style.maskNumbers;
      return callReport(whole, { ...style, maskNumbers, maskSids: isMasked }, explainCode);
    };
    const masked = propertyOf(argument, 'masked');
    const text = await copied(await write(masked !== false), session);
    if (typeof masked !== 'boolean') {
      offerUnmasked(() => write(false), session).catch((error: unknown) => log.failure(error));
    }
    return text;
  });
}

function keyOf(argument: unknown): CallKey {
  const key = readCallKey(argument);
  if (key) return key;
  throw new PersonError(vscode.l10n.t('Which call? The argument needs a "callSid", as text.'));
}

/** A report is for pasting, so it says when it was cut of what others should not see, and how to get that. */
async function offerUnmasked(write: () => Promise<string>, session: Session): Promise<void> {
  const said = vscode.l10n.t('The report was copied, with phone numbers and SIDs masked.');
  const unmasked = readStyle().maskNumbers ? vscode.l10n.t('Copy with SIDs') : vscode.l10n.t('Copy Unmasked');
  const chosen = await vscode.window.showInformationMessage(said, unmasked);
  if (chosen === unmasked && !session.signal.aborted) await copied(await write(), session);
}

async function copied(text: string, { signal }: Session): Promise<string> {
  signal.throwIfAborted();
  await vscode.env.clipboard.writeText(text);
  return text;
}
