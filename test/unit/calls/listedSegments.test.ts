// Segments that 2010-04-01 lists among the calls: below their call, and never rows that nobody looked for.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CallFilter } from '../../../src/api/callFilter.ts';
import { CallClient } from '../../../src/api/client.ts';
import { dialects } from '../../../src/api/dialects/dialects.ts';
import type { SandboxVersion } from '../../../src/sandbox/options.ts';
import { authenticated } from '../../../src/api/exchange/authenticated.ts';
import { FilteredCalls } from '../../../src/calls/list/filteredCalls.ts';
import { FoundCalls } from '../../../src/calls/list/listedSegments.ts';
import { announcementOf } from '../../../src/calls/polling/announcement.ts';
import type { SandboxCall } from '../../../src/sandbox/rules/resources.ts';
import { createSandbox } from '../../../src/sandbox/sandbox.ts';
import { createAccount } from '../../../src/sandbox/store.ts';
import { mixedCredentials } from '../../support/mixedAccount.ts';

const apiBaseUrl = 'https://calls.example.com';
const opened = Date.UTC(2026, 10, 23, 12);
const agent = '2065550161';

/** The i-th call, a minute after the one before, or a segment of it that began ten seconds later. */
function aLeg(index: number, nth = 0): SandboxCall {
  const startTime = opened + index * 60_000 + nth * 10_000;
  return {
    sid: `CA${index.toString(16).padStart(32, '0')}`,
    callSegmentSid: nth === 0 ? '' : `CS${(index * 100 + nth).toString(16).padStart(32, '0')}`,
    ...{
      called: nth === 0 ? '4155550100' : agent,
      caller: `41555501${String(index % 100).padStart(2, '0')}`,
    },
    ...{ phoneNumberSid: 'PN01234567890123456789012345678900', status: 2, flags: nth === 0 ? 1 : 5 },
    ...{ dateCreated: startTime, dateUpdated: startTime, startTime, endTime: startTime + 5000, duration: 5 },
  };
}

/** An account of so many calls, each with as many segments as told, and its list in a version. */
function open(version: SandboxVersion, segmentsOf: readonly number[], pageSize = 5) {
  const legs = segmentsOf.flatMap((count, index) =>
    Array.from({ length: count + 1 }, (_, nth) => aLeg(index, nth)),
  );
  const account = createAccount({ ...mixedCredentials, calls: legs });
  const transport = authenticated(createSandbox({ account, options: { versions: [version] } }), {
    ...mixedCredentials,
    apiBaseUrl,
  });
  const { accountSid } = mixedCredentials;
  const client = new CallClient({ transport, apiBaseUrl, accountSid, dialect: dialects[version] });
  const changed: string[] = [];
  const options = { pageSize: () => pageSize, signal: new AbortController().signal };
  const list = new FilteredCalls(client, options, (changes) =>
    changed.push(...changes.map(({ after }) => after.call.sid)),
  );
  const apply = (filter: CallFilter) => list.apply(client.splitFilter(filter, { zone: 'utc' }));
  const rows = () => list.rows.map(({ call }) => `${call.caller.slice(-4)} ${call.called.slice(-4)}`).sort();
  const toTheEnd = async () => {
    while (!list.examined.isComplete) await list.loadMore();
  };
  /** What an export of the filter writes. */
  const exported = async (filter: CallFilter) => {
    const found = new FoundCalls(client.splitFilter(filter, { zone: 'utc' }));
    const calls = [];
    for await (const page of client.listCalls(client.splitFilter(filter).query, { pageSize })) {
      calls.push(...found.next(page.calls));
    }
    calls.push(...found.rest());
    return calls.map(({ caller, called }) => `${caller.slice(-4)} ${called.slice(-4)}`).sort();
  };
  return { account, list, apply, rows, toTheEnd, exported, changed };
}

describe('segments that are listed among the calls', () => {
  it('have no row of their own and count as none, so both versions show the same calls', async () => {
    for (const version of ['2008-08-01', '2010-04-01'] as const) {
      const { exported, list, rows, toTheEnd } = open(version, [0, 1, 3, 0, 2]);
      await toTheEnd();
      const calls = ['0100 0100', '0101 0100', '0102 0100', '0103 0100', '0104 0100'];
      assert.deepEqual(rows(), calls, version);
      assert.deepEqual(await exported({}), calls, version);
      const { shown, examined, total } = list.examined;
      assert.deepEqual([shown, examined, total], [5, 5, 5], version);
    }
  });

  it('never fill a page alone: loading more brings a call, however many segments are before it', async () => {
    const { list } = open('2010-04-01', [0, 73, 0], 5);
    const shown = [];
    for (let count = 0; count < 3; count++) shown.push((await list.loadMore()).shown);
    assert.deepEqual(shown, [1, 2, 3]);
    assert.deepEqual(list.examined, { shown: 3, examined: 3, total: 3, isComplete: true, isBegun: true });
  });

  it('are found by a number that only they have, whoever filters', async () => {
    for (const filter of [{ called: agent }, { text: agent }]) {
      const { apply, exported, list, rows, toTheEnd } = open('2010-04-01', [0, 1, 0, 2], 1);
      await apply(filter);
      await toTheEnd();
      const found = ['0101 0161', '0103 0161', '0103 0161'];
      assert.deepEqual(rows(), found);
      assert.deepEqual(await exported(filter), found);
      await list.apply(undefined);
      await toTheEnd();
      assert.equal(list.examined.shown, 4);
      assert.equal(list.examined.examined, 4);
    }
  });

  it('have no row where status, direction or time alone are asked for', async () => {
    const filters = [
      [{ status: [2] }, 4],
      [{ direction: 'outbound' }, 0],
      [{ startedFrom: '2026-11-23T12:04Z' }, 0],
    ] as const;
    for (const [filter, count] of filters) {
      const { apply, exported, rows, toTheEnd } = open('2010-04-01', [0, 1, 0, 9], 2);
      await apply(filter);
      await toTheEnd();
      assert.equal(rows().length, count, JSON.stringify(filter));
      assert.equal((await exported(filter)).length, count);
    }
  });

  it('stay below their call where the filter finds that as well, whichever of the two comes first', async () => {
    for (const filter of [{ caller: '4155550103' }, { text: '5550103' }]) {
      for (const pageSize of [1, 2, 50]) {
        const { apply, exported, rows, toTheEnd } = open('2010-04-01', [1, 1, 1, 2], pageSize);
        await apply(filter);
        await toTheEnd();
        assert.deepEqual(rows(), ['0103 0100']);
        assert.deepEqual(await exported(filter), ['0103 0100']);
      }
    }
  });

  it('leave each call once and none missing while calls and segments arrive', async () => {
    const step = fc.oneof(
      fc.constant('load'),
      fc.constant('refresh'),
      fc.constant('call'),
      fc.constant('segment'),
    );
    const property = fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { account, list, rows, toTheEnd } = open('2010-04-01', [0, 2, 1, 0, 4, 0, 0, 1], 3);
      let [calls, segments] = [8, 0];
      for (const one of steps) {
        if (one === 'load') await list.loadMore();
        else if (one === 'refresh') await list.refresh();
        else if (one === 'call') account.addCall(aLeg(calls++));
        else account.addCall(aLeg(calls - 1, 10 + (segments++ % 80)));
      }
      await toTheEnd();
      await list.refresh();
      assert.deepEqual(
        rows(),
        Array.from({ length: calls }, (_, at) => `01${String(at).padStart(2, '0')} 0100`),
      );
      assert.deepEqual([list.examined.examined, list.examined.total], [calls, calls]);
    });
    await fc.assert(property, { numRuns: 60, seed: 8 });
  }).timeout(60_000);

  it('are no news that a watch tells of, but tell an open page that its call has one', async () => {
    const { account, changed, list, toTheEnd } = open('2010-04-01', [0, 0]);
    await toTheEnd();
    changed.length = 0;
    account.addCall(aLeg(1, 1));
    const before = list.examined.shown;
    await list.refresh();
    assert.equal(changed.length, 1);
    assert.equal(list.examined.shown, before);
    const segments = changed.flatMap((callSid) => list.get({ callSid })?.call ?? []);
    assert.deepEqual(
      segments.map(({ parentCallSid }) => parentCallSid),
      [aLeg(1).sid],
    );
    const style = { zone: 'utc', locale: 'en', maskNumbers: false } as const;
    assert.equal(announcementOf(segments, style), undefined);
  });
});
