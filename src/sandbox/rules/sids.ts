// Identifiers as the service writes them: two letters and 32 hexadecimal digits.
import { chanceOf } from './chance.ts';

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
  const chance = (part: number) => hex(chanceOf(salt, number, part));
  return prefix + hex(mixed ^ (mixed >>> 16)) + chance(1) + chance(2) + chance(3);
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

/** All pairs of digits: looking them up is faster than writing numbers out, for rows by the million. */
const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex(value: number): string {
  const pair = (shift: number) => pairs[(value >>> shift) & 0xff] ?? '';
  return pair(24) + pair(16) + pair(8) + pair(0);
}

/** The Sid of a telephone number of the company; the same number has the same Sid everywhere. */
export function phoneNumberSid(number: string): string {
  return writeSid('PN', 2008, Number(number.slice(-4)));
}
