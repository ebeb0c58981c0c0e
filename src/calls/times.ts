import type { ServiceDate } from '../api/dates.ts';

/** Whose clock is shown: this machine's, UTC, or the offset that the service sent with the date. */
export type TimeZone = 'local' | 'utc' | 'original';

/** How every time of the product is shown: one zone and the language of the editor. */
export interface TimeStyle {
  readonly zone: TimeZone;
  /** A BCP 47 tag, as `vscode.env.language` gives it. */
  readonly locale: string;
  /** Keeps what is made to write many times in this style: the making takes longer than the writing. */
  readonly formats?: Map<string, Intl.DateTimeFormat>;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Minutes east of UTC that hold for this date in the zone. */
function offsetMinutes(date: ServiceDate, zone: TimeZone): number {
  switch (zone) {
    case 'utc':
      return 0;
    case 'original':
      return date.offsetMinutes;
    case 'local':
      return -new Date(date.instantMs).getTimezoneOffset();
  }
}

/** The offset as ISO 8601 writes it, for example `-04:00`. */
function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** A date whose UTC fields read as the wall clock of the zone; fixed offsets need no zone data. */
function wallClock(date: ServiceDate, zone: TimeZone): Date {
  return new Date(date.instantMs + offsetMinutes(date, zone) * minuteMs);
}

function format(date: ServiceDate, style: TimeStyle, parts: Intl.DateTimeFormatOptions): string {
  return formatter(style, parts)(date);
}

function formatter(style: TimeStyle, parts: Intl.DateTimeFormatOptions): (date: ServiceDate) => string {
  const name = JSON.stringify(parts);
  const known = style.formats?.get(name);
  const made =
    known ?? new Intl.DateTimeFormat(style.locale, { ...parts, timeZone: 'UTC', hourCycle: 'h23' });
  style.formats?.set(name, made);
  return (date) => made.format(wallClock(date, style.zone));
}

const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
const day: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric' };

/** `18:59:02`, always in 24 hours. */
export function showClock(date: ServiceDate, style: TimeStyle): string {
  return clockOf(style)(date);
}

/** `showClock` for many dates: it is the making of a clock that takes its time. */
export function clockOf(style: TimeStyle): (date: ServiceDate) => string {
  return formatter(style, { ...clock, second: '2-digit' });
}

/** `Nov 23, 2026`. */
export function showDay(date: ServiceDate, style: TimeStyle): string {
  return format(date, style, { year: 'numeric', ...day });
}

/** As short as it stays clear: `18:59` today, `Sat 18:59` in the days before, `Nov 21, 18:59` this year, else with the year. */
export function showShortTime(date: ServiceDate, style: TimeStyle, nowMs: number): string {
  const then = wallClock(date, style.zone).toISOString();
  const today = wallClock({ ...date, instantMs: nowMs }, style.zone).toISOString();
  const daysAgo = (Date.parse(today.slice(0, 10)) - Date.parse(then.slice(0, 10))) / dayMs;
  if (daysAgo === 0) return format(date, style, clock);
  if (daysAgo > 0 && daysAgo < 7) return format(date, style, { weekday: 'short', ...clock });
  if (then.slice(0, 4) === today.slice(0, 4)) return format(date, style, { ...day, ...clock });
  return format(date, style, { year: 'numeric', ...day, ...clock });
}

/** Date, time to the second and offset: `Nov 23, 2026, 18:59:02 (-04:00)`. */
export function showFullTime(date: ServiceDate, style: TimeStyle): string {
  const text = format(date, style, { year: 'numeric', ...day, ...clock, second: '2-digit' });
  return `${text} (${offsetText(offsetMinutes(date, style.zone))})`;
}

/** ISO 8601 with offset, for files: `2026-11-23T18:59:02-04:00`. */
export function isoTime(date: ServiceDate, zone: TimeZone): string {
  return createIsoTime(zone)(date);
}

/** `isoTime` for many dates: the day is put into words only where it is another than that of the date before. */
export function createIsoTime(zone: TimeZone): (date: ServiceDate) => string {
  const two = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));
  const inWords = (value: number): string => two[value] ?? '';
  let [knownDay, dayText] = [NaN, ''];
  let [knownOffset, zoneText] = [NaN, ''];
  return (date) => {
    const offset = offsetMinutes(date, zone);
    const wallMs = date.instantMs + offset * minuteMs;
    const wholeDays = Math.floor(wallMs / dayMs);
    if (wholeDays !== knownDay) dayText = new Date(wallMs).toISOString().slice(0, -13);
    if (offset !== knownOffset) zoneText = offsetText(offset);
    [knownDay, knownOffset] = [wholeDays, offset];
    const seconds = Math.floor((wallMs - wholeDays * dayMs) / 1000);
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    return `${dayText}${inWords(hours)}:${inWords(minutes)}:${inWords(seconds % 60)}${zoneText}`;
  };
}

/** A length of time as a clock shows it: `0:14`, `12:05`, `1:02:03`. */
export function showDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = two(whole % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
