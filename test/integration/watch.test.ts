import assert from 'node:assert/strict';
import { Accounts } from '../../src/account/accounts.ts';
import { connect, sampleAccount } from '../../src/account/connect.ts';
import { createCredentials } from '../../src/account/credentials.ts';
import { follow } from '../../src/callTree/watch/follow.ts';
import { Watch } from '../../src/callTree/watch/watch.ts';
import type { SandboxAccount } from '../../src/sandbox/store.ts';
import { mixedCredentials } from '../support/mixedAccount.ts';
import { versions, type TestedVersion } from '../support/versions.ts';
import { memoryLog, memoryMemento, memorySecrets } from './memory.ts';
import { openWatch, passUntil } from './openWatch.ts';
import { eventually, run } from './support.ts';

for (const tested of versions) describe(`watching in ${tested.version}`, () => watchingOf(tested));

function watchingOf({ version }: TestedVersion): void {
  let opened: Awaited<ReturnType<typeof openWatch>>;

  beforeEach(async () => {
    opened = await openWatch({ version });
  });

  afterEach(() => opened.close());

  it('moves a changed call to its new group, and draws only the two groups', async () => {
    const { account, clock, data, watch } = opened;
    const callSid = `CA${'0'.repeat(32)}`;
    const drawn: string[] = [];
    data.onDidChangeTreeData((nodes) => drawn.push(...(nodes?.map(({ kind }) => kind) ?? ['everything'])));
    account.changeCall(callSid, { status: 2, dateUpdated: Date.UTC(2026, 10, 23, 20) });
    await watch.turn(true);
    await passUntil(clock, () => data.get({ callSid })?.status === 'complete');
    const parent = data.getParent(data.nodeOf({ callSid }) ?? assert.fail('no row'));
    assert.equal(parent?.kind === 'group' && parent.group.key, 'complete');
    assert.ok(!drawn.includes('everything'));
    assert.deepEqual(drawn.filter((kind) => kind === 'group').length, 2);
  });

  it('is off at first, and asks nothing', async () => {
    const { clock, data, server, watch } = opened;
    const before = server.requests.length;
    await data.refresh();
    const cost = server.requests.length - before;
    // A poll that had begun would go on while the answers are waited for.
    for (let minute = 0; minute < 5; minute++) {
      await clock.pass(60_000);
      await data.refresh();
    }
    assert.deepEqual([watch.isOn, server.requests.length - before], [false, 6 * cost]);
  });

  it('asks nothing while the view is hidden, and again once it is shown', async () => {
    const { clock, data, server, show, watch } = opened;
    show(false);
    const before = server.requests.length;
    await data.refresh();
    const cost = server.requests.length - before;
    await watch.turn(true);
    await clock.pass(600_000);
    // A poll that had begun would be there by the time that this is answered.
    await data.refresh();
    assert.equal(server.requests.length - before, 2 * cost);
    show(true);
    await passUntil(clock, () => server.requests.length > before + 2 * cost);
  });

  it('goes on for five minutes without the focus, then rests until the person is back', async () => {
    const { clock, focus, server, watch } = opened;
    focus(false);
    await clock.pass(299_000);
    const before = server.requests.length;
    await watch.turn(true);
    await clock.pass(0);
    await eventually(() => server.requests.length >= before + 2 || undefined);
    await clock.pass(1_000);
    const away = server.requests.length;
    await clock.pass(3_600_000);
    assert.equal(server.requests.length, away);
    focus(true);
    await passUntil(clock, () => server.requests.length > away);
  });

  it('is on again after a reload and in another account, and polls there', async () => {
    const { accounts, clock, data, mixed, presence, server, state, view, watch } = opened;
    await watch.turn(true);
    await accounts.add(sampleAccount('Sample account'), '');
    assert.equal(watch.isOn, true);
    watch.dispose();
    const reloaded = new Watch({ accounts, clock, data, presence, state, view });
    await accounts.switchTo(mixed);
    assert.equal(reloaded.isOn, true);
    const before = server.requests.length;
    await passUntil(clock, () => server.requests.length > before + 1);
    reloaded.dispose();
  });

  it('goes on in another account, though a poll of the one before is under way', async () => {
    await opened.close();
    const endless = { kind: 'delay', delayMs: 3_600_000 } as const;
    // After the list and the notifications of the first page.
    opened = await openWatch({ version, faults: [{ fault: endless, after: 2 }] });
    const { accounts, clock, data, server, watch } = opened;
    const polled: string[] = [];
    data.onDidChangeState((state) => {
      if (state.kind === 'loaded') polled.push(state.session.account.label);
    });
    const before = server.requests.length;
    await watch.turn(true);
    await clock.pass(0);
    await eventually(() => server.requests.length > before || undefined);
    await accounts.add(sampleAccount('Sample account'), '');
    await passUntil(clock, () => polled.length > 1);
    assert.deepEqual(polled.slice(0, 2), Array(2).fill('Sample account'));
    assert.equal(watch.isOn, true);
  });

  it('leaves nothing loading where it has read the calls before VS Code asks for the rows', async () => {
    const { accounts, clock, data, mixed, watch } = opened;
    await watch.turn(true);
    await accounts.add(mixed, mixedCredentials.authToken);
    const session = await accounts.current();
    const told: string[] = [];
    data.onDidChangeState((state) => {
      if ('session' in state && state.session === session) told.push(state.kind);
    });
    await passUntil(clock, () => told.includes('loaded'));
    await data.getChildren();
    await data.getChildren();
    assert.equal(told.at(-1), 'loaded');
  });

  it('is turned on for good before that is said to be done', async () => {
    const { accounts, clock, data, presence, state, view } = opened;
    let keep: () => void = () => undefined;
    const late = { ...state, update: () => new Promise<void>((resolve) => (keep = resolve)) };
    const watch = new Watch({ accounts, clock, data, presence, state: late, view });
    let isDone = false;
    const done = watch.turn(true).then(() => (isDone = true));
    assert.equal(watch.isOn, true);
    await data.refresh();
    assert.equal(isDone, false);
    keep();
    await done;
    watch.dispose();
  });

  for (const first of ['the view', 'the poll']) {
    it(`asks for the list and the notifications once at the beginning of a session, ${first} first`, async () => {
      const { accounts, clock, data, mixed, server, state } = opened;
      await state.update('callInspector.watching', true);
      const before = server.requests.length;
      await accounts.add(mixed, mixedCredentials.authToken);
      // No row is left of the session before.
      await data.getChildren();
      if (first === 'the poll') await clock.pass(0);
      const shown = data.getChildren();
      await clock.pass(0);
      assert.ok((await shown).length > 1);
      await clock.pass(1000);
      await data.refresh();
      const asked = server.requests.slice(before).map(({ path }) => /(\w+)(\.json)?\?/.exec(path)?.[1]);
      assert.deepEqual(asked.toSorted(), ['Calls', 'Calls', 'Notifications', 'Notifications']);
    });
  }

  it('stays off after a reload where it was turned off', async () => {
    const { accounts, clock, data, mixed, presence, state, view, watch } = opened;
    await watch.turn(true);
    await watch.turn(false);
    watch.dispose();
    const reloaded = new Watch({ accounts, clock, data, presence, state, view });
    await accounts.switchTo(mixed);
    assert.equal(reloaded.isOn, false);
    reloaded.dispose();
  });

  it('ends at sign-out, also for the next account', async () => {
    const { accounts, mixed, watch } = opened;
    await watch.turn(true);
    await accounts.remove(mixed.accountSid);
    assert.equal(watch.isOn, false);
    await accounts.add(mixed, mixedCredentials.authToken);
    assert.equal(watch.isOn, false);
  });

  it('is kept for an account whose token is gone while another is signed out of, and ends with its own', async () => {
    const { clock, data, mixed, presence, state, view } = opened;
    const open = (kept: ReturnType<typeof memoryMemento>) =>
      new Accounts(kept, createCredentials(memorySecrets()), (one, token) =>
        connect(one, token, memoryLog()),
      );
    const kept = memoryMemento();
    const before = open(kept);
    const sample = sampleAccount('Sample account');
    await before.add(sample, '');
    await before.add(mixed, mixedCredentials.authToken);
    before.dispose();
    const accounts = open(kept);
    const watch = new Watch({ accounts, clock, data, presence, state, view });
    await state.update('callInspector.watching', true);
    await accounts.remove(sample.accountSid);
    assert.equal(accounts.lost?.accountSid, mixed.accountSid);
    assert.equal(state.get('callInspector.watching'), true);
    await accounts.remove(mixed.accountSid);
    assert.equal(state.get('callInspector.watching'), undefined);
    watch.dispose();
    accounts.dispose();
  });

  it('reveals a call of our own and polls until it shows a new state, though it is off', async () => {
    const { account, clock, data, revealed, server, view, watch } = opened;
    const { callSid, dateUpdated } = addWaitingCall(account);
    await follow({ callSid }, { data, view, watch, clock });
    assert.deepEqual(
      revealed.map((node) => node.kind === 'call' && node.callSid),
      [callSid],
    );
    account.changeCall(callSid, { status: 1, dateUpdated: dateUpdated + 1000 });
    await passUntil(clock, () => data.get({ callSid })?.status === 'inProgress');
    const before = server.requests.length;
    await clock.pass(120_000);
    assert.equal(server.requests.length, before);
  });

  it('polls until each of several calls of our own shows a new state', async () => {
    const { account, clock, data, view, watch } = opened;
    const dateUpdated = Date.UTC(2026, 10, 23, 21);
    const callSids = [0, 1].map((index) => `CA${String(index).padStart(32, '0')}`);
    for (const callSid of callSids) {
      account.changeCall(callSid, { status: 0, dateUpdated });
      await follow({ callSid }, { data, view, watch, clock });
    }
    for (const callSid of callSids) {
      account.changeCall(callSid, { status: 1, dateUpdated: dateUpdated + 1000 });
      await passUntil(clock, () => data.get({ callSid })?.status === 'inProgress');
    }
  });

  it('polls for a call of our own while that rings, until it is through', async () => {
    const { account, clock, data, view, watch } = opened;
    const { callSid, dateUpdated } = addWaitingCall(account);
    await follow({ callSid }, { data, view, watch, clock });
    const rungMs = dateUpdated + 1000;
    account.changeCall(callSid, { dateUpdated: rungMs, modern: { status: 'ringing' } });
    await passUntil(clock, () => data.get({ callSid })?.dateUpdated?.instantMs === rungMs);
    account.changeCall(callSid, { status: 1, dateUpdated: rungMs + 1000, modern: {} });
    await passUntil(clock, () => data.get({ callSid })?.status === 'inProgress');
  });

  it('polls after a redirection until the call shows its new state, also where the list was behind', async () => {
    const { account, clock, data, server, view, watch } = opened;
    const callSid = `CA${'0'.repeat(32)}`;
    // Before anybody redirected it, which the list does not know yet.
    account.changeCall(callSid, { dateUpdated: Date.UTC(2026, 10, 23, 21) });
    const session = (await opened.accounts.current()) ?? assert.fail('no session');
    const before = await session.client.getCall(callSid, session.signal);
    await follow({ callSid }, { data, view, watch, clock, before });
    const asked = server.requests.length;
    await passUntil(clock, () => server.requests.length > asked + 1);
    account.changeCall(callSid, { dateUpdated: Date.UTC(2026, 10, 23, 22) });
    await passUntil(
      clock,
      () => data.get({ callSid })?.dateUpdated?.instantMs === Date.UTC(2026, 10, 23, 22),
    );
    const settled = server.requests.length;
    await clock.pass(120_000);
    assert.equal(server.requests.length, settled);
  });

  it('is turned on and off by the command, which says what it is now', async () => {
    await run('openSampleAccount');
    assert.deepEqual(await run('toggleWatch', { on: true }), { on: true });
    assert.deepEqual(await run('toggleWatch', { on: true }), { on: true });
    assert.deepEqual(await run('toggleWatch'), { on: false });
    const sample = 'AC5a3b1e0ca11ab1e5eedc0ffee0ddba11';
    await run('signOut', { accountSid: sample });
    await assert.rejects(async () => run('toggleWatch', { on: true }), /No account is signed in/);
  });
}

/** A call of our own that is not dialed yet. */
function addWaitingCall(account: SandboxAccount): { readonly callSid: string; readonly dateUpdated: number } {
  const callSid = account.nextSid('CA');
  const dateUpdated = Date.UTC(2026, 10, 23, 21);
  account.addCall({
    ...{ sid: callSid, callSegmentSid: '', called: '4155550100', caller: '4155550199', status: 0 },
    ...{ phoneNumberSid: 'PN01234567890123456789012345678900', flags: 2 },
    ...{ dateCreated: dateUpdated, dateUpdated },
  });
  return { callSid, dateUpdated };
}
