import { boundedText } from '../boundedText.ts';
import { maskNumber } from '../phoneNumbers.ts';
import type { Part, WholeCall } from '../whole/wholeCall.ts';

/** What of a report is not for everybody. */
export interface MaskStyle {
  readonly numbers: boolean;
  readonly sids: boolean;
}

const anySid = '[A-Za-z]{2}[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
const knownLength = 34;
const ofKnownForm = new RegExp(`^(?:${anySid})$`);
/** A day and an amount have as many digits as a number, and say nothing of anybody. */
const noNumber = '(?<!\\d)\\d{4}-\\d\\d-\\d\\d(?!\\d)|(?<![\\d.])\\d{1,3}\\.\\d{1,5}(?![\\d.])';
/** Wider than where numbers are shown: what leaves the editor had better lose a digit too many. */
const anyNumber = '\\+?\\(?\\d(?:[^\\S\\n]|[()./–-]){0,3}(?:\\d(?:[^\\S\\n]|[()./–-]){0,3}){5,}\\d';

/** Makes what masks any text of a call: of numbers the last two digits stay, of identifiers the ends. */
export function createMask(whole: WholeCall, { numbers, sids }: MaskStyle): (text: string) => string {
  const found = new RegExp(
    [
      sids ? `(?<sid>${sidPatterns(whole).join('|')})` : `(?<kept>${anySid})`,
      ...(numbers ? [`(?<short>${shortNumbers(whole)})`, noNumber, `(?<number>${anyNumber})`] : []),
    ].join('|'),
    'g',
  );
  return (text) =>
    boundedText(text).replace(found, (...match: unknown[]) => {
      const value = String(match[0]);
      const groups = match.at(-1) as Partial<Record<'sid' | 'short' | 'number', string>>;
      if (groups.sid !== undefined) return maskSid(value);
      return (groups.number ?? groups.short) === undefined ? value : maskNumber(value);
    });
}

/** `CA…0042` */
function maskSid(sid: string): string {
  return `${/^[A-Za-z]{2}/.exec(sid)?.[0] ?? ''}…${sid.slice(-4)}`;
}

/** What finds each identifier, the longer before what it may begin with. */
function sidPatterns(whole: WholeCall): readonly string[] {
  const sids = sidsOf(whole);
  const isLonger = (sid: string): boolean => sid.length > knownLength;
  return [
    ...sids.filter(isLonger).map(pattern),
    anySid,
    ...sids.filter((sid) => !isLonger(sid)).map(pattern),
  ];
}

/** A report shows fewer of each list, and a pattern of thousands of alternatives would take seconds. */
const mostOfAList = 100;

function first<T>(part: Part<T> | undefined): readonly T[] {
  return part?.items.slice(0, mostOfAList) ?? [];
}

/** Identifiers of a form of their own: those of a known form are found by that. What is shorter identifies nothing. */
function sidsOf({ call, parts }: WholeCall): readonly string[] {
  const all = [call, ...first(parts?.segments)].flatMap((one) => [
    one.accountSid,
    one.sid,
    one.callSegmentSid,
    one.phoneNumberSid,
  ]);
  const others = [
    ...first(parts?.recordings).map(({ sid }) => sid),
    ...first(parts?.notifications).map(({ notification }) => notification.sid),
  ];
  return [...new Set([...all, ...others])]
    .filter((sid) => sid.length >= 8 && !ofKnownForm.test(sid))
    .sort((one, other) => other.length - one.length);
}

/** Parties whose numbers are too short to be known as such, wherever they stand alone. */
function shortNumbers({ call, parts }: WholeCall): string {
  const parties = [call, ...first(parts?.segments)].flatMap(({ caller, called }) => [caller, called]);
  const short = parties
    .map((party) => party.slice(0, longestSid).replace(/\D/g, ''))
    .filter((digits) => /^\d{3,6}$/.test(digits));
  // Where there is none, what matches nothing.
  return short.length === 0 ? '(?!)' : `(?<!\\d)(?:${[...new Set(short)].join('|')})(?!\\d)`;
}

/** No service has longer ones, and a pattern may not be of any length: of such a text the beginning, and on to a blank. */
const longestSid = 100;

function pattern(sid: string): string {
  const escaped = sid.slice(0, longestSid).replace(/\W/g, '\\$&');
  return sid.length > longestSid ? `${escaped}\\S*` : escaped;
}
