/** A moment as the service wrote it: the instant (ms since 1970) and the offset it was told in (minutes east of UTC). */
export interface ServiceDate {
  readonly instantMs: number;
  readonly offsetMinutes: number;
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const namedOffsets: Readonly<Record<string, number>> = {
  ...{ ut: 0, gmt: 0, utc: 0, z: 0 },
  ...{ est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420 },
};
const rfc2822 =
  /^(?:[a-z]{3,9}\.?,?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4}|\d{2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(?:([+-])(\d{2}):?(\d{2})|([a-z]{1,3}))?\s*(?:\([^()]*\))?$/i;

/**
 * The service's date text (RFC 2822, api.md section 4), or `undefined` when the text is empty or no date.
 * Lenient: the day's name, the seconds and a trailing comment may be absent, and a text without a
 * zone counts as UTC. The day's name is not compared with the date.
 */
export function readDate(text: string): ServiceDate | undefined {
  if (text.length > 100) return undefined;
  return readPlainDate(text) ?? readAnyDate(text);
}

/** `Mon, 14 Dec 2009 09:30:01 -0800`, the form of every document: a page of calls has thousands of them. */
function readPlainDate(text: string): ServiceDate | undefined {
  if (text.length !== 31 || !isPlain(text)) return undefined;
  const month = monthsByLetters.get(letters(text, 8));
  const [day, year] = [digits(text, 5, 2), digits(text, 12, 4)];
  const [hour, minute, second] = [digits(text, 17, 2), digits(text, 20, 2), digits(text, 23, 2)];
  const [hours, minutes] = [digits(text, 27, 2), digits(text, 29, 2)];
  // Whatever is not plain after all is left to the other way.
  const isTime = hour <= 23 && minute <= 59 && second <= 60 && hours <= 23 && minutes <= 59;
  if (!isTime || month === undefined || !(year >= 1900) || !(day >= 1 && day <= daysOf(year, month)))
    return undefined;
  const size = hours * 60 + minutes;
  const offsetMinutes = text.charCodeAt(26) === minus && size > 0 ? -size : size;
  const minuteOfTime = (daysBefore(year, month) + day - 1) * 1440 + hour * 60 + minute - offsetMinutes;
  return { instantMs: minuteOfTime * 60_000 + second * 1000, offsetMinutes };
}

const [space, comma, colon, plus, minus] = [32, 44, 58, 43, 45];

/** Whether everything stands where it does in the plain form, without a look at the digits and the month. */
function isPlain(text: string): boolean {
  const sign = text.charCodeAt(26);
  return (
    (sign === minus || sign === plus) &&
    text.charCodeAt(3) === comma &&
    text.charCodeAt(19) === colon &&
    text.charCodeAt(22) === colon &&
    text.charCodeAt(4) === space &&
    text.charCodeAt(7) === space &&
    text.charCodeAt(11) === space &&
    text.charCodeAt(16) === space &&
    text.charCodeAt(25) === space &&
    letters(text, 0) > 0
  );
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** How many days a month has. */
function daysOf(year: number, month: number): number {
  return month === 1 && isLeap(year) ? 29 : (monthLengths[month] ?? 0);
}

/** Days from 1970 to the first of a month: `Date.UTC` takes as long as all the rest of a date. */
function daysBefore(year: number, month: number): number {
  const leapDays =
    Math.floor((year - 1969) / 4) - Math.floor((year - 1901) / 100) + Math.floor((year - 1601) / 400);
  const leapDay = month > 1 && isLeap(year) ? 1 : 0;
  return (year - 1970) * 365 + leapDays + (daysBeforeMonth[month] ?? 0) + leapDay;
}

const monthsByLetters: ReadonlyMap<number, number> = new Map(
  monthNames.map((name, month) => [letters(name, 0), month]),
);

/** Three letters as one number, whatever their case; 0 when they are not letters. */
function letters(text: string, from: number): number {
  let value = 0;
  for (let at = from; at < from + 3; at++) {
    const letter = text.charCodeAt(at) | 32;
    if (letter < 97 || letter > 122) return 0;
    value = value * 32 + letter - 96;
  }
  return value;
}

function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

function readAnyDate(text: string): ServiceDate | undefined {
  const parts = rfc2822.exec(text.trim());
  if (!parts) return undefined;
  const [, day, monthName, yearText, hour, minute, second, sign, offsetHour, offsetMinute, zone] = parts;
  const month = monthNames.indexOf((monthName ?? '').toLowerCase());
  const offsetMinutes = readOffset(sign, Number(offsetHour), Number(offsetMinute), zone);
  const year = fullYear(yearText ?? '');
  const fields = [year, month, Number(day), Number(hour), Number(minute), Number(second ?? 0)] as const;
  if (offsetMinutes === undefined || !isOnTheCalendar(...fields)) return undefined;
  const [, , date, hours, minutes, seconds] = fields;
  return {
    instantMs: Date.UTC(year, month, date, hours, minutes, seconds) - offsetMinutes * 60_000,
    offsetMinutes,
  };
}

function readOffset(sign: string | undefined, hours: number, minutes: number, zone: string | undefined) {
  if (sign !== undefined) {
    if (hours > 23 || minutes > 59) return undefined;
    return (sign === '-' ? -1 : 1) * (hours * 60 + minutes) || 0;
  }
  if (zone === undefined) return 0;
  const name = zone.toLowerCase();
  return Object.hasOwn(namedOffsets, name) ? namedOffsets[name] : undefined;
}

/** RFC 2822 section 4.3: two digits up to 49 belong to this century, the others to the last. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function isOnTheCalendar(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): boolean {
  if (month < 0 || year < 1900 || hour > 23 || minute > 59 || second > 60) return false;
  return day >= 1 && day <= daysOf(year, month);
}
