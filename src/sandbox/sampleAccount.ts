// The account that needs no network: a support line's last 30 days, and what happens on it now.
import { createSampleCalls } from './sample/sampleCalls.ts';
import { sampleAccountSid } from './sample/sampleSid.ts';
import { callerIds } from './sample/people.ts';
import { showcaseCall, showcaseCallSid } from './sample/showcase.ts';
import { apiMistakes, callsOfToday } from './sample/today.ts';
import { createAccount, type SandboxAccount } from './store.ts';

export { sampleAccountSid, showcaseCallSid };

/** What a sample account follows from. */
export interface SampleSetup {
  readonly accountSid?: string;
  readonly authToken: string;
  /** The same seed and moment give the same data. */
  readonly seed?: number;
  /** How many calls; 420 when left out. A million costs no more than a few at the start. */
  readonly calls?: number;
  /** Milliseconds since the epoch; the data is relative to what this says at the start. */
  readonly now: () => number;
}

const showcaseAgeMs = 47 * 60_000;

/** A believable account of any size, deterministic by seed. */
export function createSampleAccount(setup: SampleSetup): SandboxAccount {
  const { accountSid = sampleAccountSid, authToken, seed = 1, calls = 420, now } = setup;
  const opened = now();
  const opening = { accountSid, seed, opened };
  const showcase = showcaseCall(accountSid, opened - showcaseAgeMs);
  const stories = [[showcaseCallSid, showcase] as const, ...callsOfToday(opening)].slice(0, calls);
  const size = Math.max(calls - stories.length, 0);
  return createAccount({
    accountSid,
    authToken,
    now,
    callerIds,
    stories,
    generated: createSampleCalls({ accountSid, seed, size, now: opened }),
    notifications: apiMistakes(opening),
  });
}
