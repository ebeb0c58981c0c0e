// The emulator as a process of its own, so that only the list's own work is measured.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SandboxVersion } from '../../src/sandbox/options.ts';
import { createSampleAccount } from '../../src/sandbox/sampleAccount.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { authToken } from './facts.ts';

/** Serves until the process is ended; tells its parent the port. */
export async function serve(calls: number, apiVersion: SandboxVersion): Promise<void> {
  const account = createSampleAccount({ authToken, calls, now: () => Date.now() });
  const answer = createSandbox({ account, options: { versions: [apiVersion] } });
  const server = createServer((incoming, outgoing) => {
    const headers = { authorization: incoming.headers.authorization ?? '' };
    void answer(new Request(`http://127.0.0.1${incoming.url ?? ''}`, { headers })).then(async (response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(Buffer.from(await response.arrayBuffer()));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.send?.((server.address() as AddressInfo).port);
}
