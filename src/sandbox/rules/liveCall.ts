// A call whose state follows from the time: it waits, is dialed, ends, and later gets its price.
import type { ModernFacts, SandboxCall } from './resources.ts';

/** What is known of such a call beforehand; the moments are milliseconds since the epoch. */
export interface LiveCall {
  readonly sid: string;
  readonly called: string;
  readonly caller: string;
  readonly phoneNumberSid: string;
  readonly flags: number;
  readonly createdAt: number;
  readonly dialedAt: number;
  readonly endsAt: number;
  readonly pricedAt: number;
  /** The status once it has ended: 2 complete, 3 busy, 4 application error, 5 no answer. */
  readonly outcome: 2 | 3 | 4 | 5;
  readonly pricePerMinute: number;
  readonly redirectedAt?: number;
  /** When the waiting call begins to ring, which only 2010-04-01 tells from waiting. */
  readonly ringsAt?: number;
  /** What else only 2010-04-01 shows. */
  readonly modern?: ModernFacts;
  /** Shows StartTime before the call is dialed, as the samples of "Making Calls" do. */
  readonly showsStart?: boolean;
}

/** The Call resource at `now`, with StartTime empty until it is dialed (page "Calls"). */
export function callAt(live: LiveCall, now: number): SandboxCall {
  const { createdAt, dialedAt, endsAt, pricedAt, redirectedAt = createdAt } = live;
  const dialed = now >= dialedAt;
  const ended = now >= endsAt;
  const complete = ended && live.outcome === 2;
  const moments = [createdAt, dialedAt, redirectedAt, endsAt, ...(complete ? [pricedAt] : [])];
  const duration = Math.floor(endsAt / 1000) - Math.floor(dialedAt / 1000);
  return {
    sid: live.sid,
    callSegmentSid: '',
    dateCreated: createdAt,
    dateUpdated: Math.max(...moments.filter((moment) => moment <= now)),
    called: live.called,
    caller: live.caller,
    phoneNumberSid: live.phoneNumberSid,
    status: ended ? live.outcome : dialed ? 1 : 0,
    startTime: dialed || live.showsStart === true ? dialedAt : undefined,
    endTime: complete ? endsAt : undefined,
    duration: complete ? duration : undefined,
    price: complete && now >= pricedAt ? priceOf(duration, live.pricePerMinute) : undefined,
    flags: live.flags,
    modern: modernAt(live, now, dialed),
  };
}

/** Who answered is known only once someone did. */
function modernAt({ modern, ringsAt = Infinity }: LiveCall, now: number, dialed: boolean) {
  if (dialed) return modern;
  const known = { ...modern, answeredBy: undefined };
  return now < ringsAt ? known : { ...known, status: 'ringing' as const };
}

/** The Price of a call: begun minutes times a rate, negative, five places. */
export function priceOf(durationSeconds: number, perMinute: number): string {
  return (-Math.max(1, Math.ceil(durationSeconds / 60)) * perMinute).toFixed(5);
}
