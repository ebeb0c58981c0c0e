import assert from 'node:assert/strict';
import { once } from 'node:events';
import { queryObjects } from 'node:v8';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { CallClient } from '../../../src/api/client.ts';
import { until } from '../../support/until.ts';
import { accountSid, apiBaseUrl, fixture } from './scripted.ts';

// Counting looks through all of the memory: in a thread of its own that is little, and of nobody else.
if (isMainThread) {
  describe('a client that asks for days', () => {
    it('keeps nothing of what was answered', async function () {
      this.timeout(20_000);
      const asking = new Worker(__filename);
      assert.deepEqual(await once(asking, 'message'), [0]);
      await asking.terminate();
    });
  });
} else {
  void answersThatStay().then((count) => parentPort?.postMessage(count));
}

async function answersThatStay(): Promise<number> {
  const transport = () => Promise.resolve(new Response(fixture('call')));
  const client = new CallClient({ transport, apiBaseUrl, accountSid });
  for (let request = 0; request < 50; request++) await client.getCall('CA1');
  // What is held through weak references goes some turns after the rest.
  let [last, still] = [Infinity, 0];
  await until(() => {
    const now = queryObjects(Response, { format: 'count' });
    still = now === last ? still + 1 : 0;
    last = now;
    return Promise.resolve(still > 3);
  });
  return last;
}
