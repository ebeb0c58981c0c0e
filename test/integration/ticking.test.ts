// Lengths of calls in progress, by a clock that the test moves; listView.test.ts sees them in the real view.
import assert from 'node:assert/strict';
import type { CallTreeNode } from '../../src/callTree/callTreeNodes.ts';
import { openWatch } from './openWatch.ts';

/** How many calls of the account are in progress. */
const live = 3;

describe('calls in progress', () => {
  let opened: Awaited<ReturnType<typeof openWatch>>;
  /** What each change event named. */
  let drawn: (readonly CallTreeNode[] | undefined)[];

  beforeEach(async () => {
    opened = await openWatch();
    const { data } = opened;
    for (const group of await data.getChildren()) await data.getChildren(group);
    drawn = [];
    data.onDidChangeTreeData((nodes) => drawn.push(nodes));
  });

  afterEach(() => opened.close());

  it('are drawn again each second while nothing is watched, they alone, at no request', async () => {
    const { clock, server, watch } = opened;
    const before = server.requests.length;
    await clock.pass(3_000);
    const isLive = (node: CallTreeNode): boolean => node.kind === 'call' && node.call.status === 'inProgress';
    assert.deepEqual(
      drawn.map((nodes) => nodes?.filter(isLive).length),
      [live, live, live],
    );
    assert.ok(drawn.every((nodes) => nodes?.every(isLive)));
    assert.deepEqual([watch.isOn, server.requests.length], [false, before]);
  });

  it('rest while the view is hidden, and are right at once when it is shown', async () => {
    const { clock, show } = opened;
    show(false);
    await clock.pass(60_000);
    assert.deepEqual(drawn, []);
    show(true);
    assert.equal(drawn.length, 1);
    await clock.pass(2_000);
    assert.equal(drawn.length, 3);
  });

  it('rest five minutes after the person left the window, and are right at once when they are back', async () => {
    const { clock, focus } = opened;
    focus(false);
    await clock.pass(299_000);
    assert.equal(drawn.length, 299);
    await clock.pass(3_600_000);
    assert.equal(drawn.length, 299);
    focus(true);
    assert.equal(drawn.length, 300);
    await clock.pass(2_000);
    assert.equal(drawn.length, 302);
  });

  it('rest while their tooltip is read', async () => {
    const { clock, data } = opened;
    const read = data.nodeOf({ callSid: `CA${'0'.repeat(32)}` }) ?? assert.fail('no row');
    data.resolveTreeItem(data.getTreeItem(read), read);
    await clock.pass(2_000);
    assert.deepEqual(
      drawn.map((nodes) => [nodes?.length, nodes?.includes(read)]),
      Array(2).fill([live - 1, false]),
    );
  });

  it('tick again from when one is there after there was none', async () => {
    const { account, clock, data } = opened;
    const sids = Array.from({ length: live }, (_, index) => `CA${String(index).padStart(32, '0')}`);
    for (const sid of sids) account.changeCall(sid, { status: 3, dateUpdated: Date.UTC(2026, 10, 24) });
    await data.refresh();
    await clock.pass(1_000);
    drawn = [];
    await clock.pass(10_000);
    assert.deepEqual(drawn, []);
    account.changeCall(sids[0] ?? '', { status: 1, dateUpdated: Date.UTC(2026, 10, 25) });
    await data.refresh();
    drawn = [];
    await clock.pass(2_000);
    assert.deepEqual(
      drawn.map((nodes) => nodes?.length),
      [1, 1],
    );
  });
});
