// What happens around the moment at which the sample account is opened.
import { callAt, type LiveCall } from '../rules/liveCall.ts';
import type { CallFile, SandboxCall, SandboxNotification } from '../rules/resources.ts';
import type { Story } from '../store.ts';
import { phoneNumberSid, writeSid } from '../rules/sids.ts';
import { errors } from './errors.ts';
import { agents, lines } from './people.ts';
import { inboundPrice, outboundPrice } from './sampleCalls.ts';
import { notificationOf, type Mistake } from './webhook.ts';

/** When, and of which account, the story of today begins. */
export interface Opening {
  readonly accountSid: string;
  readonly seed: number;
  /** Milliseconds since the epoch. */
  readonly opened: number;
}

/** Keeps the identifiers of today apart from those of the past. */
const salt = 0x70da;

const [, serverError] = errors;

/** A call of today: seconds relative to the opening. */
interface Plan {
  readonly flags: 1 | 2;
  readonly customer: string;
  readonly created: number;
  /** When it begins to ring, where that is long before anyone takes it. */
  readonly rings?: number;
  readonly dialed: number;
  readonly ends: number;
  readonly priced: number;
  readonly outcome: 2 | 3 | 4 | 5;
  /** When an agent is dialled, who talks to the end. */
  readonly agentAt?: number;
  /** What made it fail, seen at its end. */
  readonly mistake?: Mistake;
}

/** Two in progress, two not yet dialed, three complete without a price yet, one failed of each kind. */
const plans: readonly Plan[] = [
  {
    flags: 1,
    customer: '5125550171',
    created: -131,
    dialed: -130,
    ends: 200,
    priced: 215,
    outcome: 2,
    agentAt: -96,
  },
  {
    flags: 2,
    customer: '4155550142',
    created: -37,
    dialed: -35,
    ends: 400,
    priced: 420,
    outcome: 2,
  },
  {
    flags: 2,
    customer: '6175550184',
    rings: -8,
    created: -20,
    dialed: 240,
    ends: 360,
    priced: 380,
    outcome: 2,
  },
  {
    flags: 2,
    customer: '3035550177',
    created: -60,
    dialed: 900,
    ends: 945,
    priced: 945,
    outcome: 5,
  },
  {
    flags: 1,
    customer: '7025550190',
    created: -164,
    dialed: -163,
    ends: -78,
    priced: 1500,
    outcome: 2,
    agentAt: -140,
  },
  {
    flags: 1,
    customer: '2065550143',
    created: -396,
    dialed: -395,
    ends: -301,
    priced: 1800,
    outcome: 2,
  },
  {
    flags: 2,
    customer: '4045550188',
    created: -742,
    dialed: -740,
    ends: -655,
    priced: 2400,
    outcome: 2,
  },
  {
    flags: 1,
    customer: '6025550175',
    created: -1091,
    dialed: -1090,
    ends: -1084,
    priced: -1084,
    outcome: 4,
    mistake: serverError,
  },
  {
    flags: 2,
    customer: '5125550178',
    created: -1324,
    dialed: -1320,
    ends: -1298,
    priced: -1298,
    outcome: 3,
  },
  {
    flags: 2,
    customer: '3055550142',
    created: -1873,
    dialed: -1870,
    ends: -1830,
    priced: -1830,
    outcome: 5,
  },
];

/** The calls of today as stories that move on with the time. */
export function callsOfToday(opening: Opening): (readonly [string, Story])[] {
  return plans.map((plan, index) => {
    const sid = writeSid('CA', opening.seed ^ salt, index);
    const live = liveCall(plan, sid, opening.opened);
    return [sid, (now: number) => storyAt(plan, live, opening, now)];
  });
}

function liveCall(plan: Plan, sid: string, opened: number): LiveCall {
  const company = lines[0].number;
  const isInbound = plan.flags === 1;
  const at = (second: number) => opened + second * 1000;
  return {
    sid,
    called: isInbound ? company : plan.customer,
    caller: isInbound ? plan.customer : company,
    phoneNumberSid: phoneNumberSid(company),
    flags: plan.flags,
    createdAt: at(plan.created),
    ringsAt: at(plan.rings ?? plan.dialed - 10),
    dialedAt: at(plan.dialed),
    endsAt: at(plan.ends),
    pricedAt: at(plan.priced),
    outcome: plan.outcome,
    pricePerMinute: isInbound ? inboundPrice : outboundPrice,
  };
}

function storyAt(plan: Plan, live: LiveCall, opening: Opening, now: number): CallFile {
  const segments: SandboxCall[] = [];
  if (plan.agentAt !== undefined) {
    const dialedAt = opening.opened + plan.agentAt * 1000;
    const leg = { ...live, called: agents[0].number, createdAt: dialedAt, dialedAt };
    const callSegmentSid = writeSid('CS', opening.seed ^ salt, plan.ends + 5000);
    const priced = { ...leg, flags: plan.flags | 4, pricePerMinute: outboundPrice };
    if (now >= dialedAt) segments.push({ ...callAt(priced, now), callSegmentSid });
  }
  const call = callAt(live, now);
  return {
    call,
    segments,
    recordings: [],
    notifications: notificationsAt(plan, call, opening, now),
  };
}

function notificationsAt(plan: Plan, call: SandboxCall, opening: Opening, now: number) {
  const at = opening.opened + plan.ends * 1000;
  if (!plan.mistake || now < at) return [];
  const sid = writeSid('NO', opening.seed ^ salt, plan.ends + 5000);
  return [notificationOf(plan.mistake, call, opening.accountSid, sid, at)];
}

/** What requests to the REST API itself did wrong: notifications of no call. */
export function apiMistakes({ accountSid, opened, seed }: Opening): SandboxNotification[] {
  const calls = `https://api.twilio.com/2008-08-01/Accounts/${accountSid}/Calls`;
  const mistake = (
    index: number,
    ageSeconds: number,
    [log, errorCode, messageText]: readonly [0 | 1, number, string],
    requestVariables: string,
  ): SandboxNotification => {
    const at = opened - ageSeconds * 1000;
    return {
      sid: writeSid('NO', seed ^ 0xa91, index),
      callSid: '',
      log,
      errorCode,
      messageText,
      messageDate: at,
      dateCreated: at,
      dateUpdated: at,
      requestUrl: calls,
      requestMethod: 'POST',
      requestVariables,
      responseHeaders: '',
      responseBody: '',
    };
  };
  const numbers = 'Caller=4155550100&Called=6175550184';
  const url = 'Url=https%3A%2F%2Fsupport.example.com%2Fvoice%2Freminder';
  return [
    mistake(0, 5400, [1, 20001, 'Unknown parameters: timeout=20'], `${numbers}&${url}&timeout=20`),
    mistake(1, 97_000, [0, 21205, 'Invalid URL'], `${numbers}&Url=support.example.com`),
    mistake(2, 260_000, [0, 21201, 'No called number is specified'], `Caller=4155550100&${url}`),
  ];
}
