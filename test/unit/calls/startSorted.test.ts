// A list that leaves a call where it stands when it changes, as that of 2010-04-01 does.
import assert from 'node:assert/strict';
import { CallClient } from '../../../src/api/client.ts';
import { dialects } from '../../../src/api/dialects/dialects.ts';
import { authenticated } from '../../../src/api/exchange/authenticated.ts';
import { CallList, type CallSource } from '../../../src/calls/callList.ts';
import { FilteredCalls } from '../../../src/calls/list/filteredCalls.ts';
import { createSandbox } from '../../../src/sandbox/sandbox.ts';
import { createAccount } from '../../../src/sandbox/store.ts';
import { aCall } from '../../support/builders.ts';

const apiBaseUrl = 'https://api.example.com';
const accountSid = 'AC309475e5fede1b49e100272a8640f438';
const now = Date.parse('2026-11-23T18:00:00Z');
const sidOf = (nth: number) => `CA${String(nth).padStart(32, '0')}`;

/** Twenty calls, one a minute, the oldest of which are in progress. */
function setUp(live: number) {
  const account = createAccount({
    ...{ accountSid, authToken: 'invented', now: () => now },
    calls: Array.from({ length: 20 }, (_, nth) => {
      const startTime = now - (nth + 1) * 60_000;
      const isLive = nth >= 20 - live;
      return {
        ...{ sid: sidOf(nth), callSegmentSid: '', called: '4155550117', caller: '4155550142' },
        ...{ phoneNumberSid: 'PN01234567890123456789012345678900', flags: 1, status: isLive ? 1 : 2 },
        ...{ dateCreated: startTime, dateUpdated: startTime + 10_000, startTime },
        ...(isLive ? {} : { endTime: startTime + 10_000, duration: 10 }),
      };
    }),
  });
  const asked: string[] = [];
  const sandbox = createSandbox({ account, options: { versions: ['2010-04-01'] } });
  const transport = authenticated(
    (request) => {
      asked.push(new URL(request.url).pathname.replace(/^.*\/Accounts\/\w+\//, ''));
      return sandbox(request);
    },
    { accountSid, authToken: 'invented', apiBaseUrl },
  );
  const dialect = dialects['2010-04-01'];
  const client = new CallClient({ transport, apiBaseUrl, accountSid, dialect, retryDelayMs: 1 });
  const options = { pageSize: () => 5, signal: new AbortController().signal };
  const list = new CallList(client, options, () => {});
  const openFiltered = () => new FilteredCalls(client, options, () => {});
  return { account, asked, client, list, openFiltered };
}

async function loadAll(list: CallList): Promise<void> {
  while (!list.isComplete) await list.loadMore();
}

/** Each group with its calls, as the view shows them. */
function shownIn({ groups }: FilteredCalls): readonly string[] {
  return groups.map(
    ({ title, rows }) => `${title}: ${rows.map(({ call }) => Number(call.sid.slice(2))).join(' ')}`,
  );
}

async function load(list: FilteredCalls, pages: number): Promise<FilteredCalls> {
  for (let page = 0; page < pages; page++) await list.loadMore();
  return list;
}

describe('a list that is sorted by start', () => {
  it('shows at a refresh that a call far below its top is over', async () => {
    const { client, list } = setUp(1);
    await loadAll(list);
    assert.equal(list.get({ callSid: sidOf(19) })?.call.status, 'inProgress');
    await client.endCall(sidOf(19), 'hangUp');
    await list.refresh();
    assert.equal(list.get({ callSid: sidOf(19) })?.call.status, 'complete');
    assert.equal(list.loaded.loaded, 20);
  });

  it('has the groups in the order of a fresh list while calls change, after a refresh and after further pages', async () => {
    const { account, client, openFiltered } = setUp(4);
    const list = await load(openFiltered(), 2);
    const change = (nth: number, status: number) =>
      account.changeCall(sidOf(nth), { status, dateUpdated: account.now() });
    change(3, 3);
    change(1, 2);
    await list.refresh();
    assert.deepEqual(shownIn(list), shownIn(await load(openFiltered(), 2)));
    change(4, 3);
    list.learn(await client.getCall(sidOf(4)));
    change(12, 2);
    await list.loadMore();
    assert.deepEqual(shownIn(list), shownIn(await load(openFiltered(), 3)));
    await list.loadMore();
    await client.endCall(sidOf(18), 'hangUp');
    await client.endCall(sidOf(16), 'hangUp');
    await list.refresh();
    await list.apply(undefined);
    assert.deepEqual(shownIn(list), [
      'In Progress: 17 19',
      'Failed – Busy: 3 4',
      'Complete: 0 1 2 5 6 7 8 9 10 11 12 13 14 15 16 18',
    ]);
    assert.deepEqual(shownIn(list), shownIn(await load(openFiltered(), 4)));
  });

  it('puts a call that came while the list was read where a fresh list has it among those of its second', async () => {
    const { account, openFiltered } = setUp(0);
    const list = await load(openFiltered(), 2);
    const { call } = account.findCall(sidOf(0)) ?? assert.fail('no call');
    account.addCall({ ...call, sid: sidOf(30), dateUpdated: now });
    await load(list, 4);
    const fresh = shownIn(await load(openFiltered(), 5));
    assert.match(String(fresh), /Complete: 30 0 1/);
    assert.deepEqual(shownIn(list), fresh);
    await list.refresh();
    assert.deepEqual(shownIn(list), fresh);
  });

  it('puts a call that the service lists late where it began, or was created', async () => {
    const { account, openFiltered } = setUp(0);
    const list = await load(openFiltered(), 2);
    const file = account.findCall(sidOf(1)) ?? assert.fail('no call');
    const { endTime = now, duration = 0, startTime, ...waiting } = { ...file.call, dateUpdated: now };
    assert.equal(startTime, now - 120_000);
    const beganMs = now - 130_000;
    const over = { ...waiting, endTime, duration };
    account.addCall({ ...over, sid: sidOf(30), startTime: beganMs });
    account.addCall({ ...over, sid: sidOf(32), startTime: beganMs - 60_000 });
    account.addCall({ ...waiting, sid: sidOf(31), status: 0, dateCreated: beganMs });
    account.addCall({ ...waiting, sid: sidOf(33), status: 0, dateCreated: now });
    await list.refresh();
    const shown = ['Queued: 33 31', 'Complete: 0 1 30 2 32 3 4 5 6 7 8 9'];
    assert.deepEqual(shownIn(list), shown);
  });

  it('leaves a call that changes where it stood among those of the same second', async () => {
    const startTime = { instantMs: now, offsetMinutes: 0 };
    const told = { sid: '', startTime, dateCreated: startTime, dateUpdated: startTime };
    let calls = ['CA1', 'CA2', 'CA3'].map((sid) => aCall({ ...told, sid }));
    const source: CallSource = {
      async *listCalls() {
        const page = { calls, changed: [], isCatchUp: false };
        yield await Promise.resolve({ ...page, total: calls.length, examined: calls.length });
      },
      listRecentNotifications: () => Promise.resolve([]),
      speaks: dialects['2010-04-01'],
    };
    const list = new CallList(source, { pageSize: () => 5, signal: new AbortController().signal }, () => {});
    await list.loadMore();
    const later = { instantMs: now + 5000, offsetMinutes: 0 };
    calls = [
      ...calls.slice(0, 1),
      aCall({ ...told, sid: 'CA2', dateUpdated: later, raw: { Status: '3' } }),
      ...calls.slice(2),
    ];
    await list.refresh();
    assert.deepEqual(
      list.rows.map(({ call }) => `${call.sid} ${call.raw['Status']}`),
      ['CA1 2', 'CA2 3', 'CA3 2'],
    );
  });

  it('asks for no call that is over, and for four that are not at a time, each in its turn', async () => {
    const { asked, list } = setUp(6);
    await loadAll(list);
    asked.length = 0;
    await list.refresh();
    const first = asked.filter((path) => path.startsWith('Calls/'));
    assert.equal(first.length, 4);
    await list.refresh();
    const both = asked.filter((path) => path.startsWith('Calls/'));
    assert.equal(both.length, 8);
    assert.equal(new Set(both).size, 6);
  });
});
