// The emulator behind a real socket, so that any client can be pointed at it.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Transport } from '../../src/api/transport.ts';
import { createSandbox, type SandboxSetup } from '../../src/sandbox/sandbox.ts';

/** A request that arrived, in order. */
export interface ServedRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly path: string;
}

/** A server that runs until it is closed. */
export interface SandboxServer {
  readonly url: string;
  readonly requests: readonly ServedRequest[];
  /** Ends at once, with the connections that are open. */
  close(): Promise<void>;
}

/**
 * Serves a transport, or a sandbox made of a setup, on 127.0.0.1. Where the transport rejects, or
 * its body fails, the connection is broken off as a failing server's would be.
 */
export async function startSandboxServer(
  served: Transport | SandboxSetup,
  { port = 0 }: { readonly port?: number } = {},
): Promise<SandboxServer> {
  const transport = typeof served === 'function' ? served : createSandbox(served);
  const requests: ServedRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    requests.push({ method: incoming.method ?? '', path: incoming.url ?? '' });
    serve(transport, incoming, outgoing).catch(() => {
      // Before the answer a reset; within it, what has been written still goes out.
      if (outgoing.headersSent) incoming.socket.destroySoon();
      else incoming.socket.resetAndDestroy();
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${chosen}`,
    requests,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function serve(
  transport: Transport,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const response = await transport(await readRequest(incoming, gone.signal));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.flushHeaders();
  for await (const piece of response.body ?? []) {
    if (gone.signal.aborted) return;
    if (!outgoing.write(piece)) await once(outgoing, 'drain', { signal: gone.signal }).catch(() => undefined);
  }
  outgoing.end();
}

async function readRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming as AsyncIterable<Buffer>) pieces.push(piece);
  const { method = 'GET', headers, url = '/' } = incoming;
  const shown = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const body = method === 'GET' || method === 'HEAD' ? null : Buffer.concat(pieces);
  // Not `new URL(url, base)`: a path that begins with two slashes would name another host.
  return new Request(`http://${headers.host ?? 'localhost'}${url}`, {
    method,
    headers: shown,
    body,
    signal,
  });
}
