// Calls and child calls of 2010-04-01, as the service's own library and the schema see them.
import assert from 'node:assert/strict';
import { contractAccount, sids } from '../contractAccount.ts';
import { createSampleAccount, showcaseCallSid } from '../../../../src/sandbox/sampleAccount.ts';
import { serving } from './served.ts';

const opened = Date.parse('2026-11-23T17:48:00Z');
const sampleAccount = (calls = 420) =>
  createSampleAccount({ authToken: 'sample-token', calls, now: () => opened });

describe('calls of 2010-04-01', () => {
  it('are in words, E.164 and GMT', async () => {
    await serving(contractAccount(), async ({ ask, library }) => {
      const call = await library.calls(sids.complete).fetch();
      assert.deepEqual(
        [
          call.sid,
          call.parentCallSid,
          call.status,
          call.direction,
          call.duration,
          call.price,
          call.priceUnit,
        ],
        [sids.complete, null, 'completed', 'outbound-api', '69', '-0.06000', 'USD'],
      );
      assert.deepEqual(
        [call.to, call.toFormatted, call.from],
        ['+12065550142', '(206) 555-0142', '+14155550117'],
      );
      assert.equal(call.startTime.getTime(), Date.parse('2009-12-14T09:30:03-08:00'));
      const { body } = await ask(`Calls/${sids.complete}.json`);
      assert.equal(body['end_time'], 'Mon, 14 Dec 2009 17:31:12 +0000');
    });
  });

  it('have what Dial began as calls of their own, which name their parent', async () => {
    await serving(sampleAccount(), async ({ library }) => {
      const children = await library.calls.list({ parentCallSid: showcaseCallSid });
      assert.deepEqual(
        children.map(({ direction, status, to }) => [direction, status, to]),
        [
          ['outbound-dial', 'busy', '+12125550165'],
          ['outbound-dial', 'completed', '+14155550162'],
          ['outbound-dial', 'no-answer', '+14155550161'],
        ],
      );
      for (const child of children) {
        assert.notEqual(child.sid, showcaseCallSid);
        const alone = await library.calls(child.sid).fetch();
        assert.deepEqual([alone.sid, alone.parentCallSid], [child.sid, showcaseCallSid]);
      }
    });
  });

  it('are each once in the list, parents and children, the one started last first', async () => {
    const account = sampleAccount(300);
    await serving(account, async ({ library }) => {
      const all = await library.calls.list({ pageSize: 37 });
      const parents = all.filter(({ direction }) => direction !== 'outbound-dial');
      assert.equal(new Set(all.map(({ sid }) => sid)).size, all.length);
      assert.equal(parents.length, 300);
      const segments = parents.flatMap(({ sid }) => account.findCall(sid)?.segments ?? []);
      assert.equal(all.length, 300 + segments.length);
      const starts = all.map(({ dateCreated, startTime }) => Number(startTime) || Number(dateCreated));
      assert.deepEqual(
        starts,
        starts.toSorted((left, right) => right - left),
      );
    });
  });

  it('come on pages that lead to each other, and say nothing of how many there are', async () => {
    await serving(sampleAccount(60), async ({ ask, library }) => {
      const { body } = await ask('Calls.json?PageSize=20&Page=1');
      assert.deepEqual(
        [body['page'], body['page_size'], body['start'], body['end'], 'total' in body],
        [1, 20, 20, 39, false],
      );
      const first = await library.calls.page({ pageSize: 20 });
      const second = await first.nextPage();
      const back = await second?.previousPage();
      assert.deepEqual(sidsOf(back?.instances), sidsOf(first.instances));
      assert.notDeepEqual(sidsOf(second?.instances), sidsOf(first.instances));
      assert.equal(first.previousPageUrl, undefined);
      const last = await ask('Calls.json?PageSize=1000');
      assert.equal(last.body['next_page_uri'], null);
    });
  });

  it('are neither twice nor left out on pages of a list that grows', async () => {
    const account = sampleAccount(120);
    const faults = [{ fault: { kind: 'move', arrives: 3, changes: 5 } as const }];
    const before = await listed(account);
    await serving(
      account,
      async ({ library }) => {
        const seen: string[] = [];
        await new Promise<void>((resolve, reject) => {
          const done = (error?: Error) => (error ? reject(error) : resolve());
          library.calls.each({ pageSize: 10, callback: ({ sid }) => void seen.push(sid), done });
        });
        assert.equal(new Set(seen).size, seen.length);
        assert.deepEqual(
          before.filter((sid) => !seen.includes(sid)),
          [],
        );
      },
      {},
      faults,
    );
  });

  it('of the sample account have every status, and all that only this version knows', async () => {
    await serving(sampleAccount(), async ({ library }) => {
      const all = await library.calls.list({ pageSize: 1000 });
      const found = new Set(all.map(({ status }) => status));
      const words = [
        'busy',
        'canceled',
        'completed',
        'failed',
        'in-progress',
        'no-answer',
        'queued',
        'ringing',
      ];
      assert.deepEqual([...found].sort(), words);
      assert.ok(all.some(({ answeredBy }) => answeredBy === 'machine_start'));
      assert.ok(all.some(({ callerName }) => callerName === 'HARPER LEE'));
      assert.ok(all.some(({ forwardedFrom }) => forwardedFrom === '+14155550119'));
      assert.ok(all.some(({ to }) => to === 'client:leilani'));
      assert.ok(all.some(({ to }) => to === 'sip:sunniva@juniper.example.com'));
    });
  });
});

const sidsOf = (rows: readonly { readonly sid: string }[] = []) => rows.map(({ sid }) => sid);

async function listed(account: ReturnType<typeof sampleAccount>): Promise<string[]> {
  let found: string[] = [];
  await serving(account, async ({ library }) => {
    found = sidsOf(await library.calls.list());
  });
  return found;
}
