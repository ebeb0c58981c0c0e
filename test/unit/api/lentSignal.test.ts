import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { fixture, script } from './scripted.ts';

describe('a signal kept for many requests', () => {
  it('keeps nothing of those that are over', async () => {
    const { client } = script([fixture('call')]);
    const { signal } = new AbortController();
    for (let request = 0; request < 50; request++) await client.getCall('CA1', signal);
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });
});
