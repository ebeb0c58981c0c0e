// What an error of the client tells, and how long the client waits before it comes to one.
import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { ServiceError } from '../../../src/api/errors.ts';
import { networkFailure, script } from './scripted.ts';

const secret = 'QUM6aW52ZW50ZWQtdG9rZW4=';

async function errorOf(answer: Response): Promise<ServiceError> {
  const error: unknown = await script([answer])
    .client.getCall('CA1')
    .catch((reason: unknown) => reason);
  assert.ok(error instanceof ServiceError, String(error));
  return error;
}

describe('the error of an answer', () => {
  const refusal = (message: string, moreInfo = 'http://docs.example.com/errors/21201') =>
    '<TwilioResponse><RestException><Status>400</Status>' +
    `<Message>${message}</Message><Code>21201</Code><MoreInfo>${moreInfo}</MoreInfo>` +
    '</RestException></TwilioResponse>';

  it('keeps where the service says that more can be read', async () => {
    const { moreInfo } = await errorOf(new Response(refusal('No number'), { status: 400 }));
    assert.equal(moreInfo, 'http://docs.example.com/errors/21201');
  });

  for (const scheme of ['Basic ', 'basic%20', 'Bearer ']) {
    it(`has no secret that the service repeats after "${scheme}"`, async () => {
      const answer = new Response(refusal(`You sent ${scheme}${secret}, sorry`), { status: 400 });
      const { serviceMessage, evidence } = await errorOf(answer);
      assert.equal(serviceMessage, `You sent ${scheme.slice(0, scheme.startsWith('Be') ? 6 : 5)} …, sorry`);
      assert.ok(evidence?.includes('You sent') && !evidence.includes(secret), evidence);
    });
  }

  it('has no secret that the service repeats where more can be read', async () => {
    const body = refusal('No', `http://docs.example.com/?sent=Basic%20${secret}`);
    const { moreInfo } = await errorOf(new Response(body, { status: 400 }));
    assert.ok(moreInfo?.startsWith('http://docs.example.com/') && !moreInfo.includes(secret), moreInfo);
  });

  it('shows status and the first 500 characters of an answer of success that nobody can read', async () => {
    const page = `<html>${'sign in, please. '.repeat(60)}</html>`;
    const { kind, status, evidence } = await errorOf(new Response(page));
    assert.deepEqual([kind, status, evidence], ['unreadable', 200, page.slice(0, 500)]);
  });

  it('shows no secret of such an answer, not even one that the cut goes through', async () => {
    const page = `<html>${'.'.repeat(480)}Basic ${secret}</html>`;
    const { evidence } = await errorOf(new Response(page));
    assert.ok(evidence?.endsWith('.Basic …</html>'), evidence);
  });
});

describe('the waits between attempts', () => {
  afterEach(() => mock.restoreAll());

  /** The waits, in milliseconds, when chance gives this number each time; nobody waits for them. */
  async function waitsWith(chance: number): Promise<readonly number[]> {
    const waits: number[] = [];
    const { setTimeout } = globalThis;
    mock.method(Math, 'random', () => chance);
    mock.method(globalThis, 'setTimeout', (run: () => void, delayMs = 0) => {
      if (delayMs > 5000) return setTimeout(run, delayMs);
      waits.push(delayMs);
      return setTimeout(run, 0);
    });
    const { client } = script([networkFailure('ECONNRESET')], { retryDelayMs: 1000 });
    await assert.rejects(client.getCall('CA1'), { kind: 'connectionReset' });
    mock.restoreAll();
    return waits;
  }

  it('are spread by chance, so that many clients do not come back at once', async () => {
    assert.deepEqual(await waitsWith(0), [500, 1000, 2000]);
    assert.deepEqual(await waitsWith(0.5), [750, 1500, 3000]);
  });

  it('are not shorter than the Retry-After of a 503', async () => {
    const busy = new Response('', { status: 503, headers: { 'retry-after': '0.3' } });
    const { client, asked } = script([busy, '<TwilioResponse><Call><Sid>CA1</Sid></Call></TwilioResponse>']);
    const startMs = performance.now();
    assert.equal((await client.getCall('CA1')).sid, 'CA1');
    assert.ok(performance.now() - startMs >= 290);
    assert.equal(asked.length, 2);
  });
});
