// A call to be made, as texts: what a form holds, what an argument says, and what is wrong with either.
import * as vscode from 'vscode';
import type { DialectFacts, NewCall } from '../api/dialect.ts';
import { propertyOf } from '../command.ts';
import { PersonError } from '../explain.ts';

/** The parameters of a new call, in the order in which they are asked (api.md section 2). */
export const newCallFields = [
  'caller',
  'called',
  'url',
  'method',
  'sendDigits',
  'ifMachine',
  'timeout',
] as const;

export type NewCallField = (typeof newCallFields)[number];

/** What was typed; an empty text leaves a parameter to the service. */
export type NewCallForm = Readonly<Record<NewCallField, string>>;

/** The form of an argument object; throws `PersonError` where a parameter is neither text nor number. */
export function readNewCallForm(argument: unknown): NewCallForm {
  const text = (field: NewCallField): string => textOfField(field, propertyOf(argument, field));
  return {
    caller: text('caller'),
    called: text('called'),
    url: text('url'),
    method: text('method'),
    sendDigits: text('sendDigits'),
    ifMachine: text('ifMachine'),
    timeout: text('timeout'),
  };
}

function textOfField(field: NewCallField, value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  throw new PersonError(vscode.l10n.t('"{0}" of a new call must be a text.', field));
}

/** The call that a form describes; throws `PersonError` naming the first parameter that cannot be right. */
export function readNewCall(form: NewCallForm, speaks: DialectFacts): NewCall {
  for (const field of newCallFields) {
    const problem = checkField(field, form[field]);
    if (problem !== undefined) throw new PersonError(`${field}: ${problem}`);
  }
  const { caller, called, url, sendDigits, timeout } = form;
  const method = readMethod(form.method);
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
    ...{ caller, called, url },
    ...(method && { method }),
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
    case 'url':
      return checkUrl(text);
    case 'method':
      return checkMethod(text);
    case 'sendDigits':
      if (/^[0-9#*w]*$/.test(text)) return undefined;
      return vscode.l10n.t('Keys are 0–9, # and *; "w" waits half a second.');
    case 'ifMachine':
      if (text === '' || readIfMachine(text)) return undefined;
      return vscode.l10n.t('Use "Continue" or "Hangup".');
    case 'timeout':
      if (text === '' || /^(?!0+$)\d{1,3}$/.test(text)) return undefined;
      return vscode.l10n.t('Use whole seconds from 1 to 999.');
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

/** What is wrong with the address of the instructions for a call, or `undefined`. */
export function checkUrl(text: string): string | undefined {
  const isWhole = /^https?:\/\/[^/\s]\S*$/i.test(text.trim()) && URL.canParse(text);
  return isWhole ? undefined : vscode.l10n.t('Give the whole address, beginning with https:// or http://.');
}

/** What is wrong with the method that the instructions are asked for by, or `undefined`. */
export function checkMethod(text: string): string | undefined {
  return text === '' || readMethod(text) ? undefined : vscode.l10n.t('Use GET or POST.');
}

/** The method, whatever its case; `undefined` leaves it to the service, which takes POST. */
export function readMethod(text: string): 'GET' | 'POST' | undefined {
  return (['GET', 'POST'] as const).find((method) => method === text.toUpperCase());
}

function readIfMachine(text: string): 'Continue' | 'Hangup' | undefined {
  return (['Continue', 'Hangup'] as const).find((word) => word.toLowerCase() === text.toLowerCase());
}
