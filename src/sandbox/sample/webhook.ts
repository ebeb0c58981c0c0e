// One exchange between the service and the invented application, as a notification shows it.
import type { SandboxCall, SandboxNotification } from '../rules/resources.ts';
import { townOf } from './people.ts';

/** What the application answered; without a status there was no answer at all. */
export interface WebhookAnswer {
  readonly status?: number;
  /** The Content-Type; undefined where the application forgot it. */
  readonly type?: string;
  readonly body?: string;
  readonly headers?: readonly string[];
  /** Everything that came, where it was not HTTP. */
  readonly rawHeaders?: string;
}

/** A mistake of an application and the exchange in which it shows. */
export interface Mistake {
  readonly code: number;
  readonly log: 0 | 1;
  readonly text: string;
  /** A path of the application, or a whole address. */
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  /** What the request carries besides what every request carries. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly answer: WebhookAnswer;
}

/** The address of the application that the sample account's numbers point to. */
export const applicationUrl = 'https://support.example.com';

/** The notification of a mistake in a call at a moment, in milliseconds since the epoch. */
export function notificationOf(
  mistake: Mistake,
  call: SandboxCall,
  accountSid: string,
  sid: string,
  at: number,
): SandboxNotification {
  const { answer, code, log, method = 'POST', text, url } = mistake;
  return {
    sid,
    callSid: call.sid,
    log,
    errorCode: code,
    messageText: text,
    messageDate: at,
    dateCreated: at + 1000,
    dateUpdated: at + 1000,
    requestUrl: url.startsWith('/') ? applicationUrl + url : url,
    requestMethod: method,
    // Lists do not show the traffic, and a large account has many notifications to look through.
    get requestVariables() {
      return requestVariables(call, accountSid, mistake.variables ?? {});
    },
    get responseHeaders() {
      return responseHeaders(answer, at);
    },
    responseBody: answer.body ?? '',
  };
}

/** What every request to an application carries (pages "Requests" of the markup). */
function requestVariables(
  call: SandboxCall,
  accountSid: string,
  more: Readonly<Record<string, string>>,
): string {
  const [from, to] = [townOf(call.caller), townOf(call.called)];
  return new URLSearchParams({
    CallSid: call.sid,
    AccountSid: accountSid,
    Caller: call.caller,
    Called: call.called,
    CallStatus: 'in-progress',
    CallerCity: from.city,
    CallerState: from.state,
    CallerZip: from.zip,
    CallerCountry: 'US',
    CalledCity: to.city,
    CalledState: to.state,
    CalledZip: to.zip,
    CalledCountry: 'US',
    DialStatus: 'answered',
    ...more,
  }).toString();
}

function responseHeaders(answer: WebhookAnswer, at: number): string {
  if (answer.rawHeaders !== undefined) return answer.rawHeaders;
  if (answer.status === undefined) return '';
  const length = new TextEncoder().encode(answer.body ?? '').length;
  return [
    `Status: ${answer.status}`,
    `Date: ${new Date(at).toUTCString()}`,
    'Server: Apache/2.2.9 (Unix)',
    ...(answer.type === undefined ? [] : [`Content-Type: ${answer.type}`]),
    `Content-Length: ${length}`,
    ...(answer.headers ?? []),
  ].join('\n');
}

/** A document of the markup around some verbs, one a line. */
export function document(...verbs: readonly string[]): string {
  const lines = verbs.map((verb) => `  ${verb}\n`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Response>\n${lines}</Response>\n`;
}
