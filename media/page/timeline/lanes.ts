// Which items of a row stand beside each other and which one above the other, so that no two collide.
import type { TimelineItem } from '../../../src/callPage/messages.ts';

/** Half of an icon and of the room around it. */
const markPixels = 10;
/** The same of a dot, which has no word. */
const dotPixels = 6;
const leastBarPixels = 8;
/** The widest figure or letter of what stands beside a mark. */
const letterPixels = 7.5;
const mostLanes = 3;

/** Items that are drawn as one: more than one where there is no room for each. */
export interface Placed {
  readonly items: readonly [TimelineItem, ...TimelineItem[]];
  readonly lane: number;
  /** Fractions of the axis. */
  readonly from: number;
  readonly to: number;
  /** What stands beside it, and on which side. */
  readonly label: string;
  readonly side: 'right' | 'left';
}

/** The items of a row in their lanes, the earliest first. */
export interface Lanes {
  readonly placed: readonly Placed[];
  readonly count: number;
}

/**
 * Puts items with places, the earliest first, into as many lanes as they need, three at most; what finds no
 * room joins the last of the lane that reaches least far.
 */
export function lanesOf(items: readonly TimelineItem[], widthPixels: number): Lanes {
  const lanes: Placed[][] = [];
  for (const item of items) {
    if (!item.place) continue;
    const { from, to } = item.place;
    const next = { items: [item] as const, from, to, label: item.label };
    const free = lanes.findIndex((lane) => isFree(lane, next, widthPixels));
    if (free >= 0) lanes[free]?.push({ ...sided(next, widthPixels), lane: free });
    else if (lanes.length < mostLanes) lanes.push([{ ...sided(next, widthPixels), lane: lanes.length }]);
    else join(shortest(lanes, widthPixels), item, widthPixels);
  }
  const placed = lanes.flat().sort((one, other) => one.from - other.from || one.lane - other.lane);
  return { placed, count: lanes.length };
}

/** Where a label of a bar has room; `undefined` where it has none. */
export function roomBeside(item: TimelineItem, widthPixels: number): 'right' | 'left' | undefined {
  if (!item.place || item.label === '') return undefined;
  // The icon before it takes as much as a mark.
  const needed = (item.label.length * letterPixels + 2 * markPixels) / widthPixels;
  if (1 - item.place.to >= needed) return 'right';
  // Before a bar that goes on, a word for how it is now would stand at its beginning.
  return item.place.from >= needed && item.place.end !== 'live' ? 'left' : undefined;
}

/** The stretch of pixels that something takes with its label. */
export function takenPixels(one: Omit<Placed, 'lane'>, widthPixels: number): readonly [number, number] {
  const isMark = one.from === one.to && one.items[0].part !== 'recordings';
  const label = one.label.length * letterPixels;
  const around = isMark ? (label === 0 ? dotPixels : markPixels) : 1;
  const left = one.from * widthPixels;
  const right = isMark ? left : Math.max(one.to * widthPixels, left + leastBarPixels);
  return one.side === 'left'
    ? [left - around - label, right + around]
    : [left - around, right + around + label];
}

function sided(one: Omit<Placed, 'lane' | 'side'>, widthPixels: number): Omit<Placed, 'lane'> {
  const right = { ...one, side: 'right' } as const;
  return takenPixels(right, widthPixels)[1] > widthPixels + markPixels ? { ...one, side: 'left' } : right;
}

function endOf(lane: readonly Placed[], widthPixels: number): number {
  const last = lane.at(-1);
  return last ? takenPixels(last, widthPixels)[1] : -Infinity;
}

function isFree(lane: readonly Placed[], one: Omit<Placed, 'lane' | 'side'>, widthPixels: number): boolean {
  return endOf(lane, widthPixels) <= takenPixels(sided(one, widthPixels), widthPixels)[0];
}

function shortest(lanes: readonly Placed[][], widthPixels: number): Placed[] {
  return lanes.reduce(
    (best, lane) => (endOf(lane, widthPixels) < endOf(best, widthPixels) ? lane : best),
    lanes[0] ?? [],
  );
}

/** Several say how many they are; they stand where the first of them was. */
function join(lane: Placed[], item: TimelineItem, widthPixels: number): void {
  let joined: Omit<Placed, 'lane' | 'side'> = { items: [item], from: 1, to: item.place?.to ?? 0, label: '' };
  const index = lane.at(-1)?.lane ?? 0;
  do {
    const last = lane.pop();
    if (!last) break;
    const items = [...last.items, ...joined.items] as const;
    const to = last.from === last.to ? last.to : Math.max(last.to, joined.to);
    joined = { items, from: last.from, to, label: String(items.length) };
  } while (!isFree(lane, joined, widthPixels));
  lane.push({ ...sided(joined, widthPixels), lane: index });
}
