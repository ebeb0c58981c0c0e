// That the sample account is believable, repeatable, and the same price at any size.
import assert from 'node:assert/strict';
import { SaxesParser } from 'saxes';
import {
  createSampleAccount,
  sampleAccountSid,
  showcaseCallSid,
} from '../../../src/sandbox/sampleAccount.ts';
import { instantOf } from '../../../src/sandbox/rules/dates.ts';
import type { SandboxCall } from '../../../src/sandbox/rules/resources.ts';
import type { SandboxAccount } from '../../../src/sandbox/store.ts';

const opened = Date.parse('2026-03-09T20:15:00Z');
const dayMs = 86_400_000;

function open(setup: { seed?: number; calls?: number; now?: () => number } = {}): SandboxAccount {
  return createSampleAccount({ authToken: 'sample-token', now: () => opened, ...setup });
}

function allCalls(account: SandboxAccount): readonly SandboxCall[] {
  const calls = account.listCalls();
  return calls.slice(0, calls.total);
}

function allNotifications(account: SandboxAccount) {
  const notifications = account.listNotifications();
  return notifications.slice(0, notifications.total);
}

describe('the sample account', () => {
  it('has an identifier of 34 characters and at least 400 calls', () => {
    assert.match(sampleAccountSid, /^AC[0-9a-f]{32}$/);
    assert.ok(open().listCalls().total >= 400);
  });

  it('has calls in all six statuses', () => {
    const statuses = new Set(allCalls(open()).map(({ status }) => status));
    assert.deepEqual([...statuses].sort(), [0, 1, 2, 3, 4, 5]);
  });

  it('spreads its calls over 30 days, newest first, some of the last hour, none of the future', () => {
    const ages = allCalls(open()).map(({ dateUpdated }) => opened - instantOf(dateUpdated));
    assert.deepEqual(
      ages,
      [...ages].sort((left, right) => left - right),
    );
    assert.ok((ages[0] ?? -1) >= 0);
    const [oldest = 0] = ages.slice(-1);
    assert.ok(oldest > 28 * dayMs && oldest <= 30.1 * dayMs, String(oldest / dayMs));
    assert.ok(ages.filter((age) => age < 3_600_000).length >= 10);
  });

  it('has at least 15 different errors and warnings', () => {
    const codes = new Set(allNotifications(open()).map(({ errorCode }) => errorCode));
    assert.ok(codes.size >= 15, String(codes.size));
  });

  it('shows ill-formed XML for 12100 and well-formed for every other answer of XML', () => {
    for (const { errorCode, responseBody, responseHeaders } of allNotifications(open())) {
      if (!/^Content-Type: text\/xml/m.test(responseHeaders)) continue;
      assert.equal(isWellFormed(responseBody), errorCode !== 12100, `${errorCode} ${responseBody}`);
    }
  });

  it('shows the mistake of the codes whose mistake is outside the document', () => {
    const byCode = new Map(allNotifications(open()).map((one) => [one.errorCode, one]));
    assert.match(byCode.get(11200)?.responseHeaders ?? '', /^Status: 500\n/);
    assert.match(byCode.get(11200)?.responseBody ?? '', /<h1>Internal Server Error/);
    assert.match(byCode.get(12300)?.responseHeaders ?? '', /^Content-Type: application\/octet-stream$/m);
    assert.match(byCode.get(11215)?.responseHeaders ?? '', /^Location: /m);
    assert.equal(byCode.get(11205)?.responseHeaders, '');
    assert.match(byCode.get(12102)?.responseBody ?? '', /<response>/);
  });

  it('ends a call with an application error where an error struck it', () => {
    const account = open();
    for (const { callSid, errorCode, log } of allNotifications(account)) {
      if (log === 1 || callSid === '' || callSid === showcaseCallSid) continue;
      assert.equal(account.findCall(callSid)?.call.status, 4, String(errorCode));
    }
  });

  it('sends applications what the documents say they are sent', () => {
    const [sent] = allNotifications(open()).filter(({ callSid }) => callSid === showcaseCallSid);
    const variables = new URLSearchParams(sent?.requestVariables ?? '');
    for (const name of [
      'CallSid',
      'AccountSid',
      'Caller',
      'Called',
      'CallStatus',
      'CallerCity',
      'DialStatus',
    ]) {
      assert.notEqual(variables.get(name) ?? '', '', name);
    }
  });

  it('calls only invented numbers', () => {
    const account = open();
    const rows = allCalls(account).flatMap(({ sid }) => {
      const file = account.findCall(sid);
      return file ? [file.call, ...file.segments] : [];
    });
    for (const { called, caller } of rows) {
      assert.match(called, /^[2-9]\d{2}55501\d{2}$/);
      assert.match(caller, /^[2-9]\d{2}55501\d{2}$/);
    }
  });

  it('leaves empty what the documents say is empty', () => {
    for (const call of allCalls(open())) {
      assert.equal(call.startTime === undefined, call.status === 0, call.sid);
      assert.equal(call.endTime === undefined, call.status !== 2, call.sid);
      assert.equal(call.duration === undefined, call.status !== 2, call.sid);
      if (call.status !== 2) assert.equal(call.price, undefined);
      if (call.price !== undefined) assert.match(call.price, /^-\d+\.\d{5}$/);
      if (call.status !== 2) continue;
      const seconds = (instantOf(call.endTime ?? 0) - instantOf(call.startTime ?? 0)) / 1000;
      assert.equal(seconds, call.duration, call.sid);
    }
  });

  it('has complete calls whose price is not known yet', () => {
    const unpriced = allCalls(open()).filter(({ price, status }) => status === 2 && price === undefined);
    assert.ok(unpriced.length >= 2);
  });

  it('dials agents in two or three segments within the call', () => {
    const account = open();
    const files = allCalls(account).flatMap(({ sid }) => account.findCall(sid) ?? []);
    const counts = new Set(files.map(({ segments }) => segments.length));
    assert.deepEqual([...counts].sort(), [0, 1, 2, 3]);
    for (const { call, segments } of files) {
      for (const segment of segments) {
        assert.equal(segment.sid, call.sid);
        assert.equal(segment.flags, call.flags | 4);
        assert.ok(instantOf(segment.startTime ?? 0) >= instantOf(call.startTime ?? 0));
        if (segment.endTime !== undefined && call.endTime !== undefined) {
          assert.ok(instantOf(segment.endTime) <= instantOf(call.endTime));
        }
      }
    }
  });

  it('has a showcase call with three segments, two recordings, a warning and an error', () => {
    const file = open().findCall(showcaseCallSid);
    assert.ok(file);
    assert.deepEqual([file.call.flags, file.segments.length, file.recordings.length], [1, 3, 2]);
    assert.deepEqual(file.notifications.map(({ log }) => log).sort(), [0, 1]);
    assert.ok(opened - instantOf(file.call.dateUpdated) < 3 * 3_600_000);
  });
});

describe('calls in progress of the sample account', () => {
  it('are two at first, and all end as time passes', () => {
    const clock = { now: opened };
    const account = open({ now: () => clock.now });
    const total = account.listCalls().total;
    const inProgress = () => allCalls(account).filter(({ status }) => status === 1);
    const call = inProgress().at(0);
    assert.equal(inProgress().length, 2);
    clock.now += 30 * 60_000;
    assert.deepEqual(
      allCalls(account).filter(({ status }) => status < 2),
      [],
    );
    const ended = account.findCall(call?.sid ?? '')?.call;
    assert.equal(ended?.status, 2);
    assert.ok(ended.endTime !== undefined && ended.duration !== undefined && ended.price !== undefined);
    assert.ok(instantOf(ended.dateUpdated) > opened);
    assert.equal(account.listCalls().total, total);
  });
});

describe('the data of a seed', () => {
  it('is the same each time', () => {
    assert.deepEqual(allCalls(open({ seed: 7 })), allCalls(open({ seed: 7 })));
    assert.deepEqual(allNotifications(open({ seed: 7 })), allNotifications(open({ seed: 7 })));
  });

  it('is other data than that of another seed', () => {
    assert.notDeepEqual(allCalls(open({ seed: 7 })), allCalls(open({ seed: 8 })));
  });
});

describe('a sample account of 100,000 calls', () => {
  const account = open({ calls: 100_000 });

  it('has as many calls as asked for, each once, found by its identifier', () => {
    const calls = allCalls(account);
    assert.equal(calls.length, 100_000);
    assert.equal(new Set(calls.map(({ sid }) => sid)).size, 100_000);
    for (const place of [0, 777, 50_000, 99_999]) {
      const call = calls[place];
      assert.deepEqual(account.findCall(call?.sid ?? '')?.call, call);
    }
  });

  it('costs at the end of the list what it costs at the start', () => {
    const calls = account.listCalls();
    const costOf = (page: number) => {
      const begun = performance.now();
      for (let round = 0; round < 20; round++) calls.slice(page * 50, page * 50 + 50);
      return performance.now() - begun;
    };
    costOf(0);
    const [first, last] = [costOf(0), costOf(1999)];
    assert.ok(last < first * 10 + 20, `${first} ms, ${last} ms`);
  });

  it('is not held: a million calls are opened and paged in a few megabytes', () => {
    const before = process.memoryUsage().heapUsed;
    const million = open({ calls: 1_000_000 });
    const rows = million.listCalls();
    assert.equal(rows.total, 1_000_000);
    assert.equal(rows.slice(999_950, 1_000_100).length, 50);
    assert.ok(process.memoryUsage().heapUsed - before < 20_000_000);
  });

  it('counts what a filter keeps, and pages through it', () => {
    const busy = account.listCalls({ name: 'busy', keeps: ({ status }) => status === 3 });
    assert.ok(busy.total > 1000 && busy.total < 20_000, String(busy.total));
    const end = busy.slice(busy.total - 3, busy.total + 5);
    assert.deepEqual(
      end.map(({ status }) => status),
      [3, 3, 3],
    );
  });

  it('shows a changed call first and once', () => {
    const old = account.listCalls().slice(60_000, 60_001)[0]?.sid ?? '';
    account.changeCall(old, {});
    const calls = account.listCalls();
    assert.equal(calls.total, 100_000);
    assert.equal(calls.slice(0, 1)[0]?.sid, old);
    const around = calls.slice(59_990, 60_010).map(({ sid }) => sid);
    assert.equal(new Set(around).size, 20);
    assert.ok(!around.includes(old));
  });
});

function isWellFormed(text: string): boolean {
  const parser = new SaxesParser();
  let isWell = true;
  parser.on('error', () => (isWell = false));
  parser.write(text).close();
  return isWell;
}
