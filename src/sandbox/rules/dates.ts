// Dates as the service writes them: RFC 2822 with the provider's own offset, which is Pacific time.
import type { Moment } from './resources.ts';

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const hourMs = 3_600_000;

/** The instant of a moment in milliseconds since the epoch. */
export function instantOf(moment: Moment): number {
  return typeof moment === 'number' ? moment : Date.parse(moment);
}

/** An RFC 2822 date with the service's offset at that instant, `-0800` or `-0700`. */
export function writeDate(moment: Moment): string {
  if (typeof moment === 'string') return moment;
  const hours = offsetHours(moment);
  const local = new Date(moment + hours * hourMs);
  const day = `${days[local.getUTCDay()] ?? ''}, ${two(local.getUTCDate())}`;
  const date = `${day} ${months[local.getUTCMonth()] ?? ''} ${local.getUTCFullYear()}`;
  const time = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())}`;
  return `${date} ${time} -0${-hours}00`;
}

/**
 * The instant at which a day given as YYYY-MM-DD begins in the service's zone, `dayOffset` days
 * later if asked; undefined when the text is no such day.
 */
export function startOfDay(day: string, dayOffset = 0): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!parts) return undefined;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const named = new Date(Date.UTC(year, month - 1, date));
  if (named.getUTCMonth() !== month - 1 || named.getUTCDate() !== date) return undefined;
  const midnight = Date.UTC(year, month - 1, date + dayOffset);
  // Clocks change at two in the morning, so midnight still has the offset of the evening before.
  return midnight - offsetHours(midnight + 7 * hourMs) * hourMs;
}

/** The hour of the day, 0 to 23, and the day of the week, 0 for Sunday, in the service's zone. */
export function localHour(instant: number): { readonly hour: number; readonly weekday: number } {
  const local = new Date(instant + offsetHours(instant) * hourMs);
  return { hour: local.getUTCHours(), weekday: local.getUTCDay() };
}

/** Daylight saving time since 2007: second Sunday of March to first Sunday of November, 2 a.m. */
function offsetHours(instant: number): -8 | -7 {
  const date = new Date(instant);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (month < 2 || month > 10) return -8;
  if (month > 2 && month < 10) return -7;
  const isSummer =
    month === 2 ? instant >= sunday(year, 2, 2) + 10 * hourMs : instant < sunday(year, 10, 1) + 9 * hourMs;
  return isSummer ? -7 : -8;
}

function sunday(year: number, month: number, nth: number): number {
  const first = new Date(Date.UTC(year, month, 1)).getUTCDay();
  return Date.UTC(year, month, 1 + ((7 - first) % 7) + 7 * (nth - 1));
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
