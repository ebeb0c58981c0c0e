import assert from 'node:assert/strict';
import type { TimelineItem } from '../../../src/callPage/messages.ts';
import { lanesOf, roomBeside, takenPixels, type Lanes } from '../../../media/page/timeline/lanes.ts';

function mark(at: number, told: Partial<TimelineItem> = {}): TimelineItem {
  return item(at, at, { part: 'notifications', label: '12100', ...told });
}

function item(from: number, to: number, told: Partial<TimelineItem> = {}): TimelineItem {
  return {
    part: 'recordings',
    sid: `NO${from}`,
    tone: 'warning',
    title: '',
    facts: [],
    label: '',
    row: 0,
    place: { from, to, talkFrom: from, end: 'known' },
    ...told,
  };
}

/** Each item once, and none over its neighbour. */
function isSound({ placed, count }: Lanes, items: readonly TimelineItem[], width: number): void {
  assert.equal(placed.flatMap((one) => one.items).length, items.length);
  assert.ok(count <= 3);
  for (let lane = 0; lane < count; lane++) {
    let end = -Infinity;
    for (const one of placed.filter((other) => other.lane === lane)) {
      const [left, right] = takenPixels(one, width);
      assert.ok(left >= end, `something at ${one.from} collides in lane ${lane}`);
      end = right;
    }
  }
}

describe('the marks of a row of a timeline', () => {
  it('stand beside each other where there is room, and above each other where not', () => {
    const items = [mark(0), mark(0.02), mark(0.5)];
    const { count, placed } = lanesOf(items, 800);
    assert.equal(count, 2);
    assert.deepEqual(
      placed.map(({ lane, label }) => [lane, label]),
      [
        [0, '12100'],
        [1, '12100'],
        [0, '12100'],
      ],
    );
  });

  it('have their label on the left at the end of the axis', () => {
    const { placed } = lanesOf([mark(0), mark(1)], 800);
    assert.deepEqual(
      placed.map(({ side }) => side),
      ['right', 'left'],
    );
  });

  it('become one with their number where three lanes are full', () => {
    const { count, placed } = lanesOf(
      [0, 1, 2, 3, 4].map((index) => mark(0.5, { sid: `NO${index}` })),
      800,
    );
    assert.equal(count, 3);
    assert.deepEqual(
      placed.map(({ items, label }) => [items.length, label]),
      [
        [3, '3'],
        [1, '12100'],
        [1, '12100'],
      ],
    );
  });

  for (const width of [240, 800]) {
    it(`never collide, nor get lost, by the hundred in ${width} pixels`, () => {
      for (let seed = 1; seed <= 40; seed++) {
        const places = Array.from(
          { length: seed * 10 },
          (_, index) => (Math.sin(seed * 999 + index * 7) + 1) / 2,
        );
        const label = seed % 2 === 0 ? '' : '12100';
        const items = places.sort((one, other) => one - other).map((at) => mark(at, { label }));
        isSound(lanesOf(items, width), items, width);
      }
    });
  }

  it('never collide at the very end, where labels go to the left', () => {
    const items = Array.from({ length: 90 }, (_, index) => mark(0.9 + index / 900, { label: '' }));
    isSound(lanesOf(items, 240), items, 240);
  });
});

describe('the bars of a row of a timeline', () => {
  it('are above each other where they overlap', () => {
    const { placed } = lanesOf([item(0, 0.5), item(0.4, 0.8), item(0.6, 0.9)], 800);
    assert.deepEqual(
      placed.map(({ lane }) => lane),
      [0, 1, 0],
    );
  });

  it('have their word on the side where there is room, or none', () => {
    const word = { label: 'Busy' };
    assert.equal(roomBeside(item(0, 0.5, word), 800), 'right');
    assert.equal(roomBeside(item(0.5, 1, word), 800), 'left');
    assert.equal(roomBeside(item(0, 1, word), 800), undefined);
    assert.equal(roomBeside(item(0, 0.5), 800), undefined);
  });
});
