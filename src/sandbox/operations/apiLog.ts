// What requests that change something leave among the account's notifications, of no call.
import type { Answer } from '../rules/answer.ts';
import type { Refusal } from '../rules/restException.ts';
import type { SandboxNotification } from '../rules/resources.ts';
import type { Visit } from './visit.ts';

/** A notification that says nothing yet. */
export const blankNotification: SandboxNotification = {
  sid: '',
  callSid: '',
  log: 0,
  errorCode: 0,
  messageText: '',
  messageDate: 0,
  dateCreated: 0,
  dateUpdated: 0,
  requestUrl: '',
  requestMethod: '',
  requestVariables: '',
  responseHeaders: '',
  responseBody: '',
};

/**
 * A refusal of a POST, which the account's notifications keep as an error. Its response fields stay
 * empty: they are what the application's server returned, and none was asked.
 */
export function refuse(visit: Visit, refusal: Refusal): Answer {
  note(visit, { log: 0, errorCode: refusal.code ?? 0, messageText: refusal.message });
  return { refusal };
}

/** Leaves a warning 20001 that names the parameters of a POST which the API does not know. */
export function warnOfUnknown(visit: Visit, known: readonly string[]): void {
  const unknown = [...visit.asked.body].filter(([name]) => !known.includes(name));
  if (unknown.length === 0) return;
  const pairs = unknown.map(([name, value]) => `${name}=${value}`).join(', ');
  note(visit, { log: 1, errorCode: 20001, messageText: `Unknown parameters: ${pairs}` });
}

function note({ account, asked }: Visit, said: Partial<SandboxNotification>): void {
  const now = account.now();
  account.addNotification({
    ...blankNotification,
    sid: account.nextSid('NO'),
    messageDate: now,
    dateCreated: now,
    dateUpdated: now,
    requestUrl: asked.url,
    requestMethod: asked.method,
    requestVariables: asked.body.toString(),
    ...said,
  });
}
