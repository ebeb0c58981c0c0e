// `npm run sandbox`: the sample account behind a real socket, for curl or any client.
import { parseArgs } from 'node:util';
import { createSampleAccount, sampleAccountSid } from '../../src/sandbox/sampleAccount.ts';
import { startSandboxServer } from '../support/sandboxServer.ts';
import { faultForms, readFault } from './readFault.ts';

const help = `npm run sandbox -- [options]
  --port 4010      0 takes any that is free
  --calls 420      how many calls the account has, up to millions
  --seed 1         the same seed gives the same data
  --account SID    the account that is answered for
  --token TOKEN    the auth token that is accepted
  --fault FAULT    may be given several times:
  ${faultForms}`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4010' },
      calls: { type: 'string', default: '420' },
      seed: { type: 'string', default: '1' },
      account: { type: 'string', default: sampleAccountSid },
      token: { type: 'string', default: 'sandbox-token' },
      fault: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  const [port, calls, seed] = [values.port, values.calls, values.seed].map(readNumber);
  return { ...values, port, calls, seed, faults: values.fault.map(readFault) };
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
  const { account: accountSid, faults, port = 4010, token: authToken, calls = 420, seed = 1 } = options;
  const account = createSampleAccount({ accountSid, authToken, seed, calls, now: Date.now });
  const server = await startSandboxServer({ account, faults }, { port });
  console.log(`Sandbox of API 2008-08-01 at ${server.url} (Ctrl+C ends it)
  account  ${accountSid}
  token    ${authToken}
  try      curl -u ${accountSid}:${authToken} '${server.url}/2008-08-01/Accounts/${accountSid}/Calls?num=2'`);
}

serve().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
