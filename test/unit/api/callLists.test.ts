// Lists of calls as the client reads them, from a service whose list moves or whose attributes cannot be true.
import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CallQuery } from '../../../src/api/callFilter.ts';
import type { ListOptions } from '../../../src/api/paging/options.ts';
import { script } from './scripted.ts';

interface Shown {
  readonly page: number;
  readonly size: number;
  readonly total: number;
}

/** A list of so many calls, one a second, newest first; `attributes` are what each page says of itself. */
function listOf(length: number, attributes: (shown: Shown) => string) {
  const newestMs = Date.UTC(2009, 6, 6, 12);
  const rows = Array.from({ length }, (_, index) => {
    const updated = new Date(newestMs - index * 1000).toUTCString().replace('GMT', '+0000');
    return {
      sid: `CA${index}`,
      xml: `<Call><Sid>CA${index}</Sid><DateUpdated>${updated}</DateUpdated></Call>`,
    };
  });
  const answer = ({ url }: Request) => {
    const { searchParams } = new URL(url);
    const [page, size] = [Number(searchParams.get('Page')), Number(searchParams.get('num'))];
    const items = rows.slice(page * size, (page + 1) * size).map(({ xml }) => xml);
    const told = attributes({ page, size, total: rows.length });
    return new Response(`<TwilioResponse><Calls ${told}>${items.join('')}</Calls></TwilioResponse>`);
  };
  return { rows, ...script([answer]) };
}

/** Resolves when a count has not risen for so many turns that whatever is under way has come to its end. */
async function settled(count: () => number): Promise<void> {
  for (let turns = 0, last = count(); turns < 100; turns++) {
    await nextTurn();
    if (count() !== last) turns = 0;
    last = count();
  }
}

const truthful = ({ page, size, total }: Shown) =>
  `page="${page}" numpages="${Math.ceil(total / size)}" pagesize="${size}" total="${total}"`;

async function sidsOf(
  { client }: ReturnType<typeof listOf>,
  query: CallQuery,
  options: ListOptions,
  onPage = () => {},
): Promise<readonly string[]> {
  const sids: string[] = [];
  for await (const { calls } of client.listCalls(query, options)) {
    sids.push(...calls.map(({ sid }) => sid));
    onPage();
  }
  return sids;
}

describe('a list of calls', () => {
  it('has no more than eight pages wait for a reader who rests, however many the caller wants at once', async () => {
    const list = listOf(1000, truthful);
    const reading = list.client.listCalls({}, { pageSize: 10, parallel: 50 });
    for (const asked of [9, 10, 11]) {
      await reading.next();
      await settled(() => list.asked.length);
      assert.equal(list.asked.length, asked);
    }
  });

  it('asks for no page more once the reader has left', async () => {
    const list = listOf(1000, truthful);
    const reading = list.client.listCalls({}, { pageSize: 10, parallel: 4 });
    await reading.next();
    const asked = list.asked.length;
    await reading.return();
    await settled(() => list.asked.length);
    assert.equal(list.asked.length, asked);
  });

  it('reads a list whose rows are too long for large pages in smaller ones, each call once', async () => {
    for (const parallel of [1, 4]) {
      const list = listOf(900, truthful);
      // 4 kB a row: of 600 in one answer that is more than is read.
      for (const row of list.rows)
        row.xml = row.xml.replace('</Call>', `<More>${'x'.repeat(4000)}</More></Call>`);
      const found = await sidsOf(list, {}, { pageSize: 600, parallel });
      assert.deepEqual(
        found,
        list.rows.map(({ sid }) => sid),
      );
    }
  }).timeout(20_000);

  it('gives up where a single row is too large to be read', async () => {
    const list = listOf(3, truthful);
    const [row] = list.rows;
    if (row) row.xml = row.xml.replace('</Call>', `<More>${'x'.repeat(2_100_000)}</More></Call>`);
    await assert.rejects(sidsOf(list, {}, { pageSize: 2 }), { name: 'ServiceError', kind: 'tooLarge' });
  });

  it('loses no other call when one leaves a filtered list between two pages', async () => {
    const list = listOf(600, truthful);
    const expected = list.rows.map(({ sid }) => sid);
    let pages = 0;
    const found = await sidsOf(list, { status: 1 }, { pageSize: 100 }, () => {
      if (++pages === 2) list.rows.shift();
    });
    assert.deepEqual(found.toSorted(), expected.toSorted());
  });

  const odd: readonly (readonly [string, (shown: Shown) => string])[] = [
    ['are negative', () => 'page="-1" numpages="-6" pagesize="-100" total="-600" start="-1" end="-10"'],
    ['are words', () => 'page="one" numpages="six" pagesize="ten" total="many" start="a" end="b"'],
    ['are fractions', () => 'page="-0.5" numpages="0.6" pagesize="0.1" total="1e9"'],
    ['are empty', () => 'page="" numpages="" pagesize="" total=""'],
    ['end before they start', (shown) => `${truthful(shown)} start="50" end="3"`],
    ['have pages of no rows', ({ page }) => `page="${page}" numpages="6" pagesize="0" total="600"`],
    ['have no pages but rows', ({ page }) => `page="${page}" numpages="0" pagesize="100" total="0"`],
  ];
  for (const [name, attributes] of odd) {
    it(`is read once and to its end when its attributes ${name}`, async () => {
      const list = listOf(600, attributes);
      const found = await sidsOf(list, {}, { pageSize: 100 });
      const expected = list.rows.map(({ sid }) => sid);
      assert.deepEqual(found, expected);
      assert.ok(list.asked.length <= 9, `${list.asked.length} requests`);
    });
  }
});
