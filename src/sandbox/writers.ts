// Writes a resource, a list or an error in the four forms of the page "Tips & Tricks".
import type { Fields } from './rules/fields.ts';

/** One resource: the name of its element and what is inside. */
export interface Entry {
  readonly element: string;
  readonly fields: Fields;
  /** The name of an element whose text is written as it is, which may make it no XML. */
  readonly raw?: string | undefined;
}

/** One page of a list; `columns` names the CSV's columns also when there are no rows. */
export interface EntryList {
  readonly element: string;
  readonly attributes: Fields;
  readonly columns: readonly string[];
  readonly entries: readonly Entry[];
}

/** What stands inside `<TwilioResponse>`. */
export type Content = Entry | EntryList;

// --- XML, the form without an extension

/** Well-formed XML, one element a line; characters that XML forbids are left out. */
export function writeXml(content: Content): string {
  const inside = 'entries' in content ? xmlList(content) : xmlEntry(content, '  ');
  return `<?xml version="1.0"?>\n<TwilioResponse>\n${inside}</TwilioResponse>\n`;
}

function xmlList({ element, attributes, entries }: EntryList): string {
  const shown = attributes.map(([name, value]) => ` ${name}="${escapeMarkup(value)}"`).join('');
  if (entries.length === 0) return `  <${element}${shown}/>\n`;
  const rows = entries.map((entry) => xmlEntry(entry, '    ')).join('');
  return `  <${element}${shown}>\n${rows}  </${element}>\n`;
}

function xmlEntry({ element, fields, raw }: Entry, indent: string): string {
  let inside = '';
  for (const [name, text] of fields) {
    if (text === '') inside += `${indent}  <${name}/>\n`;
    else inside += `${indent}  <${name}>${name === raw ? text : escapeMarkup(text)}</${name}>\n`;
  }
  return `${indent}<${element}>\n${inside}${indent}</${element}>\n`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** Of almost every text, which is digits, letters and dates, this alone has to be looked at. */
const isPlain = /^[ !#-%'-;=?-~]*$/;
const special = /[&<>"\r]|[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escapeMarkup(text: string): string {
  if (isPlain.test(text)) return text;
  return text.replace(special, (character) => entities[character] ?? '');
}

// --- CSV

/** A header row and a row for each entry, separated by CRLF; paging is not shown. */
export function writeCsv(content: Content): string {
  const entries = 'entries' in content ? content.entries : [content];
  const columns = 'entries' in content ? content.columns : content.fields.map(([name]) => name);
  // The documents' CSV of a call has one cell more than its XML has elements.
  const isCall = entries[0]?.element === 'Call' || content.element === 'Calls';
  const more = isCall ? ['Annotation'] : [];
  const rows = entries.map(({ fields }) => [...fields.map(([, text]) => text), ...more.map(() => '')]);
  return [[...columns, ...more], ...rows].map(csvRow).join('');
}

function csvRow(cells: readonly string[]): string {
  const quoted = cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
  return `${quoted.join(',')}\r\n`;
}

// --- JSON

/** The form of 2008: names as in XML, every value a string, each entry of a list wrapped. */
export function writeJson(content: Content): string {
  const inside = 'entries' in content ? content.entries.map(jsonEntry) : jsonFields(content);
  return JSON.stringify({ TwilioResponse: { [content.element]: inside } });
}

function jsonEntry(entry: Entry): Record<string, unknown> {
  return { [entry.element]: jsonFields(entry) };
}

function jsonFields({ element, fields }: Entry): Record<string, string | null> {
  const shown: Record<string, string | null> = Object.fromEntries(fields);
  return element === 'Call' ? { ...shown, Annotation: null } : shown;
}

// --- HTML

/** A page titled with the HTTP status in which each element is a div of a dashed class. */
export function writeHtml(content: Content, status: number): string {
  const inside =
    'entries' in content
      ? htmlDiv(content.element, content.entries.map(htmlEntry).join('\n'))
      : htmlEntry(content);
  return `<html><head><title>${status}</title></head><body class="twilio-response">\n${inside}\n</body></html>\n`;
}

function htmlEntry({ element, fields }: Entry): string {
  return htmlDiv(element, fields.map(([name, text]) => htmlDiv(name, escapeMarkup(text))).join('\n'));
}

function htmlDiv(name: string, inside: string): string {
  const dashed = name.replace(/([a-z])(?=[A-Z])/g, '$1-').toLowerCase();
  return `<div class="${dashed}">${inside}</div>`;
}
