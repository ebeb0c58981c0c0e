import * as vscode from 'vscode';
import { askText, type Question } from '../../askText.ts';
import { plainText } from '../../plainText.ts';
import { readSettings } from '../../settings.ts';
import type { Account } from '../accounts.ts';
import { isKeySid, keyAsToken } from '../apiKey.ts';
import {
  checkAddress,
  checkLabel,
  checkSecret,
  checkSid,
  checkUser,
  hostOf,
  replacedBy,
  type SignInForm,
} from './signInForm.ts';

/** A form that is being filled in; an API key and its secret are typed one after the other. */
export interface SignInDraft extends SignInForm {
  readonly keySecret: string;
}

export type SignInStep = 'apiBaseUrl' | 'accountSid' | 'authToken' | 'keySecret' | 'label';

/** Where a form begins, and what is said there at once. */
export interface SignInStart {
  readonly step: SignInStep;
  readonly problem?: string;
}

/**
 * Asks step by step, each filled with what the draft holds, and says which known account would be replaced;
 * `undefined` when the person leaves.
 */
export async function askSignIn(
  begun: SignInDraft,
  start: SignInStart,
  known: readonly Account[],
): Promise<SignInDraft | undefined> {
  let draft = begun;
  let { problem } = start;
  let step: SignInStep | undefined = start.step;
  while (step) {
    const answer = await askStep(step, draft, { problem, known });
    problem = undefined;
    if (answer === undefined) return undefined;
    if (answer !== 'back') draft = filledIn(draft, step, answer.text.trim());
    const steps: readonly SignInStep[] = stepsOf(draft);
    const at: number = steps.indexOf(step);
    step = answer === 'back' ? steps[Math.max(0, at - 1)] : steps[at + 1];
  }
  return draft;
}

/** Which version an account spoke says nothing of another address. */
function filledIn(draft: SignInDraft, step: SignInStep, text: string): SignInDraft {
  const isElsewhere = step === 'apiBaseUrl' && text !== draft.apiBaseUrl;
  return { ...draft, [step]: text, ...(isElsewhere && { apiVersion: readSettings().apiVersion }) };
}

/** The form that a draft comes to. */
export function formOf({ keySecret, ...form }: SignInDraft): SignInForm {
  return isKeySid(form.authToken) ? { ...form, authToken: keyAsToken(form.authToken, keySecret) } : form;
}

/** Where what proves the account is typed last. */
export function secretStep({ authToken }: SignInDraft): SignInStep {
  return isKeySid(authToken) ? 'keySecret' : 'authToken';
}

function stepsOf({ authToken }: SignInDraft): readonly SignInStep[] {
  return countedSteps.flatMap((step) =>
    step === 'authToken' && isKeySid(authToken) ? [step, 'keySecret'] : step,
  );
}

/** The secret of a key is counted with its SID, so that typing one makes the form no longer. */
const countedSteps: readonly SignInStep[] = ['apiBaseUrl', 'accountSid', 'authToken', 'label'];

interface Surroundings {
  readonly problem: string | undefined;
  readonly known: readonly Account[];
}

function askStep(step: SignInStep, draft: SignInDraft, { problem, known }: Surroundings) {
  const counted = countedSteps.indexOf(step === 'keySecret' ? 'authToken' : step) + 1;
  const position = { step: counted, totalSteps: countedSteps.length, value: draft[step] };
  const title =
    step === 'apiBaseUrl'
      ? vscode.l10n.t('Sign In')
      : vscode.l10n.t('Sign In to {0}', hostOf(draft.apiBaseUrl));
  const shown = problem === undefined ? {} : { problem };
  return askText({ ...position, ...shown, title, ...questionOf(step, draft, known) });
}

function questionOf(
  step: SignInStep,
  draft: SignInDraft,
  known: readonly Account[],
): Pick<Question, 'prompt' | 'check' | 'placeholder' | 'isSecret'> {
  const { accountSid, apiBaseUrl, authToken } = draft;
  switch (step) {
    case 'apiBaseUrl':
      return {
        prompt: vscode.l10n.t('Service address, with the path before the version if it has one'),
        placeholder: 'https://api.twilio.com',
        check: (text) => checkAddress(text.trim()),
      };
    case 'accountSid':
      return {
        prompt: vscode.l10n.t('Account SID; other services call it project id'),
        placeholder: 'AC…',
        check: (text) => checkSid(text.trim(), apiBaseUrl),
      };
    case 'authToken':
      return {
        prompt: vscode.l10n.t(
          'Auth token, or the SID of an API key (SK…). It is kept in the editor’s secret storage only.',
        ),
        isSecret: true,
        check: (text) => checkSecret(text.trim()) ?? checkUser(accountSid, text.trim()),
      };
    case 'keySecret':
      return {
        prompt: vscode.l10n.t(
          'Secret of the API key {0}. It is kept in the editor’s secret storage only.',
          authToken,
        ),
        isSecret: true,
        check: (text) => checkSecret(text.trim()),
      };
    case 'label':
      return { prompt: labelPrompt(replacedBy(draft, known)), check: checkLabel };
  }
}

function labelPrompt(replaced: Account | undefined): string {
  if (!replaced) return vscode.l10n.t('A name for this account (optional)');
  return vscode.l10n.t(
    'A name for this account (optional). It takes the place of {0}, which has the same SID at {1}.',
    plainText(replaced.label),
    replaced.apiBaseUrl,
  );
}
