import assert from 'node:assert/strict';
import { describeTimeline } from '../../../../src/calls/timeline/timeline.ts';
import { draw, leg, start, style, texts } from './drawn.ts';

describe('the scale of a timeline', () => {
  it('can be read for a call of 4 hours and one of 1 second', () => {
    assert.deepEqual(texts(draw({ call: leg(0, 14_400) })), [
      '18:59:02',
      ...['19:30', '20:00', '20:30', '21:00', '21:30', '22:00', '22:30'],
    ]);
    assert.deepEqual(texts(draw({ call: leg(0, 1) })), ['18:59:02', ':03']);
    assert.deepEqual(texts(draw({ call: leg(0, 14) })), [
      '18:59:02',
      ':04',
      ':06',
      ':08',
      ':10',
      ':12',
      ':14',
      ':16',
    ]);
    assert.deepEqual(texts(draw({ call: leg(40, 90) })), ['18:59:42', ':50', '19:00', ':10', ':20', ':30']);
  });

  it('names the minute with the first tick that is said in it, also where fine ticks are not', () => {
    const coarse = draw({ call: leg(54, 90) }).ticks.filter(({ isFine }) => !isFine);
    assert.deepEqual(
      coarse.map(({ coarseText }) => coarseText),
      ['18:59:56', '19:00:10', ':20', ':30'],
    );
    assert.deepEqual(texts(draw({ call: leg(57, 90) })).slice(0, 3), ['18:59:59', '19:00:05', ':10']);
  });

  it('is at round instants of the chosen zone, within a pixel', () => {
    const { ticks } = draw({ call: leg(0, 318) });
    assert.deepEqual(
      ticks.map(({ at: place, text }) => [text, Math.round(place * 318)]),
      [
        ['18:59:02', 0],
        ['19:00', 58],
        ['19:01', 118],
        ['19:02', 178],
        ['19:03', 238],
        ['19:04', 298],
      ],
    );
    const inUtc = describeTimeline({ call: leg(0, 14) }, { ...style, zone: 'utc' }, start);
    assert.equal(inUtc?.ticks[0]?.text, '22:59:02');
  });

  it('names the day at midnight, and days where a call seems to have lasted for years', () => {
    assert.ok(texts(draw({ call: leg(0, 36_000) })).includes('Nov 24, 2026'));
    const years = draw({ call: leg(0, undefined, { status: 'inProgress' }) }, 18 * 365 * 86_400);
    assert.ok(years.ticks.length > 1 && years.ticks.length <= 10);
    assert.equal(years.ticks[0]?.text, 'Nov 23, 2026');
  });

  it('says less where there is little room: at most four ticks, none close to the first', () => {
    for (const seconds of [1, 7, 14, 59, 318, 3600, 14_400, 86_400]) {
      const bold = draw({ call: leg(0, seconds) }).ticks.filter(({ isFine }) => !isFine);
      assert.ok(bold.length <= 5, `${bold.length} for ${seconds} s`);
      assert.ok(bold.slice(1).every(({ at: place }) => place >= 0.3));
    }
  });
});
