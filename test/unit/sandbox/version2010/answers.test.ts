// Each kind of answer of 2010-04-01 is given, and held to the service's own schema by `serving`.
import assert from 'node:assert/strict';
import { createSampleAccount, showcaseCallSid } from '../../../../src/sandbox/sampleAccount.ts';
import { createAccount } from '../../../../src/sandbox/store.ts';
import { accountSid, authToken, contractAccount, sids } from '../contractAccount.ts';
import { operationsOfSchema } from './schema.ts';
import { serving, type Asking, type Body, type Served } from './served.ts';

const opened = Date.parse('2026-11-23T17:48:00Z');
const numbers = { To: '+12065550142', From: '+14155550100' };
const remove: Asking = { method: 'DELETE' };

/** Starts, changes and stops recordings, which no person does who looks for a fault. */
const isBeyond = (operation: string): boolean => /^post .*\/Recordings/.test(operation);

function rowsOf(body: Body): readonly Body[] {
  const rows = Object.values(body).find((value) => Array.isArray(value));
  assert.ok(rows);
  return rows as Body[];
}

describe('the answers of 2010-04-01', () => {
  it('are as the schema has them in each operation of it, but for those that make recordings', async () => {
    const use = async ({ answered, ask }: Served): Promise<void> => {
      const call = `Calls/${sids.complete}`;
      for (const [list, sid] of [
        ['Calls', sids.complete],
        ['Recordings', sids.recording],
        ['Notifications', sids.failure],
        [`${call}/Recordings`, sids.recording],
        [`${call}/Notifications`, sids.failure],
      ] as const) {
        assert.notEqual(rowsOf((await ask(`${list}.json`)).body).length, 0);
        assert.equal((await ask(`${list}/${sid}.json`)).status, 200);
      }
      assert.notEqual(rowsOf((await ask(`${call}/Events.json`)).body).length, 0);
      const made = await ask('Calls.json', { form: { ...numbers, Twiml: '<Response/>' } });
      assert.deepEqual([made.status, made.body['status']], [201, 'queued']);
      const changed = await ask(`Calls/${String(made.body['sid'])}.json`, { form: { Status: 'canceled' } });
      assert.deepEqual([changed.status, changed.body['status']], [200, 'canceled']);
      assert.equal((await ask(`${call}/Recordings/${sids.recording}.json`, remove)).status, 204);
      assert.equal((await ask(`${call}.json`, remove)).status, 204);
      assert.deepEqual(
        operationsOfSchema.filter((one) => !isBeyond(one) && !answered.has(one)),
        // There is one recording, which is deleted by the address below its call, and then by the other.
        ['delete /2010-04-01/Accounts/{AccountSid}/Recordings/{Sid}.json 204'],
      );
    };
    await serving(contractAccount(), use, { eventsAfterMs: 0 });
    await serving(contractAccount(), async ({ answered, ask }) => {
      assert.equal((await ask(`Recordings/${sids.recording}.json`, remove)).status, 204);
      assert.deepEqual([...answered], ['delete /2010-04-01/Accounts/{AccountSid}/Recordings/{Sid}.json 204']);
    });
  });

  it('are as the schema has them of every call of the sample account, alone and with what hangs below it', async () => {
    const account = createSampleAccount({ authToken, now: () => opened });
    await serving(account, async ({ ask }) => {
      const { body } = await ask('Calls.json?PageSize=1000');
      const calls = rowsOf(body);
      // Two of each status and direction: who waits, who never was answered, who was dialed, called by API.
      const kinds = new Map<string, string[]>();
      for (const { direction, sid, status } of calls) {
        const kind = `${String(status)} ${String(direction)}`;
        kinds.set(kind, [...(kinds.get(kind) ?? []), String(sid)]);
      }
      assert.ok(kinds.size > 12, [...kinds.keys()].join());
      const some = [...kinds.values()].flatMap((alike) => alike.slice(0, 2));
      for (const sid of [showcaseCallSid, ...some]) {
        await ask(`Calls/${sid}.json`);
        for (const part of ['Recordings', 'Notifications', 'Events']) {
          for (const row of rowsOf((await ask(`Calls/${sid}/${part}.json`)).body)) {
            if (part !== 'Events') await ask(`Calls/${sid}/${part}/${String(row['sid'])}.json`);
          }
        }
      }
    });
  });

  it('are as the schema has them where there is nothing, and on a first page, one between and the last', async () => {
    const nothing = async ({ ask }: Served): Promise<void> => {
      for (const list of ['Calls', 'Recordings', 'Notifications']) {
        const { body } = await ask(`${list}.json`);
        assert.deepEqual([rowsOf(body), body['next_page_uri'], body['previous_page_uri']], [[], null, null]);
      }
    };
    await serving(createAccount({ accountSid, authToken }), nothing);
    await serving(contractAccount(), async ({ ask }) => {
      for (const part of ['Recordings', 'Notifications', 'Events']) {
        assert.deepEqual(rowsOf((await ask(`Calls/${sids.live}/${part}.json`)).body), []);
      }
      const links: (readonly boolean[])[] = [];
      for (let next: unknown = 'Calls.json?PageSize=3'; typeof next === 'string';) {
        const { body } = await ask(next);
        next = body['next_page_uri'];
        links.push([body['previous_page_uri'] !== null, next !== null]);
      }
      const [first, ...others] = links;
      assert.deepEqual(
        [first, others.pop()],
        [
          [false, true],
          [true, false],
        ],
      );
      assert.ok(others.length > 0 && others.every(([hasPrevious, hasNext]) => hasPrevious && hasNext));
    });
  });
});
