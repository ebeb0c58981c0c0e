import { queryObjects } from 'node:v8';
import { CallClient } from '../../../src/api/client.ts';
import { until } from '../../support/until.ts';
import { accountSid, apiBaseUrl, fixture } from './scripted.ts';

describe('a client that asks for days', () => {
  it('keeps nothing of what was answered', async function () {
    // Counting looks through all of the memory, which is large where other tests ran before.
    this.timeout(90_000);
    const transport = () => Promise.resolve(new Response(fixture('call')));
    const client = new CallClient({ transport, apiBaseUrl, accountSid });
    const ask = async () => {
      for (let request = 0; request < 50; request++) await client.getCall('CA1');
    };
    await ask();
    // What is held through weak references goes some turns after the rest, that of other tests too.
    const first = await settled();
    await ask();
    await until(() => Promise.resolve(count() <= first));
  });
});

/** How many answers stay. */
async function settled(): Promise<number> {
  let [last, still] = [count(), 0];
  await until(() => {
    const now = count();
    still = now === last ? still + 1 : 0;
    last = now;
    return Promise.resolve(still > 1);
  });
  return last;
}

/** The answers that are not collected, once garbage was. */
function count(): number {
  return queryObjects(Response, { format: 'count' });
}
