// The service's own CSV of calls, as the client puts it together.
import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CallClient } from '../../../src/api/client.ts';
import type { ListOptions } from '../../../src/api/paging/options.ts';
import { createSampleAccount, sampleAccountSid } from '../../../src/sandbox/sampleAccount.ts';
import { createSandbox } from '../../../src/sandbox/sandbox.ts';
import { authenticated } from '../../../src/api/exchange/authenticated.ts';
import { apiBaseUrl, script } from './scripted.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

async function read(client: CallClient, options: ListOptions) {
  const pieces: Uint8Array[] = [];
  let rows = 0;
  let changed = 0;
  let total: number | undefined;
  for await (const page of client.listCallsCsv({}, options)) {
    pieces.push(page.bytes);
    rows += page.rows;
    changed += page.changed.length;
    total = page.total;
  }
  return { bytes: Buffer.concat(pieces), rows, changed, total };
}

const latin1 = (text: string) => new Response(Buffer.from(text, 'latin1'));
const total = (rows: number) =>
  `<TwilioResponse><Calls page="0" numpages="${rows}" pagesize="1" total="${rows}"/></TwilioResponse>`;

/** A service whose list is one page of CSV, whatever is asked for. */
const onePage = (rows: number, csv: string) =>
  script([({ url }) => (url.includes('Calls.csv') ? latin1(csv) : new Response(total(rows)))]);

describe("the service's own CSV", () => {
  const authToken = 'token';
  const now = Date.UTC(2026, 10, 23, 18);
  const account = createSampleAccount({ authToken, calls: 420, now: () => now });
  const wire = authenticated(createSandbox({ account }), {
    ...{ accountSid: sampleAccountSid, authToken, apiBaseUrl },
  });
  const parts = { apiBaseUrl, accountSid: sampleAccountSid };
  const client = new CallClient({ ...parts, transport: wire });
  const csvUrl = `${apiBaseUrl}/2008-08-01/Accounts/${sampleAccountSid}/Calls.csv?num=1000`;

  it('is the bytes of the pages, the headers of later pages dropped', async () => {
    const whole = Buffer.from(await (await wire(new Request(csvUrl))).arrayBuffer());
    for (const options of [{ pageSize: 1000 }, { pageSize: 50 }, { pageSize: 37, parallel: 4 }]) {
      const { bytes, rows, total: counted } = await read(client, options);
      assert.equal(bytes.toString(), whole.toString());
      assert.deepEqual([rows, counted], [420, 420]);
    }
  });

  it('is whole where the service gives fewer rows a page than it is asked for', async () => {
    const sent = await wire(new Request(csvUrl));
    const fewer = ({ url, signal }: Request) => {
      const asked = new URL(url);
      if (Number(asked.searchParams.get('num')) > 50) asked.searchParams.set('num', '50');
      return wire(new Request(asked, { signal }));
    };
    const capped = new CallClient({ ...parts, transport: fewer });
    for (const parallel of [1, 4]) {
      const { bytes, rows, total: counted } = await read(capped, { pageSize: 1000, parallel });
      assert.deepEqual([rows, counted], [420, 420]);
      assert.equal(bytes.toString(), await sent.clone().text());
    }
  });

  it('keeps bytes that are no UTF-8, quotes, and line ends within them', async () => {
    const csv = 'Sid,DateUpdated,Caller\r\nCA1,,"J\u00fcrgen\r\n""x"", y"\r\nCA2,,b\r\n';
    const { bytes, rows } = await read(onePage(2, csv).client, { pageSize: 50 });
    assert.equal(bytes.toString('latin1'), csv);
    assert.equal(rows, 2);
  });

  it('takes a quote within a field that is not quoted for a character like any other', async () => {
    const rows = ['CA1,,5" pipe,a', 'CA2,,"b,""\r\nc",d', 'CA3,,x"y"z,e', 'CA4,,,"'];
    const csv = ['Sid,DateUpdated,Caller,Called', ...rows].join('\r\n');
    const { bytes, rows: count } = await read(onePage(4, csv).client, { pageSize: 50 });
    assert.deepEqual([bytes.toString('latin1'), count], [csv, 4]);
  });

  it('has every row that has no Sid', async () => {
    const csv = 'Sid,CallSegmentSid,DateUpdated,Caller\r\n,,,a\r\n,,,b\r\n,CS1,,a\r\nCA1,,,a\r\n';
    const { bytes, rows } = await read(onePage(4, csv).client, { pageSize: 50 });
    assert.deepEqual([bytes.toString(), rows], [csv, 4]);
  });

  it('may begin with a byte order mark and have its names in quotes', async () => {
    const csv = '\u00ef\u00bb\u00bf"Sid","Date,X","DateUpdated"\r\nCA1,a,\r\n';
    const { bytes, rows } = await read(onePage(1, csv).client, { pageSize: 50 });
    assert.deepEqual([bytes.toString('latin1'), rows], [csv, 1]);
  });

  it('keeps no answer in memory whose rows were handed on', async () => {
    const page = (index: number) => latin1(`Sid,DateUpdated\r\nCA${index},\r\nCA${index + 1},\r\n`);
    const { client: told } = script([
      ({ url }) => {
        const { pathname, searchParams } = new URL(url);
        return pathname.endsWith('Calls.csv')
          ? page(Number(searchParams.get('Page')))
          : new Response(total(40));
      },
    ]);
    const answers: WeakRef<ArrayBuffer>[] = [];
    const found = told.listCallsCsv({}, { pageSize: 2 });
    for (let taken = 0; taken < 5; taken++) {
      const { value } = await found.next();
      if (value) answers.push(new WeakRef(value.bytes.buffer));
    }
    // What was just looked at is kept until the next turn.
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
    const kept = answers.slice(0, -2).filter((answer) => answer.deref() !== undefined);
    assert.deepEqual([answers.length, kept], [5, []]);
    await found.return();
  });

  it('writes a row once that came with two pages, and ends a page that ends without a line end', async () => {
    const page = (rows: readonly string[]) => latin1(['Sid,DateUpdated', ...rows].join('\r\n'));
    for (const twice of ['CA2,"Sat, 07 Feb 2009 13:15:19 -0800"', ',without a Sid']) {
      const answers = [['CA1,', twice], [twice, 'CA3,'], []].map(page);
      const { client: told } = script([total(3), ...answers, page(['CA1,', twice, 'CA3,']), total(3)]);
      const { bytes, changed } = await read(told, { pageSize: 2 });
      assert.equal(bytes.toString(), `Sid,DateUpdated\r\nCA1,\r\n${twice}\r\nCA3,`);
      assert.equal(changed, 0);
    }
  });

  it('is refused where a page has its columns in another order, since one header stands above all rows', async () => {
    const pages = ['Sid,DateUpdated,Caller\r\nCA1,,a\r\n', 'Caller,DateUpdated,Sid\r\nb,,CA2\r\n'];
    const { client: told } = script([
      ({ url }) => {
        const { pathname, searchParams } = new URL(url);
        if (!pathname.endsWith('Calls.csv')) return new Response(total(2));
        return latin1(pages[Number(searchParams.get('Page'))] ?? '');
      },
    ]);
    await assert.rejects(read(told, { pageSize: 1 }), { name: 'ServiceError', kind: 'unreadable' });
  });

  it('is refused where its lines end in CR alone, since all rows would be taken for the header', async () => {
    const { client: told } = onePage(1, 'Sid,DateUpdated,Caller\rCA1,,a\r');
    await assert.rejects(read(told, { pageSize: 50 }), { name: 'ServiceError', kind: 'unreadable' });
  });

  it("is refused where a proxy's page came instead", async () => {
    const { client: told } = onePage(2, '<html>Please sign in</html>');
    await assert.rejects(read(told, { pageSize: 50 }), { name: 'ServiceError', kind: 'unreadable' });
  });
});
