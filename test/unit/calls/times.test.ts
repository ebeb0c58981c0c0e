import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  createIsoTime,
  isoTime,
  showClock,
  showDuration,
  showFullTime,
  showShortTime,
} from '../../../src/calls/times.ts';

const evening = { instantMs: Date.UTC(2026, 10, 23, 22, 59, 2), offsetMinutes: -240 };
const original = { zone: 'original', locale: 'en' } as const;
const utc = { zone: 'utc', locale: 'en' } as const;

describe('times', () => {
  it('shows 18:59 as 18:59, in 24 hours, in the offset that the service sent', () => {
    assert.equal(showClock(evening, original), '18:59:02');
    assert.equal(showClock(evening, utc), '22:59:02');
  });

  it('shows midnight as 00:00, never as 24:00', () => {
    const midnight = { instantMs: Date.UTC(2026, 10, 23), offsetMinutes: 0 };
    assert.equal(showClock(midnight, utc), '00:00:00');
  });

  it('shows the day of the week in the days after, then the date, and the year only for other years', () => {
    const { instantMs } = evening;
    const dayMs = 86_400_000;
    assert.equal(showShortTime(evening, original, instantMs + 3_600_000), '18:59');
    assert.equal(showShortTime(evening, original, instantMs + dayMs), 'Mon 18:59');
    assert.equal(showShortTime(evening, original, instantMs + 6 * dayMs), 'Mon 18:59');
    assert.match(showShortTime(evening, original, instantMs + 7 * dayMs), /Nov 23.*18:59/);
    assert.match(showShortTime(evening, original, instantMs - dayMs), /Nov 23.*18:59/);
    assert.match(showShortTime(evening, original, instantMs + 365 * dayMs), /Nov 23, 2026.*18:59/);
  });

  it('takes today from the zone that is shown', () => {
    const nowMs = Date.UTC(2026, 10, 24, 1);
    assert.equal(showShortTime(evening, original, nowMs), '18:59');
    assert.equal(showShortTime(evening, utc, nowMs), 'Mon 22:59');
  });

  it('names the offset with the full time', () => {
    assert.equal(showFullTime(evening, original), 'Nov 23, 2026, 18:59:02 (-04:00)');
  });

  it('writes ISO 8601 with the offset for files', () => {
    assert.equal(isoTime(evening, 'original'), '2026-11-23T18:59:02-04:00');
    assert.equal(isoTime(evening, 'utc'), '2026-11-23T22:59:02+00:00');
    assert.equal(isoTime({ ...evening, offsetMinutes: 330 }, 'original'), '2026-11-24T04:29:02+05:30');
  });

  it('gives the local time the offset of this machine', () => {
    assert.equal(Date.parse(isoTime(evening, 'local')), evening.instantMs);
  });

  it('shows lengths as a clock does', () => {
    assert.deepEqual([0, 14, 725, 3723].map(showDuration), ['0:00', '0:14', '12:05', '1:02:03']);
  });

  it('puts one date after another into ISO 8601 as each would be alone', () => {
    const instants = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 4_000_000_000 }), fc.integer({ min: -840, max: 840 })),
    );
    fc.assert(
      fc.property(instants, (dates) => {
        const [utcTime, originalTime] = [createIsoTime('utc'), createIsoTime('original')];
        for (const [seconds, offsetMinutes] of dates) {
          const date = { instantMs: seconds * 1000, offsetMinutes };
          assert.equal(utcTime(date), new Date(date.instantMs).toISOString().replace('.000Z', '+00:00'));
          assert.equal(Date.parse(originalTime(date)), date.instantMs);
        }
      }),
    );
  });
});
