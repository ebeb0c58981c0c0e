// The parameters of a new call: read, checked with the codes of the dictionary, and made uniform.
import { isWebAddress, type NewCall } from '../../operations/newCall.ts';
import type { SandboxOptions } from '../../options.ts';
import { badRequest, type Refusal } from '../../rules/restException.ts';

const usualTimeoutSeconds = 60;
const longestTimeoutSeconds = 600;

/** What is asked for, or the first reason against it. */
export function readModernCall(
  form: URLSearchParams,
  callerIds: readonly string[] | undefined,
  options: SandboxOptions,
): NewCall | Refusal {
  const given = (name: string) => form.get(name) ?? '';
  const refusal =
    checkAddresses(given('To'), given('From'), callerIds, options) ??
    checkDocument(given('Url'), given('Twiml'), given('ApplicationSid')) ??
    checkMethod(given('Method')) ??
    checkOptions(given('SendDigits'), given('MachineDetection'), given('Timeout'));
  if (refusal) return refusal;
  return {
    called: readAddress(given('To')) ?? '',
    caller: readAddress(given('From')) ?? '',
    url: given('Url'),
    method: given('Method') === 'GET' ? 'GET' : 'POST',
    timeoutSeconds: Number(given('Timeout') || usualTimeoutSeconds),
  };
}

function checkAddresses(
  to: string,
  from: string,
  callerIds: readonly string[] | undefined,
  { foreignNumbers }: SandboxOptions,
): Refusal | undefined {
  if (to.trim() === '') return badRequest("No 'To' number is specified", 21201);
  if (from.trim() === '') return badRequest("No 'From' number is specified", 21213);
  const [called, caller] = [readAddress(to), readAddress(from)];
  if (called === undefined) return badRequest(`Invalid 'To' phone number: ${to}`, 21211);
  if (caller === undefined) return badRequest(`Invalid 'From' phone number: ${from}`, 21212);
  if (/^(900|\d{3}976)/.test(called)) return badRequest(`Calls to ${to} are not possible`, 21216);
  if (called.startsWith('+') && foreignNumbers !== 'call') {
    return badRequest(`The account may not call ${to}: its geographic permissions say so`, 21215);
  }
  const isOurs = !callerIds || callerIds.includes(caller) || !/^\d/.test(caller);
  return isOurs ? undefined : badRequest(`The number ${from} is not verified for the account`, 21210);
}

/** A Url wins over a Twiml beside it, as the schema says. */
function checkDocument(url: string, twiml: string, applicationSid: string): Refusal | undefined {
  if (applicationSid !== '') {
    const isSid = /^AP[0-9a-fA-F]{32}$/.test(applicationSid);
    return isSid ? undefined : badRequest('Invalid ApplicationSid', 21218);
  }
  if (url === '' && twiml === '') return badRequest('Url parameter is required', 21205);
  return url === '' || isWebAddress(url) ? undefined : badRequest(`Url is not a valid URL: ${url}`, 21205);
}

/** Method, of a new call as of a change. */
export function checkMethod(method: string): Refusal | undefined {
  return /^(GET|POST)?$/.test(method) ? undefined : badRequest('Method must be GET or POST', 21209);
}

function checkOptions(sendDigits: string, machineDetection: string, timeout: string): Refusal | undefined {
  if (!/^[0-9A-D#*wW]{0,32}$/.test(sendDigits)) return badRequest('Invalid SendDigits', 21206);
  if (!/^(Enable|DetectMessageEnd)?$/.test(machineDetection)) {
    return badRequest('MachineDetection must be Enable or DetectMessageEnd', 21207);
  }
  const isUsable = /^\d{0,3}$/.test(timeout) && Number(timeout || 1) <= longestTimeoutSeconds;
  return isUsable && Number(timeout || 1) > 0 ? undefined : badRequest('Invalid Timeout', 21208);
}

/**
 * An address as the account keeps it: ten digits in the country, `+` and digits abroad, a client or
 * a SIP address as it is; undefined for anything else.
 */
function readAddress(text: string): string | undefined {
  const address = text.trim();
  if (/^(client:|sips?:)\S+$/.test(address)) return address;
  const digits = address.replace(/[\s().-]/g, '');
  const domestic = /^(?:\+?1)?([2-9]\d{9})$/.exec(digits)?.[1];
  if (domestic !== undefined) return domestic;
  return /^\+(?!1)\d{7,15}$/.test(digits) ? digits : undefined;
}
