import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Transport } from '../../src/api/transport.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createAccount } from '../../src/sandbox/store.ts';
import { mixedCredentials } from '../support/mixedAccount.ts';
import { aRun, callSidOf, segmentSidOf, twoRuns, type Run } from '../support/sameFlow.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { closeQuickInput, eventually, run } from './support.ts';

const [first, second] = twoRuns;
const busy: Run = { ...second, nth: 3, agentStatus: 3 };
const keys = { left: { callSid: callSidOf(first) }, right: { callSid: callSidOf(second) } };

function diffTab(): { readonly label: string; readonly input: vscode.TabInputTextDiff } | undefined {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  return tab?.input instanceof vscode.TabInputTextDiff ? { label: tab.label, input: tab.input } : undefined;
}

async function sides(): Promise<readonly [left: string, right: string]> {
  const { input } = await eventually(diffTab);
  const open = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();
  return [await open(input.original), await open(input.modified)];
}

for (const tested of versions)
  describe(`comparing two calls of ${tested.version}`, () => comparingIn(tested));

function comparingIn(tested: TestedVersion): void {
  let server: SandboxServer;
  /** What answers in place of the emulator, where a test wants a fault. */
  let instead: Transport | undefined;
  const sandbox = createSandbox({
    account: createAccount({
      ...mixedCredentials,
      stories: [first, second, busy].map((one) => [callSidOf(one), aRun(one)] as const),
    }),
    options: only(tested),
  });

  before(async () => {
    server = await startSandboxServer((request) => (instead ?? sandbox)(request));
    await run('signIn', { ...mixedCredentials, label: 'Acme support', apiBaseUrl: server.url });
  });

  beforeEach(async () => {
    instead = undefined;
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await run('signOut', { accountSid: mixedCredentials.accountSid });
    await server.close();
  });

  it('opens two read-only documents in the diff, equal for two runs of one flow', async () => {
    assert.equal(await run('compareCalls', keys), undefined);
    const [left, right] = await sides();
    assert.match(left, /[Ss]tatus: Complete \(/);
    assert.equal(left, right);
    const { input, label } = await eventually(diffTab);
    assert.deepEqual([input.original.scheme, input.modified.scheme], ['call-inspector', 'call-inspector']);
    assert.notEqual(input.original.toString(), input.modified.toString());
    assert.match(label, /\(415\) 555-0142 called .* ↔ .*\(312\) 555-0143 called /);
  });

  it('has the webhooks where the version has them, and says nothing of them where it has none', async () => {
    await run('compareCalls', keys);
    const [left] = await sides();
    if (!tested.hasWebhooks) assert.doesNotMatch(left, /^Webhook/m);
    else {
      assert.match(left, /^Webhook 1\n {2}Request: POST https:\/\/[^]*^ {4}call_sid: <call>$/m);
      assert.match(left, /^ {4}dial_call_sid: <segment 1>$/m);
    }
  });

  it('shows another outcome', async () => {
    await run('compareCalls', { ...keys, right: { callSid: callSidOf(busy) } });
    const [left, right] = await sides();
    const dialed = '(?:Flags: Inbound, Dial segment|direction: Dialed during a call)';
    assert.match(left, new RegExp(`^ {2}[Ss]tatus: Complete \\(.+\\)\n {2}${dialed}`, 'm'));
    assert.match(right, new RegExp(`^ {2}[Ss]tatus: Failed – Busy \\(.+\\)\n {2}${dialed}`, 'm'));
  });

  it('compares segments', async () => {
    const segment = (one: Run) => tested.segmentKey(callSidOf(one), segmentSidOf(one));
    await run('compareCalls', { left: segment(first), right: segment(busy) });
    const [left, right] = await sides();
    assert.match(left, /^(?:Segment|Call)\n {2}[Ss]tatus: Complete/);
    assert.match(right, /^(?:Segment|Call)\n {2}[Ss]tatus: Failed – Busy/);
  });

  it('takes two selected rows of the tree, and no others', async () => {
    const row = (one: Run) => ({ kind: 'call', callSid: callSidOf(one), callSegmentSid: '' });
    const rows = [row(first), row(busy)];
    await vscode.commands.executeCommand('callInspector.compareCalls', rows[1], rows);
    const { input } = await eventually(diffTab);
    assert.match(input.original.path, new RegExp(callSidOf(first)));
    assert.match(input.modified.path, new RegExp(callSidOf(busy)));
    for (const wrong of [
      [...rows, row(second)],
      [row(first), { ...row(second), kind: 'recording' }],
      [row(first), { kind: 'group' }],
    ]) {
      const refused = vscode.commands.executeCommand('callInspector.compareCalls', wrong[0], wrong);
      await assert.rejects(Promise.resolve(refused), /Select two calls or segments/);
    }
  });

  it('asks for the other call of one row, and does nothing when the person cancels', async () => {
    for (const argument of [{ kind: 'call', ...keys.left, callSegmentSid: '' }, keys.left, undefined]) {
      const before = server.requests.length;
      assert.equal(await closeQuickInput(run('compareCalls', argument)), undefined);
      assert.deepEqual(server.requests.slice(before), []);
      assert.equal(diffTab(), undefined);
    }
  });

  it('opens the diff where a part cannot be read, and says so in its place', async () => {
    instead = (request) => {
      const isRefused = /(Recordings|Notifications\/NO)/.test(new URL(request.url).pathname);
      return isRefused ? Promise.resolve(new Response('', { status: 403 })) : sandbox(request);
    };
    await run('compareCalls', keys);
    const [left, right] = await sides();
    assert.match(left, /^Recordings: could not be read\. The service refuses this to the account \(403\)/m);
    assert.match(left, /^ {2}Response: could not be read\. The service refuses this/m);
    assert.match(left, /^ {2}[Ss]tatus: Complete/m);
    assert.equal(left, right);
  });

  it('opens nothing where a call is not there, or the argument names none', async () => {
    const gone = { ...keys, right: { callSid: 'CA00000000000000000000000000000bad' } };
    await assert.rejects(Promise.resolve(run('compareCalls', gone)), /\(404\)/);
    for (const wrong of [{}, { ...keys, right: {} }, { ...keys, left: { callSid: '../x' } }, 'CA1']) {
      await assert.rejects(Promise.resolve(run('compareCalls', wrong)), /Which calls\?/);
    }
    const accountSid = 'AC00000000000000000000000000000bad';
    const other = run('compareCalls', { accountSid, ...keys });
    await assert.rejects(Promise.resolve(other), /belongs to another account/);
    assert.equal(diffTab(), undefined);
  });

  it('ends without a diff when the account is switched on the way', async () => {
    let isHeld = true;
    instead = async (request) => {
      while (isHeld && !request.signal.aborted) await new Promise((resolve) => setTimeout(resolve, 10));
      return sandbox(request);
    };
    const compared = run('compareCalls', keys);
    await eventually(() => server.requests.find(({ path }) => path.includes(callSidOf(second))));
    await run('openSampleAccount');
    assert.equal(await compared, undefined);
    assert.equal(diffTab(), undefined);
    isHeld = false;
    instead = undefined;
    await run('switchAccount', { accountSid: mixedCredentials.accountSid });
  });
}
