// The emulator in a process of its own, so that only the work of who asks it is measured.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { SandboxVersion } from '../../src/sandbox/options.ts';
import type { Transport } from '../../src/api/transport.ts';
import { createSampleAccount, sampleAccountSid } from '../../src/sandbox/sampleAccount.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import type { SandboxAccount } from '../../src/sandbox/store.ts';
import { startSandboxServer } from '../../test/support/sandboxServer.ts';

/** What is served. */
export interface EmulatorSetup {
  /** What is spoken with it: 2008-08-01 unless said. */
  readonly apiVersion?: SandboxVersion;
  readonly calls: number;
  /** Added before each answer. */
  readonly delayMs?: number;
  /** Whether each answer is made once only: then it costs nothing but its way. */
  readonly remembers?: boolean;
}

/** What all calls of the list come to, counted where they are made. */
export interface Sums {
  readonly calls: number;
  readonly seconds: number;
  /** In hundred-thousandths, since prices have five decimals. */
  readonly price: number;
}

/** An emulator that runs until it is stopped. */
export interface Emulator {
  readonly url: string;
  readonly apiVersion: SandboxVersion;
  readonly accountSid: string;
  readonly authToken: string;
  readonly sums: () => Promise<Sums>;
  readonly stop: () => void;
}

const authToken = 'bench';
const serveWord = 'serve-emulator';

/** Starts it; the case that calls this is its program too. */
export async function startEmulator(setup: EmulatorSetup): Promise<Emulator> {
  const child = fork(fileURLToPath(import.meta.url), [serveWord, JSON.stringify(setup)]);
  const [url] = (await once(child, 'message')) as [string];
  return {
    ...{ url, accountSid: sampleAccountSid, authToken },
    apiVersion: setup.apiVersion ?? '2008-08-01',
    sums: () => sumsOf(child),
    stop: () => void child.kill(),
  };
}

async function sumsOf(child: ChildProcess): Promise<Sums> {
  child.send('sums');
  const [sums] = (await once(child, 'message')) as [Sums];
  return sums;
}

/** Serves where this process was started to do so, and says whether it was. */
export async function serveIfAsked(): Promise<boolean> {
  const [word, setup = '{}'] = process.argv.slice(2);
  if (word !== serveWord) return false;
  const { calls, delayMs = 0, remembers = false } = JSON.parse(setup) as EmulatorSetup;
  const opened = Date.now();
  const account = createSampleAccount({ authToken, calls, now: () => opened });
  const answer = createSandbox({ account, options: { versions: ['2008-08-01', '2010-04-01'] } });
  const transport = remembers ? remembering(answer) : answer;
  const server = await startSandboxServer(delayMs > 0 ? late(transport, delayMs) : transport);
  process.on('message', () => process.send?.(sumOf(account)));
  process.on('disconnect', () => process.exit());
  process.send?.(server.url);
  return true;
}

function late(transport: Transport, delayMs: number): Transport {
  return async (request) => {
    await delay(delayMs);
    return transport(request);
  };
}

function remembering(transport: Transport): Transport {
  const known = new Map<string, { readonly body: ArrayBuffer; readonly init: ResponseInit }>();
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const place = pathname + search;
    const found = known.get(place);
    if (found) return new Response(found.body, found.init);
    const response = await transport(request);
    const { status, headers } = response;
    const body = await response.arrayBuffer();
    if (status === 200) known.set(place, { body, init: { status, headers } });
    return new Response(body, { status, headers });
  };
}

function sumOf(account: SandboxAccount): Sums {
  const listing = account.listCalls();
  let [seconds, price] = [0, 0];
  for (let from = 0; from < listing.total; from += 1000) {
    for (const call of listing.slice(from, from + 1000)) {
      seconds += call.duration ?? 0;
      price += Math.round(Number(call.price ?? 0) * 100_000);
    }
  }
  return { calls: listing.total, seconds, price };
}
