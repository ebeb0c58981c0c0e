// The legs of generated calls in the order of their start: worked out once as numbers, sorted as numbers.
import { instantOf } from '../rules/dates.ts';
import type { LegFacts, SandboxCall } from '../rules/resources.ts';
import { createMemory, type Filter, type Generated } from './generated.ts';
import { without, type Sorted } from './listing.ts';

/** Calls and segments of generated calls, the one started last first. */
export interface GeneratedLegs {
  legs(filter: Filter<LegFacts> | undefined): Sorted<SandboxCall>;
  setAside(index: number): void;
}

/** Room for a call and seven of its segments in one number. */
const perCall = 8;

/** When a leg takes its place in the list: its start, or its creation while there is none; whole seconds. */
export function placedAt({ dateCreated, startTime }: LegFacts): number {
  return Math.floor(instantOf(startTime ?? dateCreated) / 1000) * 1000;
}

/** The legs of `generated`, of which nothing is kept but one number a leg and the last filters' results. */
export function createGeneratedLegs(generated: Generated): GeneratedLegs {
  const aside: number[] = [];
  const kept = createMemory<Float64Array>();
  const room = generated.size * perCall;
  // One number holds both the age, in seconds, and the place among the calls: sorting needs no comparison.
  const latest = latestStart(generated);
  const keyOf = (leg: LegFacts, index: number, nth: number) =>
    ((latest - placedAt(leg)) / 1000) * room + index * perCall + nth;

  function search(filter: Filter<LegFacts> | undefined): Float64Array {
    const keys: number[] = [];
    for (let index = 0; index < generated.size; index++) {
      const legs = generated.legsAt(index);
      for (let nth = 0; nth < legs.length; nth++) {
        const leg = legs[nth];
        if (leg && (!filter || filter.keeps(leg))) keys.push(keyOf(leg, index, nth));
      }
    }
    return Float64Array.from(keys).sort();
  }

  const sortedOf = (keys: Float64Array): Sorted<SandboxCall> => ({
    size: keys.length,
    instantAt: (position) => latest - Math.floor(keyAt(keys, position) / room) * 1000,
    at: (position) => legAt(generated, keyAt(keys, position) % room),
  });

  const asideKeys = (index: number) => generated.legsAt(index).map((leg, nth) => keyOf(leg, index, nth));

  return {
    legs(filter) {
      const keys = kept.once(filter?.name ?? '', () => search(filter));
      const gaps = aside.flatMap(asideKeys).flatMap((key) => placeOf(keys, key));
      return without(
        sortedOf(keys),
        gaps.sort((left, right) => left - right),
      );
    },
    setAside(index) {
      if (!aside.includes(index)) aside.push(index);
    },
  };
}

/** Calls are in order of their last update, so the latest start is among the first; none is later. */
function latestStart(generated: Generated): number {
  return generated.size === 0 ? 0 : Math.floor(generated.updatedAt(0) / 1000) * 1000;
}

function legAt(generated: Generated, position: number): SandboxCall {
  const [index, nth] = [Math.floor(position / perCall), position % perCall];
  const leg = nth === 0 ? generated.callAt(index) : generated.segmentsAt(index)[nth - 1];
  if (leg === undefined) throw new RangeError(`no leg ${position}`);
  return leg;
}

function keyAt(keys: Float64Array, position: number): number {
  const key = keys[position];
  if (key === undefined) throw new RangeError(`no row ${position} of ${keys.length}`);
  return key;
}

/** Where a number stands among rising ones, if it does. */
function placeOf(keys: Float64Array, sought: number): number[] {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keyAt(keys, middle) < sought) low = middle + 1;
    else high = middle;
  }
  return keys[low] === sought ? [low] : [];
}
