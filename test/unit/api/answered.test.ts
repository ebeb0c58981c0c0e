import { queryObjects } from 'node:v8';
import { CallClient } from '../../../src/api/client.ts';
import { until } from '../../support/until.ts';
import { accountSid, apiBaseUrl, fixture } from './scripted.ts';

describe('a client that asks for days', () => {
  it('keeps nothing of what was answered', async () => {
    const transport = () => Promise.resolve(new Response(fixture('call')));
    const client = new CallClient({ transport, apiBaseUrl, accountSid });
    const before = count();
    for (let request = 0; request < 50; request++) await client.getCall('CA1');
    // What is held through weak references goes some turns after the rest.
    await until(() => Promise.resolve(count() <= before));
  });
});

/** The answers that are not collected, once garbage was. */
function count(): number {
  return queryObjects(Response, { format: 'count' });
}
