// The real view with 100,000 calls: `npm run bench -- list` says how long that takes, this says what it costs.
import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import type { CallTreeNode } from '../../src/callTree/callTreeNodes.ts';
import { createSampleAccount } from '../../src/sandbox/sampleAccount.ts';
import { manyCredentials } from '../support/manyCalls.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { eventually, run } from './support.ts';
import { probedView, type ViewProbe } from './viewProbe.ts';

const count = 100_000;
const pageSize = 1_000;
const mostBytesPerCall = 2_048;
/** So many rows of a group are shown at once, with one that opens the rest. */
const step = 200;

/** What is on the heap once everything is gone that nobody holds. */
function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 4; round++) collect();
  return process.memoryUsage().heapUsed;
}

/** What a page more cost. */
interface PageCost {
  readonly requests: number;
  /** How often rows were drawn again. */
  readonly drawn: number;
  /** Of how many rows VS Code asked for children or looks. */
  readonly asked: number;
}

describe('the view of an account of 100,000 calls', function () {
  this.timeout(60_000);
  const settings = vscode.workspace.getConfiguration('callInspector');
  let server: SandboxServer;
  let probe: ViewProbe;
  let early: PageCost;
  let late: PageCost;
  let bytesPerCall: number;

  before(async () => {
    const openedMs = Date.now();
    const account = createSampleAccount({ ...manyCredentials, calls: count, now: () => openedMs });
    server = await startSandboxServer({ account });
    await settings.update('pageSize', pageSize, true);
    await run('signIn', { ...manyCredentials, label: 'Acme', apiBaseUrl: server.url });
    await run('calls.focus');
    probe = probedView();
    await eventually(() => /^Acme · [\d,]+ of 100,000/.test(probe.view.message ?? '') || undefined);
    early = await costOfPage();
    const heapAtFirst = heapBytes();
    const first = await run<{ loaded: number }>('loadMore');
    let { loaded } = first;
    while (loaded < count - 2 * pageSize) ({ loaded } = await run<{ loaded: number }>('loadMore'));
    // The last page goes back to the top, for what moved meanwhile.
    late = await costOfPage();
    await run('loadMore');
    bytesPerCall = (heapBytes() - heapAtFirst) / (count - first.loaded + pageSize);
  });

  after(async () => {
    await run('signOut', { accountSid: manyCredentials.accountSid });
    await eventually(() => !probe.view.message || undefined);
    await settings.update('pageSize', undefined, true);
    await server.close();
  });

  async function costOfPage(): Promise<PageCost> {
    await settled();
    probe.reset();
    const before = server.requests.length;
    await run('loadMore');
    await settled();
    // Calls in progress are drawn each second, whatever is loaded.
    const isOfPage = (nodes: ViewProbe['drawn'][number]) => !nodes?.every(isLive);
    const cost = {
      requests: server.requests.length - before,
      drawn: probe.drawn.filter(isOfPage).length,
      asked: probe.asked.length + probe.items.filter((node) => !isLive(node)).length,
    };
    probe.reset();
    return cost;
  }

  function isLive(node: CallTreeNode): boolean {
    return node.kind === 'call' && node.call.status === 'inProgress';
  }

  /** Waits until VS Code asks for nothing more. */
  async function settled(): Promise<void> {
    let [before, quietLooks] = [-1, 0];
    await eventually(() => {
      const now = probe.asked.length + probe.items.length;
      quietLooks = now === before ? quietLooks + 1 : 0;
      before = now;
      return quietLooks > 10 || undefined;
    });
  }

  const childrenOf = async (node?: CallTreeNode) => (await probe.provider.getChildren(node)) ?? [];

  it('says so, and has each of them in a group', async () => {
    assert.equal(probe.view.message, 'Acme · 100,000 of 100,000');
    const groups = (await childrenOf()).filter((node) => node.kind === 'group');
    assert.equal(
      groups.reduce((sum, { group }) => sum + group.rows.length, 0),
      count,
    );
  });

  it('shows 200 calls of a group and "More", which shows the next 200, and reveals one far below', async () => {
    const complete = (await childrenOf()).find(
      (node) => node.kind === 'group' && node.group.key === 'complete',
    );
    assert.ok(complete?.kind === 'group');
    const { rows } = complete.group;
    let parent: CallTreeNode = complete;
    for (let from = 0; from < 3 * step; from += step) {
      const children: readonly CallTreeNode[] = await childrenOf(parent);
      assert.deepEqual(
        children.map((node) => (node.kind === 'call' ? node.callSid : node.kind)),
        [...rows.slice(from, from + step).map(({ call }) => call.sid), 'rest'],
      );
      parent = children.at(-1) ?? assert.fail('no "More"');
      const { description } = await probe.provider.getTreeItem(parent);
      assert.equal(description, (rows.length - from - step).toLocaleString('en'));
    }
    const [far = assert.fail('no call')] = await childrenOf(parent);
    await probe.view.reveal(far, { select: true });
    await eventually(() => probe.view.selection[0] === far || undefined);
  });

  it(`takes at most ${mostBytesPerCall} bytes of heap for each of them`, () => {
    assert.ok(bytesPerCall <= mostBytesPerCall, `${bytesPerCall.toFixed(0)} bytes`);
    assert.ok(bytesPerCall > 100, `${bytesPerCall.toFixed(0)} bytes: nothing was measured`);
  });

  it('asks the service and draws for a page as much near 100,000 as near 1,000', () => {
    assert.deepEqual([late.requests, late.drawn], [early.requests, early.drawn]);
    // No more than what seven groups show, and what they are themselves.
    assert.ok(late.asked <= 7 * (step + 3), `${early.asked} and ${late.asked} rows`);
  });
});
