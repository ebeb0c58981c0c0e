// Redirecting a call that is in progress (page "Redirecting Live Calls").
import type { Answer } from '../rules/answer.ts';
import { instantOf } from '../rules/dates.ts';
import { callAt, type LiveCall } from '../rules/liveCall.ts';
import { badRequest } from '../rules/restException.ts';
import type { CallFile, SandboxCall } from '../rules/resources.ts';
import type { SandboxAccount } from '../store.ts';
import { refuse, warnOfUnknown } from './apiLog.ts';
import { isWebAddress } from './newCall.ts';
import { answerCall, missing, type Visit } from './visit.ts';

/** How long a redirected call goes on, and one that is sent to a document that hangs up. */
const goesOnMs = 40_000;
const hangsUpMs = 1000;
const pricedMs = 20_000;
const pricePerMinute = 0.03;

/**
 * POST Calls/{CallSid}: the call, still in progress. 400 with 21220 unless it is in progress, with
 * 21205 when CurrentUrl is no address, with 21209 when CurrentMethod is no method.
 */
export function redirectCall(visit: Visit): Answer {
  const { account, asked, sids } = visit;
  const file = account.findCall(sids[0] ?? '');
  if (!file) return missing;
  const url = asked.body.get('CurrentUrl') ?? '';
  if (!isWebAddress(url)) return refuse(visit, badRequest('Invalid Url', 21205));
  if (!/^(GET|POST)?$/.test(asked.body.get('CurrentMethod') ?? '')) {
    return refuse(visit, badRequest('Invalid Method', 21209));
  }
  if (file.call.status !== 1) return refuse(visit, badRequest('Invalid call state', 21220));
  const call = goElsewhere(account, file, lastingOf(url));
  warnOfUnknown(visit, ['CurrentUrl', 'CurrentMethod']);
  return answerCall(account.accountSid, call);
}

/** For how many milliseconds a call goes on under a document: what names hanging up hangs up. */
export function lastingOf(document: string): number {
  return /hang-?up/i.test(document) ? hangsUpMs : goesOnMs;
}

/** Lets a call in progress go on for so long from now, without those it had dialled; returns it. */
export function goElsewhere(account: SandboxAccount, file: CallFile, lastsMs: number): SandboxCall {
  const now = account.now();
  const live = redirected(file.call, now, lastsMs);
  const cut = file.segments.map((segment) => endedAt(segment, now));
  account.setStory(file.call.sid, (at): CallFile => ({
    ...file,
    call: callAt(live, at),
    segments: cut,
  }));
  return callAt(live, now);
}

/** The same for one leg that the call dialled; the call itself goes on as it would have. */
export function goElsewhereAlone(account: SandboxAccount, leg: SandboxCall, lastsMs: number): SandboxCall {
  const { callSegmentSid } = leg;
  const live = redirected(leg, account.now(), lastsMs);
  const legNow = () => ({ ...callAt(live, account.now()), callSegmentSid });
  account.changeFile(leg.sid, (file) => ({
    ...file,
    segments: file.segments.map((one) => (one.callSegmentSid === callSegmentSid ? legNow() : one)),
  }));
  return legNow();
}

function redirected(call: SandboxCall, now: number, goesOn: number): LiveCall {
  return {
    sid: call.sid,
    called: call.called,
    caller: call.caller,
    phoneNumberSid: call.phoneNumberSid,
    flags: call.flags,
    createdAt: instantOf(call.dateCreated),
    dialedAt: instantOf(call.startTime ?? now),
    redirectedAt: now,
    endsAt: now + goesOn,
    pricedAt: now + goesOn + pricedMs,
    outcome: 2,
    pricePerMinute,
    ...(call.modern ? { modern: call.modern } : {}),
  };
}

/** Whoever was dialled is disconnected when the call goes elsewhere. */
function endedAt(segment: SandboxCall, now: number): SandboxCall {
  if (segment.status !== 1) return segment;
  const duration = Math.floor((now - instantOf(segment.startTime ?? now)) / 1000);
  return { ...segment, status: 2, endTime: now, duration, dateUpdated: now };
}
