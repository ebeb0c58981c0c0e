import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Transport } from '../../src/api/transport.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, exampleCall, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { versions, type TestedVersion } from '../support/versions.ts';
import { inFolder, run } from './support.ts';

const { accountSid, authToken } = mixedCredentials;
const apiKey = { sid: 'SK00000000000000000000000000000001', secret: 'secret$of`the"key' };

/** What is typed to sign in, and what must be in the environment of the command. */
const token: { readonly typed: string; readonly exported: Readonly<Record<string, string>> } = {
  typed: authToken,
  exported: { TWILIO_AUTH_TOKEN: authToken },
};

/** Characters that mean something to a shell, to curl or to both, and may stand in an address. */
const hostilePath = `/it's$(touch pwned)&;|touch\${IFS}pwned;[1-3]!*~%20x`;

for (const tested of versions) {
  describe(`the copied cURL command of ${tested.version}`, () => curlOf(tested));
}

function curlOf(tested: TestedVersion): void {
  let server: SandboxServer;

  before(async () => {
    await promisify(execFile)('curl', ['--version']).catch(() => {
      throw new Error('This test needs curl: install it (Debian: apt-get install curl).');
    });
    server = await startSandboxServer(belowAnyPath(tested));
  });

  afterEach(() => run('signOut', { accountSid }));
  after(() => server.close());

  const paste = (path: string, key: object) => pasted(`${server.url}${path}`, key, token);

  it('gets the call from the service once the token is in the environment', async () => {
    const answer = await paste('', { callSid: exampleCall.sid });
    assert.ok(answer.includes(tested.sidIn(exampleCall.sid)), answer);
  });

  it('gets a segment', async () => {
    const answer = await paste('', tested.segment);
    assert.ok(answer.includes(tested.segmentIn), answer);
  });

  it('asks for one address and runs nothing else, whatever stands in it', async () => {
    const before = server.requests.length;
    const answer = await paste(hostilePath, { callSid: exampleCall.sid });
    assert.ok(answer.includes(tested.sidIn(exampleCall.sid)), answer);
    const instance = `/${tested.pathOf(exampleCall.sid)}`;
    const byCurl = server.requests.slice(before).filter(({ path }) => path.endsWith(instance));
    assert.equal(byCurl.length, 1);
  });

  it('is refused for a SID that could leave its place', async () => {
    await run('signIn', { accountSid, authToken, apiBaseUrl: server.url });
    for (const callSid of ["CA'; touch pwned; '", '$(id)', '../..', 'CA[1-3]']) {
      await assert.rejects(Promise.resolve(run('copyAsCurl', { callSid })), /Which call\?/);
    }
  });
}

describe('the copied cURL command of an API key', () => {
  it('asks as the key, once its secret is in the environment', async () => {
    const options = { versions: ['2010-04-01'], apiKeys: [apiKey] } as const;
    const server = await startSandboxServer({ account: createMixedAccount(), options });
    const asKey = { typed: `${apiKey.sid}:${apiKey.secret}`, exported: { TWILIO_API_SECRET: apiKey.secret } };
    const answer = await pasted(server.url, { callSid: exampleCall.sid }, asKey);
    assert.match(answer, /"sid":"CA42ed11f93dc08b952027ffbc406d0868"/);
    await run('signOut', { accountSid });
    await server.close();
  });
});

/** Signs in at an address and runs what is copied there, as a person would paste it. */
async function pasted(apiBaseUrl: string, key: object, { exported, typed }: typeof token): Promise<string> {
  await run('signIn', { accountSid, authToken: typed, apiBaseUrl });
  const command = await run<string>('copyAsCurl', key);
  assert.ok(Object.values(exported).every((secret) => !command.includes(secret)));
  return inFolder(async (cwd) => {
    const env = { ...process.env, ...exported, no_proxy: '*' };
    const { stdout } = await promisify(execFile)('sh', ['-c', `${command} && ls`], { cwd, env });
    assert.doesNotMatch(stdout, /pwned/);
    return stdout;
  });
}

/** The emulator wherever the account says that the service is. */
function belowAnyPath({ version }: TestedVersion): Transport {
  const sandbox = createSandbox({ account: createMixedAccount(), options: { versions: [version] } });
  return (request) => {
    const { origin, pathname, search } = new URL(request.url);
    const path = pathname.slice(Math.max(0, pathname.indexOf(`/${version}/`)));
    return sandbox(new Request(`${origin}${path}${search}`, request));
  };
}
