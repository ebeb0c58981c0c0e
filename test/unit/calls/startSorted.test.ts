// A list that leaves a call where it stands when it changes, as that of 2010-04-01 does.
import assert from 'node:assert/strict';
import { CallClient } from '../../../src/api/client.ts';
import { dialects } from '../../../src/api/dialects/dialects.ts';
import { authenticated } from '../../../src/api/exchange/authenticated.ts';
import { CallList } from '../../../src/calls/callList.ts';
import { createSandbox } from '../../../src/sandbox/sandbox.ts';
import { createAccount } from '../../../src/sandbox/store.ts';

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
  const { signal } = new AbortController();
  const list = new CallList(client, { pageSize: () => 5, signal }, () => {});
  return { asked, client, list };
}

async function loadAll(list: CallList): Promise<void> {
  while (!list.isComplete) await list.loadMore();
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
