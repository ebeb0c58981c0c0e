// The parts of XML that stand within a tag or a text: attributes and references.
import type { XmlFault, XmlProblem } from './scanXml.ts';
import { aName, nameSource, skipSpace, take } from './xmlText.ts';

/** A fault and where it stands. */
export type Place = Pick<XmlProblem, 'fault' | 'start' | 'end' | 'name'>;

const reference = new RegExp(`&(?:#([0-9]+)|#x([0-9a-fA-F]+)|(${nameSource}));`, 'uy');
const entities = ['amp', 'apos', 'gt', 'lt', 'quot'];

/** The first `&` of a text that begins no reference, or one to what nobody knows. */
export function referenceFault(text: string, mayDeclare: boolean): Place | undefined {
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    const found = take(reference, text, at);
    if (!found) return { fault: 'ampersand', start: at, end: at + 1, name: '&' };
    const [whole, decimal, hex, entity] = found;
    const place = { start: at, end: at + whole.length, name: whole };
    if (entity === undefined) {
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      if (!isCharacter(code)) return { fault: 'reference', ...place };
    } else if (!mayDeclare && !entities.includes(entity)) return { fault: 'unknownEntity', ...place };
  }
  return undefined;
}

function isCharacter(code: number): boolean {
  if (code === 0x9 || code === 0xa || code === 0xd) return true;
  return (
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}

/** Reads the attributes of a tag from behind its name: the place behind the tag, or the first fault. */
export function attributeFault(
  text: string,
  from: number,
  tag: { readonly name: string; readonly start: number },
  mayDeclare: boolean,
): number | XmlProblem {
  const names = new Set<string>();
  let at = from;
  for (;;) {
    const next = skipSpace(text, at);
    if (text[next] === '>') return next + 1;
    if (text.startsWith('/>', next)) return next + 2;
    const name = take(aName, text, next)?.[0];
    if (name === undefined)
      return { fault: 'tagUnclosed', start: tag.start, end: from, name: `<${tag.name}` };
    const place = { start: next, end: next + name.length, name };
    if (next === at) return { fault: 'attributeWithoutSpace', ...place };
    if (names.has(name)) return { fault: 'attributeTwice', ...place };
    names.add(name);
    const read = readValue(text, place, mayDeclare);
    if (typeof read === 'object') return read;
    at = read;
  }
}

/** Reads `="…"` behind the name of an attribute: the place behind it, or its fault. */
function readValue(
  text: string,
  attribute: { readonly start: number; readonly end: number; readonly name: string },
  mayDeclare: boolean,
): number | XmlProblem {
  const fault = (what: XmlFault): XmlProblem => ({ fault: what, ...attribute });
  const equals = skipSpace(text, attribute.end);
  if (text[equals] !== '=') return fault('attributeWithoutValue');
  const quote = skipSpace(text, equals + 1);
  const mark = text.charAt(quote);
  if (mark !== '"' && mark !== "'") return fault('attributeUnquoted');
  const end = text.indexOf(mark, quote + 1);
  const value = text.slice(quote + 1, end < 0 ? text.length : end);
  const lessThan = value.indexOf('<');
  // Where a tag or a line ended before, the quotes were meant to end there too.
  if (end < 0 || /^[^<]*[>\n][^<]*</.test(value)) {
    return { fault: 'attributeUnclosed', start: quote, end: quote + 1, name: attribute.name };
  }
  const found = referenceFault(lessThan < 0 ? value : value.slice(0, lessThan), mayDeclare);
  const sign: Place = { fault: 'lessThan', start: lessThan, end: lessThan + 1, name: '<' };
  const place = found ?? (lessThan < 0 ? undefined : sign);
  return place ? { ...place, start: place.start + quote + 1, end: place.end + quote + 1 } : end + 1;
}
