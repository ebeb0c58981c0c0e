import assert from 'node:assert/strict';
import { Poll, type PollResult } from '../../../src/calls/polling/poll.ts';
import { RequestBudget, type RequestLane } from '../../../src/calls/polling/requestBudget.ts';
import { createFakeClock } from '../../support/fakeClock.ts';

const quiet: PollResult = { kind: 'read', isChanged: false, isLive: false };
const changed: PollResult = { kind: 'read', isChanged: true, isLive: false };
const live: PollResult = { kind: 'read', isChanged: true, isLive: true };
const failed: PollResult = { kind: 'failed', retryAfterMs: undefined };
const tooOften: PollResult = { kind: 'tooOften', retryAfterMs: undefined };

/** A poll every 10 seconds that notes when it asked, and answers what the test says. */
function aPoll(answer: () => PollResult | Promise<PollResult>) {
  const clock = createFakeClock();
  const atSeconds: number[] = [];
  let over = 0;
  const poll = new Poll({
    clock,
    intervalMs: () => 10_000,
    poll: () => {
      atSeconds.push(clock.nowMs() / 1000);
      return Promise.resolve(answer());
    },
    onOver: () => (over += 1),
  });
  return { poll, clock, atSeconds, over: () => over };
}

describe('a poll', () => {
  it('asks nothing until it is turned on, then at once, and nothing once it is off', async () => {
    const { poll, clock, atSeconds } = aPoll(() => changed);
    await clock.pass(60_000);
    assert.deepEqual(atSeconds, []);
    poll.turn(true);
    await clock.pass(20_000);
    assert.deepEqual(atSeconds, [60, 70, 80]);
    poll.turn(false);
    await clock.pass(600_000);
    assert.equal(atSeconds.length, 3);
  });

  it('does not wait with another service for what the one before asked for', async () => {
    let answer: PollResult = { kind: 'failed', retryAfterMs: 600_000 };
    const { poll, clock, atSeconds } = aPoll(() => answer);
    poll.turn(true);
    await clock.pass(0);
    poll.turn(false);
    poll.reset();
    answer = changed;
    poll.turn(true);
    await clock.pass(10_000);
    assert.deepEqual(atSeconds, [0, 0, 10]);
  });

  it('asks twice as often while a call is in progress', async () => {
    const { poll, clock, atSeconds } = aPoll(() => live);
    poll.turn(true);
    await clock.pass(15_000);
    assert.deepEqual(atSeconds, [0, 5, 10, 15]);
  });

  it('waits longer, up to three intervals, while nothing changes, and no longer once something does', async () => {
    let answer: PollResult = quiet;
    const { poll, clock, atSeconds } = aPoll(() => answer);
    poll.turn(true);
    await clock.pass(400_000);
    const last = atSeconds.at(-1) ?? 0;
    assert.equal(last - (atSeconds.at(-2) ?? 0), 30);
    answer = changed;
    await clock.pass(50_000);
    assert.equal((atSeconds.at(-1) ?? 0) - (atSeconds.at(-2) ?? 0), 10);
  });

  it('never asks while an answer is still on its way', async () => {
    let arrive: (result: PollResult) => void = () => undefined;
    const { poll, clock, atSeconds } = aPoll(() => new Promise((resolve) => (arrive = resolve)));
    poll.turn(true);
    await clock.pass(120_000);
    assert.equal(atSeconds.length, 1);
    arrive(changed);
    await clock.pass(10_000);
    assert.equal(atSeconds.length, 2);
  });

  it('asks nothing while asleep, and at once on waking what was due', async () => {
    const { poll, clock, atSeconds } = aPoll(() => changed);
    poll.turn(true);
    await clock.pass(0);
    poll.wake(false);
    await clock.pass(600_000);
    assert.deepEqual(atSeconds, [0]);
    poll.wake(true);
    await clock.pass(0);
    assert.deepEqual(atSeconds, [0, 600]);
  });

  it('asks at its interval while a service is away, though it had become patient before', async () => {
    let answer: PollResult = quiet;
    const { poll, clock, atSeconds } = aPoll(() => answer);
    poll.turn(true);
    await clock.pass(390_000);
    answer = failed;
    await clock.pass(30_000);
    const firstFailed = atSeconds.at(-1) ?? 0;
    await clock.pass(60_000);
    const after = atSeconds.slice(atSeconds.indexOf(firstFailed)).map((at) => at - firstFailed);
    assert.deepEqual(after, [0, 10, 20, 30, 40, 50, 60]);
  });

  it('asks at its interval while a service is away, also while a call is in progress or hurried for', async () => {
    for (const isHurried of [false, true]) {
      let answer: PollResult = live;
      const { poll, clock, atSeconds } = aPoll(() => answer);
      poll.turn(true);
      poll.hurry(isHurried);
      await clock.pass(0);
      answer = failed;
      const pause = isHurried ? 2 : 5;
      await clock.pass(pause * 1000 + 20_000);
      answer = live;
      await clock.pass(10_000 + pause * 1000);
      const failedAt = [pause, pause + 10, pause + 20];
      assert.deepEqual(atSeconds, [0, ...failedAt, pause + 30, pause + 30 + pause]);
    }
  });

  it('slows down each time that it is asked to and comes back with each success', async () => {
    let answer: PollResult = tooOften;
    const { poll, clock, atSeconds } = aPoll(() => answer);
    poll.turn(true);
    await clock.pass(60_000);
    assert.deepEqual(atSeconds, [0, 20, 60]);
    answer = changed;
    await clock.pass(80_000 + 40_000 + 20_000 + 10_000 + 10_000);
    assert.deepEqual(atSeconds, [0, 20, 60, 140, 180, 200, 210, 220]);
  });

  it('waits five minutes at most, even where the service asks for a year', async () => {
    const { poll, clock, atSeconds } = aPoll(() => ({ kind: 'tooOften', retryAfterMs: 31_536_000_000 }));
    poll.turn(true);
    await clock.pass(610_000);
    assert.deepEqual(atSeconds, [0, 300, 600]);
  });

  it('waits as long as the service asked for', async () => {
    const { poll, clock, atSeconds } = aPoll(() => ({ kind: 'failed', retryAfterMs: 90_000 }));
    poll.turn(true);
    await clock.pass(89_000);
    assert.deepEqual(atSeconds, [0]);
    await clock.pass(1_000);
    assert.deepEqual(atSeconds, [0, 90]);
  });

  it('ends by itself where going on makes no sense', async () => {
    const { poll, clock, atSeconds, over } = aPoll(() => ({ kind: 'over' }));
    poll.turn(true);
    await clock.pass(600_000);
    assert.deepEqual([atSeconds.length, over()], [1, 1]);
  });

  it('hurries for a call of our own, whether on or not, until told that it is enough', async () => {
    const { poll, clock, atSeconds } = aPoll(() => quiet);
    poll.hurry(true);
    await clock.pass(4_000);
    poll.hurry(false);
    await clock.pass(60_000);
    assert.deepEqual(atSeconds, [0, 2, 4]);
  });
});

/** Asks a budget for so many requests at once and notes when each may go out, in seconds. */
function asked(lanes: readonly RequestLane[], signal?: AbortSignal) {
  const clock = createFakeClock();
  const budget = new RequestBudget(clock);
  const went: { readonly lane: RequestLane; readonly atMs: number }[] = [];
  const ask = (lane: RequestLane): Promise<unknown> =>
    budget.take(lane, signal ?? new AbortController().signal).then(
      () => went.push({ lane, atMs: clock.nowMs() }),
      () => undefined,
    );
  for (const lane of lanes) void ask(lane);
  return { ask, clock, went };
}

describe('the budget of requests', () => {
  it('lets no more than twelve go out in any minute, however they are asked for', async () => {
    const { ask, clock, went } = asked(new Array<RequestLane>(40).fill('list'));
    await clock.pass(150_000);
    // After a rest there is room for a few at once, and still no minute has more.
    await clock.pass(300_000);
    for (let index = 0; index < 40; index++) void ask('details');
    await clock.pass(300_000);
    assert.equal(went.length, 80);
    for (const { atMs: fromMs } of went) {
      const inMinute = went.filter(({ atMs }) => atMs >= fromMs && atMs < fromMs + 60_000);
      assert.ok(inMinute.length <= 12, String(inMinute.length));
    }
  });

  it('spreads them: who waits in line sees one go out every seven seconds', async () => {
    const { clock, went } = asked(new Array<RequestLane>(30).fill('list'));
    await clock.pass(200_000);
    assert.equal(went.length, 30);
    const pausesMs = went.slice(1).map(({ atMs }, at) => atMs - (went[at]?.atMs ?? 0));
    assert.ok(Math.max(...pausesMs) <= 7_000, String(Math.max(...pausesMs)));
  });

  it('lets the list take turns with details that were asked for long before', async () => {
    const { ask, clock, went } = asked(new Array<RequestLane>(20).fill('details'));
    await clock.pass(0);
    void ask('list');
    await clock.pass(7_000);
    assert.equal(went.at(-1)?.lane, 'list');
  });

  it('gives details every third turn while the list waits as well', async () => {
    const lanes: RequestLane[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(() => 'details');
    const { clock, went } = asked([...lanes, ...lanes.map((): RequestLane => 'list')]);
    await clock.pass(100_000);
    const waited = went.slice(3, 15).map(({ lane }) => lane);
    assert.equal(waited.filter((lane) => lane === 'details').length, 4);
  });

  it('gives nothing to one who left the line', async () => {
    const leaving = new AbortController();
    const { clock, went } = asked(['list', 'list', 'list', 'list', 'list'], leaving.signal);
    await clock.pass(0);
    leaving.abort();
    await clock.pass(60_000);
    assert.equal(went.length, 3);
  });
});
