import assert from 'node:assert/strict';
import { once } from 'node:events';
import * as vscode from 'vscode';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, exampleCall, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { eventually, run } from './support.ts';

const { accountSid, authToken } = mixedCredentials;

for (const tested of versions) describe(`accounts of ${tested.version}`, () => accountsOf(tested));

function accountsOf(tested: TestedVersion): void {
  let server: SandboxServer;

  beforeEach(async () => {
    server = await startSandboxServer({ account: createMixedAccount(), options: only(tested) });
  });

  afterEach(async () => {
    // Several tests end signed out, where there is nothing to leave.
    await run('signOut', { accountSid }).then(undefined, () => undefined);
    await server.close();
  });

  it('are signed in to by argument, after one test request', async () => {
    const result = await run('signIn', { accountSid, authToken, label: 'Acme', apiBaseUrl: server.url });
    assert.deepEqual(result, { accountSid, label: 'Acme' });
    const proof = `/${tested.version}/Accounts/${accountSid}/${tested.pathOf('Calls')}?${tested.sizeOf(1)}`;
    const proofs = server.requests.filter(({ path }) => path === proof || path.startsWith(`${proof}&`));
    assert.equal(proofs.length, 1);
    assert.deepEqual(await run('loadMore'), { loaded: 50, total: tested.counted(137) });
  });

  it('are not saved when the service refuses the token, and the reason is a sentence', async () => {
    const form = { accountSid, authToken: 'wrong', apiBaseUrl: server.url };
    await assert.rejects(Promise.resolve(run('signIn', form)), (error: Error) => {
      assert.match(error.message, /did not accept these credentials \(401\)/);
      assert.ok(!error.message.includes('wrong'));
      return true;
    });
    await assert.rejects(Promise.resolve(run('switchAccount', { accountSid })), /There is no account/);
  });

  it('are refused before any request when SID or address cannot be right', async () => {
    const wrong = [
      [{ accountSid: 'AC1', authToken, apiBaseUrl: server.url }, /An account SID is "AC"/],
      [{ accountSid, authToken: '', apiBaseUrl: server.url }, /auth token is missing/],
      [{ accountSid, authToken, apiBaseUrl: 'ftp://example.com' }, /must begin with https/],
      [{ accountSid, authToken, apiBaseUrl: 'http://example.com' }, /not secure/],
    ] as const;
    for (const [form, reason] of wrong) {
      await assert.rejects(Promise.resolve(run('signIn', form)), reason);
    }
    assert.equal(server.requests.length, 0);
  });

  it('say so when nothing answers at their address', async () => {
    await server.close();
    const form = { accountSid, authToken, apiBaseUrl: server.url };
    await assert.rejects(Promise.resolve(run('signIn', form)), /Nothing answers at the address/);
    server = await startSandboxServer({ account: createMixedAccount() });
  });

  it('are switched between, and the calls are those of the active one', async () => {
    const sample = await run<{ accountSid: string; label: string }>('openSampleAccount');
    await run('signIn', { accountSid, authToken, label: 'Acme', apiBaseUrl: server.url });
    await run('switchAccount', { accountSid: sample.accountSid });
    const { total } = await run<{ total: number }>('loadMore');
    assert.ok(total >= 400, `${total} sample calls`);
    await run('switchAccount', { accountSid });
    assert.equal((await run<{ total?: number }>('loadMore')).total, tested.counted(137));
    await run('signOut', { accountSid: sample.accountSid });
  });

  it('end what runs for the one that is left, at the service too, and no failure is told', async () => {
    let isStill = false;
    const aborted: string[] = [];
    const answer = createSandbox({ account: createMixedAccount(), options: only(tested) });
    const still = await startSandboxServer(async (request) => {
      if (!isStill) return answer(request);
      await once(request.signal, 'abort');
      aborted.push(new URL(request.url).pathname);
      throw new Error('nobody waits');
    });
    await run('signIn', { accountSid, authToken, apiBaseUrl: still.url });
    isStill = true;
    const before = still.requests.length;
    const running = run('refresh');
    await eventually(() => still.requests[before]);
    const sample = await run<{ accountSid: string }>('openSampleAccount');
    assert.equal(await running, undefined);
    await eventually(() => aborted.find((path) => path.includes(accountSid)));
    await run('signOut', { accountSid: sample.accountSid });
    await still.close();
  });

  it('are forgotten at sign-out, with their token', async () => {
    await run('signIn', { accountSid, authToken, apiBaseUrl: server.url });
    await run('signOut', { accountSid });
    await assert.rejects(Promise.resolve(run('loadMore')), /No account is signed in/);
    await assert.rejects(Promise.resolve(run('switchAccount', { accountSid })), /There is no account/);
  });

  it('that are left at a sign-out are offered, and one alone is switched to without a question', async () => {
    const { executeCommand } = vscode.commands;
    const offered: unknown[] = [];
    Object.assign(vscode.commands, {
      executeCommand: (name: string, ...given: unknown[]) => {
        if (name === 'setContext' && given[0] === 'callInspector.otherAccounts') offered.push(given[1]);
        return executeCommand(name, ...given);
      },
    });
    try {
      const sample = await run<{ accountSid: string }>('openSampleAccount');
      await run('signIn', { accountSid, authToken, label: 'Acme', apiBaseUrl: server.url });
      await run('signOut', { accountSid });
      await eventually(() => offered.at(-1) === true || undefined);
      assert.deepEqual(await run('switchAccount'), sample);
      await eventually(() => offered.at(-1) === false || undefined);
      await run('signIn', { accountSid, authToken, label: 'Acme', apiBaseUrl: server.url });
      await run('signOut', { accountSid });
      await eventually(() => offered.at(-1) === true || undefined);
      await run('signOut', sample);
      await eventually(() => offered.at(-1) === false || undefined);
    } finally {
      Object.assign(vscode.commands, { executeCommand });
    }
  });

  it('give a cURL command that names the call and no token', async () => {
    await run('signIn', { accountSid, authToken, apiBaseUrl: server.url });
    const text = await run<string>('copyAsCurl', { callSid: exampleCall.sid });
    assert.equal(
      text,
      `curl --user '${accountSid}':"$TWILIO_AUTH_TOKEN" '${server.url}/${tested.version}/Accounts/${accountSid}/${tested.pathOf(`Calls/${exampleCall.sid}`)}'`,
    );
    assert.equal(await run('copySid', { callSid: exampleCall.sid }), exampleCall.sid);
  });
}
