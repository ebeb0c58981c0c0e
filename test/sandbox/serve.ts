// `npm run sandbox`: the sample account behind a real socket, for curl or any client.
import { parseArgs } from 'node:util';
import { createSampleAccount, sampleAccountSid } from '../../src/sandbox/sampleAccount.ts';
import { startSandboxServer } from '../support/sandboxServer.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4010' },
    calls: { type: 'string', default: '420' },
    seed: { type: 'string', default: '1' },
    account: { type: 'string', default: sampleAccountSid },
    token: { type: 'string', default: 'sandbox-token' },
  },
});

async function serve(): Promise<void> {
  const account = createSampleAccount({
    accountSid: values.account,
    authToken: values.token,
    seed: Number(values.seed),
    calls: Number(values.calls),
    now: Date.now,
  });
  const server = await startSandboxServer({ account }, { port: Number(values.port) });
  const list = `${server.url}/2008-08-01/Accounts/${values.account}/Calls?num=2`;
  console.log(`Sandbox of API 2008-08-01 at ${server.url} (Ctrl+C ends it)
  account  ${values.account}
  token    ${values.token}
  try      curl -u ${values.account}:${values.token} '${list}'`);
  process.once('SIGINT', () => void server.close());
}

serve().catch((error: unknown) => {
  console.error(String(error));
  process.exitCode = 1;
});
