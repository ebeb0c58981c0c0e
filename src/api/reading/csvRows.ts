// The service's own CSV (api.md section 8), taken apart into rows whose bytes stay as they came.
import { readDate } from '../dates.ts';
import { UnreadableAnswer } from '../errors.ts';

/** One row: who it is about, and its bytes with the line end. */
export interface CsvRow {
  /** Sid and CallSegmentSid. */
  readonly identity: string;
  readonly updatedMs: number | undefined;
  /** The row as text, each byte one character. */
  readonly text: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** An answer's header and rows. */
export interface CsvRows {
  readonly header: Uint8Array<ArrayBuffer>;
  readonly rows: readonly CsvRow[];
}

/**
 * Reads the rows of calls as CSV, RFC 4180, whatever their encoding and columns are, so long as there are
 * columns `Sid` and `DateUpdated`. Throws `UnreadableAnswer` for what is no such CSV.
 */
export function readCsvRows(bytes: Uint8Array<ArrayBuffer>): CsvRows {
  // A byte is a character here, so places in the text are places in the bytes.
  const text = new TextDecoder('latin1').decode(bytes);
  const [headerEnd = 0, ...ends] = recordEnds(text);
  const names = fieldsOf(text.slice(0, headerEnd).replace(/^\u00ef\u00bb\u00bf/, ''));
  const [sid, segment, updated] = ['Sid', 'CallSegmentSid', 'DateUpdated'].map((name) => names.indexOf(name));
  if (sid === undefined || sid < 0 || updated === undefined || updated < 0) {
    throw new UnreadableAnswer('The answer is no CSV of calls');
  }
  const needed = Math.max(sid, segment ?? -1, updated) + 1;
  let start = headerEnd;
  const rows = ends.map((end) => {
    const row = { text: text.slice(start, end), bytes: bytes.subarray(start, end) };
    start = end;
    const fields = fieldsOf(row.text, needed);
    const identity = `${fields[sid] ?? ''}/${fields[segment ?? -1] ?? ''}`;
    return { ...row, identity, updatedMs: readDate(fields[updated] ?? '')?.instantMs };
  });
  // A blank line says nothing.
  return { header: bytes.subarray(0, headerEnd), rows: rows.filter(({ text: line }) => line.trim() !== '') };
}

/** Where each record ends, its line end included; a line end in quotes is part of a field. */
function recordEnds(text: string): readonly number[] {
  const ends: number[] = [];
  let end = 0;
  while (end < text.length) {
    end = recordEnd(text, end);
    ends.push(end);
  }
  return ends;
}

function recordEnd(text: string, start: number): number {
  let from = start;
  for (;;) {
    const lineFeed = text.indexOf('\n', from);
    if (lineFeed < 0) return text.length;
    const quote = text.indexOf('"', from);
    if (quote < 0 || quote > lineFeed) return lineFeed + 1;
    const closing = text.indexOf('"', quote + 1);
    if (closing < 0) return text.length;
    from = closing + 1;
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
