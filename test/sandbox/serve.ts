// `npm run sandbox`: an account like the sample account behind a real socket, for curl or any client.
import { parseArgs } from 'node:util';
import { createSampleAccount } from '../../src/sandbox/sampleAccount.ts';
import type { SandboxVersion } from '../../src/sandbox/options.ts';
import { startSandboxServer } from '../support/sandboxServer.ts';
import { faultForms, readFault } from './readFault.ts';

/** Not that of the built-in sample account, whose place it would take in an editor that signs in to it. */
const ownSid = 'AC5a4db0c5ca11ab1e5eedc0ff00ddba11';

const help = `npm run sandbox -- [options]
  --port 4010      0 takes any that is free
  --calls 420      how many calls the account has, up to millions
  --seed 1         the same seed gives the same data
  --account SID    the account that is answered for
  --token TOKEN    the auth token that is accepted
  --api-version V  2008-08-01 or 2010-04-01; both when left out
  --base PATH      what stands before the version, such as /api/laml
  --key SID:SECRET an API key that is accepted besides, in 2010-04-01
  --test-token T   a token that makes calls and is refused the rest with 20008
  --compatible     2010-04-01 alone, as others offer it: no notifications, no events, no extension needed
  --fault FAULT    may be given several times:
  ${faultForms}`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4010' },
      calls: { type: 'string', default: '420' },
      seed: { type: 'string', default: '1' },
      account: { type: 'string', default: ownSid },
      token: { type: 'string', default: 'sandbox-token' },
      'api-version': { type: 'string' },
      base: { type: 'string', default: '' },
      key: { type: 'string' },
      'test-token': { type: 'string' },
      compatible: { type: 'boolean', default: false },
      fault: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  const [port, calls, seed] = [values.port, values.calls, values.seed].map(readNumber);
  return { ...values, port, calls, seed, played: playedOf(values), faults: values.fault.map(readFault) };
}

interface Played {
  readonly 'api-version'?: string | undefined;
  readonly base: string;
  readonly key?: string | undefined;
  readonly 'test-token'?: string | undefined;
  readonly compatible: boolean;
}

/** Which service is played. */
function playedOf({ base, compatible, key, 'test-token': testToken, ...values }: Played) {
  const [sid = '', secret = ''] = key?.split(':') ?? [];
  return {
    versions: versionsOf(values['api-version'] ?? (compatible ? '2010-04-01' : undefined)),
    basePath: base,
    bareJson: compatible,
    withheld: compatible ? (['Notifications', 'Events'] as const) : [],
    apiKeys: key === undefined ? [] : [{ sid, secret }],
    ...(testToken === undefined ? {} : { testToken }),
  };
}

function versionsOf(asked: string | undefined): readonly SandboxVersion[] {
  const all = ['2008-08-01', '2010-04-01'] as const;
  const versions = all.filter((version) => asked === undefined || asked === version);
  if (versions.length === 0) throw new Error(`no such version: ${asked ?? ''}\n\n${help}`);
  return versions;
}

function readNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`not a whole number: ${text}\n\n${help}`);
  return Number(text);
}

async function serve(): Promise<void> {
  const options = readOptions();
  if (options.help) {
    console.log(help);
    return;
  }
  const { account: accountSid, base, faults, played, token: authToken } = options;
  const { versions } = played;
  const { port = 4010, calls = 420, seed = 1 } = options;
  const account = createSampleAccount({ accountSid, authToken, seed, calls, now: Date.now });
  const server = await startSandboxServer({ account, faults, options: played }, { port });
  const tries = versions.map((version) => {
    const list = version === '2008-08-01' ? 'Calls?num=2' : 'Calls.json?PageSize=2';
    const address = `${server.url}${base}/${version}/Accounts/${accountSid}/${list}`;
    return `  try      curl -u ${accountSid}:${authToken} '${address}'`;
  });
  console.log(`Sandbox of API ${versions.join(' and ')} at ${server.url}${base} (Ctrl+C ends it)
  account  ${accountSid}
  token    ${authToken}
${tries.join('\n')}`);
}

serve().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
