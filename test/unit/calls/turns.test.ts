import assert from 'node:assert/strict';
import { Turns } from '../../../src/calls/list/turns.ts';

const never = new AbortController().signal;

/** A step that lasts until its signal ends it. */
function endless(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}

async function isEnded(poll: Promise<unknown>): Promise<boolean> {
  return (await poll) === undefined;
}

describe('steps in turn', () => {
  it('run one after the other, whether one fails or not', async () => {
    const turns = new Turns();
    const said: string[] = [];
    const failing = turns.take(() => Promise.reject(new Error('lost')));
    const next = turns.take(() => Promise.resolve(said.push('next')));
    await assert.rejects(failing, /lost/);
    await next;
    assert.deepEqual(said, ['next']);
  });

  it('do not wait for one that gives way', async () => {
    const turns = new Turns();
    const poll = turns.giveWay(endless, never);
    await Promise.resolve();
    assert.equal(await turns.take(() => Promise.resolve('done')), 'done');
    assert.equal(await isEnded(poll), true);
  });

  it('end one that gives way with the signal given, and go on', async () => {
    const turns = new Turns();
    const ending = new AbortController();
    const poll = turns.giveWay(endless, ending.signal);
    ending.abort();
    assert.equal(await isEnded(poll), true);
    assert.equal(await turns.giveWay(() => Promise.resolve('again'), never), 'again');
  });

  it('tell of a failure that nobody asked for', async () => {
    const turns = new Turns();
    await assert.rejects(
      turns.giveWay(() => Promise.reject(new Error('lost')), never),
      /lost/,
    );
  });
});
