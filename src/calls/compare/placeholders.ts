import type { ServiceDate } from '../../api/dates.ts';
import { boundedText } from '../boundedText.ts';
import { showDuration } from '../times.ts';

/** Stands for what is another in each call: the same value has the same name throughout one text. */
export interface Placeholders {
  /** Any text of the service, bounded, with the identifiers, numbers and times in it replaced. */
  readonly inText: (text: string, most?: number) => string;
  /** A party of a call, also one that is no telephone number; an empty one stays empty. */
  readonly number: (party: string) => string;
  /** An instant by its distance from the start of the call: `+0:05`, `-0:01`. */
  readonly time: (date: ServiceDate) => string;
}

/** Where the names of a text come from. */
export interface PlaceholderStart {
  /** Identifiers whose name is known, such as `<call>`; each other one is named by its prefix. */
  readonly names: ReadonlyMap<string, string>;
  /** What times are counted from; without it they have no distance. */
  readonly start: ServiceDate | undefined;
}

/** What stands for a time that is no event of the call. */
export const someTime = '<time>';

const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const patterns = {
  sid: '[A-Z]{2}[0-9a-fA-F]{32}(?![0-9a-zA-Z])',
  uuid: '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}',
  time: [
    `(?:[A-Z][a-z]{2}, )?\\d{1,2} ${month} \\d{4} \\d\\d:\\d\\d(?::\\d\\d)?(?: (?:[+-]\\d{4}|[A-Z]{1,4}))?`,
    '\\d{4}-\\d\\d-\\d\\d(?:[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:?\\d\\d)?)?(?!\\d)',
  ].join('|'),
  number: '(?:(?<![\\w.])|(?<=%2[Bb]))\\+?\\(?\\d(?:[ ().-]{0,2}\\d){6,30}(?!\\w)',
} as const;

const ofKnownForm = new RegExp(`^(?:${patterns.sid}|${patterns.uuid})$`);
/** Names of any other form are alternatives of one pattern, which thousands would make slow; within a text the rest stays. */
const [mostOwn, longestOwn] = [300, 100];

/** Makes the names of one text; they are counted in the order in which values are met. */
export function createPlaceholders({ names, start }: PlaceholderStart): Placeholders {
  const numbers = counted('number');
  const others = new Map<string, (value: string) => string>();
  const other = (kind: string, value: string): string => {
    const name = others.get(kind) ?? counted(kind);
    others.set(kind, name);
    return name(value);
  };
  const own = [...names.keys()].filter((name) => name.length <= longestOwn && !ofKnownForm.test(name));
  const known = own
    .slice(0, mostOwn)
    .sort((one, two) => two.length - one.length)
    .map(escaped);
  const { sid, uuid, time, number } = patterns;
  const found = new RegExp(
    [...known, `(?<sid>${sid})`, `(?<uuid>${uuid})`, `(?<time>${time})`, `(?<number>${number})`].join('|'),
    'g',
  );
  return {
    inText: (text, most) =>
      names.get(text) ??
      boundedText(text, most).replace(found, (...match: unknown[]) => {
        const value = String(match[0]);
        const name = names.get(value);
        if (name !== undefined) return name;
        const groups = match.at(-1) as Partial<Record<keyof typeof patterns, string>>;
        if (groups.time !== undefined) return someTime;
        if (groups.number !== undefined) return numbers(digitsOf(value));
        if (groups.sid !== undefined) return other(value.slice(0, 2), value);
        return other('id', value);
      }),
    number: (given) => {
      const party = boundedText(given);
      return party === '' ? '' : numbers(digitsOf(party) || party);
    },
    time: (date) => (start ? distance(date.instantMs - start.instantMs) : someTime),
  };
}

function counted(kind: string): (value: string) => string {
  const known = new Map<string, number>();
  return (value) => {
    if (!known.has(value)) known.set(value, known.size + 1);
    return `<${kind} ${known.get(value) ?? 0}>`;
  };
}

/** The number itself, however it is decorated; that of North America may have its country before it. */
function digitsOf(number: string): string {
  return number.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
}

function distance(ms: number): string {
  return `${ms < 0 ? '-' : '+'}${showDuration(Math.abs(ms) / 1000)}`;
}

function escaped(text: string): string {
  return text.replace(/[^\w]/g, '\\$&');
}
