// Each fault, as a client meets it in process and over a socket.
import assert from 'node:assert/strict';
import type { FaultRule } from '../../../src/sandbox/faults.ts';
import { createSandbox } from '../../../src/sandbox/sandbox.ts';
import { readFault } from '../../sandbox/readFault.ts';
import { startSandboxServer } from '../../support/sandboxServer.ts';
import { readXml } from './contract.ts';
import { accountSid, authToken, contractAccount, sids } from './contractAccount.ts';

const base = 'https://api.example.com';
const path = `/2008-08-01/Accounts/${accountSid}/Calls`;
const headers = { Authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` };

function get(query = '', signal?: AbortSignal): Request {
  return new Request(`${base}${path}${query}`, { headers, ...(signal ? { signal } : {}) });
}

const withFaults = (...faults: FaultRule[]) => createSandbox({ account: contractAccount(), faults });

describe('a fault', () => {
  it('happens as often as its rule says, then no more', async () => {
    const refuse: FaultRule = { fault: { kind: 'refuse', status: 429, retryAfter: '3' }, times: 2 };
    const sandbox = withFaults(refuse);
    const answers = [await sandbox(get()), await sandbox(get()), await sandbox(get())] as const;
    assert.deepEqual(
      answers.map(({ status }) => status),
      [429, 429, 200],
    );
    assert.equal(answers[0].headers.get('Retry-After'), '3');
    const error = readXml(await answers[0].text());
    assert.deepEqual(error.texts.get('Code'), ['20429']);
  });

  it('begins after the requests that pass, and only where method and path fit', async () => {
    const sandbox = withFaults({
      fault: { kind: 'refuse', status: 500 },
      method: 'GET',
      path: /page=1$/,
      after: 1,
    });
    const statuses = [];
    for (const query of ['', '?page=1', '?page=1', '?page=0'])
      statuses.push((await sandbox(get(query))).status);
    assert.deepEqual(statuses, [200, 200, 500, 200]);
  });

  it('happens to its share of the requests', async () => {
    const sandbox = withFaults({ fault: { kind: 'refuse', status: 503 }, rate: 0.25 });
    const statuses = [];
    for (let index = 0; index < 8; index++) statuses.push((await sandbox(get())).status);
    assert.deepEqual(statuses, [200, 200, 200, 503, 200, 200, 200, 503]);
  });

  it('can be a web page in place of an answer', async () => {
    const response = await withFaults({ fault: { kind: 'html' } })(get());
    assert.equal(response.status, 200);
    assert.match(response.headers.get('Content-Type') ?? '', /^text\/html/);
    assert.match(await response.text(), /^<!DOCTYPE html>/);
  });

  it('can be a broken connection, as fetch reports it', async () => {
    await assert.rejects(withFaults({ fault: { kind: 'reset' } })(get()), TypeError);
  });

  it('can break off within the body', async () => {
    const response = await withFaults({ fault: { kind: 'cut', keptBytes: 40 } })(get());
    assert.equal(response.status, 200);
    await assert.rejects(response.text(), TypeError);
  });

  it('can send the body slowly, and whole', async () => {
    const fault = { kind: 'slow', pieceBytes: 500, pauseMs: 1 } as const;
    const pieces: number[] = [];
    const body = (await withFaults({ fault })(get())).body as AsyncIterable<Uint8Array> | null;
    for await (const piece of body ?? []) pieces.push(piece.length);
    assert.ok(pieces.length > 3);
    assert.ok(Math.max(...pieces) <= 500);
    const whole = await (await withFaults()(get())).arrayBuffer();
    assert.equal(
      pieces.reduce((sum, length) => sum + length, 0),
      whole.byteLength,
    );
  });

  it('can be a delay, which an abort ends with its reason', async () => {
    const abort = new AbortController();
    const waiting = withFaults({ fault: { kind: 'delay', delayMs: 60_000 } })(get('', abort.signal));
    abort.abort(new Error('no longer wanted'));
    await assert.rejects(waiting, /no longer wanted/);
  });

  it('can move the list between two requests', async () => {
    const sandbox = withFaults({ fault: { kind: 'move', arrives: 1, changes: 1 }, after: 1, times: 1 });
    const read = async () => readXml(await (await sandbox(get('?num=10'))).text());
    const [before, after] = [await read(), await read()];
    assert.deepEqual([before.attributes.get('total'), after.attributes.get('total')], ['5', '6']);
    assert.equal(before.texts.get('Sid')?.at(-1), sids.second);
    assert.ok(after.texts.get('Sid')?.slice(0, 2).includes(sids.second));
  });

  it('can come together with others', async () => {
    const delay = { fault: { kind: 'delay', delayMs: 1 } } as const;
    const sandbox = withFaults(delay, { fault: { kind: 'refuse', status: 500 } });
    assert.equal((await sandbox(get())).status, 500);
  });

  it('never happens to an aborted request, which ends at once', async () => {
    await assert.rejects(withFaults()(get('', AbortSignal.abort(new Error('gone')))), /gone/);
  });
});

describe('a fault over a socket', () => {
  async function fetchWith(fault: FaultRule['fault'], read: (response: Response) => Promise<unknown>) {
    const server = await startSandboxServer({ account: contractAccount(), faults: [{ fault }] });
    try {
      return await read(await fetch(server.url + path, { headers }));
    } finally {
      await server.close();
    }
  }

  it('resets the connection', async () => {
    await assert.rejects(
      fetchWith({ kind: 'reset' }, (response) => response.text()),
      TypeError,
    );
  });

  it('breaks the connection off within the body', async () => {
    let status = 0;
    const reading = fetchWith({ kind: 'cut', keptBytes: 40 }, (response) => {
      status = response.status;
      return response.text();
    });
    await assert.rejects(reading, TypeError);
    assert.equal(status, 200);
  });

  it('sends the body slowly, and whole', async () => {
    const fault = { kind: 'slow', pieceBytes: 1000, pauseMs: 1 } as const;
    assert.match(String(await fetchWith(fault, (response) => response.text())), /<\/TwilioResponse>\n$/);
  });
});

describe('the loopback server', () => {
  it('tells which requests arrived, and ends with open connections', async () => {
    const faults = [{ fault: { kind: 'delay', delayMs: 60_000 }, path: /wait/ } as const];
    const server = await startSandboxServer({ account: contractAccount(), faults });
    await (await fetch(`${server.url}${path}?num=1`, { headers })).text();
    const waiting = fetch(`${server.url}/wait`);
    const rejected = assert.rejects(waiting);
    while (server.requests.length < 2) await new Promise((resolve) => setImmediate(resolve));
    await server.close();
    await rejected;
    assert.deepEqual(server.requests, [
      { method: 'GET', path: `${path}?num=1` },
      { method: 'GET', path: '/wait' },
    ]);
  });
});

describe('a fault written on the command line', () => {
  it('is read with its value and its rate', () => {
    assert.deepEqual(readFault('429=3@0.2'), {
      fault: { kind: 'refuse', status: 429, retryAfter: '3' },
      rate: 0.2,
    });
    assert.deepEqual(readFault('500'), { fault: { kind: 'refuse', status: 500 } });
    assert.deepEqual(readFault('delay=800'), { fault: { kind: 'delay', delayMs: 800 } });
    assert.deepEqual(readFault('cut=40'), { fault: { kind: 'cut', keptBytes: 40 } });
    assert.deepEqual(readFault('reset@.5'), { fault: { kind: 'reset' }, rate: 0.5 });
    assert.deepEqual(readFault('move'), { fault: { kind: 'move', arrives: 1, changes: 1 } });
  });

  it('is refused with the forms that there are', () => {
    for (const text of ['explode', '200', 'delay=soon', '']) {
      assert.throws(() => readFault(text), /no such fault: [^]*delay=MS/);
    }
  });
});
