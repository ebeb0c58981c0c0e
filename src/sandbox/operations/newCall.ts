// The parameters of a new call: read, checked in the documents' words, and made uniform.
import type { SandboxOptions } from '../options.ts';
import { badRequest, type Refusal } from '../rules/restException.ts';

/** What is called, by whom, and how long it may ring. */
export interface NewCall {
  /** Ten bare digits, or `+` and digits abroad. */
  readonly called: string;
  readonly caller: string;
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly timeoutSeconds: number;
}

/** The parameters that the page "Making Calls" lists. */
export const newCallParameters: readonly string[] = [
  'Caller',
  'Called',
  'Url',
  'Method',
  'SendDigits',
  'IfMachine',
  'Timeout',
];

const usualTimeoutSeconds = 60;

/** What is asked for, or the first reason against it (codes 21201 to 21213, page "Making Calls"). */
export function readNewCall(
  form: URLSearchParams,
  callerIds: readonly string[] | undefined,
  options: SandboxOptions,
): NewCall | Refusal {
  const given = (name: string) => form.get(name) ?? '';
  const refusal =
    checkNumbers(given('Called'), given('Caller'), callerIds, options) ??
    checkOptions(given('Url'), given('Method'), given('SendDigits'), given('IfMachine')) ??
    checkTimeout(given('Timeout'));
  if (refusal) return refusal;
  return {
    called: bareNumber(given('Called')) ?? '',
    caller: bareNumber(given('Caller')) ?? '',
    url: given('Url'),
    method: given('Method') === 'GET' ? 'GET' : 'POST',
    timeoutSeconds: Number(given('Timeout') || usualTimeoutSeconds),
  };
}

function checkNumbers(
  called: string,
  caller: string,
  callerIds: readonly string[] | undefined,
  options: SandboxOptions,
): Refusal | undefined {
  if (called.trim() === '') return badRequest('No called number is specified', 21201);
  if (caller.trim() === '') return badRequest('Caller phone number is required', 21213);
  const [to, from] = [bareNumber(called), bareNumber(caller)];
  if (to === undefined) return badRequest('Invalid Called phone number', 21211);
  if (from === undefined) return badRequest('Invalid Caller phone number', 21212);
  if (/^(900|\d{3}976)/.test(to)) return badRequest('Called number is a premium number', 21202);
  if (to.startsWith('+') && options.foreignNumbers !== 'call') {
    return badRequest('International calling is not enabled', 21203);
  }
  if (callerIds && !callerIds.includes(from)) {
    return badRequest('Caller phone number is not verified', 21210);
  }
  return undefined;
}

function checkOptions(
  url: string,
  method: string,
  sendDigits: string,
  ifMachine: string,
): Refusal | undefined {
  if (!isWebAddress(url)) return badRequest('Invalid Url', 21205);
  if (!/^(GET|POST)?$/.test(method)) return badRequest('Invalid Method', 21209);
  if (!/^[0-9#*w]*$/.test(sendDigits)) return badRequest('Invalid SendDigits', 21206);
  // The page writes the values both ways, so their case says nothing.
  if (!/^(continue|hangup|false)?$/i.test(ifMachine)) return badRequest('Invalid IfMachine', 21207);
  return undefined;
}

function checkTimeout(timeout: string): Refusal | undefined {
  const isUsable = timeout === '' || /^(?!0+$)\d{1,3}$/.test(timeout);
  return isUsable ? undefined : badRequest('Invalid Timeout', 21208);
}

/** Whether a text is a whole http or https address. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^/]/i.test(text) && URL.canParse(text);
}

/**
 * A number without decoration: ten digits in the country, also when written with a leading 1 or
 * +1; `+` and 7 to 15 digits abroad; undefined for anything else.
 */
function bareNumber(text: string): string | undefined {
  const digits = text.replace(/[\s().-]/g, '');
  const domestic = /^(?:\+?1)?([2-9]\d{9})$/.exec(digits)?.[1];
  if (domestic !== undefined) return domestic;
  return /^\+(?!1)\d{7,15}$/.test(digits) ? digits : undefined;
}
