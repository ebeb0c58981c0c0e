// The real view of VS Code on an account of 1,240 calls that move.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { showNumber } from '../../src/calls/phoneNumbers.ts';
import type { CallNode, CallTreeNode, RestNode } from '../../src/callTree/callTreeNodes.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import type { SandboxAccount } from '../../src/sandbox/store.ts';
import { createManyCalls, manyCredentials } from '../support/manyCalls.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { hearPages } from './pageProbe.ts';
import { eventually, run } from './support.ts';
import { clickTooSoon, probedView, type ViewProbe } from './viewProbe.ts';

type Loaded = { readonly loaded: number; readonly total?: number };

const count = 1240;
/** Enough for the largest group to have a "More". */
const pagesForMore = 6;
/** Segments, recordings, notifications and events. */
const partsOfPage = 4;

/** The titles of groups, and of any other row its kind. */
function titles(nodes: readonly (CallTreeNode | undefined)[] = []): readonly string[] {
  return nodes
    .map((node) => (node?.kind === 'group' ? node.group.title : (node?.kind ?? 'roots')))
    .toSorted();
}

for (const tested of versions) {
  describe(`the view of an account of ${tested.version} whose calls move`, () => viewOf(tested));
}

function viewOf(tested: TestedVersion): void {
  const options = only(tested);
  let account: SandboxAccount;
  let server: SandboxServer;
  let probe: ViewProbe;
  let isMoving: boolean;

  beforeEach(async () => {
    account = createManyCalls(count);
    const still = createSandbox({ account, options });
    // Three old calls change with each page that is read.
    const moves = { kind: 'move', arrives: 0, changes: 3 } as const;
    const moving = createSandbox({
      ...{ account, options },
      faults: [{ path: /\/Calls(\.json)?\?/, fault: moves, times: 30 }],
    });
    isMoving = false;
    server = await startSandboxServer((request) => (isMoving ? moving : still)(request));
    await run('signIn', { ...manyCredentials, label: 'Acme', apiBaseUrl: server.url });
    await run('calls.focus');
    probe = probedView();
    probe.reset();
    await eventually(() => isLoaded() || undefined);
  });

  afterEach(async () => {
    await run('clearFilter');
    await run('signOut', { accountSid: manyCredentials.accountSid });
    await eventually(() => !probe.view.message || undefined);
    await server.close();
  });

  /** Whether the view says that so many calls are loaded and that there are more. */
  function isLoaded(wanted = /^\d+$/): boolean {
    const { message = '' } = probe.view;
    const [, loaded = ''] = /^Acme · (\d+) /.exec(message) ?? [];
    return wanted.test(loaded) && message === `Acme · ${tested.someOf(loaded, '1,240', 'loaded')}`;
  }

  async function load(pages: number): Promise<void> {
    for (let page = 0; page < pages; page++) await run('loadMore');
  }

  /** Every call below a row, opened or not. */
  async function callsBelow(node?: CallTreeNode): Promise<readonly CallNode[]> {
    const found: CallNode[] = [];
    for (const child of (await probe.provider.getChildren(node)) ?? []) {
      if (child.kind === 'call') found.push(child);
      else if (child.kind === 'group' || child.kind === 'rest') found.push(...(await callsBelow(child)));
    }
    return found;
  }

  async function group(title: string): Promise<CallTreeNode> {
    const roots = (await probe.provider.getChildren()) ?? [];
    const found = roots.find((node) => node.kind === 'group' && node.group.title === title);
    return found ?? assert.fail(`no group ${title}`);
  }

  async function firstOf(title: string): Promise<CallNode> {
    const [call] = await callsBelow(await group(title));
    return call ?? assert.fail(`no call in ${title}`);
  }

  /**
   * Waits until VS Code has asked for nothing for a while, and at least for so many rows. It collects what it is
   * told for a fifth of a second; calls in progress are drawn each second.
   */
  async function settled(least = 0): Promise<void> {
    let [before, quietLooks] = [-1, 0];
    await eventually(() => {
      const now = probe.asked.length + probe.items.length;
      quietLooks = now === before && probe.asked.length >= least ? quietLooks + 1 : 0;
      before = now;
      return quietLooks > 25 || undefined;
    });
  }

  it('ends with "1,240 of 1,240", each call in one row and none missing', async () => {
    isMoving = true;
    let result = await run<Loaded>('loadMore');
    while (result.loaded !== result.total) result = await run('loadMore');
    assert.deepEqual(result, { loaded: count, total: count });
    assert.deepEqual([probe.view.description, probe.view.message], ['Acme', 'Acme · 1,240 of 1,240']);
    const shown = (await callsBelow()).map(({ callSid }) => callSid);
    const listed = account.listCalls();
    assert.equal(shown.length, count);
    assert.deepEqual(
      shown.toSorted(),
      listed
        .slice(0, listed.total)
        .map(({ sid }) => sid)
        .sort(),
    );
  });

  it('has VS Code draw the two groups that a call moves between, and ask for nothing else', async () => {
    const moving = await firstOf('In Progress');
    const both = ['Failed – Busy', 'In Progress'];
    const openGroups = 5;
    await settled(1 + openGroups);
    probe.reset();
    const before = server.requests.length;
    account.changeCall(moving.callSid, { status: 3, dateUpdated: Date.now() });
    await run('refresh');
    await settled(both.length);
    const isOfGroups = (told: ViewProbe['drawn'][number]) => told?.some(({ kind }) => kind === 'group');
    assert.deepEqual(probe.drawn.filter(isOfGroups).map(titles), [both]);
    assert.ok(!probe.drawn.includes(undefined));
    assert.deepEqual(titles(probe.asked), both);
    // The page of the list, and the notifications of the account.
    assert.equal(server.requests.length - before, 2);
  });

  it('lets calls in progress grow longer while nothing is watched, and draws, asks and selects nothing else', async () => {
    const chosen = await firstOf('In Progress');
    await probe.view.reveal(chosen, { select: true });
    await eventually(() => probe.view.selection[0] === chosen || undefined);
    await settled();
    const lengthNow = async () => String((await probe.provider.getTreeItem(chosen)).description);
    const before = [await lengthNow(), server.requests.length];
    probe.reset();
    const isDrawn = () => probe.items.filter((node) => node === chosen).length >= 2;
    await eventually(() => isDrawn() || undefined);
    assert.deepEqual(probe.asked, []);
    assert.ok(probe.items.every((node) => node.kind === 'call' && node.call.status === 'inProgress'));
    assert.ok(!probe.drawn.includes(undefined));
    assert.notEqual(await lengthNow(), before[0]);
    assert.deepEqual([probe.view.selection, server.requests.length], [[chosen], before[1]]);
  });

  const tabs = () => vscode.window.tabGroups.activeTabGroup;
  const isOpen = ({ call }: CallNode) =>
    tabs().activeTab?.label.startsWith(`← ${showNumber(call.caller, false)} `) === true;

  it('opens the selected call by a command that outlives the drawing of its row', async () => {
    const call = await firstOf('In Progress');
    const { command } = await probe.provider.getTreeItem(call);
    // VS Code forgets the arguments of a row's command as soon as the row is drawn again.
    assert.equal(command?.arguments, undefined);
    await probe.view.reveal(call, { select: true });
    await eventually(() => probe.view.selection[0] === call || undefined);
    await vscode.commands.executeCommand(command?.command ?? '');
    await eventually(() => isOpen(call) || undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('opens a call that is clicked while VS Code draws all rows anew', async () => {
    const call = await firstOf('In Progress');
    await clickTooSoon(probe, call, 1);
    await eventually(() => isOpen(call) || undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('looks only at the last of two calls that are clicked meanwhile, and keeps no page', async () => {
    const [call, other] = [await firstOf('In Progress'), await firstOf('Failed – Busy')];
    await clickTooSoon(probe, call, 2);
    await eventually(() => isOpen(call) || undefined);
    await clickTooSoon(probe, other, 1);
    await eventually(() => isOpen(other) || undefined);
    assert.equal(tabs().tabs.length, 1);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('keeps a call selected that moves, and scrolls to it no more than anybody asked for', async () => {
    await load(1);
    const moving = await firstOf('In Progress');
    await probe.view.reveal(moving, { select: true });
    await eventually(() => probe.view.selection[0] === moving || undefined);
    let revealed = 0;
    const reveal = probe.view.reveal.bind(probe.view);
    Object.assign(probe.view, { reveal: () => Promise.resolve((revealed += 1)) });
    account.changeCall(moving.callSid, { status: 5, dateUpdated: Date.now() });
    await run('refresh');
    await settled();
    Object.assign(probe.view, { reveal });
    assert.equal(moving.call.status, 'noAnswer');
    assert.deepEqual(
      [probe.view.selection.length, probe.view.selection[0] === moving, revealed],
      [1, true, 0],
    );
  });

  it('keeps what is selected, what is open and how far it was paged over refresh, filter and watch', async () => {
    await load(2);
    const chosen = await firstOf('Failed – No Answer');
    await probe.view.reveal(chosen, { select: true, expand: true });
    await eventually(() => probe.view.selection[0] === chosen || undefined);
    await settled();
    probe.reset();
    await run('refresh');
    await run('toggleWatch', { on: true });
    const before = server.requests.length;
    await eventually(() => server.requests.length > before || undefined);
    await run('toggleWatch', { on: false });
    await settled();
    assert.deepEqual(probe.view.selection, [chosen]);
    assert.ok(!probe.drawn.includes(undefined));
    await run('filter', { status: [1] });
    await run('clearFilter');
    await eventually(() => probe.view.selection[0] === chosen || undefined);
    assert.ok(isLoaded(/^15\d$/), probe.view.message);
    const { None, Expanded } = vscode.TreeItemCollapsibleState;
    const item = await probe.provider.getTreeItem(chosen);
    assert.notEqual(item.collapsibleState, None);
    assert.equal(item.collapsibleState, Expanded);
  });

  it('tells an open page what a poll brought, at no request more', async () => {
    const pages = hearPages();
    const { callSid } = await firstOf('In Progress');
    const partsRead = () =>
      new Set(
        pages.told.flatMap((said) =>
          said.type === 'part' && said.content.kind !== 'loading' ? said.part : [],
        ),
      );
    const shown = (name: string) => {
      const last = pages.told.findLast((said) => said.type === 'call');
      return last?.call.properties.find((property) => property.name.toLowerCase() === name)?.raw;
    };
    const ofCall = () => server.requests.filter(({ path }) => path.includes(callSid)).length;
    try {
      // In one second, for a call in progress that is of another one has its parts read again.
      const dateUpdated = Date.now();
      account.changeCall(callSid, { price: '-0.01000', dateUpdated });
      await run('openCall', { callSid });
      await eventually(() => partsRead().size === partsOfPage || undefined);
      // Once as the list knows it, once as it was read.
      const drawn = pages.told.filter(({ type }) => type === 'call');
      assert.deepEqual([drawn.length, pages.told.filter(({ type }) => type === 'texts').length], [2, 1]);
      const before = ofCall();
      account.changeCall(callSid, { price: '-0.04000', dateUpdated });
      await run('toggleWatch', { on: true });
      await eventually(() => shown('price') === '-0.04000' || undefined);
      await run('toggleWatch', { on: false });
      await settled();
      assert.equal(ofCall(), before);
    } finally {
      pages.stop();
      await run('toggleWatch', { on: false });
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    }
  });

  it('shows 200 calls of a group, and 200 more for each "More" that is opened', async () => {
    await load(pagesForMore);
    const complete = await group('Complete');
    await probe.view.reveal(complete, { expand: true });
    const isRest = (node: CallTreeNode): node is RestNode => node.kind === 'rest';
    const children = (await probe.provider.getChildren(complete)) ?? [];
    assert.deepEqual([children.length, children.filter(isRest).length], [201, 1]);
    await eventually(() => probe.items.find(isRest));
    const rest = children.find(isRest) ?? assert.fail('no "More"');
    assert.ok(!probe.asked.includes(rest), 'the further calls were asked for before anybody wanted them');
    const item = await probe.provider.getTreeItem(rest);
    const further = (await probe.provider.getChildren(rest)) ?? [];
    assert.equal(item.label, 'More');
    assert.equal(item.description, String(further.length));
    await probe.view.reveal(rest, { expand: true });
    await eventually(() => probe.asked.includes(rest) || undefined);
    await eventually(() => further.every((node) => probe.items.includes(node)) || undefined);
  });
}
