// The strict gate in front of fast-xml-parser, which reads what people write and so takes for XML what is
// none: `</b>` behind `<a>`, several roots, text behind them, `<` in attributes, unknown entities, `--` in
// comments, control characters. Its validator misses most of these too, is deprecated, and needs more than
// 100 ms for a long attribute. So the grammar of XML 1.0 is held to here.
import { UnreadableAnswer } from '../errors.ts';

// Far beyond any real answer, near enough that a hostile one of 2 MiB is refused within 100 ms.
const deepestNesting = 32;
const mostElements = 30_000;
const mostAttributes = 100;
// References that are remembered within a text.
const mostKnown = 100;

// XML's names without U+1680 and U+FEFF, which fast-xml-parser takes for spaces.
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

/** How far a document has been read, and what has been written of it. */
interface Scan {
  readonly text: string;
  at: number;
  /** Elements and attributes. */
  count: number;
  /** The names of the elements that are open, outermost first. */
  readonly open: string[];
  /** The text since the last tag. */
  section: string;
  readonly written: string[];
}

/**
 * Writes a document, whose line ends are line feeds, so that it can be read in one way only: each element is
 * closed by a tag of its own, each text is one CDATA section without references, in which U+0000 stands for
 * a carriage return (for the parser makes line feeds of them), and of attributes there are only those of the
 * elements in the root, on one line and with references. Nothing is left of declaration, comments and
 * processing instructions. Throws `UnreadableAnswer` for what is not well-formed XML 1.0, has a DOCTYPE, is
 * nested deeper than 32 or has too many elements or attributes.
 */
export function writeCanonicalXml(document: string): string {
  // Of a document that begins with a DOCTYPE nothing is read at all.
  if (/^\s*(?:<\?[^>]*>\s*)?<!DOCTYPE/i.test(document)) refuse('has a DOCTYPE');
  if (notAllowed.test(document)) refuse('has a character that XML does not know');
  const text = document.startsWith('\ufeff') ? document.slice(1) : document;
  const at = declaration.exec(text)?.[0].length ?? 0;
  const scan: Scan = { text, at, count: 0, open: [], section: '', written: [] };
  while (scan.at < text.length) {
    const next = text.indexOf('<', scan.at);
    if (next !== scan.at) readText(scan, next < 0 ? text.length : next);
    else if (text.startsWith('</', next)) closeElement(scan);
    else if (text.startsWith('<!', next)) readDeclared(scan);
    else if (text.startsWith('<?', next)) readInstruction(scan);
    else openElement(scan);
  }
  if (scan.count === 0 || scan.open.length > 0) refuse('has elements that are not closed');
  return scan.written.join('');
}

/**
 * Reads a text in which references stand: the five entities of XML and numeric ones, nothing is expanded
 * twice. Throws `UnreadableAnswer` for any other.
 */
export function readReferences(text: string): string {
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
  if (scan.open.length > 0) {
    if (text.includes(']]>')) refuse('has a "]]>" outside of CDATA');
    scan.section += readReferences(text);
  } else if (/[^ \t\n]/.test(text)) refuse('has text outside of its root');
}

function writeSection(scan: Scan): void {
  if (scan.section === '') return;
  const text = scan.section.replaceAll('\r', '\0').replaceAll(']]>', ']]]]><![CDATA[>');
  scan.written.push(`<![CDATA[${text}]]>`);
  scan.section = '';
}

function openElement(scan: Scan): void {
  const { open, written } = scan;
  const tagName = take(scan, startOfTag)?.[1] ?? refuse('has a "<" that begins no tag');
  if (open.length === 0 && scan.count > 0) refuse('has several roots');
  if (open.length >= deepestNesting) refuse(`is nested deeper than ${deepestNesting}`);
  countOne(scan);
  writeSection(scan);
  const attributes = readAttributes(scan);
  const isEmpty = (take(scan, endOfTag) ?? refuse('has a tag that does not end'))[1] === '/';
  written.push(`<${tagName}${open.length === 1 ? attributes : ''}>`);
  if (isEmpty) written.push(`</${tagName}>`);
  else open.push(tagName);
}

function readAttributes(scan: Scan): string {
  if (scan.text[scan.at] === '>') return '';
  const names = new Set<string>();
  let written = '';
  for (let found; (found = take(scan, attribute));) {
    const [, attributeName = '', value = ''] = found;
    countOne(scan);
    if (names.has(attributeName)) refuse('has two attributes of one name');
    if (names.add(attributeName).size > mostAttributes) refuse('has too many attributes');
    readReferences(value);
    written += ` ${attributeName}=${value.replaceAll(/[\t\n]/g, ' ')}`;
  }
  return written;
}

function countOne(scan: Scan): void {
  if (++scan.count > mostElements) refuse(`has more than ${mostElements} elements and attributes`);
}

function closeElement(scan: Scan): void {
  const tagName = take(scan, closingTag)?.[1];
  if (tagName === undefined || scan.open.pop() !== tagName) refuse('has a closing tag that closes nothing');
  writeSection(scan);
  scan.written.push(`</${tagName}>`);
}

function readDeclared(scan: Scan): void {
  const { at, text } = scan;
  if (text.startsWith('<!--', at)) {
    // The first two hyphens have to be the end.
    const end = text.indexOf('--', at + 4);
    if (end < 0 || text[end + 2] !== '>') refuse('has a comment that does not end');
    scan.at = end + 3;
  } else if (text.startsWith('<![CDATA[', at) && scan.open.length > 0) {
    const end = text.indexOf(']]>', at);
    if (end < 0) refuse('has a CDATA section that does not end');
    scan.section += text.slice(at + 9, end);
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
