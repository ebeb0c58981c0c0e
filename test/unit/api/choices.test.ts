import assert from 'node:assert/strict';
import { authenticated } from '../../../src/api/exchange/authenticated.ts';
import { CallClient } from '../../../src/api/client.ts';
import type { Call } from '../../../src/api/resources.ts';
import type { SandboxOptions } from '../../../src/sandbox/options.ts';
import { createSandbox } from '../../../src/sandbox/sandbox.ts';
import { createMixedAccount, exampleCall, mixedCredentials } from '../../support/mixedAccount.ts';

const apiBaseUrl = 'https://api.example.com';
const variables = 'Caller=4155550142&Called=4155550117';

function clientOf(options: SandboxOptions): CallClient {
  const sandbox = createSandbox({ account: createMixedAccount(), options });
  const transport = authenticated(sandbox, { ...mixedCredentials, apiBaseUrl });
  return new CallClient({ transport, apiBaseUrl, accountSid: mixedCredentials.accountSid });
}

async function listed(client: CallClient): Promise<number> {
  let rows = 0;
  for await (const { calls } of client.listCalls({})) rows += calls.length;
  return rows;
}

async function inProgress(client: CallClient): Promise<Call> {
  const { value } = await client.listCalls({ status: 1 }).next();
  const [call] = value?.calls ?? [];
  assert.ok(call);
  return call;
}

describe('the client and a service that chose the other side', () => {
  for (const rawAmpersands of [false, true]) {
    it(`section 11: reads RequestVariables ${rawAmpersands ? 'with raw &' : 'escaped'}`, async () => {
      const found = await clientOf({ rawAmpersands }).getNotification('NO00000000000000000000000000000001');
      assert.equal(found.webhook?.variables, variables);
      assert.equal(found.webhook.responseBody, '<Response><Say>Hello</Response>');
    });
  }

  it('section 11: keeps what stands as a reference in RequestVariables, and forgives nothing elsewhere', async () => {
    const answer = (body: string) =>
      new CallClient({
        transport: () => Promise.resolve(new Response(body)),
        apiBaseUrl,
        accountSid: mixedCredentials.accountSid,
      }).getNotification('NO1');
    const notification = (fields: string) =>
      `<TwilioResponse><Notification><Sid>NO1</Sid>${fields}</Notification></TwilioResponse>`;
    const read = await answer(notification('<RequestVariables>a=1&amp;b=&#38;&c=&lt</RequestVariables>'));
    assert.equal(read.raw['RequestVariables'], 'a=1&b=&&c=&lt');
    const section = '<![CDATA[<RequestVariables>a=1&b=2</RequestVariables>]]>';
    const quoted = await answer(notification(`<ResponseBody>${section}</ResponseBody>`));
    assert.equal(quoted.raw['ResponseBody'], '<RequestVariables>a=1&b=2</RequestVariables>');
    const cdata = '<RequestVariables><![CDATA[a=1&b=2]]></RequestVariables>';
    assert.equal((await answer(notification(cdata))).raw['RequestVariables'], 'a=1&b=2');
    await assert.rejects(answer(notification('<MessageText>a & b</MessageText>')), { kind: 'unreadable' });
  });

  const others: readonly SandboxOptions[] = [
    { createdStatus: 200 },
    { deletedStatus: 200 },
    { newCallFlags: 1 },
    { newCallStartTime: 'filled' },
    { pageUris: false },
    { listSegments: true },
    { segmentsElement: 'Segments' },
    { tooLargePage: 'refuse' },
    { unusableFilter: 'ignore' },
    { foreignNumbers: 'call' },
  ];
  for (const options of others) {
    it(`section 11: lists, makes, redirects and deletes with ${JSON.stringify(options)}`, async () => {
      const client = clientOf(options);
      assert.equal(await listed(client), options.listSegments ? 138 : 137);
      assert.equal((await client.listSegments(exampleCall.sid)).length, 1);
      const url = 'https://app.example.com/answer';
      const made = await client.makeCall({ caller: '4155550117', called: '4155550142', url });
      assert.equal(made.status, 'notYetDialed');
      assert.equal(made.flags, options.newCallFlags ?? 2);
      assert.equal(made.startTime !== undefined, options.newCallStartTime === 'filled');
      const { sid } = await inProgress(client);
      assert.deepEqual(await client.redirectCall(sid, { url }).then((call) => [call.sid, call.status]), [
        sid,
        'inProgress',
      ]);
      const notification = await client.getNotification('NO00000000000000000000000000000001');
      assert.equal(notification.webhook?.variables, variables);
      await client.deleteRecording('RE00000000000000000000000000000001');
      assert.deepEqual(await client.listCallRecordings(exampleCall.sid), []);
    });
  }
});
