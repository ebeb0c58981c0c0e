import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, exampleCall, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import type { ToPage } from '../../src/callPage/messages.ts';
import { answerDialogs, type Shown } from './dialogs.ts';
import { hearPages } from './pageProbe.ts';
import { eventually, leaveMixedAccount, run, signInToMixedAccount } from './support.ts';

/** A call in progress of the account of 137 calls. */
const olderLiveSid = `CA${'0'.repeat(32)}`;
const liveCallSid = 'CA00000000000000000000000000001ive';

describe('ending a call', () => {
  let server: SandboxServer;
  let shown: Shown[];
  let isWanted: boolean;
  let restore: () => void;

  before(async () => {
    const account = createMixedAccount();
    const startTime = Date.now() - 60_000;
    account.addCall({ ...exampleCall, sid: liveCallSid, status: 1, startTime, endTime: '', duration: 0 });
    server = await startSandboxServer(createSandbox({ account, options: { versions: ['2010-04-01'] } }));
    await run('signIn', { ...mixedCredentials, label: 'Acme support', apiBaseUrl: server.url });
  });

  beforeEach(() => {
    shown = [];
    isWanted = true;
    restore = answerDialogs((dialog) => {
      shown.push(dialog);
      return isWanted ? dialog.deed : undefined;
    });
  });

  afterEach(() => restore());
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await leaveMixedAccount(server);
  });

  const posts = () => server.requests.filter(({ method }) => method === 'POST').length;

  it('ends a call in progress once that is confirmed, and reads it again', async () => {
    const before = server.requests.length;
    const { showInformationMessage } = vscode.window;
    const told: string[] = [];
    Object.assign(vscode.window, { showInformationMessage: (text: string) => void told.push(text) });
    const twice = [run('endCall', { callSid: liveCallSid }), run('endCall', { callSid: liveCallSid })];
    await Promise.all(twice);
    Object.assign(vscode.window, { showInformationMessage });
    const asked = server.requests.slice(before).filter(({ path }) => path.includes(`/${liveCallSid}.json`));
    assert.deepEqual(
      asked.map(({ method }) => method),
      ['GET', 'POST', 'GET'],
    );
    const [{ text, detail, isModal, deed }] = shown as [Shown];
    assert.deepEqual([isModal, deed], [true, 'End Call']);
    assert.match(text, /^End the call between .+ and .+\?$/);
    assert.match(detail, /Acme support.*\n.*In Progress\n.*disconnected at once/);
    assert.deepEqual(told, ['The service took the end of the call. State of the call: Complete']);
  });

  it('takes back a call that nobody answered yet, unless the person thinks better of it', async () => {
    const url = 'https://app.example.com/answer';
    const { callSid } = await run<{ callSid: string }>('makeCall', {
      ...{ caller: '4155550100', called: '4155550117', url },
    });
    shown = [];
    const before = posts();
    isWanted = false;
    assert.equal(await run('endCall', { callSid }), undefined);
    assert.equal(posts(), before);
    isWanted = true;
    await run('endCall', { callSid });
    assert.deepEqual(
      shown.map(({ deed }) => deed),
      ['Take Back', 'Take Back'],
    );
    assert.equal(posts() - before, 1);
  });

  it('is offered on the page of a call that is not over, and of no other', async () => {
    const { told, say, stop } = hearPages();
    const offered = async (callSid: string): Promise<boolean | undefined> => {
      told.length = 0;
      await run('openCall', { callSid });
      // The page of a call that was opened before goes on telling the time.
      const isItsOwn = (one: ToPage) =>
        one.type === 'call' && one.call.properties.some(({ name, raw }) => name === 'sid' && raw === callSid);
      await eventually(() => told.find(isItsOwn));
      return told.flatMap((one) => (one.type === 'call' && isItsOwn(one) ? [one.call.canEnd] : [])).at(-1);
    };
    const waiting = await run<{ callSid: string }>('makeCall', {
      ...{ caller: '4155550100', called: '4155550118', url: 'https://app.example.com/answer' },
    });
    assert.equal(await offered(exampleCall.sid), false);
    assert.equal(await offered(waiting.callSid), true);
    shown = [];
    const { accountSid } = mixedCredentials;
    const ask = async (id: number, of: string): Promise<ToPage> => {
      const asked = { accountSid: of, callSid: waiting.callSid, callSegmentSid: '' };
      say({ type: 'ask', id, of: asked, question: { kind: 'run', action: 'endCall' } });
      return eventually(() => told.find((one) => 'id' in one && one.id === id));
    };
    assert.equal((await ask(91, 'AC00000000000000000000000000000bad')).type, 'refused');
    assert.deepEqual(shown, []);
    assert.equal((await ask(92, accountSid)).type, 'answer');
    stop();
    assert.deepEqual(
      shown.map(({ deed }) => deed),
      ['Take Back'],
    );
  });

  it('is refused, and nobody asked, for a call that is over', async () => {
    const over = run('endCall', { callSid: exampleCall.sid });
    await assert.rejects(Promise.resolve(over), /Only a call that is not over can be ended.* Complete/);
    assert.deepEqual(shown, []);
  });

  it('is refused before anything is asked where the version cannot do it', async () => {
    const older = await signInToMixedAccount();
    const before = older.requests.length;
    const ended = run('endCall', { callSid: liveCallSid });
    await assert.rejects(Promise.resolve(ended), /API version 2008-08-01 has no way to end a call/);
    assert.ok(older.requests.slice(before).every(({ path }) => !path.includes(liveCallSid)));
    const { told, stop } = hearPages();
    await run('openCall', { callSid: olderLiveSid });
    const call = await eventually(() => told.find((one) => one.type === 'call'));
    stop();
    assert.deepEqual([call.call.canRedirect, call.call.canEnd], [true, false]);
    await older.close();
  });
});
