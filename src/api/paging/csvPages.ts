import type { PageRef } from '../dialect.ts';
import { UnreadableAnswer } from '../errors.ts';
import { readCsvRows, type CsvAnswer, type CsvPiece, type CsvRow } from '../reading/csvRows.ts';
import { pages } from './pages.ts';

/** A piece of the service's own CSV: the header first, then rows that were never handed on before. */
export interface CsvPage {
  /** As the service sent them. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly rows: number;
  /** Who of the rows handed on before has a newer version, which is not handed on. */
  readonly changed: readonly string[];
  /** How many the service says there are now, where it says so. */
  readonly total: number | undefined;
}

/** Where the pages come from: CSV says nothing of itself, so how many rows there are is asked for beside it. */
export interface CsvSource {
  readonly fetchTotal: () => Promise<number | undefined>;
  readonly fetchPage: (page: PageRef) => Promise<Uint8Array<ArrayBuffer>>;
  readonly pageSize: number;
  readonly rowsMayLeave: boolean;
  readonly parallel: number;
}

/** Reads the CSV of a list whole, each row once, as `pages` does. Throws `UnreadableAnswer` for what is no CSV. */
export async function* csvPages(source: CsvSource): AsyncGenerator<CsvPage, void, undefined> {
  let total = await source.fetchTotal();
  let header: CsvPiece | undefined;
  let columns: string | undefined;
  const fetchPage = async (page: PageRef) => {
    const bytes = await source.fetchPage(page);
    return () => {
      const answer = readCsvRows(bytes);
      const names = answer.names.join();
      if (columns === undefined) header = answer.header;
      columns ??= names;
      if (columns !== names) throw new UnreadableAnswer('The pages of the CSV differ in their columns');
      return { items: answer.rows, total, ...unsaid, pageSize: sizeShown(page, answer.rows.length, total) };
    };
  };
  let endsOpen = false;
  for await (const { fresh, changed } of pages({ ...source, ...rowReader, fetchPage })) {
    const pieces = header ? [header, ...fresh] : fresh;
    // With it the whole answer that it came in.
    header = undefined;
    const bytes = written(pieces, endsOpen);
    if (bytes.length > 0) endsOpen = bytes.at(-1) !== lineFeed;
    yield { bytes, rows: fresh.length, changed: changed.map(({ identity }) => identity), total };
  }
  total = await source.fetchTotal();
  yield { bytes: new Uint8Array(), rows: 0, changed: [], total };
}

const unsaid = { page: undefined, pageCount: undefined, nextPageUri: undefined };

/** A first page that is short though the list goes on shows the most rows that the service gives. */
function sizeShown({ page, pageSize }: PageRef, rows: number, total = 0): number | undefined {
  return page === 0 && rows < Math.min(pageSize, total) ? rows : undefined;
}

const rowReader = {
  identify: ({ identity }: CsvRow) => identity,
  updatedMs: ({ updatedMs }: CsvRow) => updatedMs,
  // The last row of an answer may come without its line end.
  contentOf: ({ answer, start, end }: CsvRow) => answer.text.slice(start, end).trimEnd(),
};

const lineEnd = new TextEncoder().encode('\r\n');
const lineFeed = 10;

/**
 * One piece after the other, without a copy where they stand together; a row that came without a line end,
 * as the last of an answer may, gets one when more follows.
 */
function written(pieces: readonly CsvPiece[], endsOpen: boolean): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let isOpen = endsOpen;
  for (const { answer, start, end } of together(pieces)) {
    if (isOpen) parts.push(lineEnd);
    parts.push(answer.bytes.subarray(start, end));
    isOpen = answer.bytes[end - 1] !== lineFeed;
  }
  const [only = new Uint8Array(), ...others] = parts;
  return others.length === 0 ? only : joined(parts);
}

/** The same pieces, with those that follow each other in one answer as one. */
function together(pieces: readonly CsvPiece[]): readonly CsvPiece[] {
  const found: { answer: CsvAnswer; start: number; end: number }[] = [];
  for (const { answer, start, end } of pieces) {
    const last = found.at(-1);
    if (last?.answer === answer && last.end === start) last.end = end;
    else if (end > start) found.push({ answer, start, end });
  }
  return found;
}

function joined(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
