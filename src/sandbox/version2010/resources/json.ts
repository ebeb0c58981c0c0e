// JSON written as text, since lists of a thousand rows are most of what is asked for.
import { instantOf } from '../../rules/dates.ts';
import type { Moment } from '../../rules/resources.ts';

/** Almost every text is one that JSON shows as it is. */
const isPlain = /^[ !#-[\]-~]*$/;

/** A JSON string. */
export function quoted(text: string): string {
  return isPlain.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** How to quote texts that all are in `all`: one look at them is faster than one at each. */
export function quoterFor(all: string): (text: string) => string {
  return isPlain.test(all) ? plainlyQuoted : quoted;
}

function plainlyQuoted(text: string): string {
  return `"${text}"`;
}

/** A JSON string, or null. */
export function quotedOrNull(text: string | undefined): string {
  return text === undefined ? 'null' : quoted(text);
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const secondsADay = 86_400;

/** The day written last: rows beside each other are mostly of the same. */
let lastDay = { number: Number.NaN, text: '' };

/** An RFC 2822 date in GMT, `Tue, 31 Aug 2010 20:36:28 +0000`. */
export function gmtDate(moment: Moment): string {
  const seconds = Math.floor(instantOf(moment) / 1000);
  const number = Math.floor(seconds / secondsADay);
  if (number !== lastDay.number) lastDay = { number, text: dayText(number) };
  const ofDay = seconds - number * secondsADay;
  const [hour, minute] = [Math.floor(ofDay / 3600), Math.floor(ofDay / 60) % 60];
  return `${lastDay.text} ${two(hour)}:${two(minute)}:${two(ofDay % 60)} +0000`;
}

/** The same as a JSON string, or null. */
export function dateOrNull(moment: Moment | undefined): string {
  return moment === undefined ? 'null' : `"${gmtDate(moment)}"`;
}

function dayText(number: number): string {
  const day = new Date(number * secondsADay * 1000);
  const name = days[day.getUTCDay()] ?? '';
  return `${name}, ${two(day.getUTCDate())} ${months[day.getUTCMonth()] ?? ''} ${day.getUTCFullYear()}`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
