import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CallFilter } from '../../../src/api/callFilter.ts';
import { CallClient } from '../../../src/api/client.ts';
import { authenticated } from '../../../src/api/exchange/authenticated.ts';
import type { GroupChanges } from '../../../src/calls/groups.ts';
import { FilteredCalls } from '../../../src/calls/list/filteredCalls.ts';
import { examinedText, filterShares, filterText } from '../../../src/calls/list/filterText.ts';
import { createSandbox } from '../../../src/sandbox/sandbox.ts';
import { createMixedAccount, mixedCredentials } from '../../support/mixedAccount.ts';

const style = { zone: 'utc', locale: 'en', maskNumbers: false } as const;

/** The account of 137 calls, its list as the view keeps it, and the requests that go out. */
function open(pageSize = 20) {
  let seconds = Date.UTC(2026, 10, 23, 20) / 1000;
  const account = createMixedAccount();
  const asked: string[] = [];
  const wire = createSandbox({ account });
  const apiBaseUrl = 'https://calls.example.com';
  const transport = authenticated(
    (request) => {
      asked.push(request.url.slice(request.url.lastIndexOf('/') + 1));
      return wire(request);
    },
    { ...mixedCredentials, apiBaseUrl },
  );
  const client = new CallClient({ transport, apiBaseUrl, accountSid: mixedCredentials.accountSid });
  const drawn: (GroupChanges | undefined)[] = [];
  const options = { pageSize: () => pageSize, signal: new AbortController().signal };
  const list = new FilteredCalls(client, options, (_, groups) => drawn.push(groups));
  /** Every movement is a second later than the one before. */
  const now = () => ++seconds * 1000;
  return {
    ...{ account, asked, list, drawn },
    apply: (filter: CallFilter) => list.apply(client.splitFilter(filter, { zone: 'utc' })),
    arrives: (status = 1) => {
      const startTime = now();
      account.addCall({
        ...{ sid: account.nextSid('CA'), callSegmentSid: '', called: '4155550100', caller: '4155550199' },
        ...{ phoneNumberSid: 'PN01234567890123456789012345678900', status, startTime, flags: 1 },
        ...{ dateCreated: startTime, dateUpdated: startTime },
      });
    },
    changes: (index: number, status = 2) => {
      const { total } = account.listCalls();
      const [call] = account.listCalls().slice(index % total, (index % total) + 1);
      if (call) account.changeCall(call.sid, { status, dateUpdated: now() });
    },
    /** Sid and status of every call of the account. */
    truth: (matches: (status: number) => boolean = () => true) => {
      const calls = account.listCalls();
      const all = calls.slice(0, calls.total).filter(({ status }) => matches(status));
      return all.map(({ sid, status }) => `${sid} ${status}`).sort();
    },
    rows: () => list.rows.map(({ call }) => `${call.sid} ${call.raw['Status'] ?? ''}`).sort(),
  };
}

async function toTheEnd(list: FilteredCalls): Promise<void> {
  while (!list.examined.isComplete) await list.loadMore();
}

describe('the list through a filter', () => {
  it('has each call once and none missing, "N of N", whatever arrives and changes between two requests', async () => {
    const step = fc.oneof(
      fc.constant({ kind: 'load' } as const),
      fc.constant({ kind: 'refresh' } as const),
      fc.record({ kind: fc.constant('arrives' as const), status: fc.nat(5) }),
      fc.record({ kind: fc.constant('changes' as const), index: fc.nat(200), status: fc.nat(5) }),
    );
    const property = fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { list, arrives, changes, truth, rows } = open();
      for (const one of steps) {
        if (one.kind === 'load') await list.loadMore();
        else if (one.kind === 'refresh') await list.refresh();
        else if (one.kind === 'arrives') arrives(one.status);
        else changes(one.index, one.status);
      }
      await toTheEnd(list);
      await list.refresh();
      assert.deepEqual(rows(), truth());
      const { shown, examined, total } = list.examined;
      assert.deepEqual([shown, examined], [total, total]);
    });
    await fc.assert(property, { numRuns: 60, seed: 5 });
  }).timeout(60_000);

  it('has the groups newest change first after any movement', async () => {
    const { list, arrives, changes } = open();
    await list.loadMore();
    for (let index = 0; index < 30; index++) {
      if (index % 3 === 0) arrives(index % 6);
      else changes(index * 7, index % 6);
      await (index % 4 === 0 ? list.loadMore() : list.refresh());
    }
    for (const { rows } of list.groups) {
      const dates = rows.map(({ call }) => call.dateUpdated?.instantMs ?? 0);
      assert.deepEqual(
        dates,
        dates.toSorted((one, other) => other - one),
      );
    }
  });

  it('draws nothing when nothing moved, and only two groups when a call moves from one to the other', async () => {
    const { list, changes, drawn } = open();
    await toTheEnd(list);
    drawn.length = 0;
    await list.refresh();
    assert.ok(drawn.every((groups) => groups?.groups.length === 0 && groups.rows.length === 0));
    drawn.length = 0;
    changes(0, 3);
    await list.refresh();
    const touched = drawn.flatMap((groups) => groups?.groups.map(({ key }) => key) ?? ['all']);
    assert.deepEqual(touched.sort(), ['busy', 'inProgress']);
  });

  it('leaves to the service what it can do, and says who does what', async () => {
    const { list, apply, asked } = open();
    await apply({ called: '+1 (415) 555-0100', status: [3, 4], direction: 'inbound' });
    await list.loadMore();
    assert.match(asked[0] ?? '', /Called=4155550100/);
    const filter = list.inForce;
    assert.ok(filter);
    assert.equal(
      filterText(filter, style),
      'called (415) 555-0100 · Failed – Busy, Failed – Application Error · inbound',
    );
    assert.equal(
      filterShares(filter, style),
      'By the service: called (415) 555-0100. Here: Failed – Busy, Failed – Application Error · inbound.',
    );
    assert.equal(examinedText(list.examined, 'en'), '6 calls, 20 of 136 examined');
  });

  it('reads on until something matches, and ten pages at most', async () => {
    const found = open(5);
    await found.apply({ text: '12100' });
    await found.list.loadMore();
    const pages = () => found.asked.filter((path) => path.startsWith('Calls')).length;
    assert.equal(pages(), 10);
    assert.equal(found.list.examined.shown, 0);
    await toTheEnd(found.list);
    assert.deepEqual(
      found.list.rows.map(({ alert }) => alert?.errorCode),
      ['12100'],
    );
  });

  it('ends a search where the person says so', async () => {
    const { list, apply } = open(5);
    await apply({ text: 'no such call' });
    const told: number[] = [];
    await list.loadMore({ goesOn: () => told.length < 3, onExamined: ({ examined }) => told.push(examined) });
    assert.deepEqual(told, [5, 10, 15]);
  });

  it('asks for nothing anew when only what is done here changes, nor when it is cleared', async () => {
    const { list, apply, asked } = open();
    await toTheEnd(list);
    asked.length = 0;
    await apply({ status: [3] });
    assert.deepEqual([list.examined.shown, list.examined.examined, asked.length], [11, 137, 0]);
    await list.apply(undefined);
    assert.deepEqual([list.examined.shown, asked.length], [137, 0]);
  });

  it('drops a call that leaves the status which the service filters by, and takes one that enters', async () => {
    const { list, apply, arrives, changes, truth, rows } = open();
    await apply({ status: [1] });
    await toTheEnd(list);
    assert.equal(list.examined.shown, 3);
    changes(1, 2);
    arrives(1);
    await list.refresh();
    assert.equal(list.examined.shown, 3);
    assert.deepEqual(
      rows(),
      truth((status) => status === 1),
    );
  });
});
