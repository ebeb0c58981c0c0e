// The sample account's past: call number i is worked out when it is asked for, and never kept.
import type { Generated } from '../lists/generated.ts';
import { priceOf } from '../rules/liveCall.ts';
import type {
  CallFacts,
  LegFacts,
  SandboxCall,
  SandboxNotification,
  SandboxRecording,
} from '../rules/resources.ts';
import { createAges } from './busyHours.ts';
import { between, chanceOf, pick } from '../rules/chance.ts';
import { phoneNumberSid, sidNumber, writeSid } from '../rules/sids.ts';
import { cardOf, createDeck, modernOf, planOf, type Card, type Leg, type Plan } from './deck.ts';
import { agentAddresses, agents, customerNumber, lines } from './people.ts';
import { notificationOf } from './webhook.ts';

/** What the past follows from. */
export interface SampleCallsSetup {
  readonly accountSid: string;
  readonly seed: number;
  readonly size: number;
  /** Milliseconds since the epoch; the newest call is older than this by `youngestMs`. */
  readonly now: number;
}

/** Dollars a begun minute, by direction. */
export const inboundPrice = 0.01;
/** Dollars a begun minute, by direction. */
export const outboundPrice = 0.03;

const days = 30;
/** Room for a call, its segments, recordings and notifications in an identifier's number. */
const perCall = 8;
const longestRecordingSeconds = 90;

interface Past extends SampleCallsSetup {
  readonly ageAt: (share: number) => number;
  readonly cardAt: (index: number) => Card;
  readonly planAt: (index: number) => Plan;
}

/** `size` calls of the last 30 days. */
export function createSampleCalls(setup: SampleCallsSetup): Generated {
  const { seed, now, size } = setup;
  const deck = createDeck(seed);
  const past: Past = {
    ...setup,
    ageAt: createAges(now, days),
    cardAt: (index) => cardOf(deck, seed, index),
    planAt: (index) => planOf(deck, seed, index),
  };
  return {
    size,
    updatedAt: (index) => updatedAt(past, index),
    factsAt: (index) => factsAt(past, index),
    callAt: (index) => callAt(past, index),
    legsAt: (index) => legsAt(past, index),
    segmentsAt: (index) => segmentsAt(past, index),
    recordingsAt: (index) => recordingsAt(past, index),
    notificationsAt: (index) => notificationsAt(past, index),
    indexOf(sid) {
      const number = sidNumber(sid, seed);
      const index = Math.floor(number / perCall);
      const isOurs = index < size && sid === writeSid(sid.slice(0, 2), seed, number);
      return isOurs ? index : undefined;
    },
  };
}

/** Each call has a share of the 30 days to itself, so that no two are out of order. */
function updatedAt({ ageAt, now, seed, size }: Past, index: number): number {
  const share = (index + 0.9 * (chanceOf(seed, index, 5) / 2 ** 32)) / size;
  return Math.floor(now - youngestMs - ageAt(share));
}

const youngestMs = 90_000;

function factsAt(past: Past, index: number): CallFacts {
  return callFacts(past, index, past.planAt(index), updatedAt(past, index));
}

function callFacts(
  { seed }: Past,
  index: number,
  { card, seconds, settledSeconds }: Plan,
  updated: number,
): LegFacts {
  const customer = customerNumber(seed, index);
  const company = pick(lines, chanceOf(seed, index, 6)).number;
  const endTime = updated - settledSeconds * 1000;
  const startTime = endTime - seconds * 1000;
  return {
    called: card.flags === 1 ? company : customer,
    caller: card.flags === 1 ? customer : company,
    status: card.status,
    dateCreated: startTime - 1000,
    startTime,
    endTime: card.status === 2 ? endTime : undefined,
    modern: modernOf(card, seed, index),
  };
}

function callAt(past: Past, index: number): SandboxCall {
  const plan = past.planAt(index);
  const { card, seconds } = plan;
  const dateUpdated = updatedAt(past, index);
  const facts = callFacts(past, index, plan, dateUpdated);
  const isComplete = card.status === 2;
  const isInbound = card.flags === 1;
  return {
    sid: writeSid('CA', past.seed, index * perCall),
    callSegmentSid: '',
    ...facts,
    dateUpdated,
    phoneNumberSid: phoneNumberSid(isInbound ? facts.called : facts.caller),
    duration: isComplete ? seconds : undefined,
    price: isComplete ? priceOf(seconds, isInbound ? inboundPrice : outboundPrice) : undefined,
    flags: card.flags,
  };
}

function legsAt(past: Past, index: number): LegFacts[] {
  const plan = past.planAt(index);
  const call = callFacts(past, index, plan, updatedAt(past, index));
  const start = startOf(past, index, plan);
  return [call, ...plan.legs.map((leg, nth) => legFacts(past, call, leg, start, index * perCall + nth))];
}

/** What the list needs to know of a leg; the caller is the call's. */
function legFacts({ seed }: Past, { caller }: CallFacts, leg: Leg, start: number, number: number) {
  const startTime = start + leg.atSeconds * 1000;
  const called = pick(agents, chanceOf(seed, number, 8)).number;
  const to = agentAddresses.get(called);
  return {
    called,
    caller,
    status: legStatus[leg.result],
    dateCreated: startTime,
    startTime,
    endTime: leg.result === 'answered' ? startTime + leg.seconds * 1000 : undefined,
    modern: to === undefined ? undefined : { to },
  };
}

function startOf(past: Past, index: number, { seconds, settledSeconds }: Plan): number {
  return updatedAt(past, index) - (seconds + settledSeconds) * 1000;
}

const legStatus = { answered: 2, missed: 5, busy: 3 } as const;

function segmentsAt(past: Past, index: number): SandboxCall[] {
  if (!past.cardAt(index).legs) return [];
  const plan = past.planAt(index);
  const call = callAt(past, index);
  const start = startOf(past, index, plan);
  return plan.legs.map((leg, nth) => segmentOf(past, call, leg, start, index * perCall + nth));
}

function segmentOf(past: Past, call: SandboxCall, leg: Leg, start: number, number: number) {
  const facts = legFacts(past, call, leg, start, number);
  const isAnswered = leg.result === 'answered';
  return {
    ...call,
    callSegmentSid: writeSid('CS', past.seed, number),
    ...facts,
    dateUpdated: facts.startTime + leg.seconds * 1000 + 1000,
    duration: isAnswered ? leg.seconds : undefined,
    price: isAnswered ? priceOf(leg.seconds, outboundPrice) : undefined,
    flags: call.flags | 4,
  };
}

function recordingsAt(past: Past, index: number): SandboxRecording[] {
  const { hasVoicemail, isRecorded } = past.cardAt(index);
  if (!hasVoicemail && !isRecorded) return [];
  const plan = past.planAt(index);
  const start = startOf(past, index, plan);
  const callSid = () => writeSid('CA', past.seed, index * perCall);
  const recording = (nth: 0 | 1, endSecond: number, duration: number): SandboxRecording => {
    const dateCreated = start + endSecond * 1000;
    const sid = writeSid('RE', past.seed, index * perCall + nth);
    const source = nth === 0 ? 'DialVerb' : 'RecordVerb';
    return { sid, callSid: callSid(), duration, dateCreated, dateUpdated: dateCreated, source };
  };
  const rows: SandboxRecording[] = [];
  if (isRecorded) {
    const talk = plan.legs.at(-1)?.seconds ?? 0;
    rows.push(recording(0, plan.seconds, Math.min(talk, longestRecordingSeconds)));
  }
  if (hasVoicemail) rows.push(recording(1, plan.seconds, plan.voicemailSeconds));
  return rows;
}

function notificationsAt(past: Past, index: number): SandboxNotification[] {
  const { mistake } = past.cardAt(index);
  if (!mistake) return [];
  const plan = past.planAt(index);
  const latest = mistake.log === 0 ? plan.seconds : plan.menuSeconds;
  const second = between(chanceOf(past.seed, index, 9), Math.ceil(latest / 2), latest);
  const at = startOf(past, index, plan) + second * 1000;
  const sid = writeSid('NO', past.seed, index * perCall);
  return [notificationOf(mistake, callAt(past, index), past.accountSid, sid, at)];
}
