// Calls that begin by a request (page "Making Calls").
import type { Answer } from '../rules/answer.ts';
import { callAt, type LiveCall } from '../rules/liveCall.ts';
import { phoneNumberSid } from '../rules/sids.ts';
import type { CallFile, ModernFacts, SandboxCall, SandboxNotification } from '../rules/resources.ts';
import type { SandboxAccount } from '../store.ts';
import { blankNotification, refuse, warnOfUnknown } from './apiLog.ts';
import { newCallParameters, readNewCall, type NewCall } from './newCall.ts';
import { answerCall, type Visit } from './visit.ts';

/** How the emulator's new calls go, in milliseconds after the request. */
const newCallPace = { ringsMs: 1000, dialedMs: 3000, talkMs: 40_000, busyMs: 5000, pricedMs: 20_000 };

const pricePerMinute = 0.03;

/**
 * POST Calls: 201 with Location and the new call, not yet dialed; 400 with one of the documented
 * codes. Parameters that the API does not know are ignored and leave a warning 20001.
 */
export function makeCall(visit: Visit): Answer {
  const { account, asked, options } = visit;
  const wanted = readNewCall(asked.body, account.callerIds, options);
  if ('status' in wanted) return refuse(visit, wanted);
  const call = beginCall(visit, wanted);
  warnOfUnknown(visit, newCallParameters);
  const status = options.createdStatus ?? 201;
  const location = new URL(`${asked.path}/${call.sid}`, asked.url).href;
  const answer = answerCall(account.accountSid, call);
  return { ...answer, status, ...(status === 201 ? { location } : {}) };
}

/** Puts a new call into the account, which goes on by itself from now; returns it as it begins. */
export function beginCall(visit: Visit, wanted: NewCall, modern?: ModernFacts): SandboxCall {
  const { account } = visit;
  const sid = account.nextSid('CA');
  const live = { ...liveCall(wanted, sid, account.now(), visit), ...(modern ? { modern } : {}) };
  account.setStory(sid, (now) => storyAt(live, wanted, account, now));
  return callAt(live, live.createdAt);
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
    ringsAt: createdAt + newCallPace.ringsMs,
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
