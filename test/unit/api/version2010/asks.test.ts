// What the client asks of version 2010-04-01: paths, queries and forms as the service's own schema has them.
import assert from 'node:assert/strict';
import type { CallClient } from '../../../../src/api/client.ts';
import type { NewCall } from '../../../../src/api/dialect.ts';
import { dialect2008 } from '../../../../src/api/dialects/dialect2008.ts';
import { dialects } from '../../../../src/api/dialects/dialects.ts';
import { InvalidInputError } from '../../../../src/api/errors.ts';
import { accountSid, apiBaseUrl, pathsOf, script } from '../scripted.ts';
import { exampleOf } from './schemaObjects.ts';

const account = `/2010-04-01/Accounts/${accountSid}`;
const dialect = dialects['2010-04-01'];
const url = 'https://app.example.com/answer';

const answers = {
  call: JSON.stringify(exampleOf('api.v2010.account.call')),
  calls: '{"calls":[],"next_page_uri":null}',
  recording: JSON.stringify(exampleOf('api.v2010.account.recording')),
  recordings: '{"recordings":[],"next_page_uri":null}',
  notification: JSON.stringify(exampleOf('api.v2010.account.notification-instance')),
  notifications: '{"notifications":[],"next_page_uri":null}',
  events: '{"events":[],"next_page_uri":null}',
};

async function formOf(request: Request | undefined): Promise<readonly (readonly [string, string])[]> {
  return [...new URLSearchParams(await request?.text())];
}

describe('the client that speaks 2010-04-01', () => {
  type Operation = readonly [keyof typeof answers, string, (client: CallClient) => Promise<unknown>];
  const operations: readonly Operation[] = [
    ['calls', `GET ${account}/Calls.json?PageSize=50`, (client) => client.listCalls({}).next()],
    ['calls', `GET ${account}/Calls.json?PageSize=1`, (client) => client.checkAccess()],
    ['call', `GET ${account}/Calls/CA1.json`, (client) => client.getCall('CA1')],
    [
      'call',
      `GET ${account}/Calls/CA2.json`,
      (client) => client.getSegment({ callSid: 'CA1', callSegmentSid: 'CA2' }),
    ],
    [
      'calls',
      `GET ${account}/Calls.json?ParentCallSid=CA1&PageSize=500`,
      (client) => client.listSegments('CA1'),
    ],
    [
      'recordings',
      `GET ${account}/Calls/CA1/Recordings.json?PageSize=500`,
      (client) => client.listCallRecordings('CA1'),
    ],
    [
      'recordings',
      `GET ${account}/Recordings.json?CallSid=CA1&DateCreated=2009-07-06&PageSize=500`,
      (client) => client.listRecordings({ callSid: 'CA1', createdOn: '2009-07-06' }),
    ],
    ['recording', `GET ${account}/Recordings/RE1.json`, (client) => client.getRecording('RE1')],
    ['call', `GET ${account}/Recordings/RE1.mp3`, (client) => client.getRecordingMedia('RE1', 'mp3')],
    ['call', `DELETE ${account}/Recordings/RE1.json`, (client) => client.deleteRecording('RE1')],
    [
      'notifications',
      `GET ${account}/Calls/CA1/Notifications.json?PageSize=500`,
      (client) => client.listCallNotifications('CA1'),
    ],
    [
      'notifications',
      `GET ${account}/Notifications.json?Log=1&MessageDate%3E=2009-07-06&PageSize=500`,
      (client) => client.listNotifications({ level: 'warning', messagedOnOrAfter: '2009-07-06' }),
    ],
    [
      'notifications',
      `GET ${account}/Notifications.json?PageSize=20`,
      (client) => client.listRecentNotifications({ pageSize: 20 }),
    ],
    ['notification', `GET ${account}/Notifications/NO1.json`, (client) => client.getNotification('NO1')],
    [
      'events',
      `GET ${account}/Calls/CA1/Events.json?PageSize=500`,
      (client) => client.readRaw({ part: 'events', callSid: 'CA1' }),
    ],
    ['call', `POST ${account}/Calls/CA1.json`, (client) => client.redirectCall('CA1', { url })],
  ];
  for (const [answer, expected, run] of operations) {
    it(`asks ${expected} and reads the answer`, async () => {
      const { client, asked } = script([answers[answer]], { dialect });
      await run(client);
      assert.deepEqual(pathsOf(asked), [expected]);
    });
  }

  it('sends every filter of calls; the day of an upper end is the first that is left out', async () => {
    const { client, asked } = script([answers.calls], { dialect });
    const query = {
      ...{ called: '+14155550100', caller: 'client:dana', parentCallSid: 'CA1', status: 'no-answer' },
      ...{ startedOnOrAfter: '2009-07-04', startedOnOrBefore: '2009-07-31', endedOnOrBefore: '2009-12-31' },
    };
    await client.listCalls(query).next();
    assert.deepEqual(
      [...new URL(asked[0]?.url ?? '').searchParams],
      [
        ['To', '+14155550100'],
        ['From', 'client:dana'],
        ['ParentCallSid', 'CA1'],
        ['Status', 'no-answer'],
        ['StartTime>', '2009-07-04'],
        ['StartTime<', '2009-08-01'],
        ['EndTime<', '2010-01-01'],
        ['PageSize', '50'],
      ],
    );
  });

  it('makes a call with the names of the version, numbers with their country', async () => {
    const { client, asked } = script([answers.call], { dialect });
    await client.makeCall({
      ...{ caller: '(415) 555-0117', called: '+44 20 7946 0958', url, method: 'GET' },
      ...{ sendDigits: 'w12#', ifMachine: 'Continue', timeoutSeconds: 30 },
    });
    assert.deepEqual(await formOf(asked[0]), [
      ['To', '+442079460958'],
      ['From', '+14155550117'],
      ['Url', url],
      ['Method', 'GET'],
      ['SendDigits', 'w12#'],
      ['MachineDetection', 'Enable'],
      ['Timeout', '30'],
    ]);
  });

  it('gives a new call, or one in progress, its document itself, which the older version cannot', async () => {
    const twiml = '<Response><Hangup/></Response>';
    const call: NewCall = { caller: 'client:dana', called: 'sip:agent@pbx.example.com', twiml };
    const { client, asked } = script([answers.call], { dialect });
    await client.makeCall(call);
    await client.redirectCall('CA1', { twiml });
    assert.deepEqual(await formOf(asked[0]), [
      ['To', 'sip:agent@pbx.example.com'],
      ['From', 'client:dana'],
      ['Twiml', twiml],
    ]);
    assert.deepEqual(await formOf(asked[1]), [['Twiml', twiml]]);
    const older = script([answers.call], { dialect: dialect2008 });
    await assert.rejects(older.client.makeCall(call), { name: 'InvalidInputError', field: 'twiml' });
    await assert.rejects(older.client.redirectCall('CA1', { twiml }), InvalidInputError);
    assert.equal(older.asked.length, 0);
  });

  it('hangs up or takes back a call by its status', async () => {
    const { client, asked } = script([answers.call], { dialect });
    await client.endCall('CA1', 'hangUp');
    await client.endCall('CA1', 'cancel');
    assert.deepEqual(pathsOf(asked), [`POST ${account}/Calls/CA1.json`, `POST ${account}/Calls/CA1.json`]);
    assert.deepEqual(await formOf(asked[0]), [['Status', 'completed']]);
    assert.deepEqual(await formOf(asked[1]), [['Status', 'canceled']]);
  });

  it('asks nothing for what the version does not have', async () => {
    const { client, asked } = script([answers.call], { dialect });
    const call: NewCall = { caller: '4155550117', called: '2065550142', url, ifMachine: 'Hangup' };
    await assert.rejects(client.makeCall(call), { name: 'InvalidInputError', field: 'ifMachine' });
    await assert.rejects(client.deleteNotification('NO1'), InvalidInputError);
    await assert.rejects(client.listCallsCsv({}).next(), { name: 'ServiceError', kind: 'notOffered' });
    assert.equal(asked.length, 0);
  });

  for (const sid of [
    '4dbbb1f2-41ae-4a5d-93c3-6e4f1f1d7b3a',
    'v3:KBnLO0ZKWsvRlZ0F2gXfvQ-Dk2nQhZ_x1yC0aXpA0w',
  ]) {
    it(`takes a Sid of a compatible service's shape: ${sid}`, async () => {
      const base = `${apiBaseUrl}/api/laml/`;
      const { client, asked } = script([answers.call], { dialect, apiBaseUrl: base, accountSid: sid });
      await client.getCall(sid);
      const segment = encodeURIComponent(sid);
      assert.deepEqual(pathsOf(asked), [
        `GET /api/laml/2010-04-01/Accounts/${segment}/Calls/${segment}.json`,
      ]);
    });
  }

  for (const sid of ['', '..', 'CA1/../..', 'CA 1', 'CA1?x', 'CA1#']) {
    it(`asks nothing for a Sid like "${sid}"`, async () => {
      const { client, asked } = script([answers.call], { dialect });
      await assert.rejects(client.getCall(sid), InvalidInputError);
      await assert.rejects(client.listSegments(sid), InvalidInputError);
      await assert.rejects(client.getSegment({ callSid: 'CA1', callSegmentSid: sid }), InvalidInputError);
      await assert.rejects(client.deleteRecording(sid), InvalidInputError);
      assert.equal(asked.length, 0);
    });
  }

  it('knows a call by its own Sid, and a segment by its own too', () => {
    assert.deepEqual(dialect.keyOf({ callSid: 'CA1' }), { callSid: 'CA1' });
    assert.deepEqual(dialect.keyOf({ callSid: 'CA1', callSegmentSid: 'CA2' }), { callSid: 'CA2' });
  });
});
