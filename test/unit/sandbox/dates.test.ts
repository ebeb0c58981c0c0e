import assert from 'node:assert/strict';
import { instantOf, startOfDay, writeDate } from '../../../src/sandbox/rules/dates.ts';

describe("the service's dates", () => {
  it('are RFC 2822 with the Pacific offset of their day', () => {
    assert.equal(writeDate(Date.UTC(2009, 11, 14, 17, 30, 1)), 'Mon, 14 Dec 2009 09:30:01 -0800');
    assert.equal(writeDate(Date.UTC(2009, 6, 6, 7, 0, 0)), 'Mon, 06 Jul 2009 00:00:00 -0700');
  });

  it('change their offset at two in the morning of the second Sunday of March', () => {
    assert.equal(writeDate(Date.UTC(2026, 2, 8, 9, 59, 59)), 'Sun, 08 Mar 2026 01:59:59 -0800');
    assert.equal(writeDate(Date.UTC(2026, 2, 8, 10, 0, 0)), 'Sun, 08 Mar 2026 03:00:00 -0700');
  });

  it('change it back at two in the morning of the first Sunday of November', () => {
    assert.equal(writeDate(Date.UTC(2026, 10, 1, 8, 59, 59)), 'Sun, 01 Nov 2026 01:59:59 -0700');
    assert.equal(writeDate(Date.UTC(2026, 10, 1, 9, 0, 0)), 'Sun, 01 Nov 2026 01:00:00 -0800');
  });

  it('agree with the time zone data of the machine through two years', () => {
    const hour = new Intl.DateTimeFormat('en-US', {
      timeZone: 'America/Los_Angeles',
      hour: '2-digit',
      hourCycle: 'h23',
    });
    for (let at = Date.UTC(2025, 0, 1); at < Date.UTC(2027, 0, 1); at += 3_600_000) {
      assert.equal(writeDate(at).slice(17, 19), hour.format(at), new Date(at).toISOString());
    }
  });

  it('stand as they were given where they were given as text', () => {
    const text = 'Thu, 03 Apr 2008 04:36:33 -0400';
    assert.equal(writeDate(text), text);
    assert.equal(instantOf(text), Date.UTC(2008, 3, 3, 8, 36, 33));
  });

  it('begin their days at Pacific midnight, also when clocks change', () => {
    assert.equal(startOfDay('2026-03-08'), Date.UTC(2026, 2, 8, 8));
    assert.equal(startOfDay('2026-03-08', 1), Date.UTC(2026, 2, 9, 7));
    assert.equal(startOfDay('2026-11-01'), Date.UTC(2026, 10, 1, 7));
    assert.equal(startOfDay('2026-11-01', 1), Date.UTC(2026, 10, 2, 8));
  });

  it('are not read from what is no day', () => {
    for (const text of ['2009-02-30', '2009-13-01', '09-07-06', 'today', '2009-07-06T00:00']) {
      assert.equal(startOfDay(text), undefined, text);
    }
  });
});
