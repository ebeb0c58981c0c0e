// What an application answered, as its page shows it: by its type, bounded, with the place of a problem.
import * as l10n from '@vscode/l10n';
import { maskNumbersIn } from '../phoneNumbers.ts';
import { isJson, layOutJson } from './showJson.ts';
import { layOutXml, lineAt, markStart, markXml, mostPieces } from './showXml.ts';
import { scanXml, type XmlProblem, type XmlScan } from './xml/scanXml.ts';
import { writeLines, type LineWriter, type ShownLine } from './shownText.ts';
import { xmlProblemText } from './xml/xmlProblem.ts';

/** How a body was read. */
export type BodyKind = 'xml' | 'json' | 'html' | 'plain' | 'binary';

/** A body, ready to show. */
export interface BodyDescription {
  readonly kind: BodyKind;
  /** The type and the size in words. */
  readonly title: string;
  /** What has to be known of it: not JSON, binary, letters lost. */
  readonly notes: readonly string[];
  readonly problem: BodyProblem | undefined;
  readonly lines: readonly ShownLine[];
  /** Whether the body has more than the lines show. */
  readonly isCut: boolean;
}

/** What is wrong with a document and where, counted from 1 in the body as it came. */
export interface BodyProblem {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** Longer bodies are shown as they came: the service takes no document of more than 64 KB. */
const mostExamined = 64 * 1024;

/** Describes the body of an answer by its Content-Type; `undefined` for an empty one. */
export function describeBody(
  body: string,
  contentType: string,
  style: { readonly locale: string; readonly maskNumbers: boolean },
): BodyDescription | undefined {
  if (body === '') return undefined;
  const text = body.slice(0, mostExamined).replace(/\r\n?/g, '\n');
  // What ends a line begins none.
  const shown = (style.maskNumbers ? maskNumbersIn(text) : text).replace(/\n$/, '');
  const found = examine(text, kindOf(text, contentType), body.length > mostExamined);
  const { kind, problem } = found;
  const from = problem ? markStart(text, problem.start) : 0;
  const writer = writeBody(shown, found, from);
  return {
    kind,
    title: l10n.t('{0}, {1}', kindText(kind), sizeText(body, style.locale)),
    notes: notesOf(text, found),
    problem: problem && problemOf(text, problem),
    lines: writer.lines,
    isCut: writer.isFull() || from > 0 || body.length > mostExamined,
  };
}

/** What is known of a body once it was looked at. */
interface Examined {
  readonly kind: BodyKind;
  readonly isTooLong: boolean;
  readonly isJson?: boolean;
  readonly xml?: XmlScan;
  readonly problem?: XmlProblem | undefined;
}

function examine(text: string, kind: BodyKind, isTooLong: boolean): Examined {
  if (isTooLong) return { kind, isTooLong };
  if (kind === 'json') return { kind, isTooLong, isJson: isJson(text) };
  if (kind !== 'xml') return { kind, isTooLong };
  const xml = scanXml(text, mostPieces);
  return { kind, isTooLong, xml, problem: xml.problem ?? rootProblem(xml) };
}

/** Masked text is as long as the text, so that places in the one are places in the other. */
function writeBody(shown: string, { isJson, problem, xml }: Examined, from: number): LineWriter {
  if (xml) return problem ? markXml(shown, xml.pieces, problem, from) : layOutXml(shown, xml.pieces);
  if (isJson) return layOutJson(shown);
  const writer = writeLines();
  writer.write('plain', shown);
  return writer;
}

/** The kind that the type tells; where the type is missing, wrong or only says "text", what the body looks like. */
function kindOf(text: string, contentType: string): BodyKind {
  // Tabs and line ends aside, no text has control characters.
  const odd = (text.slice(0, 4096).match(/(?![\t\n\f\v])[\p{Cc}\ufffd]/gu) ?? []).length;
  if (text.slice(0, 4096).includes('\0') || odd * 4 > Math.min(text.length, 4096)) return 'binary';
  const start = text
    .slice(0, 1024)
    .replace(/^\ufeff/, '')
    .trimStart();
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (/^<(?:!doctype\s+html|html)\b/i.test(start)) return 'html';
  if (/^<(?:\?xml|Response)\b/i.test(start)) return 'xml';
  if (/[/+]json$/.test(type)) return 'json';
  if (type === 'text/html') return 'html';
  if (/[/+]xml$/.test(type)) return 'xml';
  return 'plain';
}

/** What is wrong with a document that a service is to follow, in words; `undefined` where it is well-formed. */
export function documentProblem(text: string): string | undefined {
  const xml = scanXml(text, 0);
  const problem = xml.problem ?? rootProblem(xml);
  return problem && problemOf(text, problem).text;
}

/** The document of an application is a Response (code 12102). */
function rootProblem({ root }: XmlScan): XmlProblem | undefined {
  if (!root || root.name === 'Response' || root.name === 'TwilioResponse') return undefined;
  const { name, start } = root;
  return { fault: 'rootName', start, end: start + 1 + name.length, name };
}

function problemOf(text: string, problem: XmlProblem): BodyProblem {
  const lineOf = (place: number): number => lineAt(text, place);
  return {
    line: lineOf(problem.start),
    column: problem.start - text.lastIndexOf('\n', problem.start - 1),
    text: xmlProblemText(problem, lineOf),
  };
}

function kindText(kind: BodyKind): string {
  switch (kind) {
    case 'xml':
      return 'XML';
    case 'json':
      return 'JSON';
    case 'html':
      return 'HTML';
    case 'plain':
      return l10n.t('Text');
    case 'binary':
      return l10n.t('Binary data');
  }
}

/** The size in UTF-8, as it went over the wire. */
function sizeText(body: string, locale: string): string {
  const bytes = new TextEncoder().encode(body).length;
  const number = (value: number): string => value.toLocaleString(locale, { maximumFractionDigits: 1 });
  if (bytes < 1024) return bytes === 1 ? l10n.t('1 byte') : l10n.t('{0} bytes', number(bytes));
  return bytes < 1024 * 1024
    ? l10n.t('{0} KB', number(bytes / 1024))
    : l10n.t('{0} MB', number(bytes / (1024 * 1024)));
}

function notesOf(text: string, { kind, isJson, isTooLong, problem }: Examined): readonly string[] {
  if (kind === 'binary') return [l10n.t('This is no text, so only what can be read of it is shown.')];
  const notes: string[] = [];
  if (kind === 'html') notes.push(l10n.t('A web page, not the markup that calls run on.'));
  if (isTooLong && (kind === 'xml' || kind === 'json')) {
    notes.push(l10n.t('Too long to be checked, so it is shown as it came.'));
  } else if (isJson === false) {
    notes.push(l10n.t('Not well-formed JSON, so it is shown as it came.'));
  }
  if (text.includes('\ufffd')) {
    notes.push(l10n.t('Letters were lost: the bytes were not in the character set that was declared.'));
  } else if (!problem && /[\u00c2\u00c3][\u0080-\u00bf]|\u00e2\u20ac/.test(text)) {
    notes.push(
      l10n.t('Some letters look like UTF-8 read as another character set: declare it in Content-Type.'),
    );
  }
  return notes;
}
