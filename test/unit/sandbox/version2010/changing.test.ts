// Calls of 2010-04-01 that requests make, change and delete, through the service's own library.
import assert from 'node:assert/strict';
import twilio from 'twilio';
import { contractAccount, now, sids } from '../contractAccount.ts';
import { serving, type Served } from './served.ts';

const good = { to: '+12065550142', from: '+14155550100', url: 'https://app.example.com/answer' };

function setUp() {
  const clock = { now };
  return { clock, account: contractAccount(() => clock.now) };
}

/** The code, status and page of a refusal, as the library tells them. */
async function refusalOf(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => 'no refusal',
    (error: unknown) => {
      assert.ok(error instanceof twilio.RestException);
      assert.equal(error.moreInfo, `https://www.twilio.com/docs/errors/${error.code ?? ''}`);
      return [error.status, error.code];
    },
  );
}

describe('a call that 2010-04-01 makes', () => {
  it('is queued, rings, is in progress, ends and gets its price', async () => {
    const { account, clock } = setUp();
    await serving(account, async ({ library }) => {
      const made = await library.calls.create({ ...good, machineDetection: 'Enable' });
      assert.deepEqual(
        [made.status, made.to, made.from, made.direction, made.startTime, made.answeredBy],
        ['queued', good.to, good.from, 'outbound-api', null, null],
      );
      const states: unknown[] = [];
      for (const passed of [2000, 3000, 40_000, 20_000]) {
        clock.now += passed;
        const { duration, price, status } = await library.calls(made.sid).fetch();
        states.push([status, duration, price]);
      }
      assert.deepEqual(states, [
        ['ringing', null, null],
        ['in-progress', null, null],
        ['completed', '40', null],
        ['completed', '40', '-0.03000'],
      ]);
      assert.equal((await library.calls(made.sid).fetch()).answeredBy, 'human');
      assert.equal((await library.calls.list({ limit: 1 }))[0]?.sid, made.sid);
    });
  });

  it('needs no address where its document is sent along', async () => {
    await serving(contractAccount(), async ({ library }) => {
      const { from, to } = good;
      const made = await library.calls.create({ from, to, twiml: '<Response><Hangup/></Response>' });
      assert.equal(made.status, 'queued');
    });
  });

  const refusals: readonly (readonly [why: string, change: object, code: number])[] = [
    ['nobody to call', { to: '' }, 21201],
    ['no caller', { from: '' }, 21213],
    ['no address and no document', { url: '' }, 21205],
    ['an address that is none', { url: 'app.example.com' }, 21205],
    ['another method', { method: 'PUT' }, 21209],
    ['digits that no telephone has', { sendDigits: '12x' }, 21206],
    ['another machine detection', { machineDetection: 'Continue' }, 21207],
    ['a timeout over 600', { timeout: 601 }, 21208],
    ['a caller that is not verified', { from: '+14155550199' }, 21210],
    ['a number that is none', { to: '555' }, 21211],
    ['a caller that is none', { from: '555' }, 21212],
    ['a number abroad', { to: '+442079460018' }, 21215],
    ['a premium number', { to: '+19005550142' }, 21216],
  ];
  for (const [why, change, code] of refusals) {
    it(`is refused with ${code} for ${why}, which the notifications keep`, async () => {
      await serving(contractAccount(), async ({ library }) => {
        assert.deepEqual(await refusalOf(library.calls.create({ ...good, ...change })), [400, code]);
        const [noted] = await library.api.v2010.account.notifications.list({ limit: 1 });
        assert.equal(noted?.errorCode, String(code));
      });
    });
  }

  it('may go to a client or a SIP address, which stays as it is', async () => {
    await serving(contractAccount(), async ({ library }) => {
      for (const to of ['client:priya', 'sip:oskar@example.com']) {
        assert.equal((await library.calls.create({ ...good, to })).to, to);
        assert.deepEqual((await library.calls.list({ to })).length, 1);
      }
    });
  });
});

describe('a call that 2010-04-01 changes', () => {
  it('goes on with another document, and ends later', async () => {
    const { account, clock } = setUp();
    await serving(account, async ({ library }) => {
      const changed = await library.calls(sids.live).update({ url: 'https://app.example.com/hold' });
      assert.equal(changed.status, 'in-progress');
      clock.now += 41_000;
      assert.equal((await library.calls(sids.live).fetch()).status, 'completed');
    });
  });

  it('is hung up by Status=completed, with whoever it had dialled', async () => {
    const { account, clock } = setUp();
    account.addCall({ ...live(account), callSegmentSid: 'CS0000000000000000000000000000115e' });
    await serving(account, async ({ library }) => {
      const ended = await library.calls(sids.live).update({ status: 'completed' });
      assert.deepEqual([ended.status, ended.duration], ['completed', '299']);
      const [child] = await library.calls.list({ parentCallSid: sids.live });
      assert.equal(child?.status, 'completed');
      clock.now += 60_000;
      assert.equal((await library.calls(sids.live).fetch()).endTime.getTime(), now);
    });
  });

  it('may be a child, whose parent goes on', async () => {
    const { account } = setUp();
    account.addCall({ ...live(account), callSegmentSid: 'CS0000000000000000000000000000115e' });
    await serving(account, async ({ library }) => {
      const [child] = await library.calls.list({ parentCallSid: sids.live });
      assert.ok(child);
      assert.equal((await library.calls(child.sid).update({ status: 'completed' })).status, 'completed');
      assert.equal((await library.calls(child.sid).fetch()).status, 'completed');
      assert.equal((await library.calls(sids.live).fetch()).status, 'in-progress');
    });
  });

  it('is canceled while it waits, and then stays so', async () => {
    const { account, clock } = setUp();
    await serving(account, async ({ library }) => {
      const { sid } = await library.calls.create(good);
      assert.equal((await library.calls(sid).update({ status: 'canceled' })).status, 'canceled');
      clock.now += 60_000;
      assert.equal((await library.calls(sid).fetch()).status, 'canceled');
      assert.deepEqual(
        (await library.calls.list({ status: 'canceled' })).map((call) => call.sid),
        [sid],
      );
    });
  });

  it('is refused with 21220 once it is over, and before it is in progress', async () => {
    await serving(contractAccount(), async ({ library }) => {
      const elsewhere = { url: 'https://app.example.com/hold' };
      const over = library.calls(sids.complete);
      assert.deepEqual(await refusalOf(over.update(elsewhere)), [400, 21220]);
      assert.deepEqual(await refusalOf(over.update({ status: 'completed' })), [400, 21220]);
      assert.deepEqual(
        await refusalOf(library.calls(sids.live).update({ status: 'canceled' })),
        [400, 21220],
      );
      const { sid } = await library.calls.create(good);
      assert.deepEqual(await refusalOf(library.calls(sid).update(elsewhere)), [400, 21220]);
      assert.deepEqual(await refusalOf(library.calls(sids.live).update({ url: 'hold' })), [400, 21205]);
    });
  });
});

describe('a call that 2010-04-01 deletes', () => {
  it('is gone, and its children with it', async () => {
    await serving(contractAccount(), async ({ library }) => {
      const [child] = await library.calls.list({ parentCallSid: sids.complete });
      assert.ok(child);
      assert.equal(await library.calls(sids.complete).remove(), true);
      assert.deepEqual(await refusalOf(library.calls(sids.complete).fetch()), [404, 20404]);
      assert.deepEqual(await refusalOf(library.calls(child.sid).fetch()), [404, 20404]);
      assert.equal((await listed(library)).includes(sids.complete), false);
    });
  });

  it('may be a child alone', async () => {
    await serving(contractAccount(), async ({ library }) => {
      const [child, ...others] = await library.calls.list({ parentCallSid: sids.complete });
      assert.ok(child);
      assert.equal(await library.calls(child.sid).remove(), true);
      const left = await library.calls.list({ parentCallSid: sids.complete });
      assert.deepEqual(
        left.map(({ sid }) => sid),
        others.map(({ sid }) => sid),
      );
      assert.equal((await library.calls(sids.complete).fetch()).status, 'completed');
    });
  });

  it('stays while it is in progress: 20009', async () => {
    await serving(contractAccount(), async ({ library }) => {
      assert.deepEqual(await refusalOf(library.calls(sids.live).remove()), [400, 20009]);
    });
  });
});

const listed = async (library: Served['library']) => (await library.calls.list()).map(({ sid }) => sid);

function live(account: ReturnType<typeof contractAccount>) {
  const file = account.findCall(sids.live);
  assert.ok(file);
  return file.call;
}
