import assert from 'node:assert/strict';
import type { CallEvent } from '../../../../src/api/resources.ts';
import { describeTimeline } from '../../../../src/calls/timeline/timeline.ts';
import { anEvent, aNotification } from '../../../support/builders.ts';
import { at, draw, found, isAt, leg, noted, recorded, segment, start, style } from './drawn.ts';

describe('the timeline of a call', () => {
  it('has the call, its segments, recordings and notifications on one axis, each at its time', () => {
    const timeline = draw({
      call: leg(0, 14),
      segments: [segment('CS1', 3, 9)],
      recordings: [recorded(5, 7)],
      notifications: [noted(5)],
    });
    assert.deepEqual(
      timeline.rows.map(({ title }) => title),
      ['Notifications', 'Call', '← (415) 555-0117', 'Recordings'].map((title) => title.replace('←', '⤷')),
    );
    isAt(found(timeline, 'call'), [0, 14], 14);
    isAt(found(timeline, 'segments'), [3, 9], 14);
    isAt(found(timeline, 'recordings'), [5, 12], 14);
    isAt(found(timeline, 'notifications'), [5, 5], 14);
    assert.deepEqual(found(timeline, 'notifications').facts, ['18:59:07 (+0:05)']);
    assert.deepEqual(found(timeline, 'call').facts, ['18:59:02 – 18:59:16', '0:14']);
  });

  it('tells ringing and talk apart where the length leaves time before it', () => {
    const segments = [
      segment('CS1', 2, 12, { durationSeconds: 4 }),
      segment('CS2', 2, 7, { status: 'busy', durationSeconds: undefined }),
    ];
    const { items } = draw({ call: leg(0, 20), segments });
    const [, talked, busy] = items;
    assert.equal(talked?.place?.talkFrom, 8 / 20);
    assert.deepEqual(talked.facts, ['18:59:04 – 18:59:14', '0:10', 'rang for 0:06']);
    assert.equal(busy?.place?.talkFrom, 7 / 20);
    assert.equal(busy.label, 'Busy');
  });

  it('ends what nobody answered with its last change, and says that the end is not known', () => {
    const told = { status: 'noAnswer', durationSeconds: undefined } as const;
    const late = { ...told, dateUpdated: at(86_400) };
    const { items } = draw({
      call: leg(0, 60),
      segments: [
        segment('CS1', 10, undefined, { ...told, dateUpdated: at(30) }),
        segment('CS2', 40, undefined, late),
      ],
    });
    const [, changed, unknown] = items;
    assert.ok(changed && unknown);
    isAt(changed, [10, 30], 60);
    isAt(unknown, [40, 40], 60);
    assert.equal(unknown.place?.end, 'unknown');
    assert.deepEqual(changed.facts.slice(1), ['end not known, last update after 0:20']);
    assert.deepEqual(unknown.facts.slice(1), ['end not known']);
  });

  it('keeps a row for a segment that never started, and puts it last', () => {
    const { items, rows } = draw({
      call: leg(0, 10),
      segments: [segment('CS1', undefined, undefined, { status: 'noAnswer' }), segment('CS2', 3, 4)],
    });
    assert.equal(rows.length, 3);
    assert.equal(items.at(-1)?.sid, 'CS1');
    assert.equal(items.at(-1)?.place, undefined);
    assert.deepEqual(items.at(-1)?.facts, ['never started']);
  });

  it('begins with a segment that started before its call', () => {
    const timeline = draw({ call: leg(0, 10), segments: [segment('CS1', -2, 5)] });
    isAt(found(timeline, 'segments'), [0, 7], 12);
    isAt(found(timeline, 'call'), [2, 12], 12);
  });

  it('lets a call that is still running grow to now, and does not go back for a clock that is behind', () => {
    const call = leg(0, undefined, { status: 'inProgress' });
    const notifications = [noted(30)];
    const half = found(draw({ call, notifications }, 60), 'notifications');
    const quarter = found(draw({ call, notifications }, 120), 'notifications');
    assert.deepEqual([half.place?.from, quarter.place?.from], [0.5, 0.25]);
    const running = found(draw({ call }, 123), 'call');
    assert.equal(running.place?.end, 'live');
    assert.deepEqual(running.facts, ['18:59:02 – 19:01:05', '2:03 so far']);
    isAt(found(draw({ call }, -30), 'call'), [0, 0], 1);
  });

  it('makes room for notifications shortly before the start or after the end', () => {
    const { items } = draw({ call: leg(0, 10), notifications: [noted(-5), noted(15)] });
    const [before, call, after] = items;
    assert.ok(before && call && after);
    isAt(before, [0, 0], 20);
    isAt(call, [5, 15], 20);
    isAt(after, [20, 20], 20);
    assert.deepEqual(before.facts, ['18:58:57 (−0:05)']);
  });

  it('keeps what is hours away from the call at the edge, and says so', () => {
    const { items } = draw({ call: leg(0, 10), notifications: [noted(-7200), noted(7200)] });
    const [early, call, late] = items;
    assert.ok(early && call && late);
    isAt(call, [0, 10], 10);
    assert.deepEqual([early.place?.off, early.place?.from, early.label], ['before', 0, '‹ 12100']);
    assert.deepEqual([late.place?.off, late.place?.from, late.label], ['after', 1, '12100 ›']);
    assert.ok(late.facts.includes('beyond what is drawn'));
  });

  it('draws an end before the start as an instant', () => {
    const timeline = draw({
      call: leg(0, 60),
      segments: [segment('CS1', 30, 20, { durationSeconds: undefined })],
    });
    isAt(found(timeline, 'segments'), [30, 30], 60);
    const odd = draw({ call: leg(0, 60), recordings: [recorded(10, -5)] });
    isAt(found(odd, 'recordings'), [10, 10], 60);
  });

  it('keeps the order of what came in the same second, and gives an axis to a call of no length', () => {
    const same = ['12100', '13214', '11200'].map((errorCode) =>
      noted(0, { errorCode, sid: `NO${errorCode}` }),
    );
    const { items, ticks } = draw({ call: leg(0, 0), notifications: same });
    assert.deepEqual(
      items.map(({ label }) => label),
      ['', '12100', '13214', '11200'],
    );
    assert.ok(ticks.every(({ at: place }) => place >= 0 && place <= 1));
  });

  it('lists what has no time, and draws nothing where nothing has one', () => {
    const { items, rows } = draw({
      call: leg(0, 10),
      recordings: [recorded(undefined, 3)],
      notifications: [noted(undefined)],
    });
    assert.deepEqual(
      items.map(({ place, row }) => [place === undefined, row]),
      [
        [false, 0],
        [true, undefined],
        [true, undefined],
      ],
    );
    assert.equal(rows.length, 1);
    const waiting = leg(undefined, undefined, { status: 'notYetDialed' });
    assert.equal(describeTimeline({ call: waiting }, style, start), undefined);
  });

  it('takes the times of its parts where the call has none', () => {
    const timeline = draw({
      call: leg(undefined, undefined),
      segments: [segment('CS1', 0, 10)],
      notifications: [noted(4)],
    });
    isAt(found(timeline, 'segments'), [0, 10], 10);
    isAt(found(timeline, 'notifications'), [4, 4], 10);
    assert.equal(timeline.ticks[0]?.text, '18:59:02');
  });

  it('reaches to the last segment where a call that failed has no end', () => {
    const call = leg(0, undefined, { status: 'applicationError' });
    isAt(found(draw({ call, segments: [segment('CS1', 240, 300)] }), 'segments'), [240, 300], 300);
  });

  it('leaves out hundreds of warnings before it leaves out an error, and says how many', () => {
    const warnings = Array.from({ length: 900 }, (_, index) => noted(index / 10, { level: 'warning' }));
    const { items, more } = draw({ call: leg(0, 100), notifications: [...warnings, noted(99)] });
    assert.equal(items.filter(({ part }) => part === 'notifications').length, 300);
    assert.equal(items.at(-1)?.tone, 'error');
    assert.equal(more, 601);
  });

  it('has a row for each of the first twelve segments, and the others in its list', () => {
    const segments = Array.from({ length: 30 }, (_, index) => segment(`CS${index}`, index, index + 1));
    const { items, rows } = draw({ call: leg(0, 40), segments });
    assert.equal(rows.length, 13);
    assert.equal(items.filter(({ part, row }) => part === 'segments' && row === undefined).length, 18);
  });

  it('does not show the segment of a page twice', () => {
    const own = segment('CS1', 0, 10);
    const { rows } = draw({ call: own, segments: [own, segment('CS2', 1, 2)] });
    assert.deepEqual(
      rows.map(({ part, title }) => [part, title]),
      [
        ['call', 'This segment'],
        ['segments', '⤷ (415) 555-0117'],
      ],
    );
  });

  it('marks none in the place of one that is not drawn', () => {
    const events = Array.from({ length: 320 }, (_, nth) => anEvent({ date: at(nth / 10) }));
    const { items } = draw({
      call: leg(0, 60),
      events,
      notifications: [aNotification({ messageDate: at(31.5) })],
    });
    const marks = items.filter(({ part }) => part === 'events');
    assert.equal(marks.length, 300);
    assert.ok(marks.every(({ tone }) => tone === 'good'));
  });

  it('marks the webhook that the service complains of, though it was answered', () => {
    const { items } = draw({
      call: leg(0, 10),
      events: [anEvent({ date: at(1) }), anEvent({ date: at(4) })],
      notifications: [aNotification({ messageDate: at(5) })],
    });
    const marked = items.filter(({ part }) => part === 'events');
    assert.deepEqual(
      marked.map(({ facts, label, tone }) => [tone, label, facts[0]]),
      [
        ['good', '', '200'],
        ['error', '12100', 'Error 12100'],
      ],
    );
  });

  it('marks webhooks, and tells those that failed by a word', () => {
    const event = (second: number, responseStatus: number | undefined): CallEvent => ({
      requestUrl: 'https://app.example.com/voice/answer?x=1',
      requestMethod: 'POST',
      parameters: [],
      date: at(second),
      durationMs: 40,
      responseStatus,
      contentType: 'text/xml',
      responseBody: '',
      raw: {},
    });
    const { items } = draw({ call: leg(0, 10), events: [event(1, 200), event(2, 500), event(3, undefined)] });
    assert.deepEqual(
      items.slice(1).map(({ label, sid, title, tone }) => [sid, title, tone, label]),
      [
        ['event-0', 'POST /voice/answer', 'good', ''],
        ['event-1', 'POST /voice/answer', 'error', '500'],
        ['event-2', 'POST /voice/answer', 'error', 'no answer'],
      ],
    );
  });
});
