import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import * as vscode from 'vscode';
import type { Account } from '../../src/account/accounts.ts';
import { sampleAccount } from '../../src/account/connect.ts';
import type { TreeState } from '../../src/callTree/treeState.ts';
import type { CallTreeNode } from '../../src/callTree/callTreeNodes.ts';
import { otherParty, outcomeText } from '../../src/calls/decode.ts';
import { showNumber } from '../../src/calls/phoneNumbers.ts';
import { requestLine } from '../../src/log.ts';
import { createSampleAccount, showcaseCallSid } from '../../src/sandbox/sampleAccount.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { createMixedAccount, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { authToken, find, isGroup, openTree } from './openTree.ts';

/** A text of a row, which is never a label with highlights here. */
function plain(text: unknown): string {
  assert.equal(typeof text, 'string');
  return text as string;
}

/** A sign of the editor's own, or nothing where a row has none. */
function iconOf({ iconPath }: vscode.TreeItem): string | undefined {
  return iconPath instanceof vscode.ThemeIcon ? iconPath.id : undefined;
}

for (const tested of versions) {
  describe(`the tree on the sample account of ${tested.version}`, () => treeOf(tested));
}

function treeOf(tested: TestedVersion): void {
  /** Calls on the first page, whose other rows are segments. */
  let onFirstPage: number;
  let server: SandboxServer;

  before(async () => {
    const account = createSampleAccount({ authToken, now: () => Date.now() });
    server = await startSandboxServer({ account, options: only(tested) });
    onFirstPage = await initialCallsOf(server.url, tested);
  });

  after(() => server.close());

  const served = (): Account => ({
    ...sampleAccount('Sample account'),
    ...{ apiBaseUrl: server.url, apiVersion: tested.version, isSample: false },
  });

  it('groups the first page by status with one request, and one for the recent notifications', async () => {
    const { data, requests } = await openTree(served());
    const groups = (await data.getChildren()).filter(isGroup);
    const titles = groups.map((node) => data.getTreeItem(node).label);
    const waiting = tested.listsSegments ? ['Ringing', 'Queued'] : ['Not Yet Dialed'];
    const failed = ['Failed – Application Error', 'Failed – Busy', 'Failed – No Answer', 'Canceled'];
    assert.deepEqual(
      titles,
      ['In Progress', ...waiting, ...failed, 'Complete'].filter((title) => titles.includes(title)),
    );
    assert.equal(
      groups.reduce((sum, { group }) => sum + group.rows.length, 0),
      onFirstPage,
    );
    assert.equal(requests.length, 2);
  });

  it('logs one line per request: method, path, status, time and attempt, and no query', async () => {
    const { data, requests } = await openTree(served());
    await data.getChildren();
    const lines = requests.map((line) => requestLine(line).replace(/\d+ ms/, '7 ms')).sort();
    const ofAccount = `/${tested.version}/Accounts/${sampleAccount('').accountSid}`;
    assert.deepEqual(lines, [
      `GET ${ofAccount}/${tested.pathOf('Calls')} 200 7 ms attempt 1`,
      `GET ${ofAccount}/${tested.pathOf('Notifications')} 200 7 ms attempt 1`,
    ]);
  });

  it('loads to the end, each call once', async () => {
    const { data } = await openTree(served());
    await data.getChildren();
    let loaded = await data.loadMore();
    while (loaded && !loaded.isComplete) loaded = await data.loadMore();
    const sids = data.calls.map(({ sid, callSegmentSid }) => `${sid}/${callSegmentSid}`);
    assert.ok(sids.length >= 400);
    assert.equal(new Set(sids).size, sids.length);
    assert.ok(!(await data.getChildren()).some(({ kind }) => kind === 'more'));
  });

  it('reads what belongs to a call when it is expanded, three requests side by side, and once', async () => {
    const { data, requests } = await openTree(served());
    const showcase = await find(data, showcaseCallSid);
    requests.length = 0;
    const parts = await data.getChildren(showcase);
    assert.equal(requests.length, 3);
    const counts = parts.map((part) => [data.getTreeItem(part).label, data.getTreeItem(part).description]);
    assert.deepEqual(counts, [
      ['Segments', '3'],
      ['Recordings', '2'],
      ['Notifications', '2'],
    ]);
    await data.getChildren(showcase);
    assert.equal(requests.length, 3);
  });

  it('lists segments and recordings from the first to the last, as the page of the call does', async () => {
    const { data } = await openTree(served());
    const parts = await data.getChildren(await find(data, showcaseCallSid));
    const times: number[][] = [];
    for (const part of parts.slice(0, 2)) {
      const items = await data.getChildren(part);
      times.push(
        items.flatMap((item) => {
          if (item.kind === 'segment') return item.call.startTime?.instantMs ?? [];
          return item.kind === 'recording' ? (item.recording.dateCreated?.instantMs ?? []) : [];
        }),
      );
    }
    const [segments = [], recordings = []] = times;
    assert.deepEqual([segments.length, recordings.length], [3, 2]);
    for (const listed of times)
      assert.deepEqual(
        listed,
        listed.toSorted((one, other) => one - other),
      );
  });

  it('learns of a call what a page of its own account has read, and nothing from another', async () => {
    const { data } = await openTree(served());
    const { call } = await find(data, showcaseCallSid);
    const key = { callSid: showcaseCallSid };
    const later = { offsetMinutes: 0, instantMs: Date.now() };
    const raw = { ...call.raw, Status: '3' };
    const busy = { ...call, raw, status: 'busy', dateUpdated: later } as const;
    data.learn(busy, 'AC00000000000000000000000000000bad');
    assert.equal(data.get(key)?.status, 'complete');
    data.learn(busy, call.accountSid);
    assert.equal(data.get(key)?.status, 'busy');
  });

  it('shows a row that means something, and says "error" to a screen reader', async () => {
    const { data } = await openTree(served());
    const item = data.getTreeItem(await find(data, showcaseCallSid));
    assert.match(plain(item.label), /^← \(\d{3}\) 555-01\d\d$/);
    // What the group is called is said, and not written again.
    assert.match(plain(item.description), /^\d{5} · (\w{3} (\d+, (\d{4}, )?)?)?\d\d:\d\d · \d+:\d\d$/);
    const spoken =
      /^\(\d{3}\) 555-01\d\d, Inbound, error, \d{5}, Complete, (\w{3} (\d+, (\d{4}, )?)?)?\d\d:\d\d, \d+:\d\d$/;
    assert.match(item.accessibilityInformation?.label ?? '', spoken);
    assert.equal(item.tooltip, undefined);
    assert.ok(!JSON.stringify([item.label, item.description]).includes(showcaseCallSid));
  });

  it('names every row by short words, the telling one first, and never by a bare SID or an icon alone', async () => {
    const { data } = await openTree(served());
    const look = async (node?: CallTreeNode): Promise<void> => {
      for (const child of await data.getChildren(node)) {
        const item = data.getTreeItem(child);
        const spoken = item.accessibilityInformation?.label ?? plain(item.label);
        assert.doesNotMatch(
          `${plain(item.label)} ${plain(item.description ?? '')} ${spoken}`,
          /[A-Z]{2}[0-9a-f]{32}/,
        );
        assert.ok(spoken.length <= 120, spoken);
        if (child.kind === 'call') {
          assert.ok(spoken.startsWith(`${showNumber(otherParty(child.call), false)}, `), spoken);
        }
        if (child.kind === 'group') assert.ok(spoken.startsWith(child.group.title), spoken);
        if (child.kind === 'call' || child.kind === 'group') {
          assert.equal(
            /, error,|, \d+ with (an error|errors)$/.test(spoken),
            iconOf(item) === 'error',
            spoken,
          );
        }
        if (child.kind === 'call') {
          assert.equal(/, warning,/.test(spoken), iconOf(item) === 'warning', spoken);
          assert.ok(spoken.includes(outcomeText(child.call)), spoken);
        }
        // A row without an icon would stand further to the left than the others.
        assert.notEqual(iconOf(item), undefined, spoken);
        if (child.kind === 'group' || child.kind === 'part') await look(child);
        if (child.kind === 'call' && child.callSid === showcaseCallSid) await look(child);
      }
    };
    await look();
  });

  it('tells of a group in which calls of both kinds stand how many have an error', async () => {
    const { data } = await openTree(served());
    const groups = (await data.getChildren()).filter(isGroup).map((node) => {
      const { accessibilityInformation, description } = data.getTreeItem(node);
      return [node.group, plain(description), accessibilityInformation?.label ?? ''] as const;
    });
    const mixed = groups.filter(([{ errors, rows }]) => errors > 0 && errors < rows.length);
    const complete = mixed[0]?.[0].rows.length ?? 0;
    assert.deepEqual(
      mixed.map(([{ rows, title }, ...texts]) => [title, rows.length, ...texts]),
      [
        [
          'Complete',
          complete,
          `${complete} · 1 with an error`,
          `Complete, ${complete} calls, 1 with an error`,
        ],
      ],
    );
    const failed = groups.find(([{ status }]) => status === 'applicationError');
    assert.deepEqual(failed?.slice(1), ['1', 'Failed – Application Error, 1 call, 1 with an error']);
  });

  it('has the rest in the tooltip, made when it is hovered', async () => {
    const { data } = await openTree(served());
    const node = await find(data, showcaseCallSid);
    const item = data.resolveTreeItem(data.getTreeItem(node), node);
    assert.match(plain(item.tooltip), new RegExp(`^sid: ${showcaseCallSid}$`, 'im'));
    assert.match(plain(item.tooltip), /^start_?time: .* \(\w{3}, \d\d \w{3} \d{4} .* [-+]0[078]00\)$/im);
  });

  it('asks for one page more on refresh when nothing moved, and draws nothing anew but what was expanded', async () => {
    const { data, requests } = await openTree(served());
    const showcase = await find(data, showcaseCallSid);
    await data.getChildren(showcase);
    data.noteExpanded(showcase, true);
    requests.length = 0;
    const drawn: unknown[] = [];
    data.onDidChangeTreeData((nodes) => drawn.push(...(nodes ?? ['everything'])));
    await data.refresh();
    assert.equal(requests.length, 2);
    assert.ok(drawn.includes(showcase));
    assert.ok(!drawn.includes('everything'));
  });

  it('drops the answer for an account that is no longer active', async () => {
    const { data, accounts } = await openTree(served());
    const states: TreeState['kind'][] = [];
    data.onDidChangeState(({ kind }) => states.push(kind));
    const door = new EventEmitter();
    const asked = once(door, 'asked');
    const released = once(door, 'released');
    const answer = createSandbox({ account: createMixedAccount(), options: only(tested) });
    const slowly = await startSandboxServer(async (request) => {
      door.emit('asked');
      await released;
      return answer(request);
    });
    const { accountSid, authToken } = mixedCredentials;
    await accounts.add({ ...served(), accountSid, label: 'Slow', apiBaseUrl: slowly.url }, authToken);
    assert.deepEqual(await data.getChildren(), []);
    const pending = data.getChildren();
    await asked;
    await accounts.switchTo(served());
    door.emit('released');
    assert.equal((await pending).length, 0);
    assert.deepEqual(await data.getChildren(), [], 'a row of the other account could still be seen');
    assert.ok((await data.getChildren()).length > 0);
    assert.ok(data.calls.every((call) => call.accountSid === sampleAccount('').accountSid));
    assert.ok(!states.includes('failed'));
    await slowly.close();
  });

  it('says at the row that loads more how many of the rows so far are segments', async () => {
    const { data } = await openTree(served());
    const more = (await data.getChildren()).find(({ kind }) => kind === 'more') ?? assert.fail('no row');
    const said = `Segments among the loaded calls: ${50 - onFirstPage}. The service lists both together; only calls are counted.`;
    assert.equal(data.getTreeItem(more).tooltip, onFirstPage < 50 ? said : undefined);
    await data.filter({ text: '5' });
    assert.equal(data.getTreeItem(more).tooltip, undefined, 'where segments are looked for, they count');
  });

  it('labels its view with what is loaded of how many', async () => {
    const { data } = await openTree(served());
    const said: unknown[] = [];
    data.onDidChangeState((state) => said.push(state.kind === 'loaded' ? state.examined.shown : state.kind));
    await data.getChildren();
    assert.deepEqual(said, ['loading', onFirstPage]);
  });
}

describe('the built-in sample account', () => {
  it('is what the extension registered as its view', async () => {
    await vscode.commands.executeCommand('callInspector.calls.focus');
    await vscode.commands.executeCommand('callInspector.openSampleAccount');
    const result = await vscode.commands.executeCommand<{ loaded: number }>('callInspector.loadMore');
    assert.ok(result.loaded >= 50);
    await vscode.commands.executeCommand('callInspector.signOut', {
      accountSid: sampleAccount('').accountSid,
    });
  });
});

/** Counts the calls of the first page as the service sends it. */
async function initialCallsOf(url: string, tested: TestedVersion): Promise<number> {
  const { accountSid } = sampleAccount('');
  const list = `${url}/${tested.version}/Accounts/${accountSid}/${tested.pathOf('Calls')}?${tested.sizeOf(50)}`;
  const headers = { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` };
  const text = await (await fetch(list, { headers })).text();
  return text.match(tested.initialIn)?.length ?? 0;
}
