// Calls that begin by a request (page "Making Calls").
import type { Answer } from '../rules/answer.ts';
import { callAt, type LiveCall } from '../rules/liveCall.ts';
import { phoneNumberSid } from '../rules/sids.ts';
import type { CallFile, SandboxNotification } from '../rules/resources.ts';
import type { SandboxAccount } from '../store.ts';
import { blankNotification, refuse, warnOfUnknown } from './apiLog.ts';
import { newCallParameters, readNewCall, type NewCall } from './newCall.ts';
import { answerCall, type Visit } from './visit.ts';

/** How the emulator's new calls go, in milliseconds after the request. */
const newCallPace = { dialedMs: 3000, talkMs: 40_000, busyMs: 5000, pricedMs: 20_000 };

const pricePerMinute = 0.03;

/**
 * POST Calls: 201 with Location and the new call, not yet dialed; 400 with one of the documented
 * codes. Parameters that the API does not know are ignored and leave a warning 20001.
 */
export function makeCall(visit: Visit): Answer {
  const { account, asked, options } = visit;
  const wanted = readNewCall(asked.body, account.callerIds, options);
  if ('status' in wanted) return refuse(visit, wanted);
  const sid = account.nextSid('CA');
  const live = liveCall(wanted, sid, account.now(), visit);
  account.setStory(sid, (now) => storyAt(live, wanted, account, now));
  warnOfUnknown(visit, newCallParameters);
  const status = options.createdStatus ?? 201;
  const location = new URL(`${asked.path}/${sid}`, asked.url).href;
  const answer = answerCall(account.accountSid, callAt(live, live.createdAt));
  return { ...answer, status, ...(status === 201 ? { location } : {}) };
}

function liveCall(wanted: NewCall, sid: string, createdAt: number, { options }: Visit): LiveCall {
  const dialedAt = createdAt + newCallPace.dialedMs;
  const { endsAfterMs, outcome } = fateOf(wanted);
  return {
    sid,
    called: wanted.called,
    caller: wanted.caller,
    phoneNumberSid: phoneNumberSid(wanted.caller),
    flags: options.newCallFlags ?? 2,
    createdAt,
    dialedAt,
    endsAt: dialedAt + endsAfterMs,
    pricedAt: dialedAt + endsAfterMs + newCallPace.pricedMs,
    outcome,
    pricePerMinute,
    ...(options.newCallStartTime === 'filled' ? { showsStart: true } : {}),
  };
}

/** The last two digits of the number called decide: nobody knows what a real one would do. */
function fateOf({ called, timeoutSeconds }: NewCall) {
  const { busyMs, talkMs } = newCallPace;
  if (called.endsWith('97')) return { outcome: 3, endsAfterMs: busyMs } as const;
  if (called.endsWith('98')) return { outcome: 5, endsAfterMs: timeoutSeconds * 1000 } as const;
  if (called.endsWith('99')) return { outcome: 4, endsAfterMs: busyMs } as const;
  return { outcome: 2, endsAfterMs: talkMs } as const;
}

function storyAt(live: LiveCall, wanted: NewCall, account: SandboxAccount, now: number): CallFile {
  const hasFailed = live.outcome === 4 && now >= live.endsAt;
  return {
    call: callAt(live, now),
    segments: [],
    recordings: [],
    notifications: hasFailed ? [unreachable(live, wanted, account)] : [],
  };
}

function unreachable(live: LiveCall, wanted: NewCall, account: SandboxAccount): SandboxNotification {
  const at = live.endsAt;
  const { called, caller } = wanted;
  return {
    ...blankNotification,
    sid: live.sid.replace('CA', 'NO'),
    callSid: live.sid,
    log: 0,
    errorCode: 11205,
    messageText: 'HTTP connection failure',
    messageDate: at,
    dateCreated: at,
    dateUpdated: at,
    requestUrl: wanted.url,
    requestMethod: wanted.method,
    requestVariables: new URLSearchParams({
      CallSid: live.sid,
      AccountSid: account.accountSid,
      Caller: caller,
      Called: called,
      CallStatus: 'in-progress',
      DialStatus: 'answered',
    }).toString(),
  };
}
