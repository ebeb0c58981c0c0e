// What changes as time passes and as requests change things.
import assert from 'node:assert/strict';
import type { Transport } from '../../../src/api/transport.ts';
import { createSandbox } from '../../../src/sandbox/sandbox.ts';
import { ask, readXml, type ReadXml } from './contract.ts';
import { contractAccount, now, sids } from './contractAccount.ts';

const minuteMs = 60_000;
const good = { Caller: '4155550100', Called: '2065550142', Url: 'https://app.example.com/answer' };

function setUp() {
  const clock = { now };
  const account = contractAccount(() => clock.now);
  const transport = createSandbox({ account });
  return { account, clock, transport };
}

async function read(transport: Transport, path: string, form?: Record<string, string>): Promise<ReadXml> {
  const contract = { says: path, path, status: 200, ...(form ? { form } : {}) };
  return readXml(await (await ask(transport, 'https://api.example.com', contract)).text());
}

const first = (xml: ReadXml, name: string) => xml.texts.get(name)?.[0];

async function stateOf(transport: Transport, sid: string) {
  const call = await read(transport, `Calls/${sid}`);
  return ['Status', 'StartTime', 'EndTime', 'Duration', 'Price'].map((name) => first(call, name));
}

describe('a call that a request makes', () => {
  it('waits, is dialed, ends and gets its price, and comes to the front each time', async () => {
    const { clock, transport } = setUp();
    const sid = first(await read(transport, 'Calls', good), 'Sid') ?? '';
    assert.deepEqual(await stateOf(transport, sid), ['0', '', '', '', '']);

    clock.now += 5000;
    const dialed = 'Mon, 14 Dec 2009 09:40:03 -0800';
    assert.deepEqual(await stateOf(transport, sid), ['1', dialed, '', '', '']);

    clock.now += minuteMs;
    const ended = 'Mon, 14 Dec 2009 09:40:43 -0800';
    assert.deepEqual(await stateOf(transport, sid), ['2', dialed, ended, '40', '-0.03000']);
    const list = await read(transport, 'Calls');
    assert.equal(first(list, 'Sid'), sid);
    assert.equal(first(list, 'DateUpdated'), 'Mon, 14 Dec 2009 09:41:03 -0800');
  });

  const fates = [
    ['97', '3'],
    ['98', '5'],
    ['99', '4'],
  ] as const;
  for (const [ending, status] of fates) {
    it(`ends with Status ${status} where the number called ends in ${ending}`, async () => {
      const { clock, transport } = setUp();
      const Called = `20655501${ending}`;
      const sid = first(await read(transport, 'Calls', { ...good, Called, Timeout: '20' }), 'Sid') ?? '';
      clock.now += minuteMs;
      assert.deepEqual(
        (await stateOf(transport, sid)).filter((text) => text !== ''),
        [status, 'Mon, 14 Dec 2009 09:40:03 -0800'],
      );
    });
  }

  it('leaves an error of its own where the application was not reached', async () => {
    const { clock, transport } = setUp();
    const sid = first(await read(transport, 'Calls', { ...good, Called: '2065550199' }), 'Sid') ?? '';
    clock.now += minuteMs;
    const found = await read(transport, `Calls/${sid}/Notifications`);
    assert.deepEqual(found.texts.get('ErrorCode'), ['11205']);
    assert.deepEqual(found.texts.get('RequestURL'), [good.Url]);
  });

  it('has an identifier of its own each time', async () => {
    const { transport } = setUp();
    const made = [await read(transport, 'Calls', good), await read(transport, 'Calls', good)];
    assert.equal(new Set(made.map((call) => first(call, 'Sid'))).size, 2);
    assert.equal((await read(transport, 'Calls')).attributes.get('total'), '7');
  });
});

describe('what POSTs leave among the notifications', () => {
  it('is a warning 20001 that names an unknown parameter', async () => {
    const { transport } = setUp();
    await read(transport, 'Calls', { ...good, foo: 'bar' });
    const list = await read(transport, 'Notifications?Log=1&MessageDate=2009-12-14');
    assert.deepEqual(list.texts.get('ErrorCode'), ['20001']);
    assert.match(first(list, 'MessageText') ?? '', /foo=bar/);
    assert.deepEqual(list.texts.get('CallSid'), ['']);
    assert.match(first(list, 'RequestURL') ?? '', /^https:\/\/api\.example\.com\/2008-08-01\/.*\/Calls$/);
  });

  it('is an error with the code and the parameters of a refused call', async () => {
    const { transport } = setUp();
    await read(transport, 'Calls', { ...good, Called: '' });
    const sid = first(await read(transport, 'Notifications'), 'Sid') ?? '';
    const instance = await read(transport, `Notifications/${sid}`);
    assert.deepEqual([first(instance, 'Log'), first(instance, 'ErrorCode')], ['0', '21201']);
    assert.match(first(instance, 'RequestVariables') ?? '', /^Caller=4155550100&Called=&Url=/);
    assert.equal(first(instance, 'ResponseBody'), '');
  });

  it('is nothing where all was well', async () => {
    const { transport } = setUp();
    await read(transport, 'Calls', good);
    assert.equal((await read(transport, 'Notifications')).attributes.get('total'), '2');
  });
});

describe('a redirected call', () => {
  it('goes on, comes to the front, and ends later', async () => {
    const { clock, transport } = setUp();
    await read(transport, `Calls/${sids.live}`, { CurrentUrl: 'https://app.example.com/hold' });
    const list = await read(transport, 'Calls');
    assert.equal(first(list, 'Sid'), sids.live);
    assert.equal(first(list, 'DateUpdated'), 'Mon, 14 Dec 2009 09:40:00 -0800');
    clock.now += minuteMs;
    const [status, , ended] = await stateOf(transport, sids.live);
    assert.deepEqual([status, ended], ['2', 'Mon, 14 Dec 2009 09:40:40 -0800']);
  });

  it('is hung up by an address that says so', async () => {
    const { clock, transport } = setUp();
    await read(transport, `Calls/${sids.live}`, { CurrentUrl: 'https://app.example.com/hangup' });
    clock.now += 2000;
    assert.equal((await stateOf(transport, sids.live))[0], '2');
  });
});

describe('a deleted resource', () => {
  it('is gone from its lists and by its address', async () => {
    const { transport } = setUp();
    const path = `Recordings/${sids.recording}`;
    const deletion = { says: 'deletes', path, method: 'DELETE', status: 204 };
    assert.equal((await ask(transport, 'https://api.example.com', deletion)).status, 204);
    assert.equal((await ask(transport, 'https://api.example.com', deletion)).status, 404);
    assert.equal((await read(transport, 'Recordings')).attributes.get('total'), '0');
    assert.equal((await read(transport, `Calls/${sids.complete}/Recordings`)).attributes.get('total'), '0');
    assert.equal(first(await read(transport, `Calls/${sids.complete}`), 'Status'), '2');
  });
});

describe('an account that a test changes', () => {
  it('shows a changed call first, updated now', async () => {
    const { account, transport } = setUp();
    account.changeCall(sids.second, { status: 5 });
    const list = await read(transport, 'Calls');
    assert.deepEqual([first(list, 'Sid'), first(list, 'Status')], [sids.second, '5']);
    assert.equal(first(list, 'DateUpdated'), 'Mon, 14 Dec 2009 09:40:00 -0800');
    assert.equal(list.attributes.get('total'), '5');
  });

  it('changes a segment and leaves the call', async () => {
    const { account, transport } = setUp();
    account.changeCall(sids.complete, { status: 1 }, sids.segment);
    assert.equal(first(await read(transport, `Calls/${sids.complete}`), 'Status'), '2');
    const path = `Calls/${sids.complete}/Segments/${sids.segment}`;
    assert.equal(first(await read(transport, path), 'Status'), '1');
  });

  it('refuses to change a call that is not there', () => {
    const { account } = setUp();
    assert.throws(() => account.changeCall('CAnone', {}), RangeError);
    assert.throws(() => account.changeCall(sids.live, {}, 'CSnone'), RangeError);
  });

  it('escapes what would be markup and leaves out what XML forbids', async () => {
    const { account, transport } = setUp();
    account.changeCall(sids.live, { caller: '<b>&"\u0000\u001b]]>', called: '=1+1' });
    const call = await read(transport, `Calls/${sids.live}`);
    assert.deepEqual([first(call, 'Caller'), first(call, 'Called')], ['<b>&"]]>', '=1+1']);
  });
});
