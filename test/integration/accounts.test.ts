import assert from 'node:assert/strict';
import { Accounts } from '../../src/account/accounts.ts';
import { connect, sampleAccount, type Session } from '../../src/account/connect.ts';
import { createCredentials } from '../../src/account/credentials.ts';
import { eventually } from './support.ts';
import { memoryLog, memoryMemento, memorySecrets } from './memory.ts';

const accountSid = 'AC309475e5fede1b49e100272a8640f438';
const acme = { ...sampleAccount('Acme'), accountSid, isSample: false };
const tokenKey = `callInspector.authToken.${accountSid}`;

/** Accounts of one window, with every token that a session was opened with. */
function openWindow(state = memoryMemento(), secrets = memorySecrets()) {
  const tokens: string[] = [];
  const sessions: (Session | undefined)[] = [];
  const accounts = new Accounts(state, createCredentials(secrets), (account, authToken) => {
    tokens.push(authToken);
    return connect(account, authToken, memoryLog());
  });
  accounts.onDidChangeSession((session) => sessions.push(session));
  return { accounts, tokens, sessions, state, secrets };
}

describe('the accounts of a window', () => {
  it('are there again after a restart, with the one that was active', async () => {
    const { accounts, state, secrets } = openWindow();
    await accounts.add(acme, 'token-1');
    accounts.dispose();
    const again = openWindow(state, secrets);
    assert.equal((await again.accounts.current())?.account.label, 'Acme');
    assert.deepEqual(again.tokens, ['token-1']);
    assert.equal(again.sessions.length, 1);
  });

  it('go on with the token that another window signed in with', async () => {
    const { accounts, tokens, sessions, secrets } = openWindow();
    await accounts.add(acme, 'token-1');
    const first = sessions.at(-1);
    await secrets.store(tokenKey, JSON.stringify({ apiBaseUrl: acme.apiBaseUrl, authToken: 'token-2' }));
    await eventually(() => (tokens.includes('token-2') ? true : undefined));
    assert.equal(first?.signal.aborted, true);
    assert.equal((await accounts.current())?.account.label, 'Acme');
  });

  it('never send a token to another address than the one it was stored for', async () => {
    const { accounts, tokens, sessions, secrets } = openWindow();
    await accounts.add(acme, 'token-1');
    const elsewhere = { apiBaseUrl: 'https://elsewhere.example.com', authToken: 'token-2' };
    await secrets.store(tokenKey, JSON.stringify(elsewhere));
    await eventually(() => (sessions.at(-1) === undefined ? true : undefined));
    assert.deepEqual(tokens, ['token-1']);
    assert.equal(await accounts.switchTo(acme), false);
  });

  it('end with the one that was asked for last, however slow the keyring is', async () => {
    const secrets = memorySecrets();
    const slow = {
      ...secrets,
      get: async (key: string) => {
        for (let turn = 0; turn < 20; turn++) await Promise.resolve();
        return secrets.get(key);
      },
    };
    const { accounts } = openWindow(memoryMemento(), slow);
    await accounts.add(acme, 'token-1');
    const sample = sampleAccount('Sample account');
    await accounts.add(sample, '');
    await Promise.all([accounts.switchTo(acme), accounts.switchTo(sample)]);
    assert.equal((await accounts.current())?.account.label, 'Sample account');
  });

  it('speak 2008-08-01 where none is kept with them, and what is kept where there is one', async () => {
    const { apiVersion, ...older } = acme;
    const state = memoryMemento();
    await state.update('callInspector.accounts', [older, { ...acme, apiVersion: '1999-01-01' }]);
    const { accounts } = openWindow(state);
    assert.deepEqual(accounts.known, [{ ...older, apiVersion: '2008-08-01' }]);
    const newer = { ...acme, apiVersion: '2010-04-01' } as const;
    await accounts.add(newer, 'token-1');
    accounts.dispose();
    assert.deepEqual(openWindow(state).accounts.known, [newer]);
    assert.equal(apiVersion, '2008-08-01');
  });

  it('start empty where what was kept is spoilt', async () => {
    const state = memoryMemento();
    await state.update('callInspector.accounts', [null, 7, { accountSid: 'AC1' }, 'x']);
    await state.update('callInspector.activeAccount', { not: 'a text' });
    const { accounts } = openWindow(state);
    assert.equal(await accounts.current(), undefined);
    assert.deepEqual(accounts.known, []);
  });

  it('go on at the other address where another window signed in to the same SID, with its token', async () => {
    const { accounts, tokens, secrets } = openWindow();
    await accounts.add(acme, 'token-1');
    const other = openWindow(memoryMemento(), secrets);
    const elsewhere = { ...acme, apiBaseUrl: 'https://elsewhere.example.com', label: 'Elsewhere' };
    await other.accounts.add({ ...elsewhere, apiVersion: '2010-04-01' }, 'token-2');
    await eventually(() => (tokens.includes('token-2') ? true : undefined));
    assert.deepEqual((await accounts.current())?.account, { ...elsewhere, apiVersion: '2010-04-01' });
    assert.deepEqual(tokens, ['token-1', 'token-2']);
  });

  for (const change of [{ label: 'Acme again' }, { apiVersion: '2010-04-01' }] as const) {
    it(`go on as another window signed in at the same address: ${Object.keys(change).join()}`, async () => {
      for (const token of ['token-1', 'token-2']) {
        const { accounts, sessions, secrets } = openWindow();
        await accounts.add(acme, 'token-1');
        await openWindow(memoryMemento(), secrets).accounts.add({ ...acme, ...change }, token);
        await eventually(() => sessions[1]);
        assert.deepEqual((await accounts.current())?.account, { ...acme, ...change });
      }
    });
  }

  it('stay at the sample account, whatever another window does to a token of its SID', async () => {
    const { accounts, sessions, secrets } = openWindow();
    const sample = sampleAccount('Sample account');
    await accounts.add(sample, '');
    const other = openWindow(memoryMemento(), secrets);
    await other.accounts.add({ ...sample, isSample: false, label: 'Theirs' }, 'token-1');
    await other.accounts.remove(sample.accountSid);
    // What is asked after it comes after it.
    await accounts.switchTo(sample);
    assert.deepEqual(
      sessions.map((session) => session?.account.isSample),
      [true, true],
    );
  });

  it('leave no token of the account whose SID the sample account takes', async () => {
    const { accounts, secrets } = openWindow();
    const sample = sampleAccount('Sample account');
    await accounts.add({ ...sample, isSample: false, label: 'Theirs' }, 'token-1');
    await accounts.add(sample, '');
    assert.equal(await secrets.get(`callInspector.authToken.${sample.accountSid}`), undefined);
    assert.equal((await accounts.current())?.account.isSample, true);
  });

  it('are left when another window signed out', async () => {
    const { accounts, sessions, secrets } = openWindow();
    await accounts.add(acme, 'token-1');
    await secrets.delete(tokenKey);
    await eventually(() => (sessions.at(-1) === undefined ? true : undefined));
    assert.equal(await accounts.current(), undefined);
  });

  it('change once when this window itself signs in or out', async () => {
    const { accounts, sessions } = openWindow();
    await accounts.add(acme, 'token-1');
    await accounts.add(acme, 'token-2');
    await accounts.remove(accountSid);
    assert.equal(sessions.length, 3);
    assert.deepEqual(accounts.known, []);
  });

  it('are refused where their credentials are, and not where a sound that anybody may ask for is', async () => {
    const { fetch } = globalThis;
    const accounts = openWindow().accounts;
    const session = async () => (await accounts.current()) ?? assert.fail('no session');
    const bare: Request[] = [];
    globalThis.fetch = (asked) => {
      const request = new Request(asked);
      if (!request.url.includes('/Recordings/')) return Promise.resolve(new Response('', { status: 401 }));
      if (request.headers.has('authorization')) return Promise.reject(new TypeError('no network'));
      bare.push(request);
      return Promise.resolve(new Response('', { status: 401 }));
    };
    try {
      await accounts.add({ ...acme, apiVersion: '2010-04-01' }, 'token-1');
      await assert.rejects((await session()).client.getRecordingMedia('RE1', 'wav'));
      assert.deepEqual([bare.length, (await session()).isRefused()], [1, false]);
      await assert.rejects((await session()).client.getCall('CA1'));
      assert.equal((await session()).isRefused(), true);
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it('abort what runs for the account that is left', async () => {
    const { accounts, sessions } = openWindow();
    await accounts.add(acme, 'token-1');
    await accounts.add(sampleAccount('Sample account'), '');
    assert.deepEqual(
      sessions.map((session) => session?.signal.aborted),
      [true, false],
    );
  });

  it('tell that a token will not outlive the window where the last one did not', async () => {
    const state = memoryMemento();
    assert.deepEqual(await openWindow(state).accounts.add(acme, 'token-1'), { isStored: true });
    const { accounts } = openWindow(state, memorySecrets());
    assert.equal(await accounts.current(), undefined);
    assert.equal(accounts.lost?.label, 'Acme');
    assert.deepEqual(await accounts.add(acme, 'token-1'), { isStored: false });
  });

  it('keep the token for the session where no keyring works, and say so', async () => {
    const broken = {
      ...memorySecrets(),
      get: () => Promise.reject(new Error('no keyring')),
      store: () => Promise.reject(new Error('no keyring')),
    };
    const { accounts } = openWindow(memoryMemento(), broken);
    assert.deepEqual(await accounts.add(acme, 'token-1'), { isStored: false });
    await accounts.add(sampleAccount('Sample account'), '');
    assert.equal(await accounts.switchTo(acme), true);
  });

  it('go on with the token of another window, too, where this one could not store its own', async () => {
    const secrets = memorySecrets();
    const { accounts, sessions, tokens } = openWindow(memoryMemento(), {
      ...secrets,
      store: () => Promise.reject(new Error('The keyring is locked')),
    });
    await accounts.add(acme, 'token-1');
    await secrets.store(tokenKey, JSON.stringify({ apiBaseUrl: acme.apiBaseUrl, authToken: 'token-2' }));
    await eventually(() => (tokens.includes('token-2') ? true : undefined));
    await secrets.delete(tokenKey);
    await eventually(() => (sessions.at(-1) === undefined ? true : undefined));
  });
});
