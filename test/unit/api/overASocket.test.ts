// The client and the emulator over a real socket, in every version that is spoken: each operation does what it says.
import assert from 'node:assert/strict';
import { CallClient } from '../../../src/api/client.ts';
import { dialects, isApiVersion, type ApiVersion } from '../../../src/api/dialects/dialects.ts';
import { authenticated } from '../../../src/api/exchange/authenticated.ts';
import type { Call } from '../../../src/api/resources.ts';
import type { SandboxOptions } from '../../../src/sandbox/options.ts';
import type { SandboxAccount } from '../../../src/sandbox/store.ts';
import { startSandboxServer, type ServedRequest } from '../../support/sandboxServer.ts';
import { authToken, contractAccount, now, sids } from '../sandbox/contractAccount.ts';

interface Used {
  readonly client: CallClient;
  readonly requests: readonly ServedRequest[];
}

interface Setup {
  readonly account?: SandboxAccount;
  readonly token?: string;
  readonly options?: SandboxOptions;
}

const versions = Object.keys(dialects).filter(isApiVersion);

async function using(
  version: ApiVersion,
  use: (used: Used) => Promise<void>,
  { account = contractAccount(), token = authToken, options = {} }: Setup = {},
): Promise<void> {
  const server = await startSandboxServer({ account, options: { versions, ...options } });
  const { accountSid } = account;
  const apiBaseUrl = `${server.url}${options.basePath ?? ''}`;
  const transport = authenticated(fetch, { accountSid, authToken: token, apiBaseUrl });
  const dialect = dialects[version];
  try {
    const client = new CallClient({ transport, apiBaseUrl, accountSid, dialect, retryDelayMs: 1 });
    await use({ client, requests: server.requests });
  } finally {
    await server.close();
  }
}

/** What is true of the account whatever the version calls it. */
async function listed(client: CallClient, query = {}, pageSize = 50): Promise<readonly Call[]> {
  const found: Call[] = [];
  for await (const { calls } of client.listCalls(query, { pageSize })) found.push(...calls);
  return found;
}

const sidsOf = (rows: readonly { readonly sid: string }[]) => rows.map(({ sid }) => sid);
const url = 'https://app.example.com/answer';

for (const version of versions) {
  describe(`the client and the emulator that speak ${version}`, () => {
    it('list every call once, in pages of any size', async () => {
      await using(version, async ({ client }) => {
        const whole = sidsOf(await listed(client));
        assert.deepEqual(
          whole.filter((sid) => Object.values(sids).includes(sid)).toSorted(),
          [sids.complete, sids.example, sids.live, sids.midnight, sids.second].toSorted(),
        );
        for (const pageSize of [1, 2, 3]) assert.deepEqual(sidsOf(await listed(client, {}, pageSize)), whole);
        await client.checkAccess();
      });
    });

    it('read a call with its times, parties and outcome', async () => {
      await using(version, async ({ client }) => {
        const call = await client.getCall(sids.complete);
        const { caller, called, direction, initiator, durationSeconds, price, priceUnit, status } = call;
        assert.deepEqual(
          [caller, called].map((number) => number.replace(/^\+1/, '')),
          ['4155550117', '2065550142'],
        );
        assert.deepEqual([direction, initiator, status], ['outbound', 'api', 'complete']);
        assert.deepEqual([durationSeconds, price, priceUnit], [69, '-0.06000', 'USD']);
        assert.equal(call.startTime?.instantMs, Date.parse('2009-12-14T09:30:03-08:00'));
        assert.equal(call.endTime?.instantMs, Date.parse('2009-12-14T09:31:12-08:00'));
        assert.equal(call.parentCallSid, '');
      });
    });

    it('list and read the segments of a call, each of which knows its call', async () => {
      await using(version, async ({ client }) => {
        const segments = await client.listSegments(sids.complete);
        assert.deepEqual(segments.map(({ status }) => status).toSorted(), ['busy', 'complete', 'noAnswer']);
        for (const listedSegment of segments) {
          assert.equal(listedSegment.parentCallSid, sids.complete);
          const { sid, callSegmentSid } = listedSegment;
          const key = { callSid: sids.complete, callSegmentSid: callSegmentSid || sid };
          assert.deepEqual(await client.getSegment(key), listedSegment);
        }
      });
    });

    it('find what a person looks for, wherever the filter is done', async () => {
      await using(version, async ({ client }) => {
        const filters = [
          [{ called: '(415) 555-0117' }, [sids.live]],
          [{ caller: '+1 212 555 0179', status: [1] }, [sids.live]],
          [{ status: dialects[version].statusChoices.slice(0, 1), direction: 'inbound' }, []],
          [{ startedFrom: '2009-07-06T00:00-07:00', startedTo: '2009-07-06T00:01-07:00' }, [sids.midnight]],
          [{ startedTo: '2008-04-03T04:36:33-04:00' }, [sids.second]],
        ] as const;
        for (const [filter, expected] of filters) {
          const { query, matches } = client.splitFilter(filter);
          const found = (await listed(client, query)).filter((call) => matches(call));
          assert.deepEqual(sidsOf(found), expected, JSON.stringify(filter));
        }
      });
    });

    it('list, read, play and delete recordings', async () => {
      await using(version, async ({ client }) => {
        const [recording, ...others] = await client.listCallRecordings(sids.complete);
        assert.ok(recording && others.length === 0);
        const { sid, callSid, durationSeconds } = recording;
        assert.deepEqual([sid, callSid, durationSeconds], [sids.recording, sids.complete, 21]);
        assert.deepEqual(sidsOf(await client.listRecordings({ createdOnOrBefore: '2009-12-15' })), [sid]);
        assert.deepEqual(await client.listRecordings({ createdOnOrAfter: '2009-12-16' }), []);
        assert.equal((await client.getRecording(sid)).durationSeconds, 21);
        for (const [format, type] of [
          ['wav', 'audio/x-wav'],
          ['mp3', 'audio/mpeg'],
        ] as const) {
          const media = await client.getRecordingMedia(sid, format);
          const size = (await new Response(media.body).arrayBuffer()).byteLength;
          assert.deepEqual([media.contentType, media.sizeBytes], [type, size]);
        }
        await client.deleteRecording(sid);
        assert.deepEqual(await client.listRecordings(), []);
      });
    });

    it('list notifications of a call and of the account, and read one with its webhook', async () => {
      await using(version, async ({ client }) => {
        const [failure] = await client.listCallNotifications(sids.complete);
        assert.deepEqual(
          [failure?.sid, failure?.level, failure?.errorCode, failure?.webhook],
          [sids.failure, 'error', '12100', undefined],
        );
        assert.deepEqual(sidsOf(await client.listRecentNotifications()), [sids.failure, sids.warning]);
        assert.deepEqual(sidsOf(await client.listNotifications({ level: 'warning' })), [sids.warning]);
        assert.deepEqual(sidsOf(await client.listNotifications({ messagedOnOrAfter: '2009-12-14' })), [
          sids.failure,
        ]);
        const { messageText, requestUrl, webhook } = await client.getNotification(sids.failure);
        assert.deepEqual(
          [messageText, requestUrl],
          ['Document parse failure', 'http://app.example.com/answer'],
        );
        assert.match(webhook?.variables ?? '', /CallStatus=in-progress/);
        assert.equal(webhook?.responseBody, '<Response><Say>Hello</Response>');
      });
    });

    it('make a call, once, and give a call in progress new instructions', async () => {
      await using(version, async ({ client, requests }) => {
        const made = await client.makeCall({ caller: '(415) 555-0117', called: '2065550142', url });
        assert.ok(['notYetDialed', 'queued'].includes(made.status), made.status);
        assert.equal((await client.getCall(made.sid)).sid, made.sid);
        assert.equal((await client.redirectCall(sids.live, { url, method: 'GET' })).status, 'inProgress');
        assert.equal(requests.filter(({ method }) => method === 'POST').length, 2);
        await assert.rejects(client.redirectCall(sids.complete, { url }), { kind: 'refused', code: 21220 });
      });
    });

    it('say what is not there, who may not, and what was wrong', async () => {
      await using(version, async ({ client }) => {
        const absent = 'CAffffffffffffffffffffffffffffffff';
        await assert.rejects(client.getCall(absent), { kind: 'notFound', status: 404 });
        await assert.rejects(client.makeCall({ caller: '4155550117', called: '', url }), {
          ...{ kind: 'refused', status: 400, code: 21201 },
        });
      });
      const token = 'wrong';
      await using(
        version,
        ({ client }) => assert.rejects(client.checkAccess(), { kind: 'unauthorized', code: 20003 }),
        { token },
      );
    });

    it('hand on each part of a call as the service sends it', async () => {
      await using(version, async ({ client, requests }) => {
        for (const part of ['call', 'segments', 'recordings', 'notifications'] as const) {
          const raw = await client.readRaw({ part, callSid: sids.complete });
          assert.match(raw.contentType, new RegExp(dialects[version].format));
          assert.ok(raw.text.includes(sids.complete));
          assert.ok(raw.url.endsWith(requests.at(-1)?.path ?? '?'));
        }
      });
    });
  });
}

describe('the events of a call over a socket', () => {
  const version = '2010-04-01';
  const ended = Date.parse('2009-12-14T09:31:12-08:00');
  const events = async ({ client }: Used) => client.listCallEvents(await client.getCall(sids.complete), now);

  it('are there when the service has them, with request and answer', async () => {
    await using(
      version,
      async (used) => {
        const found = await events(used);
        assert.ok(found.kind === 'there');
        const [first] = found.events;
        assert.ok(first);
        assert.equal(first.requestMethod, 'POST');
        assert.deepEqual(
          first.parameters.find(([name]) => name === 'call_sid'),
          ['call_sid', sids.complete],
        );
        assert.ok(
          found.events.some(({ responseBody }) => responseBody === '<Response><Say>Hello</Response>'),
        );
        assert.ok(found.events.every(({ durationMs }) => durationMs !== undefined));
      },
      { options: { eventsAfterMs: 0 } },
    );
  });

  it('are not there yet within 15 minutes of the end, and empty is no news later', async () => {
    await using(version, async (used) => {
      assert.ok(now - ended < 15 * 60_000);
      assert.deepEqual(await events(used), { kind: 'notYet' });
      const call = await used.client.getCall(sids.complete);
      assert.deepEqual(await used.client.listCallEvents(call, ended + 3_600_000), {
        kind: 'there',
        events: [],
      });
    });
  });

  it('are nothing that the older version has, which is not asked', async () => {
    await using('2008-08-01', async (used) => {
      const call = await used.client.getCall(sids.complete);
      const asked = used.requests.length;
      assert.deepEqual(await used.client.listCallEvents(call, now), { kind: 'absent' });
      assert.equal(used.requests.length, asked);
    });
  });

  it('may still come for a call of a status that nobody knows, so that their absence says nothing', async () => {
    const use = async ({ client }: Used) => {
      const call = await client.getCall(sids.second);
      const strange: Call = { ...call, status: 'unknown', endTime: undefined };
      assert.deepEqual(await client.listCallEvents(strange, now), { kind: 'notYet' });
    };
    await using(version, use, { options: { withheld: ['Events'] } });
  });

  it('and notifications are found once to be missing at a compatible service, below a path', async () => {
    const options: SandboxOptions = { withheld: ['Notifications', 'Events'], basePath: '/api/laml' };
    const use = async ({ client, requests }: Used) => {
      const call = await client.getCall(sids.second);
      const later = now + 86_400_000;
      assert.deepEqual(await client.listCallEvents(call, later), { kind: 'notOffered' });
      await assert.rejects(client.listCallNotifications(sids.second), { kind: 'notOffered' });
      const live = await client.getCall(sids.live);
      const asked = requests.length;
      for (const one of [call, live]) {
        assert.deepEqual(await client.listCallEvents(one, later), { kind: 'notOffered' });
      }
      await assert.rejects(client.listRecentNotifications(), { kind: 'notOffered' });
      await assert.rejects(client.listCallNotifications(sids.example), { kind: 'notOffered' });
      assert.equal(requests.length, asked);
      assert.equal((await listed(client, {}, 2)).length, 8);
      assert.ok(requests.every(({ path }) => path.startsWith('/api/laml/2010-04-01/')));
    };
    await using(version, use, { options });
  });
});

describe('a call that 2010-04-01 ends over a socket', () => {
  it('is hung up while it goes on, and taken back while it waits', async () => {
    await using('2010-04-01', async ({ client }) => {
      assert.equal((await client.endCall(sids.live, 'hangUp')).status, 'complete');
      const { sid } = await client.makeCall({ caller: '4155550117', called: '2065550142', url });
      assert.equal((await client.endCall(sid, 'cancel')).status, 'canceled');
      await assert.rejects(client.endCall(sid, 'hangUp'), { kind: 'refused', code: 21220 });
    });
  });

  it('cannot be ended in the older version', async () => {
    await using('2008-08-01', ({ client }) =>
      assert.rejects(client.endCall(sids.live, 'hangUp'), { name: 'InvalidInputError' }),
    );
  });
});
