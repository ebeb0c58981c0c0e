// The webhook requests of a call and what the application answered: invented around what is known of it.
import { chanceOf, between } from '../rules/chance.ts';
import { instantOf } from '../rules/dates.ts';
import type { CallFile, SandboxCall, SandboxNotification, SandboxRecording } from '../rules/resources.ts';
import { applicationUrl, document } from '../sample/webhook.ts';
import type { Place } from './resources/callJson.ts';
import { legSid } from './resources/legSids.ts';
import { directionOf, fromOf, statusOf, toOf } from './resources/words.ts';

/** One request to the application and its answer. */
export interface Exchange {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly parameters: URLSearchParams;
  readonly answer: WebhookAnswer;
}

/** What came back; without a status nothing did. */
interface WebhookAnswer {
  readonly status?: number | undefined;
  readonly type?: string | undefined;
  readonly body?: string | undefined;
  readonly durationMs: number;
}

/**
 * The exchanges of a call in the order of time. Each notification shows the one it is about, which
 * stands in the place of the invented one of the same path that is nearest in time.
 */
export function exchangesOf(file: CallFile, place: Place): Exchange[] {
  const noted = file.notifications.map((one) => notedExchange(file.call, one));
  const invented = isTaken(file.call) ? conversation(file, place) : [];
  const replaced = noted.map((one) => nearest(invented, one));
  const rest = invented.filter((one) => !replaced.includes(one));
  return [...rest, ...noted, statusCallback(file.call, place)].sort((left, right) => left.at - right.at);
}

/** Whether the application was asked what to do: nobody asks it about a call that nobody takes. */
function isTaken({ status }: SandboxCall): boolean {
  return status === 2 || status === 4;
}

function nearest(among: readonly Exchange[], noted: Exchange): Exchange | undefined {
  const distance = ({ at }: Exchange) => Math.abs(at - noted.at);
  return among
    .filter((one) => pathOf(one) === pathOf(noted))
    .sort((left, right) => distance(left) - distance(right))[0];
}

function pathOf({ url }: Exchange): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}

function conversation(file: CallFile, place: Place): Exchange[] {
  const { call, recordings, segments } = file;
  const start = instantOf(call.startTime ?? call.dateCreated);
  const welcome = '<Say>Thank you for calling Juniper and Finch.</Say>';
  const verbs =
    segments.length > 0
      ? [welcome, '<Gather numDigits="1" action="/voice/connect"><Say>For orders, press 1.</Say></Gather>']
      : recordings.length > 0
        ? [welcome, '<Record maxLength="60" action="/voice/recorded"/>']
        : [welcome, '<Say>We are open from nine to six.</Say>', '<Hangup/>'];
  return [
    invent(call, place, { at: start, path: '/voice/answer', verbs }),
    ...segments.flatMap((segment, nth) => dialing(call, place, segment, nth)),
    ...recordings.map((recording) => recorded(call, place, recording)),
  ];
}

function dialing(call: SandboxCall, place: Place, segment: SandboxCall, nth: number): Exchange[] {
  const start = instantOf(segment.startTime ?? segment.dateCreated);
  const to = toOf(segment);
  const dial = `<Dial action="/voice/after" timeout="20">${to}</Dial>`;
  const after = {
    DialCallSid: legSid(segment),
    DialCallStatus: statusOf(segment),
    ...(segment.duration === undefined ? {} : { DialCallDuration: String(segment.duration) }),
  };
  const verbs = segment.status === 2 ? ['<Hangup/>'] : ['<Redirect>/voice/connect</Redirect>'];
  const digits: Readonly<Record<string, string>> = nth === 0 ? { Digits: '1' } : {};
  return [
    invent(call, place, { at: start - 1000, path: '/voice/connect', verbs: [dial], more: digits }),
    invent(call, place, {
      at: instantOf(segment.endTime ?? segment.dateUpdated) - 1000,
      path: '/voice/after',
      verbs,
      more: after,
    }),
  ];
}

function recorded(call: SandboxCall, place: Place, recording: SandboxRecording): Exchange {
  const { dateCreated, duration, sid } = recording;
  return invent(call, place, {
    at: instantOf(dateCreated),
    path: '/voice/recorded',
    verbs: ['<Say>Thank you, we call you back today.</Say>', '<Hangup/>'],
    more: {
      RecordingSid: sid,
      RecordingUrl: `${place.origin}${place.uri}/Recordings/${sid}`,
      RecordingDuration: String(duration),
    },
  });
}

function statusCallback(call: SandboxCall, place: Place): Exchange {
  const ended = instantOf(call.endTime ?? call.dateUpdated);
  const more = call.duration === undefined ? {} : { CallDuration: String(call.duration) };
  const made = invent(call, place, { at: ended, path: '/voice/status', verbs: [], more });
  made.parameters.set('CallStatus', statusOf(call));
  return { ...made, answer: { status: 204, durationMs: made.answer.durationMs } };
}

interface Step {
  readonly at: number;
  readonly path: string;
  readonly verbs: readonly string[];
  readonly more?: Readonly<Record<string, string>>;
}

function invent(call: SandboxCall, { accountSid }: Place, { at, more = {}, path, verbs }: Step): Exchange {
  const parameters = new URLSearchParams({
    CallSid: legSid(call),
    AccountSid: accountSid,
    From: fromOf(call),
    To: toOf(call),
    Direction: directionOf(call),
    CallStatus: 'in-progress',
    ...more,
  });
  const answer = { status: 200, type: 'text/xml; charset=utf-8', body: document(...verbs) };
  const durationMs = durationOf(call, at);
  return { at, method: 'POST', url: applicationUrl + path, parameters, answer: { ...answer, durationMs } };
}

/** The exchange that a notification shows, with the direction that requests of 2008 do not tell. */
function notedExchange(call: SandboxCall, of: SandboxNotification): Exchange {
  const at = instantOf(of.messageDate);
  const parameters = new URLSearchParams(of.requestVariables);
  parameters.set('Direction', directionOf(call));
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(of.responseHeaders)?.[1];
  const hasAnswer = of.responseHeaders !== '' || of.responseBody !== '';
  const status = Number(header('Status') ?? 200);
  const durationMs = Number(header('X-Runtime') ?? durationOf(call, at));
  const answer = hasAnswer
    ? { status, type: header('Content-Type'), body: of.responseBody, durationMs }
    : { durationMs: 15_000 };
  return { at, method: of.requestMethod, url: of.requestUrl, parameters, answer };
}

function durationOf({ dateCreated }: SandboxCall, at: number): number {
  return between(chanceOf(Math.floor(instantOf(dateCreated) / 1000), Math.floor(at / 1000), 15), 38, 420);
}
