import assert from 'node:assert/strict';
import type { CallPage } from '../../../src/api/dialect.ts';
import { dialects } from '../../../src/api/dialects/dialects.ts';
import type { Call, Notification } from '../../../src/api/resources.ts';
import { CallList, type CallSource } from '../../../src/calls/callList.ts';
import { aCall, aNotification } from '../../support/builders.ts';

/** A source that hands out pages of two from a list the test can change, and counts what is asked. */
function aSource(calls: Call[], notifications: readonly Notification[] = []) {
  const asked: string[] = [];
  const source: CallSource = {
    async *listCalls(): AsyncGenerator<CallPage, void, undefined> {
      for (let at = 0; at === 0 || at < calls.length; at += 2) {
        asked.push('page');
        await Promise.resolve();
        const page = { calls: calls.slice(at, at + 2), changed: [], isCatchUp: false };
        yield { ...page, total: calls.length, examined: at + 2 };
      }
    },
    listRecentNotifications() {
      asked.push('notifications');
      return Promise.resolve(notifications);
    },
    speaks: dialects['2008-08-01'],
  };
  return { source, asked };
}

function open(
  source: CallSource,
  onChange = (): void => undefined,
  signal = new AbortController().signal,
): CallList {
  return new CallList(source, { pageSize: () => 2, signal }, onChange);
}

function sids(list: CallList): readonly string[] {
  return list.rows.map(({ call }) => call.sid);
}

/** Five calls, the last touched first, a minute apart. */
const five = (): Call[] => [5, 4, 3, 2, 1].map((minute, at) => touched(`CA${at + 1}`, minute));

/** A call that the service touched at 13:0`minute`. */
function touched(sid: string, minute: number): Call {
  return aCall({ sid, raw: { DateUpdated: `Sat, 07 Feb 2009 13:0${minute}:00 -0800` } });
}

describe('a call list', () => {
  it('loads a page at a time until it says "5 of 5"', async () => {
    const { source } = aSource(five());
    const list = open(source);
    assert.deepEqual(await list.loadMore(), { loaded: 2, total: 5 });
    assert.deepEqual(await list.loadMore(), { loaded: 4, total: 5 });
    assert.equal(list.isComplete, false);
    assert.deepEqual(await list.loadMore(), { loaded: 5, total: 5 });
    assert.equal(list.isComplete, true);
  });

  it('asks once for the account’s notifications, never once per call', async () => {
    const { source, asked } = aSource(five(), [aNotification({ callSid: 'CA1' })]);
    const list = open(source);
    await list.loadMore();
    await list.loadMore();
    assert.deepEqual(asked, ['page', 'notifications', 'page']);
    assert.equal(list.get({ callSid: 'CA1' })?.alert?.errorCode, '12100');
  });

  it('reads the first page once, though a poll asks for it as well', async () => {
    const { source, asked } = aSource(five());
    const list = open(source);
    const polled = list.poll({ source, signal: new AbortController().signal });
    await Promise.all([polled, list.loadMore()]);
    assert.deepEqual([list.loaded.loaded, asked], [2, ['page', 'notifications']]);
  });

  it('tells a poll of the news that it brought alone, and of nothing where it gave way', async () => {
    const calls = five();
    const { source } = aSource(calls);
    const list = open(source);
    await list.loadMore();
    const poll = () => list.poll({ source, signal: new AbortController().signal });
    calls.unshift(aCall({ ...calls[0], sid: 'CA9' }));
    const more = list.loadMore();
    const news = await poll();
    await more;
    assert.deepEqual(
      news?.map(({ sid }) => sid),
      ['CA9'],
    );
    const late = poll();
    await Promise.resolve();
    await list.loadMore();
    assert.equal(await late, undefined);
  });

  it('still has its notifications to read where a poll brought the first page', async () => {
    const { source } = aSource(five());
    const list = open(source);
    assert.deepEqual(await list.poll({ source, signal: new AbortController().signal }), []);
    assert.equal(list.areAlertsBehind, true);
    await list.readAlerts();
    assert.equal(list.areAlertsBehind, false);
  });

  it('puts a call that was touched while it was read before those of the same second', async () => {
    const again = touched('CA2', 5);
    const [first, second] = [five().slice(0, 2), five().slice(2, 4)] as const;
    const { source } = aSource([]);
    const list = open({
      ...source,
      async *listCalls() {
        const page = { total: 5, examined: 2, isCatchUp: false };
        yield await Promise.resolve({ ...page, calls: first, changed: [] });
        yield { ...page, calls: second, changed: [again] };
      },
    });
    await list.loadMore();
    await list.loadMore();
    assert.deepEqual(sids(list), ['CA2', 'CA1', 'CA3', 'CA4']);
  });

  it('keeps the worst notification of a call, and the latest of two alike', async () => {
    const at = (instantMs: number) => ({ instantMs, offsetMinutes: 0 });
    const { source } = aSource(five(), [
      aNotification({ sid: 'NO1', callSid: 'CA1', level: 'warning', messageDate: at(9) }),
      aNotification({ sid: 'NO2', callSid: 'CA1', level: 'error', messageDate: at(1) }),
      aNotification({ sid: 'NO3', callSid: 'CA1', level: 'error', messageDate: at(2) }),
      aNotification({ sid: 'NO4', callSid: '' }),
    ]);
    const list = open(source);
    await list.loadMore();
    assert.equal(list.get({ callSid: 'CA1' })?.alert?.sid, 'NO3');
    assert.equal(list.rows.filter(({ alert }) => alert).length, 1);
  });

  it('puts what is new first on refresh, keeps what was loaded, and stops at what it knows', async () => {
    const calls = five();
    const { source, asked } = aSource(calls);
    const list = open(source);
    await list.loadMore();
    await list.loadMore();
    calls.unshift(touched('CA0', 6));
    asked.length = 0;
    await list.refresh();
    assert.deepEqual(sids(list), ['CA0', 'CA1', 'CA2', 'CA3', 'CA4']);
    assert.deepEqual(asked, ['page', 'notifications', 'page']);
  });

  it('replaces a call that changed and moves it to the front', async () => {
    const calls = five();
    const list = open(aSource(calls).source);
    await list.loadMore();
    const changed = touched('CA2', 6);
    calls.splice(1, 1);
    calls.unshift(changed);
    await list.refresh();
    assert.deepEqual(sids(list), ['CA2', 'CA1']);
    assert.equal(list.rows[0]?.call, changed);
  });

  it('keeps what is loaded when a page fails, and goes on at the next attempt', async () => {
    const { source } = aSource(five());
    let fails = 0;
    const list = open({
      ...source,
      async *listCalls(...asked) {
        for await (const page of source.listCalls(...asked)) {
          if (page.calls[0]?.sid === 'CA3' && fails++ === 0) throw new Error('cut');
          yield page;
        }
      },
    });
    await list.loadMore();
    await assert.rejects(list.loadMore(), /cut/);
    assert.equal(list.loaded.loaded, 2);
    assert.equal(list.isComplete, false);
    assert.deepEqual(await list.loadMore(), { loaded: 4, total: 5 });
  });

  it('shows the list even when the notifications cannot be read', async () => {
    const { source } = aSource(five());
    const list = open({ ...source, listRecentNotifications: () => Promise.reject(new Error('404')) });
    assert.deepEqual(await list.loadMore(), { loaded: 2, total: 5 });
  });

  it('says that an empty account is complete', async () => {
    const list = open(aSource([]).source);
    assert.deepEqual(await list.loadMore(), { loaded: 0, total: 0 });
    assert.equal(list.isComplete, true);
  });

  it('tells its listener when there is nothing more to load', async () => {
    const said: boolean[] = [];
    const list: CallList = open(aSource(five()).source, () => said.push(list.isComplete));
    while (!list.isComplete) await list.loadMore();
    assert.equal(said.at(-1), true);
  });

  it('tells its listener after each change', async () => {
    let told = 0;
    const list = open(aSource(five()).source, () => (told += 1));
    await list.loadMore();
    await list.loadMore();
    assert.equal(told, 2);
  });
});
