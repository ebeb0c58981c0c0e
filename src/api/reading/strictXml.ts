// The one reader of XML: the grammar of XML 1.0 to the letter, and nothing of it that no answer needs. Readers
// that fit here read what people write, and so take for XML what is none: `</b>` behind `<a>`, several roots,
// `<` in attributes, unknown entities, control characters. One of them behind a gate that held to the grammar
// read each answer a second time (docs/decisions/0008-reading-xml-ourselves.md).
import { UnreadableAnswer } from '../errors.ts';
import type { Raw } from '../resources.ts';

// Far beyond any real answer, near enough that a hostile one of 2 MiB is refused within 100 ms.
const deepestNesting = 32;
const mostElements = 30_000;
const mostAttributes = 100;
// References that are remembered within a text.
const mostKnown = 100;

// XML's names without U+1680 and U+FEFF, which look like spaces.
const nameStart =
  ':A-Z_a-z\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02ff\\u0370-\\u037d\\u037f-\\u167f\\u1681-\\u1fff' +
  '\\u200c-\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufefe' +
  '\\uff00-\\ufffd\\u{10000}-\\u{effff}';
const name = `[${nameStart}][\\u0300-\\u036f${nameStart}\\-.0-9\\xb7\\u203f-\\u2040]*`;
const space = '[ \\t\\n]';
const equals = `${space}*=${space}*`;

const declaration = new RegExp(
  `^<\\?xml${space}+version${equals}(?:"1\\.0"|'1\\.0')` +
    `(?:${space}+encoding${equals}(?:"[A-Za-z][\\w.-]*"|'[A-Za-z][\\w.-]*'))?` +
    `(?:${space}+standalone${equals}(?:"(?:yes|no)"|'(?:yes|no)'))?${space}*\\?>`,
);
const startOfTag = new RegExp(`<(${name})`, 'uy');
const attribute = new RegExp(`${space}+(${name})${equals}("[^<"]*"|'[^<']*')`, 'uy');
const endOfTag = new RegExp(`${space}*(/?)>`, 'y');
const closingTag = new RegExp(`</(${name})${space}*>`, 'uy');
const startOfInstruction = new RegExp(`<\\?(?![Xx][Mm][Ll][ \\t\\n?])${name}(?=${space}|\\?>)`, 'uy');
const notAllowed = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['apos', "'"],
  ['gt', '>'],
  ['lt', '<'],
  ['quot', '"'],
]);

/** An element as the document has it. */
export interface XmlElement {
  readonly name: string;
  /** Empty but for elements in the root: of what lies deeper nobody reads any. */
  readonly attributes: Raw;
  /** Texts and elements in their order. */
  readonly content: readonly (string | XmlElement)[];
}

interface OpenElement extends XmlElement {
  readonly content: (string | XmlElement)[];
}

/** How far a document has been read. */
interface Scan {
  readonly text: string;
  at: number;
  /** Elements and attributes. */
  count: number;
  /** The elements that are open, outermost first. */
  readonly open: OpenElement[];
  root: XmlElement | undefined;
}

/**
 * Reads a document whose line ends are line feeds, and gives its root. Nothing is left of declaration,
 * comments and processing instructions. Throws `UnreadableAnswer` for what is not well-formed XML 1.0, has a
 * DOCTYPE, is nested deeper than 32 or has too many elements or attributes.
 */
export function readStrictXml(document: string): XmlElement {
  // Of a document that begins with a DOCTYPE nothing is read at all.
  if (/^\s*(?:<\?[^>]*>\s*)?<!DOCTYPE/i.test(document)) refuse('has a DOCTYPE');
  if (notAllowed.test(document)) refuse('has a character that XML does not know');
  const text = document.startsWith('\ufeff') ? document.slice(1) : document;
  const at = declaration.exec(text)?.[0].length ?? 0;
  const scan: Scan = { text, at, count: 0, open: [], root: undefined };
  while (scan.at < text.length) {
    const next = text.indexOf('<', scan.at);
    if (next !== scan.at) readText(scan, next < 0 ? text.length : next);
    else if (text.startsWith('</', next)) closeElement(scan);
    else if (text.startsWith('<!', next)) readDeclared(scan);
    else if (text.startsWith('<?', next)) readInstruction(scan);
    else openElement(scan);
  }
  return scan.root && scan.open.length === 0 ? scan.root : refuse('has elements that are not closed');
}

/**
 * Reads a text in which references stand: the five entities of XML and numeric ones, nothing is expanded
 * twice. Throws `UnreadableAnswer` for any other.
 */
function readReferences(text: string): string {
  if (!text.includes('&')) return text;
  // By hand, since a pattern takes twice the time for 2 MiB of references.
  const known = new Map(entities);
  let read = '';
  let at = 0;
  for (let start; (start = text.indexOf('&', at)) >= 0;) {
    const end = text.indexOf(';', start);
    if (end < 0) refuse('has a reference that does not end');
    const reference = text.slice(start + 1, end);
    const meant = known.get(reference) ?? readNumeric(reference);
    if (known.size < mostKnown) known.set(reference, meant);
    read += text.slice(at, start) + meant;
    at = end + 1;
  }
  return read + text.slice(at);
}

function readNumeric(reference: string): string {
  if (!/^#(?:[0-9]+|x[0-9a-fA-F]+)$/.test(reference)) refuse('has a reference that XML does not know');
  const code = reference[1] === 'x' ? parseInt(reference.slice(2), 16) : parseInt(reference.slice(1), 10);
  const isAllowed =
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff) ||
    code === 0x9 ||
    code === 0xa ||
    code === 0xd;
  return isAllowed
    ? String.fromCodePoint(code)
    : refuse('has a reference to a character that XML does not know');
}

function readText(scan: Scan, end: number): void {
  const text = scan.text.slice(scan.at, end);
  scan.at = end;
  const inside = scan.open.at(-1);
  if (inside) {
    if (text.includes(']]>')) refuse('has a "]]>" outside of CDATA');
    inside.content.push(readReferences(text));
  } else if (/[^ \t\n]/.test(text)) refuse('has text outside of its root');
}

function openElement(scan: Scan): void {
  const { open } = scan;
  const name = take(scan, startOfTag)?.[1] ?? refuse('has a "<" that begins no tag');
  if (open.length === 0 && scan.root) refuse('has several roots');
  if (open.length >= deepestNesting) refuse(`is nested deeper than ${deepestNesting}`);
  countOne(scan);
  const attributes = readAttributes(scan);
  const isEmpty = (take(scan, endOfTag) ?? refuse('has a tag that does not end'))[1] === '/';
  const element = { name, attributes: open.length === 1 ? attributes : {}, content: [] };
  open.at(-1)?.content.push(element);
  scan.root ??= element;
  if (!isEmpty) open.push(element);
}

function readAttributes(scan: Scan): Raw {
  if (scan.text[scan.at] === '>') return {};
  const attributes = new Map<string, string>();
  for (let found; (found = take(scan, attribute));) {
    const [, name = '', quoted = ''] = found;
    countOne(scan);
    if (attributes.has(name)) refuse('has two attributes of one name');
    attributes.set(name, readReferences(quoted.slice(1, -1).replaceAll(/[\t\n]/g, ' ')));
    if (attributes.size > mostAttributes) refuse('has too many attributes');
  }
  // Own properties, whatever their names are.
  return Object.fromEntries(attributes);
}

function countOne(scan: Scan): void {
  if (++scan.count > mostElements) refuse(`has more than ${mostElements} elements and attributes`);
}

function closeElement(scan: Scan): void {
  const name = take(scan, closingTag)?.[1];
  if (name === undefined || scan.open.pop()?.name !== name) refuse('has a closing tag that closes nothing');
}

function readDeclared(scan: Scan): void {
  const { at, text } = scan;
  if (text.startsWith('<!--', at)) {
    // The first two hyphens have to be the end.
    const end = text.indexOf('--', at + 4);
    if (end < 0 || text[end + 2] !== '>') refuse('has a comment that does not end');
    scan.at = end + 3;
    return;
  }
  const inside = scan.open.at(-1);
  if (text.startsWith('<![CDATA[', at) && inside) {
    const end = text.indexOf(']]>', at);
    if (end < 0) refuse('has a CDATA section that does not end');
    inside.content.push(text.slice(at + 9, end));
    scan.at = end + 3;
  } else refuse(text.startsWith('<!DOCTYPE', at) ? 'has a DOCTYPE' : 'has a "<!" that begins nothing');
}

function readInstruction(scan: Scan): void {
  const found = take(scan, startOfInstruction);
  const end = scan.text.indexOf('?>', scan.at);
  if (!found || end < 0) refuse('has a processing instruction that is none');
  scan.at = end + 2;
}

/** What the sticky pattern finds here, which is then read. */
function take(scan: Scan, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = scan.at;
  const found = pattern.exec(scan.text);
  if (!found) return undefined;
  scan.at = pattern.lastIndex;
  return found;
}

function refuse(what: string): never {
  throw new UnreadableAnswer(`The answer ${what}`);
}
