import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ListPage, PageRef } from '../../../src/api/dialect.ts';
import { UnreadableAnswer } from '../../../src/api/errors.ts';
import type { UnreadPage } from '../../../src/api/paging/pagesAhead.ts';
import type { PageSource } from '../../../src/api/paging/pages.ts';
import { pages } from '../../../src/api/paging/pages.ts';
import type { Movement, Row } from './movingList.ts';
import { MovingList, readRows, unread } from './movingList.ts';

/**
 * Reads to the end; fails when a row comes out twice or an older version after a newer one. (Of two
 * versions of one second nothing says which is newer: there only what comes last counts.)
 */
async function readAll(source: PageSource<Row>): Promise<ReadonlyMap<number, Row>> {
  const latest = new Map<number, Row>();
  for await (const { fresh, changed } of pages(source)) {
    for (const row of fresh) {
      assert.ok(!latest.has(row.id), `row ${row.id} came out twice`);
      latest.set(row.id, row);
    }
    for (const row of changed) {
      assert.ok((latest.get(row.id)?.updatedMs ?? Infinity) <= row.updatedMs, `row ${row.id} went back`);
      latest.set(row.id, row);
    }
  }
  return latest;
}

function expectAllThatStayed(
  list: MovingList,
  latest: ReadonlyMap<number, Row>,
  { size, isAtRest }: { readonly size: number; readonly isAtRest: boolean },
): void {
  for (const row of list.now) {
    assert.ok(row.id >= size || latest.has(row.id), `row ${row.id} is missing`);
    if (isAtRest) assert.deepEqual(latest.get(row.id), row);
  }
}

function sourceOf(list: MovingList, options: Partial<PageSource<Row>> = {}): PageSource<Row> {
  return {
    ...readRows,
    fetchPage: (page) => Promise.resolve(unread(list.answer(page))),
    pageSize: 10,
    ...options,
  };
}

/** A service that gives no more rows a page, whatever it is asked for. */
function atMost(rows: number, list: MovingList) {
  return {
    fetchPage: ({ page, pageSize }: PageRef) =>
      Promise.resolve(unread(list.answer({ page, pageSize: Math.min(rows, pageSize) }))),
  };
}

const which = fc.nat({ max: 10_000 });
const stays: fc.Arbitrary<Movement> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Movement>({ kind: 'arrive' }) },
  { weight: 4, arbitrary: which.map((at): Movement => ({ kind: 'touch', which: at })) },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 1, max: 3 }).map((seconds): Movement => ({ kind: 'tick', seconds })),
  },
);
const leaves: fc.Arbitrary<Movement> = fc.oneof(
  { weight: 3, arbitrary: stays },
  { weight: 2, arbitrary: which.map((at): Movement => ({ kind: 'leave', which: at })) },
);
const scriptOf = (movement: fc.Arbitrary<Movement>) =>
  fc.array(fc.array(movement, { maxLength: 12, size: 'max' }), { maxLength: 40, size: 'max' });
/** For a busy machine, and for more runs. */
const patienceMs = 120_000;
const runs = { numRuns: Number(process.env.PAGE_RUNS ?? 1500) };

describe('pages', () => {
  const shapes = fc.record({
    size: fc.nat({ max: 180 }),
    pageSize: fc.integer({ min: 1, max: 40 }),
    tiesById: fc.boolean(),
    secondsApart: fc.constantFrom(0.2, 1, 5),
  });

  it('hands on each row once and misses none, whatever arrives and changes between two requests', async () => {
    await fc.assert(
      fc.asyncProperty(
        shapes,
        scriptOf(stays),
        async ({ size, pageSize, tiesById, secondsApart }, script) => {
          const list = new MovingList(size, script, tiesById, secondsApart);
          const latest = await readAll(sourceOf(list, { pageSize }));
          expectAllThatStayed(list, latest, { size, isAtRest: list.requests > script.length });
          assert.ok(latest.size <= list.now.length);
        },
      ),
      runs,
    );
  }).timeout(patienceMs);

  it('misses none of those that stay while others leave', async () => {
    await fc.assert(
      fc.asyncProperty(
        shapes,
        scriptOf(leaves),
        async ({ size, pageSize, tiesById, secondsApart }, script) => {
          const list = new MovingList(size, script, tiesById, secondsApart);
          const latest = await readAll(sourceOf(list, { pageSize, rowsMayLeave: true }));
          expectAllThatStayed(list, latest, { size, isAtRest: list.requests > script.length });
        },
      ),
      runs,
    );
  }).timeout(patienceMs);

  it('misses none when several pages are in flight and answered in any order', async () => {
    await fc.assert(
      fc.asyncProperty(
        shapes,
        scriptOf(leaves),
        fc.array(fc.nat({ max: 9 }), { minLength: 1 }),
        async (shape, script, delays) => {
          const { size, pageSize, tiesById, secondsApart } = shape;
          const list = new MovingList(size, script, tiesById, secondsApart);
          let asked = 0;
          let inFlight = 0;
          const fetchPage = async (page: PageRef): Promise<UnreadPage<Row>> => {
            assert.ok(++inFlight <= 4);
            const turns = delays[asked++ % delays.length] ?? 0;
            for (let turn = 0; turn < turns; turn++) await Promise.resolve();
            inFlight--;
            return unread(list.answer(page));
          };
          const latest = await readAll(
            sourceOf(list, { fetchPage, pageSize, parallel: 4, rowsMayLeave: true }),
          );
          expectAllThatStayed(list, latest, { size, isAtRest: list.requests > script.length });
        },
      ),
      runs,
    );
  }).timeout(patienceMs);

  it('misses none of those that stay where the service gives fewer rows a page than it is asked for', async () => {
    const list = new MovingList(40, [[], [], [{ kind: 'leave', which: 0 }]], false);
    const latest = await readAll(sourceOf(list, { ...atMost(10, list), pageSize: 20, rowsMayLeave: true }));
    expectAllThatStayed(list, latest, { size: 40, isAtRest: true });
  });

  it('takes no older version of a row for the one that was read, which stood elsewhere', async () => {
    const touch = (where: number): Movement => ({ kind: 'touch', which: where });
    const arrive: Movement = { kind: 'arrive' };
    const script = [
      [],
      [],
      [touch(16), arrive, arrive],
      [arrive, arrive, touch(5), touch(6)],
      [touch(7), touch(8), arrive],
    ];
    const list = new MovingList(31, script, false, 0.3);
    const { fetchPage } = atMost(10, list);
    let asked = 0;
    const secondIsLate = async (page: PageRef): Promise<UnreadPage<Row>> => {
      const turns = asked++ === 1 ? 20 : 0;
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      return fetchPage(page);
    };
    const latest = await readAll(sourceOf(list, { fetchPage: secondIsLate, pageSize: 31, parallel: 2 }));
    expectAllThatStayed(list, latest, { size: 31, isAtRest: true });
  });

  it('asks once for a list of one page, and once more behind the last page of a longer one', async () => {
    for (const [size, requests] of [
      [0, 1],
      [10, 1],
      [11, 3],
      [38, 5],
    ] as const) {
      const list = new MovingList(size, [], false);
      assert.equal((await readAll(sourceOf(list))).size, size);
      assert.equal(list.requests, requests, `${size} rows`);
    }
  });

  it('does not read a list twice because all of its rows have one date', async () => {
    const list = new MovingList(500, [], true, 0);
    assert.equal((await readAll(sourceOf(list, { pageSize: 50 }))).size, 500);
    assert.equal(list.requests, 11);
  });

  it('asks for the next page only when the consumer wants it', async () => {
    const list = new MovingList(100, [], false);
    const reading = pages(sourceOf(list));
    await reading.next();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(list.requests, 1);
  });

  it('ends even if the list never rests', async () => {
    const busy: readonly Movement[] = [
      { kind: 'tick', seconds: 1 },
      ...Array<Movement>(5).fill({ kind: 'arrive' }),
    ];
    const list = new MovingList(100, Array<readonly Movement[]>(10_000).fill(busy), false);
    const latest = await readAll(sourceOf(list, { pageSize: 5 }));
    for (let id = 0; id < 100; id++) assert.ok(latest.has(id));
    assert.ok(list.requests < 100, `${list.requests} requests`);
  });

  it('tells the total and the number of rows examined as it goes', async () => {
    const told = [];
    for await (const { total, examined } of pages(sourceOf(new MovingList(25, [], false))))
      told.push([total, examined]);
    assert.deepEqual(told, [
      [25, 10],
      [25, 20],
      [25, 25],
    ]);
  });
});

describe('pages of a list that lies', () => {
  const rows = Array.from({ length: 60 }, (_, id): Row => ({ id, updatedMs: -id, content: 0 }));
  type Lie = (page: PageRef) => Partial<ListPage<Row>>;

  async function read(
    lie: Lie,
    options: Partial<PageSource<Row>> = {},
  ): Promise<{ found: number; requests: number }> {
    let requests = 0;
    const fetchPage = (page: PageRef) => {
      requests++;
      const items = rows.slice(page.page * page.pageSize, (page.page + 1) * page.pageSize);
      const silent = {
        page: undefined,
        pageSize: undefined,
        total: undefined,
        pageCount: undefined,
        nextPageUri: undefined,
      };
      return Promise.resolve(unread({ ...silent, items, ...lie(page) }));
    };
    const found = await readAll({ ...readRows, fetchPage, pageSize: 10, ...options });
    return { found: found.size, requests };
  }

  const harmless: readonly (readonly [string, Lie])[] = [
    ['says nothing at all', () => ({})],
    ['has no pages but rows', () => ({ pageCount: 0 })],
    ['has a total of nothing but rows', () => ({ total: 0 })],
    ['has pages of nothing', () => ({ pageSize: 0, pageCount: 6 })],
    ['has more pages than rows', () => ({ pageCount: 1_000_000 })],
    ['has more rows than come', () => ({ total: 1_000_000 })],
    ['has a next page without an end', () => ({ nextPageUri: '/next' })],
    ['has pages that are too large', () => ({ pageSize: 1_000_000 })],
  ];
  for (const [name, lie] of harmless) {
    it(`are all read when it ${name}`, async () => {
      const { found, requests } = await read(lie);
      assert.equal(found, 60);
      assert.ok(requests <= 9, `${requests} requests`);
    });
  }

  it('are read in the size that the service gives, smaller or larger than asked for', async () => {
    for (const own of [4, 25]) {
      for (const rowsMayLeave of [false, true]) {
        const { found } = await read(
          ({ page }) => ({ items: rows.slice(page * own, (page + 1) * own), pageSize: own, total: 60, page }),
          { rowsMayLeave },
        );
        assert.equal(found, 60, `${own} rows a page`);
      }
    }
  });

  it('end with a typed error when every page is the first', async () => {
    await assert.rejects(
      read(() => ({ items: rows.slice(0, 10), page: 0, total: 60 })),
      UnreadableAnswer,
    );
    await assert.rejects(
      read(() => ({ items: rows.slice(0, 10), pageCount: 7_000_000 })),
      UnreadableAnswer,
    );
  });

  it('end when a page out of range is answered with the last one', async () => {
    const { found } = await read(({ page }) => (page < 6 ? {} : { items: rows.slice(50), page: 5 }));
    assert.equal(found, 60);
  });
});
