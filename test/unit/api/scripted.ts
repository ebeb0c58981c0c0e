// A transport that answers from a script and remembers what it was asked.
import { readFileSync } from 'node:fs';
import { CallClient } from '../../../src/api/client.ts';
import type { CallClientOptions } from '../../../src/api/client.ts';
import type { Transport } from '../../../src/api/transport.ts';

export const accountSid = 'AC0f1e2d3c4b5a69788796a5b4c3d2e1f0';
export const apiBaseUrl = 'https://api.example.com';

/** An answer of the documents, as it stands in test/fixtures. */
export const fixture = (name: string): string => readFileSync(`test/fixtures/2008-08-01/${name}.xml`, 'utf8');

export interface Script {
  readonly transport: Transport;
  readonly asked: Request[];
  readonly client: CallClient;
}

type Reply = string | Error | Response | ((request: Request) => Response | Promise<Response>);

/** Replies in turn, the last one for ever; text is an answer of status 200, an error a failure of the network. */
export function script(replies: readonly Reply[], options: Partial<CallClientOptions> = {}): Script {
  const asked: Request[] = [];
  const transport: Transport = async (request) => {
    const reply = replies[Math.min(asked.push(request), replies.length) - 1];
    if (reply === undefined) throw new Error('The script is empty');
    if (reply instanceof Error) throw reply;
    if (typeof reply === 'function') return reply(request);
    return typeof reply === 'string' ? new Response(reply) : reply.clone();
  };
  const client = new CallClient({ transport, apiBaseUrl, accountSid, retryDelayMs: 1, ...options });
  return { transport, asked, client };
}

/** What `fetch` of Node rejects with when the network fails in the way that the code names. */
export function networkFailure(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('failed'), { code }) });
}

export const pathsOf = (asked: readonly Request[]): string[] =>
  asked.map(({ method, url }) => `${method} ${url.slice(apiBaseUrl.length)}`);
