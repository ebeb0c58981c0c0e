// Calls that a request makes, sends elsewhere, ends or deletes.
import { refuse } from '../../operations/apiLog.ts';
import { beginCall } from '../../operations/making.ts';
import { isWebAddress } from '../../operations/newCall.ts';
import { goElsewhere, goElsewhereAlone, lastingOf } from '../../operations/redirecting.ts';
import { badRequest, type Refusal } from '../../rules/restException.ts';
import type { ModernFacts, SandboxCall } from '../../rules/resources.ts';
import type { SandboxAccount } from '../../store.ts';
import { absent, gone, type Reply } from '../reply.ts';
import { callJson } from '../resources/callJson.ts';
import { findLeg, type FoundLeg } from '../resources/legSids.ts';
import { statusOf } from '../resources/words.ts';
import type { ModernVisit } from '../visit.ts';
import { checkMethod, readModernCall } from './newCall.ts';

/** POST Calls.json: 201 and the new call, queued; 400 with a code of the dictionary. */
export function createCall(visit: ModernVisit): Reply {
  const { account, asked, options, place } = visit;
  const wanted = readModernCall(asked.body, account.callerIds, options);
  if ('status' in wanted) return refused(visit, wanted);
  const detects = (asked.body.get('MachineDetection') ?? '') !== '';
  const modern: ModernFacts = detects ? { answeredBy: 'human' } : {};
  return { json: callJson(place, beginCall(visit, wanted, modern)), status: 201 };
}

/**
 * POST Calls/{Sid}.json: ends the call (Status), or sends it to another document (Url, Twiml). 400
 * with 21220 for a call that is over, and for another document before it is in progress.
 */
export function updateCall(visit: ModernVisit): Reply {
  const { account, asked, place, sids } = visit;
  const found = findLeg(account, sids[0] ?? '');
  if (!found) return absent;
  const wanted = readChange(asked.body, found.leg);
  if ('status' in wanted) return refused(visit, wanted);
  return { json: callJson(place, wanted.apply(account, found)) };
}

/** DELETE Calls/{Sid}.json: 204; 400 with 20009 while the call is not over. */
export function deleteCall({ account, sids }: ModernVisit): Reply {
  const found = findLeg(account, sids[0] ?? '');
  if (!found) return absent;
  if (found.leg.status < 2) {
    return { refusal: badRequest('The call cannot be deleted before it is complete', 20009) };
  }
  const { callSegmentSid, sid } = found.leg;
  if (callSegmentSid === '') account.removeCall(sid);
  else {
    const isKept = (one: SandboxCall) => one.callSegmentSid !== callSegmentSid;
    account.changeFile(sid, (file) => ({ ...file, segments: file.segments.filter(isKept) }));
  }
  return gone();
}

/** What a change does to a leg; returns it as it is then. */
interface Change {
  readonly apply: (account: SandboxAccount, found: FoundLeg) => SandboxCall;
}

const over = badRequest('Call is not in-progress. Cannot redirect.', 21220);

function readChange(form: URLSearchParams, leg: SandboxCall): Change | Refusal {
  const given = (name: string) => form.get(name) ?? '';
  const status = given('Status');
  if (status !== '') return readEnding(status, leg);
  const [url, twiml] = [given('Url'), given('Twiml')];
  if (url === '' && twiml === '') return badRequest('Url parameter is required', 21205);
  if (url !== '' && !isWebAddress(url)) return badRequest(`Url is not a valid URL: ${url}`, 21205);
  const refusal = checkMethod(given('Method'));
  if (refusal) return refusal;
  return leg.status === 1 ? { apply: redirecting(lastingOf(url === '' ? twiml : url)) } : over;
}

/** `canceled` ends what has not begun, `completed` that and what is in progress. */
function readEnding(status: string, leg: SandboxCall): Change | Refusal {
  if (status !== 'canceled' && status !== 'completed') return badRequest('Invalid Status', 20422);
  const word = statusOf(leg);
  if (word === 'queued' || word === 'ringing') return { apply: cancel };
  return word === 'in-progress' && status === 'completed' ? { apply: redirecting(0) } : over;
}

function redirecting(lastsMs: number): Change['apply'] {
  return (account, { file, leg }) =>
    leg === file.call ? goElsewhere(account, file, lastsMs) : goElsewhereAlone(account, leg, lastsMs);
}

function cancel(account: SandboxAccount, { file, leg }: FoundLeg): SandboxCall {
  const canceled: SandboxCall = {
    ...leg,
    status: 5,
    dateUpdated: account.now(),
    modern: { ...leg.modern, status: 'canceled' },
  };
  const isIt = (one: SandboxCall) => one.callSegmentSid === leg.callSegmentSid;
  if (leg === file.call) account.setStory(leg.sid, { ...file, call: canceled });
  else {
    account.changeFile(leg.sid, (at) => ({
      ...at,
      segments: at.segments.map((one) => (isIt(one) ? canceled : one)),
    }));
  }
  return canceled;
}

/** A refusal that the account's notifications keep. */
function refused(visit: ModernVisit, refusal: Refusal): Reply {
  refuse(visit, refusal);
  return { refusal };
}
