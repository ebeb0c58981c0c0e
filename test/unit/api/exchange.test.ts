import assert from 'node:assert/strict';
import { CallClient } from '../../../src/api/client.ts';
import { ServiceError } from '../../../src/api/errors.ts';
import { failureKind } from '../../../src/api/failures/failureKind.ts';
import type { LoggedRequest } from '../../../src/api/exchange/logged.ts';
import { logged } from '../../../src/api/exchange/logged.ts';
import { retryAfterMs } from '../../../src/api/failures/retryAfter.ts';
import type { Transport } from '../../../src/api/transport.ts';
import { attemptHeader } from '../../../src/api/transport.ts';
import { accountSid, apiBaseUrl, fixture, networkFailure, script } from './scripted.ts';

const limited = (retryAfter: string) =>
  new Response('', { status: 429, headers: { 'retry-after': retryAfter } });

/** Requests that are answered when the test says so. */
function held() {
  const waiting: (() => void)[] = [];
  const transport: Transport = () =>
    new Promise((resolve) => {
      waiting.push(() => {
        resolve(new Response(fixture('call')));
      });
    });
  return { waiting, client: new CallClient({ transport, apiBaseUrl, accountSid }) };
}

const turnOfLoop = () => new Promise((resolve) => setImmediate(resolve));

describe('the gate of an account', () => {
  it('lets four requests through at a time and the others in their order', async () => {
    const { waiting, client } = held();
    const finished: number[] = [];
    const all = [0, 1, 2, 3, 4, 5].map(async (index) => {
      await client.getCall(`CA${index}`);
      finished.push(index);
    });
    await turnOfLoop();
    assert.equal(waiting.length, 4);
    waiting[2]?.();
    await all[2];
    await turnOfLoop();
    assert.equal(waiting.length, 5);
    for (const answer of waiting) answer();
    await turnOfLoop();
    for (const answer of waiting) answer();
    await Promise.all(all);
    assert.deepEqual(finished.toSorted(), [0, 1, 2, 3, 4, 5]);
  });

  it('never lets more than four through, however many have gone before', async () => {
    let inFlight = 0;
    let most = 0;
    const transport: Transport = async () => {
      most = Math.max(most, ++inFlight);
      await turnOfLoop();
      inFlight--;
      return new Response(fixture('call'));
    };
    const client = new CallClient({ transport, apiBaseUrl, accountSid });
    for (let wave = 0; wave < 3; wave++) {
      await Promise.all(Array.from({ length: 12 }, (_, index) => client.getCall(`CA${index}`)));
    }
    assert.equal(most, 4);
  });

  it('lets one who is aborted leave the line, and nobody lose a place by it', async () => {
    const { waiting, client } = held();
    const controller = new AbortController();
    const first = [0, 1, 2, 3].map((index) => client.getCall(`CA${index}`));
    const reason = new Error('enough');
    const impatient = assert.rejects(client.getCall('CA4', controller.signal), reason);
    const last = client.getCall('CA5');
    await turnOfLoop();
    controller.abort(reason);
    await impatient;
    assert.equal(waiting.length, 4);
    for (const answer of waiting) answer();
    await Promise.all(first);
    await turnOfLoop();
    waiting[4]?.();
    assert.equal((await last).durationSeconds, 14);
  });

  it('lets none through before the Retry-After of a 429, the repeated request included', async () => {
    const { client, asked } = script([limited('1'), fixture('call')]);
    const startMs = performance.now();
    const first = client.getCall('CA1');
    await turnOfLoop();
    const second = client.getCall('CA2');
    await Promise.all([first, second]);
    assert.ok(performance.now() - startMs >= 990);
    assert.equal(asked.length, 3);
  });

  it('can be left while it waits', async () => {
    const { client, asked } = script([limited('50'), fixture('call')]);
    const controller = new AbortController();
    const reading = client.getCall('CA1', controller.signal);
    await turnOfLoop();
    controller.abort(new Error('enough'));
    await assert.rejects(reading, /enough/);
    assert.equal(asked.length, 1);
  });

  it('does not wait for longer than a person would: the error comes at once and says how long', async () => {
    const { client, asked } = script([limited('3600')]);
    await assert.rejects(
      client.getCall('CA1'),
      (error) =>
        error instanceof ServiceError && error.kind === 'rateLimited' && error.retryAfterMs === 3_600_000,
    );
    assert.equal(asked.length, 1);
  });
});

describe('Retry-After', () => {
  const date = 'Mon, 14 Dec 2009 09:30:00 GMT';
  const known: readonly (readonly [Record<string, string>, number | undefined])[] = [
    [{}, undefined],
    [{ 'retry-after': '2' }, 2000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': 'Mon, 14 Dec 2009 09:30:07 GMT', date }, 7000],
    [{ 'retry-after': 'Mon, 14 Dec 2009 09:29:00 GMT', date }, 0],
    [{ 'retry-after': '-5' }, undefined],
    [{ 'retry-after': 'soon' }, undefined],
  ];
  for (const [headers, expected] of known) {
    it(`${JSON.stringify(headers)} is ${expected ?? 'nothing'}`, () => {
      assert.equal(retryAfterMs(new Response('', { headers })), expected);
    });
  }
});

describe('repeated requests', () => {
  it('wait longer each time', async () => {
    const atMs: number[] = [];
    const { client } = script(
      [
        () => {
          atMs.push(performance.now());
          throw networkFailure('UND_ERR_SOCKET');
        },
      ],
      { retryDelayMs: 40 },
    );
    await assert.rejects(
      client.getCall('CA1'),
      (error) => error instanceof ServiceError && error.kind === 'connectionReset',
    );
    const [first = 0, second = 0, third = 0] = atMs.slice(1).map((at, index) => at - (atMs[index] ?? 0));
    assert.equal(atMs.length, 4);
    assert.ok(first >= 19 && second >= 39 && third >= 79, `${first} ${second} ${third}`);
  });

  it('can be cancelled between two attempts', async () => {
    const controller = new AbortController();
    const { client, asked } = script([networkFailure('ECONNRESET')], { retryDelayMs: 60_000 });
    const reading = client.getCall('CA1', controller.signal);
    await turnOfLoop();
    controller.abort(new Error('enough'));
    await assert.rejects(reading, /enough/);
    assert.equal(asked.length, 1);
  });

  it('are numbered in the log, which tells neither the query nor a header, and not to the service', async () => {
    const { transport, asked } = script([
      networkFailure('ECONNRESET'),
      new Response('', { status: 500 }),
      fixture('calls'),
    ]);
    const log: LoggedRequest[] = [];
    const told = logged(transport, (request) => log.push(request));
    const client = new CallClient({ transport: told, apiBaseUrl, accountSid, retryDelayMs: 1 });
    await client.listCalls({ called: '4155550100' }).next();
    const path = `/2008-08-01/Accounts/${accountSid}/Calls`;
    assert.deepEqual(
      log.map((request) => ({ ...request, durationMs: 0 })),
      [
        { method: 'GET', path, status: undefined, durationMs: 0, attempt: 1, failure: 'connectionReset' },
        { method: 'GET', path, status: 500, durationMs: 0, attempt: 2 },
        { method: 'GET', path, status: 200, durationMs: 0, attempt: 3 },
      ],
    );
    assert.ok(asked.every(({ headers }) => !headers.has(attemptHeader)));
  });
});

describe('a failure of the network', () => {
  const known: readonly (readonly [string, string])[] = [
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['ECONNREFUSED', 'connectionRefused'],
    ['ECONNRESET', 'connectionReset'],
    ['UND_ERR_SOCKET', 'connectionReset'],
    ['ETIMEDOUT', 'timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['HPE_INVALID_CONSTANT', 'unreadable'],
    ['ENETUNREACH', 'offline'],
    ['constructor', 'offline'],
  ];
  for (const [code, kind] of known) {
    it(`with the code ${code} is ${kind}`, () => {
      assert.equal(failureKind(networkFailure(code)), kind);
    });
  }

  it('is told by the first address that failed when several were tried', () => {
    const refused = Object.assign(new Error(''), { code: 'ECONNREFUSED' });
    assert.equal(
      failureKind(new TypeError('fetch failed', { cause: new AggregateError([refused]) })),
      'connectionRefused',
    );
  });
});
