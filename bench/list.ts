// Loading 100,000 calls page by page, as the view does: heap per call, a page early and late, the longest task.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CallClient } from '../src/api/client.ts';
import { authenticated } from '../src/api/exchange/authenticated.ts';
import { FilteredCalls } from '../src/calls/list/filteredCalls.ts';
import { createSampleAccount, sampleAccountSid } from '../src/sandbox/sampleAccount.ts';
import { createSandbox } from '../src/sandbox/sandbox.ts';

const calls = 100_000;
const pageSize = 1000;
const authToken = 'bench';
const goals = { bytesPerCall: 2048, longestTaskMs: 50, laterThanEarlier: 1.5 };

if (process.argv[2] === 'serve') void serve();

/** Prints the figures; good when a call takes 2 KB at most, a late page what an early one took, no task 50 ms. */
export async function bench(): Promise<boolean> {
  // The emulator is a process of its own, so that only the list's own work is measured.
  const emulator = fork(fileURLToPath(import.meta.url), ['serve']);
  const [port] = (await once(emulator, 'message')) as [number];
  const collectGarbage = garbageCollector();
  const list = openList(`http://127.0.0.1:${port}`);
  const tasks = watchTasks();
  await list.loadMore();
  collectGarbage();
  const [heapAtFirst, loadedAtFirst] = [process.memoryUsage().heapUsed, list.examined.examined];
  tasks.reset();
  const pagesMs: number[] = [];
  while (!list.examined.isComplete) {
    const before = tasks.busyMs();
    await list.loadMore();
    pagesMs.push(tasks.busyMs() - before);
  }
  const loadingMs = tasks.longestMs();
  const afterwardsMs: number[] = [];
  for (let round = 0; round < 5; round++) {
    await idle();
    tasks.reset();
    await list.refresh();
    await idle();
    await list.apply(undefined);
    afterwardsMs.push(tasks.longestMs());
  }
  const refreshingMs = median(afterwardsMs);
  tasks.end();
  collectGarbage();
  const loaded = list.examined.examined;
  const bytesPerCall = (process.memoryUsage().heapUsed - heapAtFirst) / (loaded - loadedAtFirst);
  emulator.kill();
  const early = median(pagesMs.slice(0, 10));
  const late = median(pagesMs.slice(-11, -1));
  const longest = Math.max(loadingMs, refreshingMs);
  console.log(`list: ${loaded} calls in pages of ${pageSize}`);
  console.log(`  heap per loaded call     ${bytesPerCall.toFixed(0)} bytes (goal ${goals.bytesPerCall})`);
  console.log(`  a page near 1,000        ${early.toFixed(1)} ms of work`);
  console.log(`  a page near ${calls.toLocaleString('en')}     ${late.toFixed(1)} ms of work`);
  console.log(`  longest task, loading    ${loadingMs.toFixed(1)} ms (goal ${goals.longestTaskMs})`);
  console.log(`  longest task, refreshing and filtering ${refreshingMs.toFixed(1)} ms (median of 5)`);
  return (
    loaded === list.examined.total &&
    bytesPerCall <= goals.bytesPerCall &&
    late <= early * goals.laterThanEarlier &&
    longest < goals.longestTaskMs
  );
}

/** A person does one thing after the other, and so do these steps: none begins within the task of another. */
function idle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}

function openList(apiBaseUrl: string): FilteredCalls {
  const transport = authenticated((request) => fetch(request), {
    accountSid: sampleAccountSid,
    authToken,
    apiBaseUrl,
  });
  const client = new CallClient({ transport, apiBaseUrl, accountSid: sampleAccountSid });
  const options = { pageSize: () => pageSize, signal: new AbortController().signal };
  return new FilteredCalls(client, options, () => undefined);
}

/** A turn of the event loop that does nothing takes less. */
const idleMs = 0.5;

/**
 * Measures the turns of the event loop. A turn counts as the lesser of its time and of the processor's work
 * meanwhile: the one is too long on a busy machine, the other where the collector works in other threads.
 */
function watchTasks() {
  let since = measure();
  let longestMs = 0;
  let busyMs = 0;
  let isOver = false;
  const beat = (): void => {
    const now = measure();
    const taskMs = Math.min(now.timeMs - since.timeMs, now.workMs - since.workMs);
    longestMs = Math.max(longestMs, taskMs);
    if (taskMs > idleMs) busyMs += taskMs;
    since = now;
    if (!isOver) setImmediate(beat);
  };
  setImmediate(beat);
  return {
    longestMs: () => longestMs,
    busyMs: () => busyMs,
    reset: () => {
      longestMs = 0;
      since = measure();
    },
    end: () => (isOver = true),
  };
}

function measure(): { readonly timeMs: number; readonly workMs: number } {
  const { user, system } = process.cpuUsage();
  return { timeMs: performance.now(), workMs: (user + system) / 1000 };
}

async function serve(): Promise<void> {
  const account = createSampleAccount({ authToken, calls, now: () => Date.now() });
  const answer = createSandbox({ account });
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

/** The collector without a flag on the command line. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  return () => {
    for (let round = 0; round < 4; round++) collect();
  };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;
}
