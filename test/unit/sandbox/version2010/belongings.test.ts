// What hangs below calls and accounts of 2010-04-01: recordings, their sound, notifications, events.
import assert from 'node:assert/strict';
import { createSampleAccount, showcaseCallSid } from '../../../../src/sandbox/sampleAccount.ts';
import { contractAccount, sids } from '../contractAccount.ts';
import { serving, type Body } from './served.ts';

const opened = Date.parse('2026-11-23T17:48:00Z');
const sampleAccount = (now = () => opened) => createSampleAccount({ authToken: 'sample-token', now });

describe('recordings of 2010-04-01', () => {
  it('are of the account and of a call, alike but for what each shows', async () => {
    await serving(contractAccount(), async ({ library }) => {
      const [ofAccount] = await library.recordings.list();
      const [ofCall] = await library.calls(sids.complete).recordings.list();
      assert.deepEqual([ofAccount?.sid, ofCall?.sid], [sids.recording, sids.recording]);
      assert.deepEqual(
        [ofAccount?.callSid, ofAccount?.duration, ofAccount?.status],
        [sids.complete, '21', 'completed'],
      );
      assert.equal((await library.recordings(sids.recording).fetch()).sid, sids.recording);
      const alone = await library.calls(sids.complete).recordings(sids.recording).fetch();
      assert.equal(alone.startTime.getTime(), Date.parse('2009-12-14T09:30:44-08:00'));
      assert.deepEqual(await library.recordings.list({ callSid: sids.example }), []);
    });
  });

  it('sound at their address, as WAV and as MP3, for anyone', async () => {
    await serving(contractAccount(), async ({ ask, library }) => {
      const { mediaUrl } = await library.recordings(sids.recording).fetch();
      const { pathname } = new URL(mediaUrl);
      for (const [extension, type] of [
        ['', 'audio/x-wav'],
        ['.wav', 'audio/x-wav'],
        ['.mp3', 'audio/mpeg'],
      ]) {
        const { headers, status } = await ask(`${pathname}${extension}`, { login: '' });
        assert.deepEqual([status, headers.get('Content-Type')], [200, type]);
      }
    });
  });

  it('can ask for credentials before they sound', async () => {
    const use: Parameters<typeof serving>[1] = async ({ ask }) => {
      assert.equal((await ask(`Recordings/${sids.recording}.wav`, { login: '' })).status, 401);
      assert.equal((await ask(`Recordings/${sids.recording}.wav`)).status, 200);
    };
    await serving(contractAccount(), use, { mediaLogin: true });
  });

  it('are gone once deleted, by either address', async () => {
    await serving(contractAccount(), async ({ ask, library }) => {
      assert.equal(await library.calls(sids.complete).recordings(sids.recording).remove(), true);
      assert.deepEqual(await library.recordings.list(), []);
      assert.equal((await ask(`Recordings/${sids.recording}.json`)).status, 404);
      assert.equal((await ask(`Recordings/${sids.recording}.mp3`, { login: '' })).status, 404);
    });
  });
});

describe('notifications of 2010-04-01', () => {
  it('show what was asked and answered only alone', async () => {
    await serving(contractAccount(), async ({ ask, library }) => {
      const listed = await ask(`Calls/${sids.complete}/Notifications.json`);
      const [row] = rowsOf(listed.body, 'notifications');
      assert.equal('response_body' in (row ?? {}), false);
      const alone = await library.calls(sids.complete).notifications(sids.failure).fetch();
      assert.equal(alone.responseBody, '<Response><Say>Hello</Response>');
      assert.equal(alone.requestUrl, 'http://app.example.com/answer');
      const variables = new URLSearchParams(alone.requestVariables);
      assert.deepEqual([variables.get('From'), variables.get('To')], ['+14155550117', '+12065550142']);
      assert.deepEqual([alone.log, alone.errorCode], ['0', '12100']);
      assert.equal(alone.moreInfo, 'https://www.twilio.com/docs/errors/12100');
    });
  });

  it('are of the account too, by level and by day', async () => {
    await serving(contractAccount(), async ({ library }) => {
      const { notifications } = library.api.v2010.account;
      assert.deepEqual(sidsOf(await notifications.list()), [sids.failure, sids.warning]);
      assert.deepEqual(sidsOf(await notifications.list({ log: 1 })), [sids.warning]);
      const messageDate = new Date('2009-12-14T00:00:00Z');
      assert.deepEqual(sidsOf(await notifications.list({ messageDate })), [sids.failure]);
      assert.deepEqual(sidsOf(await notifications.list({ messageDateBefore: messageDate })), [sids.warning]);
      assert.equal((await notifications(sids.warning).fetch()).callSid, null);
    });
  });

  it('can have their sentence among url-encoded pairs', async () => {
    const use: Parameters<typeof serving>[1] = async ({ ask }) => {
      const { body } = await ask(`Notifications/${sids.failure}.json`);
      const pairs = new URLSearchParams(String(body['message_text']));
      assert.deepEqual([pairs.get('Msg'), pairs.get('ErrorCode')], ['Document parse failure', '12100']);
    };
    await serving(contractAccount(), use, { messageText: 'pairs' });
  });
});

describe('events of 2010-04-01', () => {
  it('are none until a quarter of an hour after the end of the call', async () => {
    const clock = { now: opened };
    await serving(
      contractAccount(() => clock.now),
      async ({ ask, library }) => {
        const { to, from } = { to: '+12065550142', from: '+14155550100' };
        const { sid } = await library.calls.create({ to, from, url: 'https://app.example.com/answer' });
        const count = async () => rowsOf((await ask(`Calls/${sid}/Events.json`)).body, 'events').length;
        clock.now += 43_000 + 15 * 60_000 - 1;
        assert.equal(await count(), 0);
        clock.now += 1;
        assert.notEqual(await count(), 0);
      },
    );
  });

  it('are each request with its parameters and the answer, in the order of time', async () => {
    await serving(sampleAccount(), async ({ ask, library }) => {
      const { body } = await ask(`Calls/${showcaseCallSid}/Events.json`);
      const exchanges = rowsOf(body, 'events') as unknown as readonly Exchanged[];
      assert.equal((await library.calls(showcaseCallSid).events.list()).length, exchanges.length);
      const paths = exchanges.map(({ request }) => new URL(request.url).pathname);
      assert.equal(paths[0], '/voice/answer');
      assert.equal(paths.at(-1), '/voice/status');
      const times = (path: string) => paths.filter((one) => one === path).length;
      assert.deepEqual([times('/voice/connect'), times('/voice/after'), times('/voice/recorded')], [3, 3, 2]);
      const failed = exchanges[paths.lastIndexOf('/voice/recorded')];
      assert.match(
        failed?.response.response_body ?? '',
        /<Say>Thank you, we call you back today.<\/Response>/,
      );
      assert.deepEqual(
        [failed?.response.response_code, failed?.response.content_type, failed?.response.request_duration],
        [200, 'text/xml; charset=utf-8', 58],
      );
      assert.equal(failed?.request.parameters['call_sid'], showcaseCallSid);
      assert.equal(failed.request.parameters['from'], '+13125550143');
      const page = await ask(`Calls/${showcaseCallSid}/Events.json?PageSize=3`);
      assert.equal(rowsOf(page.body, 'events').length, 3);
      const next = await ask(String(page.body['next_page_uri']));
      assert.deepEqual(rowsOf(next.body, 'events')[0], exchanges[3]);
    });
  });

  it('are none of a call that is there no more, or never was', async () => {
    await serving(sampleAccount(), async ({ ask }) => {
      assert.equal((await ask('Calls/CA00000000000000000000000000000000/Events.json')).status, 404);
    });
  });
});

interface Exchanged {
  readonly request: { readonly url: string; readonly parameters: Readonly<Record<string, string>> };
  readonly response: {
    readonly response_body: string | null;
    readonly response_code: number | null;
    readonly content_type: string | null;
    readonly request_duration: number;
  };
}

function rowsOf(body: Body, name: string): Body[] {
  const rows = body[name];
  assert.ok(Array.isArray(rows));
  return rows as Body[];
}

const sidsOf = (rows: readonly { readonly sid: string }[]) => rows.map(({ sid }) => sid);
