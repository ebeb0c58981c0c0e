import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Transport } from '../../src/api/transport.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, exampleCall, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { inFolder, run } from './support.ts';

const { accountSid, authToken } = mixedCredentials;
const segmentSid = 'CS00000000000000000000000000000001';

/** Characters that mean something to a shell, to curl or to both, and may stand in an address. */
const hostilePath = `/it's$(touch pwned)&;|touch\${IFS}pwned;[1-3]!*~%20x`;

describe('the copied cURL command', () => {
  let server: SandboxServer;

  before(async () => {
    await promisify(execFile)('curl', ['--version']).catch(() => {
      throw new Error('This test needs curl: install it (Debian: apt-get install curl).');
    });
    server = await startSandboxServer(belowAnyPath());
  });

  afterEach(() => run('signOut', { accountSid }));
  after(() => server.close());

  /** Signs in at an address and runs what is copied there, as a person would paste it. */
  async function paste(path: string, key: object): Promise<string> {
    await run('signIn', { accountSid, authToken, apiBaseUrl: `${server.url}${path}` });
    const command = await run<string>('copyAsCurl', key);
    assert.ok(!command.includes(authToken));
    return inFolder(async (cwd) => {
      const env = { ...process.env, TWILIO_AUTH_TOKEN: authToken, no_proxy: '*' };
      const { stdout } = await promisify(execFile)('sh', ['-c', `${command} && ls`], { cwd, env });
      assert.doesNotMatch(stdout, /pwned/);
      return stdout;
    });
  }

  it('gets the call from the service once the token is in the environment', async () => {
    assert.match(
      await paste('', { callSid: exampleCall.sid }),
      /<Sid>CA42ed11f93dc08b952027ffbc406d0868<\/Sid>/,
    );
  });

  it('gets a segment', async () => {
    const key = { callSid: exampleCall.sid, callSegmentSid: segmentSid };
    assert.match(
      await paste('', key),
      /<CallSegmentSid>CS00000000000000000000000000000001<\/CallSegmentSid>/,
    );
  });

  it('asks for one address and runs nothing else, whatever stands in it', async () => {
    const before = server.requests.length;
    const answer = await paste(hostilePath, { callSid: exampleCall.sid });
    assert.match(answer, /<Sid>CA42ed11f93dc08b952027ffbc406d0868<\/Sid>/);
    const byCurl = server.requests.slice(before).filter(({ path }) => path.endsWith(`/${exampleCall.sid}`));
    assert.equal(byCurl.length, 1);
  });

  it('is refused for a SID that could leave its place', async () => {
    await run('signIn', { accountSid, authToken, apiBaseUrl: server.url });
    for (const callSid of ["CA'; touch pwned; '", '$(id)', '../..', 'CA[1-3]']) {
      await assert.rejects(Promise.resolve(run('copyAsCurl', { callSid })), /Which call\?/);
    }
  });
});

/** The emulator wherever the account says that the service is. */
function belowAnyPath(): Transport {
  const sandbox = createSandbox({ account: createMixedAccount() });
  return (request) => {
    const { origin, pathname, search } = new URL(request.url);
    const path = pathname.slice(pathname.indexOf('/2008-08-01/'));
    return sandbox(new Request(`${origin}${path}${search}`, request));
  };
}
