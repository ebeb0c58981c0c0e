// Redirecting a call that is in progress (page "Redirecting Live Calls").
import type { Answer } from '../rules/answer.ts';
import { instantOf } from '../rules/dates.ts';
import { callAt, type LiveCall } from '../rules/liveCall.ts';
import { badRequest } from '../rules/restException.ts';
import type { CallFile, SandboxCall } from '../rules/resources.ts';
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
  const now = account.now();
  const live = redirected(file.call, now, /hang-?up/i.test(url) ? hangsUpMs : goesOnMs);
  const cut = file.segments.map((segment) => endedAt(segment, now));
  account.setStory(file.call.sid, (at): CallFile => ({
    ...file,
    call: callAt(live, at),
    segments: cut,
  }));
  warnOfUnknown(visit, ['CurrentUrl', 'CurrentMethod']);
  return answerCall(account.accountSid, callAt(live, now));
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
  };
}

/** Whoever was dialled is disconnected when the call goes elsewhere. */
function endedAt(segment: SandboxCall, now: number): SandboxCall {
  if (segment.status !== 1) return segment;
  const duration = Math.floor((now - instantOf(segment.startTime ?? now)) / 1000);
  return { ...segment, status: 2, endTime: now, duration, dateUpdated: now };
}
