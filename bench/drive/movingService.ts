// A faulty service whose calls move all the time, and what is true of each of them.
import type { FaultRule } from '../../src/sandbox/faults.ts';
import type { SandboxCall } from '../../src/sandbox/rules/resources.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createManyCalls, manyCall } from '../../test/support/manyCalls.ts';
import { startSandboxServer } from '../../test/support/sandboxServer.ts';

/** What is true of a call; `changedMs` is when this became true. */
export interface Truth {
  readonly party: string;
  readonly group: string;
  readonly durationSeconds: number | undefined;
  readonly updatedMs: number;
  readonly changedMs: number;
}

const groupTitles: readonly string[] = [
  'Not Yet Dialed',
  'In Progress',
  'Complete',
  'Failed – Busy',
  'Failed – Application Error',
  'Failed – No Answer',
];
const callsAtFirst = 1240;
const changeEveryMs = 2_000;

/** Two of five GETs fail the first time, each in another way. */
const faults: readonly FaultRule[] = [
  { method: 'GET', fault: { kind: 'refuse', status: 429, retryAfter: '1' }, rate: 0.09 },
  { method: 'GET', fault: { kind: 'refuse', status: 503 }, rate: 0.11 },
  { method: 'GET', fault: { kind: 'reset' }, rate: 0.1 },
  { method: 'GET', fault: { kind: 'cut', keptBytes: 300 }, rate: 0.08 },
];

/** Starts it, at rest. */
export async function startMovingService() {
  const account = createManyCalls(callsAtFirst);
  const answer = createSandbox({ account, faults });
  const sentMs: number[] = [];
  const server = await startSandboxServer((request) => {
    sentMs.push(Date.now());
    return answer(request);
  });
  const truths = new Map(
    account
      .listCalls()
      .slice(0, callsAtFirst)
      .map((call) => [call.sid, truthOf(call)]),
  );
  let next = callsAtFirst;
  let timer: NodeJS.Timeout | undefined;
  let turn = 0;

  function note(callSid: string): void {
    const call = account.findCall(callSid)?.call;
    if (call) truths.set(callSid, truthOf(call));
  }
  function change(callSid: string, to: Partial<SandboxCall>): void {
    account.changeCall(callSid, { ...to, dateUpdated: Date.now() });
    note(callSid);
  }
  function arrive(): string {
    const now = Date.now();
    const call = { ...manyCall(next++), status: 1, dateCreated: now, dateUpdated: now, startTime: now };
    account.addCall({ ...call, endTime: undefined, duration: undefined });
    note(call.sid);
    return partyOf(call.caller);
  }
  /** The call that has been in a status longest. */
  function oldest(status: number): SandboxCall | undefined {
    const { total, slice } = all();
    return slice(0, total).findLast((call) => call.status === status);
  }
  function all() {
    const listed = account.listCalls();
    return { total: listed.total, slice: (from: number, to: number) => listed.slice(from, to) };
  }
  function end(status: number): void {
    const call = oldest(1);
    if (call) change(call.sid, { status, endTime: Date.now(), duration: 30 + (turn % 1000) });
  }
  function move(): void {
    turn += 1;
    const kind = turn % 5;
    if (kind === 0 || kind === 3) arrive();
    else if (kind === 1) end(2);
    else if (kind === 2) end(3 + (turn % 3));
    else {
      const { total, slice } = all();
      const at = (turn * 7919) % total;
      const [old] = slice(at, at + 1);
      if (old && old.status === 2) change(old.sid, { duration: 30 + (turn % 1000), price: '-0.03000' });
    }
  }
  return {
    server,
    sentMs,
    arrive,
    truths: () => [...truths.values()].toSorted((one, other) => other.updatedMs - one.updatedMs),
    start: () => (timer ??= setInterval(move, changeEveryMs)),
    rest: () => {
      clearInterval(timer);
      timer = undefined;
    },
    /** The other party of the call that will end next. */
    nextToEnd: () => partyOf(oldest(1)?.caller ?? ''),
  };
}

export type MovingService = Awaited<ReturnType<typeof startMovingService>>;

function truthOf({ caller, duration, status, dateUpdated }: SandboxCall): Truth {
  return {
    party: partyOf(caller),
    group: groupTitles[status] ?? '',
    durationSeconds: duration,
    updatedMs: Number(dateUpdated),
    changedMs: Date.now(),
  };
}

/** As a row shows it. */
function partyOf(number: string): string {
  return `(${number.slice(0, 3)}) ${number.slice(3, 6)}-${number.slice(6)}`;
}
