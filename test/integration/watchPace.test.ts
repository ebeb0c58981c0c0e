import assert from 'node:assert/strict';
import type { CallNode, PartNode } from '../../src/callTree/callTreeNodes.ts';
import { showState } from '../../src/callTree/viewState.ts';
import { versions, type TestedVersion } from '../support/versions.ts';
import { openWatch, passUntil } from './openWatch.ts';

type Opened = Awaited<ReturnType<typeof openWatch>>;

const callSid = `CA${'0'.repeat(32)}`;
const dayMs = Date.UTC(2026, 10, 24);

/** Opens the row of the call that the tests change, as a person would. */
async function openRow({ data }: Opened): Promise<{ node: CallNode; parts: readonly PartNode[] }> {
  const node = data.nodeOf({ callSid }) ?? assert.fail('no row');
  const parts = (await data.getChildren(node)).filter((part) => part.kind === 'part');
  data.noteExpanded(node, true);
  return { node, parts };
}

/** Changes that call and another one. */
function touch({ account, clock }: Opened): void {
  account.changeCall(callSid, { dateUpdated: dayMs + clock.nowMs() });
}

/** Watches for minutes while calls change all the time, and says when requests were sent. */
async function sentWhileMoving(opened: Opened): Promise<readonly number[]> {
  const { clock, server, watch } = opened;
  const sentMs: number[] = [];
  let before = server.requests.length;
  await watch.turn(true);
  await passUntil(clock, () => {
    for (; before < server.requests.length; before++) sentMs.push(clock.nowMs());
    touch(opened);
    return clock.nowMs() > 240_000;
  });
  return sentMs;
}

function assertTwelveAMinute(sentMs: readonly number[]): void {
  for (const fromMs of sentMs) {
    // The test looks once a second, so a request may be seen a second late.
    const inMinute = sentMs.filter((ms) => ms >= fromMs && ms < fromMs + 59_000);
    assert.ok(inMinute.length <= 12, String(inMinute.length));
  }
}

for (const tested of versions) describe(`the pace of a watch of ${tested.version}`, () => paceOf(tested));

function paceOf({ someOf, pathOf, version }: TestedVersion): void {
  let opened: Opened;

  afterEach(() => opened.close());

  it('asks at most 12 times in any minute, with an open call that changes all the time', async () => {
    opened = await openWatch({ version });
    await openRow(opened);
    const sentMs = await sentWhileMoving(opened);
    assertTwelveAMinute(sentMs);
    assert.ok(sentMs.length > 24, String(sentMs.length));
    const pausesMs = sentMs.slice(1).map((ms, at) => ms - (sentMs[at] ?? 0));
    assert.ok(Math.max(...pausesMs) <= 12_000, `a pause of ${Math.max(...pausesMs)} ms`);
  });

  it('counts what is asked again because a service is faulty', async () => {
    opened = await openWatch({
      version,
      faults: [{ fault: { kind: 'refuse', status: 503 }, after: 2, rate: 0.4 }],
    });
    const sentMs = await sentWhileMoving(opened);
    assertTwelveAMinute(sentMs);
    assert.ok(sentMs.length > 20, String(sentMs.length));
  });

  it('slows down while the service asks for it, says why if it goes on, and comes back', async () => {
    const listPath = new RegExp(`/${pathOf('Calls')}\\?`);
    const refusal = { kind: 'refuse', status: 429, retryAfter: '0' } as const;
    // Three polls, each tried four times.
    opened = await openWatch({ version, faults: [{ fault: refusal, path: listPath, after: 2, times: 12 }] });
    const { clock, data, server, watch } = opened;
    const sentMs: number[] = [];
    /** Until the next request after each poll that failed; the repeats within a poll wait for the real clock. */
    const restsMs: number[] = [];
    let failed: { readonly atMs: number; readonly asked: number } | undefined;
    const said: string[] = [];
    const view = { description: '', message: '' };
    data.onDidChangeState((state) => {
      showState(view, state, { isWatching: true });
      if (said.at(-1) !== view.message) said.push(view.message);
      if (state.kind === 'failed') failed = { atMs: clock.nowMs(), asked: server.requests.length };
    });
    let before = server.requests.length;
    await watch.turn(true);
    await passUntil(clock, () => {
      const news = server.requests.slice(before).filter(({ path }) => listPath.test(path));
      before = server.requests.length;
      sentMs.push(...news.map(() => clock.nowMs()));
      if (failed && server.requests.slice(failed.asked).some(({ path }) => listPath.test(path))) {
        restsMs.push(clock.nowMs() - failed.atMs);
        failed = undefined;
      }
      return sentMs.length >= 1 + 12 + 6;
    });
    const isLonger = restsMs.map((ms, at) => ms >= 20_000 * 2 ** at);
    assert.deepEqual(isLonger, [true, true, true], restsMs.join());
    const lastMs = (sentMs.at(-1) ?? Infinity) - (sentMs.at(-2) ?? 0);
    assert.ok(lastMs <= 12_000, `in the end ${lastMs} ms`);
    const [first, passing, lasting, last] = said;
    const loaded = `Acme · ${someOf('50', '137', 'loaded')}`;
    assert.deepEqual([first, last], Array(2).fill(`${loaded} · watching`));
    assert.equal(passing, `${loaded} · retrying`);
    assert.match(lasting ?? '', new RegExp(`^${loaded} · .*\\(429\\).* · watching$`));
    assert.equal(said.length, 4);
  });

  it('asks as often as ever while the service is away, and soon says no more of it once it is back', async () => {
    const listPath = new RegExp(`/${pathOf('Calls')}\\?`);
    const fault = { kind: 'refuse', status: 501 } as const;
    opened = await openWatch({ version, faults: [{ fault, path: listPath, after: 2, times: 8 }] });
    const { clock, data, watch } = opened;
    const told: { readonly kind: string; readonly atMs: number }[] = [];
    data.onDidChangeState(({ kind }) => told.push({ kind, atMs: clock.nowMs() }));
    await watch.turn(true);
    await passUntil(clock, () => told.length >= 1 + 8 + 1);
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ['loaded', ...Array<string>(8).fill('failed'), 'loaded'],
    );
    const pausesMs = told.slice(1).map(({ atMs }, at) => atMs - (told[at]?.atMs ?? 0));
    // Calls are in progress, so the first poll that fails comes after half the interval.
    const [first = 0, ...others] = pausesMs;
    assert.ok(first <= 8_000, `a pause of ${first} ms`);
    for (const ms of others) assert.ok(ms >= 10_000 && ms <= 13_000, `a pause of ${ms} ms`);
  });

  const steps = {
    'has refreshed': ({ data }: Opened) => data.refresh(),
    'has loaded more': ({ data }: Opened) => data.loadMore(),
    'has filtered': ({ data }: Opened) => data.filter({}),
  };
  for (const [step, take] of Object.entries(steps))
    it(`says nothing of a failure once a person ${step}, and a poll that fails then only "retrying"`, async () => {
      const listPath = new RegExp(`/${pathOf('Calls')}\\?`);
      const fault = { kind: 'refuse', status: 501 } as const;
      // Three polls after the first page, and one after what the person did.
      const polls = { fault, path: listPath, after: 1, times: 3 };
      opened = await openWatch({ version, faults: [polls, { ...polls, after: 5, times: 1 }] });
      const { clock, data, watch } = opened;
      const view = { description: '', message: '' };
      data.onDidChangeState((state) => showState(view, state, { isWatching: true }));
      await watch.turn(true);
      await passUntil(clock, () => view.message.includes('(501)'));
      await take(opened);
      const loaded = view.message;
      assert.match(loaded, /^Acme · [^·]+ · watching$/);
      await passUntil(clock, () => view.message !== loaded);
      assert.equal(view.message, loaded.replace('watching', 'retrying'));
    });

  it('lets neither a refresh, a filter nor an open row wait for it', async () => {
    opened = await openWatch({ version });
    const { clock, data, server, watch } = opened;
    const { node } = await openRow(opened);
    await watch.turn(true);
    let before = server.requests.length;
    // Until the clock stands still in the middle of a poll that waits for its turn.
    await passUntil(clock, () => {
      touch(opened);
      return server.requests.length - before >= 6;
    });
    before = server.requests.length;
    assert.equal((await data.getChildren(node)).length, 3);
    await data.refresh();
    await data.filter({ status: [1] });
    await data.filter({});
    await data.loadMore();
    assert.ok(server.requests.length > before);
  });

  it('keeps what an open call shows until it was read again', async () => {
    opened = await openWatch({ version });
    const { clock, data, watch } = opened;
    const { node, parts } = await openRow(opened);
    await watch.turn(true);
    touch(opened);
    await passUntil(clock, () => node.isOutdated);
    assert.deepEqual(await data.getChildren(node), parts);
    await passUntil(clock, () => !node.isOutdated);
    assert.notEqual((await data.getChildren(node))[0], parts[0]);
  });
}
