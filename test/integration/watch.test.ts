import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Accounts } from '../../src/account/accounts.ts';
import { connect } from '../../src/account/connect.ts';
import { createCredentials } from '../../src/account/credentials.ts';
import { CallTreeData } from '../../src/callTree/callTreeData.ts';
import type { CallTreeNode } from '../../src/callTree/callTreeNodes.ts';
import { createStoredFilter } from '../../src/callTree/filter/storedFilter.ts';
import { follow } from '../../src/callTree/watch/follow.ts';
import { Watch } from '../../src/callTree/watch/watch.ts';
import { createMixedAccount, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer } from '../support/sandboxServer.ts';
import { createFakeClock, type FakeClock } from '../support/fakeClock.ts';
import { memoryMemento, memorySecrets } from './memory.ts';
import { eventually, run } from './support.ts';

/** A watch on the account of 137 calls over a socket, by a clock that the test moves. */
async function openWatch() {
  const account = createMixedAccount();
  const server = await startSandboxServer({ account });
  const log = {
    channel: { dispose: () => undefined },
    request: () => undefined,
    failure: () => undefined,
    show: () => undefined,
  };
  const accounts = new Accounts(memoryMemento(), createCredentials(memorySecrets()), (one, token) =>
    connect(one, token, log),
  );
  const { accountSid, authToken } = mixedCredentials;
  const mixed = {
    ...{ accountSid, label: 'Acme', apiBaseUrl: server.url },
    ...({ apiVersion: '2008-08-01', isSample: false } as const),
  };
  await accounts.add(mixed, authToken);
  const data = new CallTreeData(accounts, createStoredFilter(memoryMemento()));
  const visibility = new vscode.EventEmitter<vscode.TreeViewVisibilityChangeEvent>();
  const revealed: CallTreeNode[] = [];
  const view = {
    visible: true,
    onDidChangeVisibility: visibility.event,
    reveal: (node: CallTreeNode) => Promise.resolve(void revealed.push(node)),
  };
  const clock = createFakeClock();
  const watch = new Watch({ accounts, data, view, clock });
  await data.getChildren();
  return {
    ...{ account, accounts, clock, data, mixed, revealed, server, view, watch },
    show: (visible: boolean) => {
      view.visible = visible;
      visibility.fire({ visible });
    },
    async close() {
      watch.dispose();
      accounts.dispose();
      await server.close();
    },
  };
}

/** Lets time pass in steps, since answers come over a real socket, until what is looked for is there. */
async function passUntil(clock: FakeClock, look: () => boolean): Promise<void> {
  await eventually(() => {
    void clock.pass(1000);
    return look() || undefined;
  });
}

describe('watching', () => {
  let opened: Awaited<ReturnType<typeof openWatch>>;

  beforeEach(async () => {
    opened = await openWatch();
  });

  afterEach(() => opened.close());

  it('moves a changed call to its new group, and draws only the two groups', async () => {
    const { account, clock, data, watch } = opened;
    const callSid = `CA${'0'.repeat(32)}`;
    const drawn: string[] = [];
    data.onDidChangeTreeData((nodes) => drawn.push(...(nodes?.map(({ kind }) => kind) ?? ['everything'])));
    account.changeCall(callSid, { status: 2, dateUpdated: Date.UTC(2026, 10, 23, 20) });
    watch.turn(true);
    await passUntil(clock, () => data.get({ callSid })?.status === 'complete');
    const parent = data.getParent(data.nodeOf({ callSid }) ?? assert.fail('no row'));
    assert.equal(parent?.kind === 'group' && parent.group.key, 'complete');
    assert.ok(!drawn.includes('everything'));
    assert.deepEqual(drawn.filter((kind) => kind === 'group').length, 2);
  });

  it('asks at most 12 times in any minute, however fast the list moves', async () => {
    const { account, clock, server, watch } = opened;
    const sentMs: number[] = [];
    let before = server.requests.length;
    watch.turn(true);
    await passUntil(clock, () => {
      for (; before < server.requests.length; before++) sentMs.push(clock.nowMs());
      account.changeCall(`CA${'0'.repeat(32)}`, { dateUpdated: Date.UTC(2026, 10, 24) + clock.nowMs() });
      return clock.nowMs() > 240_000;
    });
    assert.ok(sentMs.length > 20, String(sentMs.length));
    for (const fromMs of sentMs) {
      // The test looks once a second, so a request may be seen a second late.
      const inMinute = sentMs.filter((ms) => ms >= fromMs && ms < fromMs + 59_000);
      assert.ok(inMinute.length <= 12, String(inMinute.length));
    }
  });

  it('asks nothing while the view is hidden, and again once it is shown', async () => {
    const { clock, server, show, watch } = opened;
    show(false);
    const before = server.requests.length;
    watch.turn(true);
    await clock.pass(600_000);
    assert.equal(server.requests.length, before);
    show(true);
    await passUntil(clock, () => server.requests.length > before);
  });

  it('ends at sign-out', async () => {
    const { accounts, mixed, watch } = opened;
    watch.turn(true);
    await accounts.remove(mixed.accountSid);
    assert.equal(watch.isOn, false);
  });

  it('reveals a call of our own and polls until it shows a new state, though it is off', async () => {
    const { account, clock, data, revealed, server, view, watch } = opened;
    const callSid = account.nextSid('CA');
    const dateUpdated = Date.UTC(2026, 10, 23, 21);
    account.addCall({
      ...{ sid: callSid, callSegmentSid: '', called: '4155550100', caller: '4155550199', status: 0 },
      ...{ phoneNumberSid: 'PN01234567890123456789012345678900', flags: 2 },
      ...{ dateCreated: dateUpdated, dateUpdated },
    });
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

  it('is turned on and off by the command, which says what it is now', async () => {
    await run('openSampleAccount');
    assert.deepEqual(await run('toggleWatch', { on: true }), { on: true });
    assert.deepEqual(await run('toggleWatch', { on: true }), { on: true });
    assert.deepEqual(await run('toggleWatch'), { on: false });
    const sample = 'AC5a3b1e0ca11ab1e5eedc0ffee0ddba11';
    await run('signOut', { accountSid: sample });
    await assert.rejects(async () => run('toggleWatch', { on: true }), /No account is signed in/);
  });
});
