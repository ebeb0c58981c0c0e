// An account of many calls, each with a number of its own, so that a row says which call it is.
import type { SandboxCall } from '../../src/sandbox/rules/resources.ts';
import { createAccount, type SandboxAccount } from '../../src/sandbox/store.ts';

/** Who signs in to it. */
export const manyCredentials = {
  accountSid: 'AC0123456789abcdef0123456789abcdef',
  authToken: '5ecre7f0rtes7s0nly0123456789abcd',
} as const;

/** An account of so many calls, all inbound: six in progress, three not dialed yet, most of them complete. */
export function createManyCalls(count: number): SandboxAccount {
  const calls = Array.from({ length: count }, (_, index) => manyCall(index));
  return createAccount({ ...manyCredentials, calls });
}

/** The i-th of them, a minute older than the one before; no two of 70,000 have the same caller. */
export function manyCall(index: number): SandboxCall {
  const status = statusOf(index);
  const startedMs = Math.floor(Date.now() / 1000) * 1000 - 60_000 - index * 61_000;
  return {
    sid: `CA${index.toString(16).padStart(32, '0')}`,
    callSegmentSid: '',
    dateCreated: startedMs,
    dateUpdated: startedMs + 1_000,
    called: '4155550100',
    caller: `${201 + Math.floor(index / 100)}5550${100 + (index % 100)}`,
    phoneNumberSid: 'PN01234567890123456789012345678900',
    status,
    ...(status === 0 ? {} : { startTime: startedMs }),
    ...(status === 2 ? { endTime: startedMs + 60_000, duration: 60 + (index % 500) } : {}),
    flags: 1,
  };
}

function statusOf(index: number): number {
  if (index < 6) return 1;
  if (index < 9) return 0;
  return [3, 4, 5][index % 13] ?? 2;
}
