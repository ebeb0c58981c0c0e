// Chance that follows from a seed: the same seed and number give the same result each time.

/** At least one item. */
export type Some<T> = readonly [T, ...T[]];

/** An unsigned 32-bit number for the purpose `salt` of row `index`. */
export function chanceOf(seed: number, index: number, salt: number): number {
  let mixed = seed ^ Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A whole number from `low` to `high`, both possible. */
export function between(chance: number, low: number, high: number): number {
  return low + (chance % (high - low + 1));
}

/** One of the items. */
export function pick<T>(items: Some<T>, chance: number): T {
  return items[chance % items.length] ?? items[0];
}

/** Some items in an order that follows from the seed. */
export function shuffled<T>(items: Some<T>, seed: number): Some<T> {
  const [first, ...rest] = items
    .map((item, index) => ({ item, rank: chanceOf(seed, index, 99) }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ item }) => item);
  return first === undefined ? items : [first, ...rest];
}
