import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readCliProfiles } from '../../src/account/signIn/twilioCli.ts';
import type { SandboxOptions } from '../../src/sandbox/options.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, exampleCall, mixedCredentials, mixedTotal } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { only, versions } from '../support/versions.ts';
import { inFolder, run } from './support.ts';

const { accountSid, authToken } = mixedCredentials;
const projectId = '6c1f60a8-5a3b-4e0c-9d2e-0ca11ab1e5ee';
const apiKey = { sid: 'SK00000000000000000000000000000001', secret: 'it:has:colons' };

describe('signing in', () => {
  let server: SandboxServer | undefined;

  afterEach(async () => {
    for (const sid of [accountSid, projectId]) {
      await run('signOut', { accountSid: sid }).then(undefined, () => undefined);
    }
    await server?.close();
    server = undefined;
  });

  async function serve(options: SandboxOptions, sid: string = accountSid): Promise<SandboxServer> {
    server = await startSandboxServer({ account: createMixedAccount({ accountSid: sid }), options });
    return server;
  }

  const versionsAsked = ({ requests }: SandboxServer) =>
    requests.map(({ path: asked }) => asked.split('/')[1] ?? '');

  it('asks for the newer version first, and for the older only where that is absent', async () => {
    for (const [options, asked] of [
      [{ versions: ['2008-08-01', '2010-04-01'] }, ['2010-04-01']],
      [{ versions: ['2010-04-01'] }, ['2010-04-01']],
      [{ versions: ['2008-08-01'] }, ['2010-04-01', '2008-08-01']],
    ] as const) {
      const { url, requests } = await serve(options);
      await run('signIn', { accountSid, authToken, apiBaseUrl: url });
      const proofs = requests.slice(0, asked.length).map(({ path: one }) => one.split('/')[1]);
      assert.deepEqual(proofs, asked);
      const later = requests.slice(asked.length).filter(({ path: one }) => !one.includes(asked.at(-1) ?? ''));
      assert.deepEqual(later, []);
      await run('signOut', { accountSid });
      await server?.close();
    }
  });

  const instead: readonly (readonly [string, () => Response])[] = [
    ['a web page', () => new Response('<html><body>Welcome</body></html>', { status: 200 })],
    ['that it has no such operation', () => new Response('', { status: 405 })],
    ['that it is elsewhere', () => new Response('', { status: 302, headers: { location: '/welcome' } })],
    ['that it is gone for good', () => new Response('', { status: 410 })],
  ];
  for (const [name, answer] of instead) {
    it(`asks for the older version where the service says of the newer ${name}`, async () => {
      const older = createSandbox({ account: createMixedAccount(), options: { versions: ['2008-08-01'] } });
      const isNewer = (request: Request) => request.url.includes('2010-04-01');
      server = await startSandboxServer((request) =>
        isNewer(request) ? Promise.resolve(answer()) : older(request),
      );
      await run('signIn', { accountSid, authToken, apiBaseUrl: server.url });
      assert.deepEqual(await run('loadMore'), { loaded: 50, total: 137 });
    });
  }

  it('says what stands in the place of every version, where something does', async () => {
    server = await startSandboxServer(() => Promise.resolve(new Response('<html></html>')));
    const lost = run('signIn', { accountSid, authToken, apiBaseUrl: server.url });
    await assert.rejects(Promise.resolve(lost), /not what this API sends.* whether a proxy answered/);
    assert.deepEqual(versionsAsked(server), ['2010-04-01', '2008-08-01']);
  });

  it('takes a refusal for an answer, and does not try the other version with it', async () => {
    const service = await serve({ versions: ['2008-08-01', '2010-04-01'] });
    const wrong = run('signIn', { accountSid, authToken: 'wrong', apiBaseUrl: service.url });
    await assert.rejects(
      Promise.resolve(wrong),
      /did not accept these credentials \(401\)\. .*Check the account SID and the auth token, and that 127\.0\.0\.1:\d+ has them\.$/,
    );
    assert.deepEqual(versionsAsked(service), ['2010-04-01']);
  });

  for (const tested of versions) {
    it(`keeps to ${tested.version} where that is asked for`, async () => {
      const service = await serve({ versions: ['2008-08-01', '2010-04-01'] });
      await run('signIn', { accountSid, authToken, apiBaseUrl: service.url, apiVersion: tested.version });
      await run('loadMore');
      assert.deepEqual([...new Set(versionsAsked(service))], [tested.version]);
    });

    it(`says so where the address does not answer ${tested.version}, and saves nothing`, async () => {
      const other = versions.filter((one) => one !== tested);
      const service = await serve({ versions: other.map(({ version }) => version) });
      const form = { accountSid, authToken, apiBaseUrl: service.url, apiVersion: tested.version };
      const said = new RegExp(`127\\.0\\.0\\.1:\\d+ does not answer API version ${tested.version}.*"auto"`);
      await assert.rejects(Promise.resolve(run('signIn', form)), said);
      assert.deepEqual(versionsAsked(service), [tested.version]);
      await assert.rejects(Promise.resolve(run('switchAccount', { accountSid })), /There is no account/);
    });

    it(`finds ${tested.version} below a path, and takes the project id of another service`, async () => {
      const service = await serve({ ...only(tested), basePath: '/api/laml' }, projectId);
      const copied = `${service.url}/api/laml/${tested.version}/Accounts/`;
      for (const apiBaseUrl of [`${service.url}/api/laml/`, copied]) {
        await run('signIn', { accountSid: projectId, authToken, apiBaseUrl });
        while ((await run<{ loaded: number }>('loadMore')).loaded < mixedTotal);
        const curl = await run<string>('copyAsCurl', { callSid: exampleCall.sid });
        const instance = tested.pathOf(`Accounts/${projectId}/Calls/${exampleCall.sid}`);
        assert.ok(curl.endsWith(`'${service.url}/api/laml/${tested.version}/${instance}'`), curl);
        await run('openRaw', { callSid: exampleCall.sid });
        await run('signOut', { accountSid: projectId });
      }
    });
  }

  it('takes a project id that begins like an account SID', async () => {
    const upper = 'ACADE0A8-5A3B-4E0C-9D2E-0CA11AB1E5EE';
    const { url } = await serve({ versions: ['2010-04-01'] }, upper);
    const signedIn = await run<{ accountSid: string }>('signIn', {
      accountSid: upper,
      authToken,
      apiBaseUrl: url,
    });
    assert.equal(signedIn.accountSid, upper);
    await run('signOut', { accountSid: upper });
  });

  it('says that no version is there, where it looked, and what to check', async () => {
    const service = await serve({ versions: [] });
    const lost = run('signIn', { accountSid, authToken, apiBaseUrl: service.url });
    await assert.rejects(
      Promise.resolve(lost),
      /answers none of the API versions 2010-04-01, 2008-08-01 .*\(404\).* Check the service address, with the path/,
    );
    assert.deepEqual(versionsAsked(service), ['2010-04-01', '2008-08-01']);
  });

  it('refuses a version that nobody speaks, an address that could mislead, and a SID of another form', async () => {
    const { url } = await serve({});
    const form = { accountSid, authToken, apiBaseUrl: url };
    for (const [wrong, reason] of [
      [
        { apiVersion: '1999-01-01' },
        /API version 1999-01-01 is not spoken: use 2010-04-01, 2008-08-01, or auto/,
      ],
      [{ apiBaseUrl: 'https://ada:secret@example.com' }, /must not hold credentials/],
      [{ apiBaseUrl: 'https://example.com/?next=' }, /ends before "\?" and "#"/],
      [{ accountSid: projectId, apiBaseUrl: 'https://api.twilio.com' }, /An account SID is "AC"/],
      [{ accountSid: 'AC6c1f60a8' }, /An account SID is "AC".*this has 10 characters/],
      [
        { accountSid: 'v3:KBnLO0' },
        /with a colon cannot sign in by its auth token: give the SID of an API key/,
      ],
      [{ label: 'x'.repeat(81) }, /A name has at most 80 characters/],
      [{ accountSid: '../Accounts' }, /An account SID has letters, digits and dashes/],
      [{ authToken: apiKey.sid }, /give it with its secret, as SK…:secret/],
    ] as const) {
      await assert.rejects(Promise.resolve(run('signIn', { ...form, ...wrong })), reason);
    }
    assert.deepEqual(server?.requests, []);
  });

  it('takes an API key that acts on the account', async () => {
    const { url, requests } = await serve({ versions: ['2010-04-01'], apiKeys: [apiKey] });
    const asKey = `${apiKey.sid}:${apiKey.secret}`;
    const wrong = run('signIn', { accountSid, authToken: `${apiKey.sid}:wrong`, apiBaseUrl: url });
    await assert.rejects(Promise.resolve(wrong), /\(401\).*Check .* the SID of the key and its secret/);
    await run('signIn', { accountSid, authToken: asKey, apiBaseUrl: url });
    assert.deepEqual(await run('loadMore'), { loaded: 50, total: undefined });
    assert.ok(requests.every(({ path: asked }) => asked.startsWith(`/2010-04-01/Accounts/${accountSid}/`)));
  });

  it('takes an account SID with a colon where an API key asks for it', async () => {
    const sid = 'v3:KBnLO0';
    const { url } = await serve({ versions: ['2010-04-01'], apiKeys: [apiKey] }, sid);
    const asKey = `${apiKey.sid}:${apiKey.secret}`;
    await run('signIn', { accountSid: sid, authToken: asKey, apiBaseUrl: url });
    await run('signOut', { accountSid: sid });
  });

  it('says what test credentials cannot do', async () => {
    const { url } = await serve({ versions: ['2010-04-01'], testToken: 'only-for-tests' });
    const form = { accountSid, authToken: 'only-for-tests', apiBaseUrl: url };
    await assert.rejects(
      Promise.resolve(run('signIn', form)),
      /These are test credentials: they can make pretended calls, but read none \(403\).*20008.*live auth token/,
    );
  });
});

describe('the profiles of twilio-cli', () => {
  const { HOME } = process.env;

  afterEach(() => {
    process.env['HOME'] = HOME;
  });

  async function profilesOf(content: string | undefined) {
    return inFolder(async (home) => {
      await mkdir(path.join(home, '.twilio-cli'));
      if (content !== undefined) await writeFile(path.join(home, '.twilio-cli/config.json'), content);
      process.env['HOME'] = home;
      return readCliProfiles();
    });
  }

  it('come with their API key, or without it where the keychain has it, each at its region', async () => {
    const found = await profilesOf(
      JSON.stringify({
        projects: [{ id: 'old', accountSid, region: 'ie1' }],
        profiles: {
          dev: { accountSid, apiKey: apiKey.sid, apiSecret: apiKey.secret },
          far: { accountSid, region: 'au1', edge: 'sydney', apiKey: apiKey.sid, apiSecret: 'x' },
          edgy: { accountSid, edge: 'dublin' },
        },
      }),
    );
    assert.deepEqual(found, [
      { name: 'dev', accountSid, key: apiKey, apiBaseUrl: 'https://api.twilio.com' },
      {
        ...{ name: 'far', accountSid, key: { ...apiKey, secret: 'x' } },
        apiBaseUrl: 'https://api.sydney.au1.twilio.com',
      },
      { name: 'edgy', accountSid, key: undefined, apiBaseUrl: 'https://api.dublin.us1.twilio.com' },
      { name: 'old', accountSid, key: undefined, apiBaseUrl: 'https://api.ie1.twilio.com' },
    ]);
  });

  it('lead to no other host, and are none where the file is spoilt or absent', async () => {
    const hostile = { accountSid, region: 'evil.example.com/', edge: 'a@b', apiKey: 7, apiSecret: {} };
    assert.deepEqual(await profilesOf(JSON.stringify({ profiles: { hostile } })), [
      { name: 'hostile', accountSid, key: undefined, apiBaseUrl: 'https://api.twilio.com' },
    ]);
    for (const spoilt of [undefined, '', '{', 'null', '[]', '{"profiles":7,"projects":{}}']) {
      assert.deepEqual(await profilesOf(spoilt), []);
    }
    const others = { a: { accountSid: 'AC1' }, b: null, '': { accountSid } };
    assert.deepEqual(await profilesOf(JSON.stringify({ profiles: others })), []);
  });
});
