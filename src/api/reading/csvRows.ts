// The service's own CSV (api.md section 8), taken apart into rows that stay where they came.
import { readDate } from '../dates.ts';
import { UnreadableAnswer } from '../errors.ts';

/** An answer, and the same with each byte as one character: places in the one are places in the other. */
export interface CsvAnswer {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly text: string;
}

/** A piece of an answer. */
export interface CsvPiece {
  readonly answer: CsvAnswer;
  readonly start: number;
  readonly end: number;
}

/** One row with its line end, and who it is about. */
export interface CsvRow extends CsvPiece {
  /** Sid and CallSegmentSid. */
  readonly identity: string;
  readonly updatedMs: number | undefined;
}

/** An answer's header and rows. */
export interface CsvRows {
  readonly header: CsvPiece;
  /** The columns, in their order. */
  readonly names: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** Where the needed fields stand in a record; -1 for none. */
interface Columns {
  readonly sid: number;
  readonly segment: number;
  readonly updated: number;
}

/**
 * Reads the rows of calls as CSV, RFC 4180, whatever their encoding and columns are, so long as there are
 * columns `Sid` and `DateUpdated`. Throws `UnreadableAnswer` for what is no such CSV.
 */
export function readCsvRows(bytes: Uint8Array<ArrayBuffer>): CsvRows {
  const text = new TextDecoder('latin1').decode(bytes);
  const answer = { bytes, text };
  const namesAt = text.startsWith(byteOrderMark) ? byteOrderMark.length : 0;
  const header = { answer, start: 0, end: recordEnd(text, namesAt) };
  const names = namesOf(text.slice(namesAt, header.end));
  const columns = columnsOf(names);
  const rows: CsvRow[] = [];
  for (let start = header.end, end; start < text.length; start = end) {
    end = recordEnd(text, start);
    if (!isBlank(text, start, end)) rows.push(rowOf({ answer, start, end }, columns));
  }
  return { header, names, rows };
}

/** That of UTF-8, each byte as one character. */
const byteOrderMark = '\u00ef\u00bb\u00bf';

/** Throws for lines that end in another way, since all rows would be taken for the header. */
function namesOf(header: string): readonly string[] {
  const names = fieldsOf(header);
  if (!names.some((name) => name.includes('\r'))) return names;
  throw new UnreadableAnswer('The lines of the CSV end neither in LF nor in CRLF');
}

function columnsOf(names: readonly string[]): Columns {
  const [sid, updated] = [names.indexOf('Sid'), names.indexOf('DateUpdated')];
  if (sid < 0 || updated < 0) throw new UnreadableAnswer('The answer is no CSV of calls');
  return { sid, segment: names.indexOf('CallSegmentSid'), updated };
}

function rowOf({ answer, start, end }: CsvPiece, { sid, segment, updated }: Columns): CsvRow {
  const record = answer.text.slice(start, end);
  const fields = fieldsOf(record, Math.max(sid, segment, updated) + 1);
  // Rows without a Sid are told apart by all that they say.
  const identity = fields[sid] ? `${fields[sid]}/${fields[segment] ?? ''}` : record.trimEnd();
  return { answer, start, end, identity, updatedMs: readDate(fields[updated] ?? '')?.instantMs };
}

/** A blank line says nothing. */
function isBlank(text: string, start: number, end: number): boolean {
  return text.charCodeAt(start) <= 32 && text.slice(start, end).trim() === '';
}

/** Where the record that begins here ends, its line end included; a line end in quotes is part of a field. */
function recordEnd(text: string, start: number): number {
  let from = start;
  let lineFeed = text.indexOf('\n', from);
  while (lineFeed >= 0) {
    const quote = openingQuote(text.slice(start, lineFeed), from - start);
    if (quote < 0) return lineFeed + 1;
    from = closingQuote(text, start + quote + 1) + 1;
    if (from > lineFeed) lineFeed = text.indexOf('\n', from);
  }
  return text.length;
}

/** Where a quoted field begins: a quote within a field that does not is a character like any other. */
function openingQuote(line: string, from: number): number {
  for (let at = from; ; at++) {
    at = line.indexOf('"', at);
    if (at <= 0 || line[at - 1] === ',') return at;
  }
}

/** The fields of a record, or as many of the first ones as are asked for: the others need not be read. */
function fieldsOf(record: string, most = Infinity): readonly string[] {
  const line = record.endsWith('\n') ? record.slice(0, record.endsWith('\r\n') ? -2 : -1) : record;
  const fields: string[] = [];
  for (let at = 0; at <= line.length && fields.length < most;) {
    const isQuoted = line[at] === '"';
    const closing = isQuoted ? closingQuote(line, at + 1) : at;
    const comma = line.indexOf(',', closing);
    const end = comma < 0 ? line.length : comma;
    fields.push(isQuoted ? line.slice(at + 1, closing).replaceAll('""', '"') : line.slice(at, end));
    at = end + 1;
  }
  return fields;
}

/** Where the quote stands that ends a field: two of them are one of its own. */
function closingQuote(line: string, from: number): number {
  for (let at = from; ; at += 2) {
    at = line.indexOf('"', at);
    if (at < 0) return line.length;
    if (line[at + 1] !== '"') return at;
  }
}
