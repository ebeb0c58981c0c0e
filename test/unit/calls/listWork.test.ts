// What a list of many calls works, counted and not timed: how often it looks at a call.
import assert from 'node:assert/strict';
import type { CallPage } from '../../../src/api/dialect.ts';
import type { Call } from '../../../src/api/resources.ts';
import { dialects } from '../../../src/api/dialects/dialects.ts';
import type { CallSource } from '../../../src/calls/callList.ts';
import { FilteredCalls } from '../../../src/calls/list/filteredCalls.ts';
import { aCall } from '../../support/builders.ts';

const count = 100_000;
const pageSize = 1_000;

/** The statuses of one call after the other. */
const statuses = ['complete', 'busy', 'complete', 'noAnswer', 'complete', 'applicationError'] as const;

/** A list of 100,000 calls that count how often anybody looks at them. */
function openCounted() {
  let looks = 0;
  const counted = (call: Call): Call =>
    new Proxy(call, {
      get: (target, name: keyof Call) => {
        looks += 1;
        return target[name];
      },
    });
  const callAt = (index: number): Call =>
    counted(
      aCall({
        sid: `CA${index.toString(16).padStart(32, '0')}`,
        status: statuses[index % statuses.length] ?? 'complete',
        dateUpdated: { instantMs: Date.UTC(2026, 10, 23) - index * 1000, offsetMinutes: 0 },
      }),
    );
  async function* listCalls(): AsyncGenerator<CallPage, void, undefined> {
    for (let from = 0; from < count; from += pageSize) {
      const calls = await Promise.resolve(Array.from({ length: pageSize }, (_, at) => callAt(from + at)));
      yield { calls, changed: [], total: count, examined: from + pageSize, isCatchUp: false };
    }
  }
  const source: CallSource = {
    listCalls,
    listRecentNotifications: () => Promise.resolve([]),
    speaks: dialects['2008-08-01'],
  };
  const options = { pageSize: () => pageSize, signal: new AbortController().signal };
  const list = new FilteredCalls(source, options, () => undefined);
  return {
    list,
    /** How often a step looks at calls. */
    looksOf: async (step: () => Promise<unknown>): Promise<number> => {
      const before = looks;
      await step();
      return looks - before;
    },
  };
}

describe('a list of 100,000 calls', function () {
  this.timeout(20_000);

  it('looks at calls as often for a page more near its end as near its beginning', async () => {
    const { list, looksOf } = openCounted();
    const looks: number[] = [];
    while (!list.examined.isComplete) looks.push(await looksOf(() => list.loadMore()));
    assert.equal(list.examined.shown, count);
    const [early = 0, late = Infinity] = [looks[1], looks.at(-2)];
    assert.ok(early >= pageSize && late <= early * 1.1, `${early} and ${late} looks`);
  });
});
