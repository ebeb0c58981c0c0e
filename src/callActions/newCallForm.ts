// A call to be made, as texts: what a form holds, what an argument says, and what is wrong with either.
import * as vscode from 'vscode';
import type { DialectFacts, NewCall } from '../api/dialect.ts';
import { propertyOf } from '../command.ts';
import { PersonError } from '../explain.ts';
import {
  checkInstructions,
  instructionsOf,
  instructionsSteps,
  readInstructions,
  textOfField,
  type InstructionsField,
} from './instructions/instructionsForm.ts';

export type NewCallField = 'caller' | 'called' | 'sendDigits' | 'ifMachine' | 'timeout' | InstructionsField;

/** What was typed; an empty text leaves a parameter to the service. */
export type NewCallForm = Readonly<Record<NewCallField, string>>;

/** The parameters of a new call, in the order in which they are asked (api.md sections 2 and 10). */
export function newCallSteps(form: NewCallForm, speaks: DialectFacts): readonly NewCallField[] {
  return ['caller', 'called', ...instructionsSteps(form, speaks), 'sendDigits', 'ifMachine', 'timeout'];
}

/** The form of what was kept; throws `PersonError` where a parameter is neither text nor number. */
export function readNewCallForm(kept: unknown): NewCallForm {
  const text = (field: NewCallField): string => textOfField(field, propertyOf(kept, field));
  return {
    caller: text('caller'),
    called: text('called'),
    instructions: text('instructions'),
    url: text('url'),
    method: text('method'),
    twiml: text('twiml'),
    sendDigits: text('sendDigits'),
    ifMachine: text('ifMachine'),
    timeout: text('timeout'),
  };
}

/** The form of an argument object; throws `PersonError` as `readNewCallForm`, and where its instructions are none. */
export function newCallFormOf(argument: unknown, speaks: DialectFacts): NewCallForm {
  return { ...readNewCallForm(argument), ...instructionsOf(argument, speaks) };
}

/** The call that a form describes; throws `PersonError` naming the first parameter that cannot be right. */
export function readNewCall(form: NewCallForm, speaks: DialectFacts): NewCall {
  for (const field of newCallSteps(form, speaks)) {
    const problem = checkField(field, form[field]);
    if (problem !== undefined) throw new PersonError(`${field}: ${problem}`);
  }
  const { caller, called, sendDigits, timeout } = form;
  const ifMachine = readIfMachine(form.ifMachine);
  if (ifMachine && !speaks.ifMachine.includes(ifMachine)) {
    throw new PersonError(
      vscode.l10n.t(
        'ifMachine: API version {0} cannot be asked for "{1}": your application is told who answered, and hangs up itself.',
        speaks.version,
        ifMachine,
      ),
    );
  }
  return {
    ...{ caller, called },
    ...readInstructions(form, speaks),
    ...(sendDigits !== '' && { sendDigits }),
    ...(ifMachine && { ifMachine }),
    ...(timeout !== '' && { timeoutSeconds: Number(timeout) }),
  };
}

/** What is wrong with a parameter, or `undefined`: what cannot be right is not worth asking the service. */
export function checkField(field: NewCallField, text: string): string | undefined {
  switch (field) {
    case 'caller':
    case 'called':
      return checkNumber(text);
    case 'sendDigits':
      if (/^[0-9#*w]*$/.test(text)) return undefined;
      return vscode.l10n.t('Keys are 0–9, # and *; "w" waits half a second.');
    case 'ifMachine':
      if (text === '' || readIfMachine(text)) return undefined;
      return vscode.l10n.t('Use "Continue" or "Hangup".');
    case 'timeout':
      if (text === '' || /^(?!0+$)\d{1,3}$/.test(text)) return undefined;
      return vscode.l10n.t('Use whole seconds from 1 to 999.');
    case 'instructions':
    case 'url':
    case 'method':
    case 'twiml':
      return checkInstructions(field, text);
  }
}

/** Any decoration is taken, and SIP and client addresses: who may call or be called, only the service knows. */
function checkNumber(text: string): string | undefined {
  if (text.trim() === '') return vscode.l10n.t('A phone number is missing.');
  if (/^(?:sips?|client):[^\s<>]{1,200}$/i.test(text.trim())) return undefined;
  return /^\+?\d{7,15}$/.test(text.replace(/[\s().-]/g, ''))
    ? undefined
    : vscode.l10n.t('A phone number has ten digits, or "+", country code and number.');
}

function readIfMachine(text: string): 'Continue' | 'Hangup' | undefined {
  return (['Continue', 'Hangup'] as const).find((word) => word.toLowerCase() === text.toLowerCase());
}
