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

const spread = 0x9e3779b1;
const gathered = 0x0e8b2f51;

/**
 * A 34-character identifier that looks random, whose number can be read back by `sidNumber`: with a
 * million calls there is no table of identifiers, the identifier itself says which call it is.
 */
export function writeSid(prefix: string, seed: number, number: number): string {
  const salt = saltOf(prefix, seed);
  let mixed = number ^ salt;
  mixed = Math.imul(mixed ^ (mixed >>> 16), spread);
  const parts = [mixed ^ (mixed >>> 16), ...[1, 2, 3].map((part) => chanceOf(salt, number, part))];
  return prefix + parts.map(hex).join('');
}

/** The number in an identifier that `writeSid` wrote; any number for another text. */
export function sidNumber(sid: string, seed: number): number {
  let mixed = Number.parseInt(sid.slice(2, 10), 16) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), gathered);
  return (mixed ^ (mixed >>> 16) ^ saltOf(sid.slice(0, 2), seed)) >>> 0;
}

function saltOf(prefix: string, seed: number): number {
  return chanceOf(seed, prefix.charCodeAt(0) * 256 + prefix.charCodeAt(1), 7);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
