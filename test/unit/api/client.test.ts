import assert from 'node:assert/strict';
import type { CallClient } from '../../../src/api/client.ts';
import { InvalidInputError, ServiceError } from '../../../src/api/errors.ts';
import { accountSid, fixture, networkFailure, pathsOf, script } from './scripted.ts';

const account = `/2008-08-01/Accounts/${accountSid}`;
const noSignal = undefined;

describe('CallClient', () => {
  const operations: readonly (readonly [string, string, (client: CallClient) => Promise<unknown>])[] = [
    ['call', `GET ${account}/Calls/CA1`, (client) => client.getCall('CA1')],
    [
      'call',
      `GET ${account}/Calls/CA1/Segments/CS1`,
      (client) => client.getSegment({ callSid: 'CA1', callSegmentSid: 'CS1' }),
    ],
    ['calls', `GET ${account}/Calls/CA1/Segments?num=500&Page=0`, (client) => client.listSegments('CA1')],
    [
      'recordings',
      `GET ${account}/Calls/CA1/Recordings?num=500&Page=0`,
      (client) => client.listCallRecordings('CA1'),
    ],
    [
      'notifications',
      `GET ${account}/Calls/CA1/Notifications?num=500&Page=0`,
      (client) => client.listCallNotifications('CA1'),
    ],
    [
      'recordings',
      `GET ${account}/Recordings?CallSid=CA1&DateCreated%3E=2009-07-06&num=500&Page=0`,
      (client) => client.listRecordings({ callSid: 'CA1', createdOnOrAfter: '2009-07-06' }),
    ],
    [
      'notifications',
      `GET ${account}/Notifications?Log=0&MessageDate%3C=2009-07-06&num=500&Page=0`,
      (client) => client.listNotifications({ level: 'error', messagedOnOrBefore: '2009-07-06' }),
    ],
    [
      'notifications',
      `GET ${account}/Notifications?num=20&Page=0`,
      (client) => client.listRecentNotifications({ pageSize: 20 }),
    ],
    ['notification', `GET ${account}/Notifications/NO1`, (client) => client.getNotification('NO1')],
    [
      'callByApi',
      `POST ${account}/Calls`,
      (client) =>
        client.makeCall({
          caller: '4155550117',
          called: '2065550142',
          url: 'https://app.example.com/',
        }),
    ],
    [
      'callByApi',
      `POST ${account}/Calls/CA1`,
      (client) => client.redirectCall('CA1', { url: 'https://app.example.com/' }),
    ],
    ['calls', `GET ${account}/Calls?num=1&Page=0`, (client) => client.checkAccess(noSignal)],
    ['call', `GET ${account}/Calls/CA1`, (client) => client.readRaw({ part: 'call', callSid: 'CA1' })],
  ];
  for (const [answer, expected, run] of operations) {
    it(`asks ${expected} and reads the answer`, async () => {
      const { client, asked } = script([fixture(answer)]);
      await run(client);
      assert.deepEqual(pathsOf(asked), [expected]);
    });
  }

  it('sends every filter of calls, the operator inside the encoded name', async () => {
    const { client, asked } = script([fixture('calls')]);
    const query = {
      called: '4155550100',
      status: 1,
      startedOnOrAfter: '2009-07-04',
      startedOnOrBefore: '2009-07-06',
    } as const;
    await client.listCalls(query).next();
    assert.deepEqual(pathsOf(asked), [
      `GET ${account}/Calls?Called=4155550100&Status=1&StartTime%3E=2009-07-04&StartTime%3C=2009-07-06&num=50&Page=0`,
    ]);
  });

  it('deletes, whether the answer is 204 or an empty answer of 200', async () => {
    const { client, asked } = script([new Response(null, { status: 204 }), '<TwilioResponse />']);
    await client.deleteRecording('RE1');
    await client.deleteNotification('NO1');
    assert.deepEqual(pathsOf(asked), [
      `DELETE ${account}/Recordings/RE1`,
      `DELETE ${account}/Notifications/NO1`,
    ]);
  });

  it('gives the raw answer with its bytes, address and type', async () => {
    const text = ' <anything>';
    const { client } = script([new Response(text, { headers: { 'content-type': 'application/xml' } })]);
    assert.deepEqual(await client.readRaw({ part: 'recordings', callSid: 'CA1' }), {
      url: `https://api.example.com${account}/Calls/CA1/Recordings?num=500&Page=0`,
      contentType: 'application/xml',
      text,
    });
  });

  it('types an error of the service with all that the service said', async () => {
    const { client } = script([new Response(fixture('refusal'), { status: 400 })]);
    await assert.rejects(client.getCall('CA1'), (error) => {
      assert.ok(error instanceof ServiceError);
      const { kind, status, code, serviceMessage, request, evidence } = error;
      assert.deepEqual(
        [kind, status, code, serviceMessage],
        ['refused', 400, 21201, 'No called number is specified'],
      );
      assert.deepEqual(request, { method: 'GET', path: `${account}/Calls/CA1` });
      assert.ok(evidence?.startsWith('<TwilioResponse><RestException>'));
      return true;
    });
  });

  it('tries a lost connection again and gives its value', async () => {
    const { client, asked } = script([networkFailure('ECONNRESET'), fixture('call')]);
    assert.equal((await client.getCall('CA1')).durationSeconds, 14);
    assert.equal(asked.length, 2);
  });

  it('types an answer that only some transports let through, and takes the secret out of its evidence', async () => {
    const page = '<p>Proxy login</p><pre>Authorization: Basic QUM6aW52ZW50ZWQ=</pre>';
    const { client } = script([new Response(page, { status: 407 })]);
    await assert.rejects(client.getCall('CA1'), (error) => {
      assert.ok(error instanceof ServiceError);
      assert.deepEqual(
        [error.kind, error.evidence],
        ['proxyAuthentication', '<p>Proxy login</p><pre>Authorization: Basic …</pre>'],
      );
      return true;
    });
  });

  it('rejects with the reason of the signal, even when the transport never answers', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const { client } = script([
      () => {
        controller.abort(reason);
        return new Promise<Response>(() => {});
      },
    ]);
    await assert.rejects(client.getCall('CA1', controller.signal), reason);
  });

  for (const sid of ['', '..', 'CA1/../..', 'CA 1', 'CA1?x']) {
    it(`asks nothing for a Sid like "${sid}"`, async () => {
      const { client, asked } = script([fixture('call')]);
      await assert.rejects(client.getCall(sid), InvalidInputError);
      assert.equal(asked.length, 0);
    });
  }
});
