// Where a document of the markup stops being XML 1.0: to show a person the place, not to read data.
import { attributeFault, referenceFault, type Place } from './xmlParts.ts';
import { aName, notAllowed, skipSpace, take } from './xmlText.ts';

/** What is wrong with a document, for `xmlProblem.ts` to put into words. */
export type XmlFault =
  | 'ampersand'
  | 'attributeTwice'
  | 'attributeUnclosed'
  | 'attributeUnquoted'
  | 'attributeWithoutSpace'
  | 'attributeWithoutValue'
  | 'cdataEnd'
  | 'cdataUnclosed'
  | 'character'
  | 'closesAnother'
  | 'closesNothing'
  | 'commentHyphens'
  | 'commentUnclosed'
  | 'declaration'
  | 'declarationLate'
  | 'instruction'
  | 'lessThan'
  | 'noElement'
  | 'reference'
  | 'rootName'
  | 'secondRoot'
  | 'tagUnclosed'
  | 'textAround'
  | 'unclosed'
  | 'unknownEntity';

/** The first fault of a document and its place, in UTF-16 units from the start. */
export interface XmlProblem {
  readonly fault: XmlFault;
  readonly start: number;
  readonly end: number;
  /** The name or text that the fault is about. */
  readonly name: string;
  /** The element that is still open, where the fault is about one, and where its tag starts. */
  readonly opened?: OpenElement | undefined;
}

interface OpenElement {
  readonly name: string;
  readonly start: number;
}

/** A piece of markup or text, in the order of the document; together they leave nothing out. */
export interface XmlPiece {
  readonly kind: 'open' | 'close' | 'empty' | 'text' | 'cdata' | 'comment' | 'other';
  readonly start: number;
  readonly end: number;
}

/** What is known of a document: its pieces as far as it is well-formed, and the fault that ends them. */
export interface XmlScan {
  readonly pieces: readonly XmlPiece[];
  readonly problem: XmlProblem | undefined;
  /** The first element, and where its tag starts. */
  readonly root: OpenElement | undefined;
}

interface Scan {
  readonly text: string;
  at: number;
  readonly open: OpenElement[];
  root: OpenElement | undefined;
  /** Whether a DOCTYPE may have declared entities, of which we then know nothing. */
  hasDoctype: boolean;
}

type Found = XmlPiece['kind'] | XmlProblem;

const declaration =
  /^<\?xml\s+version\s*=\s*(?:"1\.\d"|'1\.\d')(?:\s+encoding\s*=\s*(?:"[\w.-]+"|'[\w.-]+'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/;

/**
 * Scans a document up to its first fault; nothing is expanded or looked up, and a DOCTYPE is passed over.
 * Takes time in proportion to the text, and keeps the first `mostPieces` pieces.
 */
export function scanXml(text: string, mostPieces: number): XmlScan {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const scan: Scan = { text, at: start, open: [], root: undefined, hasDoctype: false };
  const pieces: XmlPiece[] = [];
  let problem: XmlProblem | undefined;
  while (!problem && scan.at < text.length) {
    const from = scan.at;
    const found = readPiece(scan, start);
    if (typeof found === 'object') problem = found;
    else if (pieces.length < mostPieces) pieces.push({ kind: found, start: from, end: scan.at });
  }
  return {
    pieces,
    problem: oddCharacter(text, problem) ?? problem ?? endOf(scan),
    root: scan.root,
  };
}

/** A character that XML does not know is a fault wherever it stands, if nothing before it was one. */
function oddCharacter(text: string, problem: XmlProblem | undefined): XmlProblem | undefined {
  const odd = notAllowed.exec(text);
  if (!odd || (problem && problem.start < odd.index)) return undefined;
  return { fault: 'character', start: odd.index, end: odd.index + odd[0].length, name: odd[0] };
}

function endOf({ open, root, text }: Scan): XmlProblem | undefined {
  const end = text.trimEnd().length;
  const opened = open.at(-1);
  if (opened) return { fault: 'unclosed', start: end, end, name: opened.name, opened };
  return root ? undefined : { fault: 'noElement', start: end, end, name: '' };
}

function readPiece(scan: Scan, start: number): Found {
  const { at, text } = scan;
  const next = text.indexOf('<', at);
  if (next !== at) return readText(scan, next < 0 ? text.length : next);
  if (text.startsWith('</', at)) return readClosingTag(scan);
  if (text.startsWith('<!--', at)) return readComment(scan);
  if (text.startsWith('<![CDATA[', at)) return readCdata(scan);
  if (text.startsWith('<!DOCTYPE', at) && !scan.root) return readDoctype(scan);
  if (text.startsWith('<?', at)) return readInstruction(scan, start);
  return readTag(scan);
}

function readText(scan: Scan, end: number): Found {
  const { at, text } = scan;
  const part = text.slice(at, end);
  scan.at = end;
  if (scan.open.length > 0) {
    const fault = referenceFault(part, scan.hasDoctype);
    const close = part.indexOf(']]>');
    if (fault && (close < 0 || fault.start < close)) return moved(fault, at);
    return close < 0 ? 'text' : { fault: 'cdataEnd', start: at + close, end: at + close + 3, name: ']]>' };
  }
  const first = part.search(/[^ \t\n\r]/);
  if (first < 0) return 'text';
  const name = scan.root ? 'after' : 'before';
  return { fault: 'textAround', start: at + first, end: at + part.trimEnd().length, name };
}

function moved({ fault, start, end, name }: Place, by: number): XmlProblem {
  return { fault, start: start + by, end: end + by, name };
}

function readComment(scan: Scan): Found {
  const { at, text } = scan;
  const end = text.indexOf('--', at + 4);
  if (end < 0) return { fault: 'commentUnclosed', start: at, end: at + 4, name: '' };
  if (text[end + 2] !== '>') {
    const fault = text.includes('-->', end) ? 'commentHyphens' : 'commentUnclosed';
    const start = fault === 'commentHyphens' ? end : at;
    return { fault, start, end: start + 2, name: '' };
  }
  scan.at = end + 3;
  return 'comment';
}

function readCdata(scan: Scan): Found {
  const { at, text } = scan;
  const end = text.indexOf(']]>', at);
  if (end < 0) return { fault: 'cdataUnclosed', start: at, end: at + 9, name: '' };
  scan.at = end + 3;
  if (scan.open.length > 0) return 'cdata';
  return { fault: 'textAround', start: at, end: scan.at, name: scan.root ? 'after' : 'before' };
}

/** What a DOCTYPE declares is not read; an inner part in brackets ends with `]` and `>`. */
function readDoctype(scan: Scan): Found {
  const { at, text } = scan;
  const plain = text.indexOf('>', at);
  const bracket = text.indexOf('[', at);
  const inner = bracket >= 0 && bracket < plain;
  const end = inner ? (/\][ \t\n\r]*>/.exec(text.slice(bracket))?.index ?? -1) : plain;
  if (end < 0 || scan.hasDoctype) return { fault: 'tagUnclosed', start: at, end: at + 9, name: '<!DOCTYPE' };
  scan.at = inner ? text.indexOf('>', bracket + end) + 1 : end + 1;
  scan.hasDoctype = true;
  return 'other';
}

function readInstruction(scan: Scan, start: number): Found {
  const { at, text } = scan;
  const isDeclaration = /^<\?xml(?=[\s?])/i.test(text.slice(at, at + 6));
  if (isDeclaration && at > start) return { fault: 'declarationLate', start: at, end: at + 5, name: '' };
  const end = text.indexOf('?>', at);
  if (isDeclaration && end >= 0 && !declaration.test(text.slice(at, at + 200))) {
    return { fault: 'declaration', start: at, end: end + 2, name: '' };
  }
  const target = take(aName, text, at + 2)?.[0] ?? '';
  const next = text.slice(at + 2 + target.length, at + 4 + target.length);
  if (end < 0 || target === '' || !/^(?:\s|\?>)/.test(next)) {
    return { fault: 'instruction', start: at, end: at + 2, name: '' };
  }
  scan.at = end + 2;
  return 'other';
}

function readTag(scan: Scan): Found {
  const { at, text } = scan;
  const name = take(aName, text, at + 1)?.[0];
  if (name === undefined) return { fault: 'lessThan', start: at, end: at + 1, name: '<' };
  if (scan.root && scan.open.length === 0) {
    return { fault: 'secondRoot', start: at, end: at + 1 + name.length, name };
  }
  const read = attributeFault(text, at + 1 + name.length, { name, start: at }, scan.hasDoctype);
  if (typeof read === 'object') return read;
  const opened = { name, start: at };
  scan.root ??= opened;
  scan.at = read;
  if (text[read - 2] === '/') return 'empty';
  scan.open.push(opened);
  return 'open';
}

function readClosingTag(scan: Scan): Found {
  const { at, text } = scan;
  const name = take(aName, text, at + 2)?.[0] ?? '';
  const end = skipSpace(text, at + 2 + name.length);
  const opened = scan.open.at(-1);
  if (name === '' || text[end] !== '>') return { fault: 'tagUnclosed', start: at, end, name: `</${name}` };
  if (!opened) return { fault: 'closesNothing', start: at, end: end + 1, name };
  if (opened.name !== name) {
    const isOpen = scan.open.some((element) => element.name === name);
    return { fault: isOpen ? 'unclosed' : 'closesAnother', start: at, end: end + 1, name, opened };
  }
  scan.open.pop();
  scan.at = end + 1;
  return 'close';
}
