// What the real view says above its rows, and in their place.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { showState } from '../../src/callTree/viewState.ts';
import type { CallTreeNode } from '../../src/callTree/callTreeNodes.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, mixedCredentials } from '../support/mixedAccount.ts';
import { until } from '../support/until.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { openWatch } from './openWatch.ts';
import { eventually, leaveMixedAccount, run } from './support.ts';
import { probedView, type ViewProbe } from './viewProbe.ts';

describe('the message of the view', () => {
  let server: SandboxServer;
  let isDown: boolean;
  let probe: ViewProbe;

  beforeEach(async () => {
    isDown = false;
    const answer = createSandbox({ account: createMixedAccount() });
    server = await startSandboxServer((request) =>
      isDown ? Promise.resolve(new Response('', { status: 501 })) : answer(request),
    );
    await run('signIn', { ...mixedCredentials, label: 'Acme support', apiBaseUrl: server.url });
    await run('calls.focus');
    probe = probedView();
    await eventually(() => /^Acme support · 50 of 137/.test(probe.view.message ?? '') || undefined);
  });

  afterEach(async () => {
    isDown = false;
    await run('clearFilter');
    await leaveMixedAccount(server);
    await eventually(() => !probe.view.message || undefined);
  });

  /** The first time that the rows of another account are asked for, there are none: so the old ones go first. */
  async function roots(): Promise<readonly CallTreeNode[]> {
    let rows: readonly CallTreeNode[] = [];
    await until(async () => (rows = (await probe.provider.getChildren()) ?? []).length > 0);
    return rows;
  }

  it('says that no call matches which filter, above the one row that clears it', async () => {
    await run('filter', { called: '(212) 555-0199', text: 'no such text' });
    const { message } = probe.view;
    assert.equal(
      message,
      'Acme support · No call matches, 0 examined. By the service: called (212) 555-0199. Here: "no such text".',
    );
    const [clear = assert.fail('no row'), ...others] = await roots();
    assert.deepEqual(others, []);
    const item = await probe.provider.getTreeItem(clear);
    assert.equal(item.label, 'Clear Filter');
    await eventually(() => probe.items.includes(clear) || undefined);
    await probe.view.reveal(clear, { select: true });
    await eventually(() => probe.view.selection[0] === clear || undefined);
    await vscode.commands.executeCommand(item.command?.command ?? '');
    await eventually(() => probe.view.message === 'Acme support · 50 of 137 loaded' || undefined);
    assert.ok((await roots()).length > 1);
  });

  it('has a call selected again that was, though the row that clears the filter was clicked', async () => {
    const [group = assert.fail('no group')] = await roots();
    const [call = assert.fail('no call')] = (await probe.provider.getChildren(group)) ?? [];
    await eventually(() => probe.items.includes(group) || undefined);
    await probe.view.reveal(call, { select: true });
    await eventually(() => probe.view.selection[0] === call || undefined);
    await run('filter', { called: '(212) 555-0199', text: 'no such text' });
    const [clear = assert.fail('no row')] = await roots();
    await eventually(() => probe.items.includes(clear) || undefined);
    await probe.view.reveal(clear, { select: true });
    await eventually(() => probe.view.selection[0] === clear || undefined);
    const { command } = await probe.provider.getTreeItem(clear);
    await vscode.commands.executeCommand(command?.command ?? '');
    await eventually(() => probe.view.selection[0] === call || undefined);
  });

  it('is the one place that tells why what was done in the view failed; others are told by a rejection', async () => {
    const [row = assert.fail('no row')] = await roots();
    isDown = true;
    // What a button of the title hands over: the row that has the focus, or that none has.
    for (const handedOver of [row, null]) {
      for (const name of ['refresh', 'loadMore'] as const) {
        assert.equal(await vscode.commands.executeCommand(`callInspector.${name}`, handedOver), undefined);
        assert.match(probe.view.message ?? '', /50 of 137 loaded · .*fault of its own \(501\)/);
      }
    }
    await assert.rejects(async () => run('refresh'), /fault of its own \(501\)/);
    await vscode.commands.executeCommand('workbench.view.explorer');
    await eventually(() => !probe.view.visible || undefined);
    await assert.rejects(async () => vscode.commands.executeCommand('callInspector.refresh', row), /501/);
    await run('calls.focus');
    await eventually(() => probe.view.visible || undefined);
  });

  it('offers the log after a failure until another account is active', async () => {
    const { executeCommand } = vscode.commands;
    const offered: unknown[] = [];
    Object.assign(vscode.commands, {
      executeCommand: (name: string, ...given: unknown[]) => {
        if (name === 'setContext' && given[0] === 'callInspector.unseenFailure') offered.push(given[1]);
        return executeCommand(name, ...given);
      },
    });
    try {
      await assert.rejects(async () => run('filter', { called: 'nobody' }));
      assert.deepEqual(offered, [true]);
      const { accountSid } = await run<{ accountSid: string }>('openSampleAccount');
      assert.deepEqual(offered, [true, false]);
      await run('signOut', { accountSid });
    } finally {
      Object.assign(vscode.commands, { executeCommand });
    }
    await run('switchAccount', { accountSid: mixedCredentials.accountSid });
  });

  it('has no full stop in the middle where it is watched and filtered, or fails', async () => {
    const fault = { kind: 'refuse', status: 501 } as const;
    const opened = await openWatch({ faults: [{ fault, path: /\/Calls\?/, after: 1 }] });
    try {
      const view = { description: '', message: '' };
      opened.data.onDidChangeState((state) => showState(view, state, { isWatching: true }));
      await opened.data.filter({ status: [3, 5] });
      assert.match(view.message, /examined\. Here: Failed – Busy, Failed – No Answer · watching$/);
      await assert.rejects(opened.data.loadMore());
      assert.match(
        view.message,
        /examined\. Here: Failed – Busy, Failed – No Answer · The service .* · watching$/,
      );
    } finally {
      await opened.close();
    }
  });
});
