// Lists that go on at the service's own links: to the end, each call once, and nowhere else with the secret.
import assert from 'node:assert/strict';
import { CallClient } from '../../../../src/api/client.ts';
import { dialects } from '../../../../src/api/dialects/dialects.ts';
import { authenticated } from '../../../../src/api/exchange/authenticated.ts';
import { createSandbox } from '../../../../src/sandbox/sandbox.ts';
import { createMixedAccount, mixedCredentials } from '../../../support/mixedAccount.ts';
import { accountSid, apiBaseUrl, script } from '../scripted.ts';

const dialect = dialects['2010-04-01'];
const page = (next: unknown, ...sids: readonly string[]) => {
  const rows = sids.map((sid) => ({ sid }));
  return JSON.stringify({ calls: rows, recordings: rows, next_page_uri: next });
};
const own = `/2010-04-01/Accounts/${accountSid}/Calls.json`;

async function sidsOf(client: CallClient, pageSize = 50): Promise<readonly string[]> {
  const sids: string[] = [];
  for await (const { calls } of client.listCalls({}, { pageSize })) sids.push(...calls.map(({ sid }) => sid));
  return sids;
}

describe('a list of 2010-04-01', () => {
  it('goes on where the service says, whether it says so in full or below its origin', async () => {
    const links = [`${own}?Page=1&PageToken=PA1`, `${apiBaseUrl}${own}?Page=2&PageToken=PA2`];
    const answers = [page(links[0], 'CA1'), page(links[1], 'CA2'), page(null, 'CA3'), page(null, 'CA1')];
    const { client, asked } = script(answers, { dialect });
    assert.deepEqual(await sidsOf(client), ['CA1', 'CA2', 'CA3']);
    assert.deepEqual(
      asked.slice(1, 3).map(({ url }) => url),
      links.map((link) => new URL(link, apiBaseUrl).href),
    );
  });

  it('goes on for an account whose Sid has a colon, written either way', async () => {
    for (const written of ['v3:KBnLO0', 'v3%3AKBnLO0', 'v3%3aKBnLO0']) {
      const link = `/2010-04-01/Accounts/${written}/Calls.json?Page=1`;
      const answers = [page(link, 'CA1'), page(null, 'CA2'), page(null, 'CA1')];
      const { client } = script(answers, { dialect, accountSid: 'v3:KBnLO0' });
      assert.deepEqual(await sidsOf(client), ['CA1', 'CA2'], written);
    }
  });

  it('goes on by numbers, until a page is empty, at a service that links no pages', async () => {
    const answers = ['{"calls":[{"sid":"CA1"}]}', '{"calls":[{"sid":"CA2"}]}', '{"calls":[]}'];
    const { client, asked } = script(answers, { dialect });
    assert.deepEqual(await sidsOf(client), ['CA1', 'CA2']);
    assert.deepEqual(
      asked.slice(0, 3).map(({ url }) => new URL(url).search),
      ['?PageSize=50', '?PageSize=50&Page=1', '?PageSize=50&Page=2'],
    );
  });

  const foreign = [
    `https://evil.example.com${own}?Page=1`,
    `//evil.example.com${own}?Page=1`,
    `\\\\evil.example.com${own}?Page=1`,
    `https://api.example.com@evil.example.com${own}`,
    `https://api.example.com.evil.example.com${own}`,
    `http://api.example.com${own}`,
    `https://api.example.com:8443${own}`,
    `/2010-04-01/Accounts/ACffffffffffffffffffffffffffffffff/Calls.json`,
    `/2010-04-01/Accounts/${accountSid}/../ACffffffffffffffffffffffffffffffff/Calls.json`,
    `/2010-04-01/Accounts/${accountSid}/%2e%2e/%2e%2e/secrets`,
    `/2010-04-01/Accounts/${accountSid}/..%2FACffffffffffffffffffffffffffffffff/Calls.json`,
    `/2010-04-01/Accounts/${accountSid}/..%5cACffffffffffffffffffffffffffffffff/Calls.json`,
    'javascript:alert(1)',
    'data:application/json,{"calls":[]}',
  ];
  for (const link of foreign) {
    it(`does not follow ${link}, and says that the list cannot be read on`, async () => {
      const { asked, transport } = script([page(link, 'CA1')]);
      const secured = authenticated(transport, { accountSid, authToken: 'invented', apiBaseUrl });
      const client = new CallClient({ transport: secured, apiBaseUrl, accountSid, dialect, retryDelayMs: 1 });
      await assert.rejects(sidsOf(client), { name: 'ServiceError', kind: 'unreadable' });
      await assert.rejects(client.listCallRecordings('CA1'), { kind: 'unreadable' });
      assert.equal(asked.length, 2);
      assert.ok(asked.every(({ url }) => new URL(url).origin === apiBaseUrl));
    });
  }

  it('ends where its links go round', async () => {
    const { client } = script([page(`${own}?Page=1`, 'CA1')], { dialect });
    await assert.rejects(sidsOf(client), { kind: 'endless' });
  });

  it('ends where one link leads to another page each time', async () => {
    let count = 0;
    const { asked, client } = script([() => new Response(page(`${own}?Page=1`, `CA${count++}`))], {
      dialect,
    });
    await assert.rejects(sidsOf(client), { kind: 'endless' });
    assert.equal(asked.length, 2);
  });

  it('has no total before its end is reached', async () => {
    const answers = [page(`${own}?Page=1`, 'CA1'), page(null, 'CA2')];
    const { client } = script(answers, { dialect });
    const pages = client.listCalls({});
    assert.equal((await pages.next()).value?.total, undefined);
    assert.equal((await pages.next()).value?.total, 2);
  });

  it('shows each call once and misses none while calls arrive and change', async () => {
    const move = { kind: 'move', arrives: 2, changes: 3 } as const;
    const account = createMixedAccount();
    const still = createSandbox({ account, options: { versions: ['2010-04-01'] } });
    const moving = createSandbox({
      account,
      options: { versions: ['2010-04-01'] },
      faults: [{ fault: move }],
    });
    const clientOf = (transport: typeof still) =>
      new CallClient({
        transport: authenticated(transport, { ...mixedCredentials, apiBaseUrl }),
        apiBaseUrl,
        accountSid: mixedCredentials.accountSid,
        dialect,
      });
    const before = await sidsOf(clientOf(still), 1000);
    const found = await sidsOf(clientOf(moving), 10);
    assert.equal(new Set(found).size, found.length);
    assert.deepEqual(
      before.filter((sid) => !found.includes(sid)),
      [],
    );
    assert.ok(found.length > before.length);
  });
});
