import * as vscode from 'vscode';
import type { Session } from '../account/connect.ts';
import type { NewCall } from '../api/dialect.ts';
import type { Call } from '../api/resources.ts';
import type { ExplainCode } from '../calls/errorCodes.ts';
import { explain, type PersonError } from '../explain.ts';
import { plainText } from '../plainText.ts';
import { readSettings } from '../settings.ts';
import { askNewCall, type NewCallStart } from './askNewCall.ts';
import { confirmNewCall, shownNumber } from './confirmation.ts';
import type { LastNewCalls } from './lastNewCalls.ts';
import { newCallFormOf, readNewCall, type NewCallField, type NewCallForm } from './newCallForm.ts';
import { refusalInWords } from './refusal.ts';

/** Makes the call of an argument object once it is confirmed; `undefined` when it is not. */
export async function makeCallOf(
  argument: unknown,
  session: Session,
  explainCode: ExplainCode,
): Promise<Call | undefined> {
  const call = readNewCall(newCallFormOf(argument, session.client.speaks), session.client.speaks);
  if (!(await confirmNewCall(call, session))) return undefined;
  try {
    return await post(call, session);
  } catch (error) {
    throw await inWords(error, explainCode);
  }
}

/**
 * Asks for a call step by step, beginning with what was used last, confirms and makes it. Where the
 * service refuses a parameter, its step opens again with the reason and nothing typed is lost.
 */
export async function makeCallByHand(
  session: Session,
  last: LastNewCalls,
  explainCode: ExplainCode,
): Promise<Call | undefined> {
  const { account } = session;
  const { speaks } = session.client;
  const title = vscode.l10n.t('Make a Call from {0}', plainText(account.label));
  let form: NewCallForm | undefined = shownForm(last.read(account.accountSid));
  let start: NewCallStart | undefined = { field: 'caller' };
  while ((form = await askNewCall(title, form, start, speaks))) {
    const call = readNewCall(form, speaks);
    if (!(await confirmNewCall(call, session))) return undefined;
    let made: Call;
    try {
      made = await post(call, session);
    } catch (error) {
      start = await startAgain(error, form, explainCode);
      continue;
    }
    // It is made, whether or not its form can be kept for the next one.
    await last.write(account.accountSid, form).catch(() => undefined);
    return made;
  }
  return undefined;
}

/** Whoever hides numbers does not want to see those of the last call. */
function shownForm(form: NewCallForm): NewCallForm {
  return readSettings().maskNumbers ? { ...form, caller: '', called: '' } : form;
}

/**
 * A request that was sent goes on when the account is switched: nobody could tell what became of it. The
 * notification that says so passes by itself, once it was seen, or heard, that the call was made.
 */
function post(call: NewCall, { account, client }: Session): Promise<Call> {
  const making = client.makeCall(call);
  const title = vscode.l10n.t('Call to {0}', shownNumber(call.called));
  const location = vscode.ProgressLocation.Notification;
  const tell = async (progress: vscode.Progress<{ readonly message: string }>): Promise<void> => {
    progress.report({ message: vscode.l10n.t('being made from {0}', plainText(account.label)) });
    const isMade = await making.then(
      () => true,
      () => false,
    );
    if (!isMade) return;
    progress.report({ message: vscode.l10n.t('made from {0}', plainText(account.label)) });
    await new Promise((resolve) => setTimeout(resolve, seenMs));
  };
  void vscode.window.withProgress({ location, title }, tell);
  return making;
}

/** So long it takes to look at a few words, or to hear them. */
const seenMs = 4_000;

/** The step whose parameter the service refused; throws what no step can mend. */
async function startAgain(
  error: unknown,
  { instructions }: NewCallForm,
  explainCode: ExplainCode,
): Promise<NewCallStart> {
  const { refusalCode = 0 } = explain(error);
  const known = fieldsByCode.get(refusalCode);
  const field = known === 'url' && instructions === 'twiml' ? 'twiml' : known;
  const reason = await inWords(error, explainCode);
  if (!field) throw reason;
  return { field, problem: reason.message };
}

function inWords(error: unknown, explainCode: ExplainCode): Promise<PersonError> {
  return refusalInWords(
    error,
    vscode.l10n.t(
      'Nobody can tell whether the call was made: refresh the list and look, before you try again.',
    ),
    explainCode,
  );
}

/** Which text to mend (codes of the page "Making Calls", api.md section 2). */
const fieldsByCode: ReadonlyMap<number, NewCallField> = new Map([
  [21201, 'called'],
  [21202, 'called'],
  [21203, 'called'],
  [21205, 'url'],
  [21206, 'sendDigits'],
  [21208, 'timeout'],
  [21209, 'method'],
  [21210, 'caller'],
  [21211, 'called'],
  [21212, 'caller'],
  [21213, 'caller'],
  [21214, 'called'],
  [21215, 'called'],
  [21216, 'called'],
]);
