// Lists sorted newest first, in which a page costs the same wherever it lies.
import { instantOf } from '../rules/dates.ts';
import type { Moment } from '../rules/resources.ts';
import type { Filter } from './generated.ts';

/** Rows of which any range can be had. */
export interface Listing<T> {
  readonly total: number;
  /** Rows from `start` up to, but not with, `end`; what lies outside is left out. */
  slice(start: number, end: number): readonly T[];
}

/** Rows that exist when asked for, at positions that fall in time. */
export interface Sorted<T> {
  readonly size: number;
  instantAt(position: number): number;
  at(position: number): T;
}

/** Rows held in an array, newest first; rows of the same instant keep their order. */
function newestFirst<T>(rows: readonly T[], instant: (row: T) => number): Sorted<T> {
  const sorted = rows.map((row) => ({ row, at: instant(row) })).sort((left, right) => right.at - left.at);
  return {
    size: sorted.length,
    instantAt: (position) => item(sorted, position).at,
    at: (position) => item(sorted, position).row,
  };
}

/** A list of the few rows that belong to one call, the one updated last first. */
export function listingOf<T extends { readonly dateUpdated: Moment }>(rows: readonly T[]): Listing<T> {
  return filtered(rows, undefined, undefined, lastUpdated);
}

/** When a row was updated last, which is what most lists are sorted by. */
export function lastUpdated({ dateUpdated }: { readonly dateUpdated: Moment }): number {
  return instantOf(dateUpdated);
}

/** The rows that a filter keeps, sorted by an instant, among generated ones that are both already. */
export function filtered<T>(
  rows: readonly T[],
  filter: Filter<NoInfer<T>> | undefined,
  generated: Sorted<T> | undefined,
  instant: (row: T) => number,
): Listing<T> {
  const few = newestFirst(filter ? rows.filter(filter.keeps) : rows, instant);
  return merged(few, generated ?? newestFirst<T>([], () => 0));
}

/** Positions of another list, newest first, with the instant of each. */
export function newestPositions<T>(
  positions: readonly number[],
  instants: readonly number[],
  at: (position: number) => T,
): Sorted<T> {
  const order = Uint32Array.from(positions.keys()).sort(
    (left, right) => item(instants, right) - item(instants, left),
  );
  return {
    size: order.length,
    instantAt: (position) => item(instants, item(order, position)),
    at: (position) => at(item(positions, item(order, position))),
  };
}

/** The same list without the rows at `gaps`, which rise. */
export function without<T>(sorted: Sorted<T>, gaps: readonly number[]): Sorted<T> {
  if (gaps.length === 0) return sorted;
  const shifted = (position: number) => {
    let at = position;
    for (const gap of gaps) if (gap <= at) at++;
    return at;
  };
  return {
    size: sorted.size - gaps.length,
    instantAt: (position) => sorted.instantAt(shifted(position)),
    at: (position) => sorted.at(shifted(position)),
  };
}

/**
 * A few rows merged into many: each of the few is placed by a binary search, so that no row of the
 * many is made unless it is on the page. Of the same instant, the few come first.
 */
function merged<T>(few: Sorted<T>, many: Sorted<T>): Listing<T> {
  const total = few.size + many.size;
  const places = Array.from(
    { length: few.size },
    (_, position) => position + countNewer(many, few.instantAt(position)),
  );
  return {
    total,
    slice(start, end) {
      const rows: T[] = [];
      let next = places.findIndex((place) => place >= start);
      if (next < 0) next = few.size;
      for (let place = start; place < Math.min(end, total); place++) {
        rows.push(places[next] === place ? few.at(next++) : many.at(place - next));
      }
      return rows;
    },
  };
}

/** How many rows are newer than an instant. */
function countNewer<T>(sorted: Sorted<T>, instant: number): number {
  let low = 0;
  let high = sorted.size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted.instantAt(middle) > instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

function item<T>(items: ArrayLike<T>, position: number): T {
  const found = items[position];
  if (found === undefined) throw new RangeError(`no row ${position} of ${items.length}`);
  return found;
}
