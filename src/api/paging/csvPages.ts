import type { PageRef } from '../dialect.ts';
import { readCsvRows } from '../reading/csvRows.ts';
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

const lineEnd = new TextEncoder().encode('\r\n');

/** Reads the CSV of a list whole, each row once, as `pages` does. Throws `UnreadableAnswer` for what is no CSV. */
export async function* csvPages(source: CsvSource): AsyncGenerator<CsvPage, void, undefined> {
  let total = await source.fetchTotal();
  let header: Uint8Array<ArrayBuffer> | undefined;
  const fetchPage = async (page: PageRef) => {
    const answer = readCsvRows(await source.fetchPage(page));
    header ??= answer.header;
    return { items: answer.rows, total, ...unsaid };
  };
  let last: Uint8Array<ArrayBuffer> = new Uint8Array();
  for await (const { fresh, changed } of pages({ ...source, ...rowReader, fetchPage })) {
    const pieces = fresh.map(({ bytes }) => bytes);
    if (header) pieces.unshift(header);
    header = new Uint8Array();
    const bytes = joined(pieces, last);
    last = bytes.length > 0 ? bytes : last;
    yield { bytes, rows: fresh.length, changed: changed.map(({ identity }) => identity), total };
  }
  total = await source.fetchTotal();
  yield { bytes: new Uint8Array(), rows: 0, changed: [], total };
}

const unsaid = { page: undefined, pageCount: undefined, pageSize: undefined, nextPageUri: undefined };

const rowReader = {
  identify: ({ identity }: { readonly identity: string }) => identity,
  updatedMs: ({ updatedMs }: { readonly updatedMs: number | undefined }) => updatedMs,
  contentOf: ({ text }: { readonly text: string }) => text,
};

/** One piece after the other; a row that came without a line end, as the last of an answer may, gets one when more follows. */
function joined(
  pieces: readonly Uint8Array<ArrayBuffer>[],
  before: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  const ended: Uint8Array<ArrayBuffer>[] = [];
  let last = before;
  for (const piece of pieces) {
    if (piece.length === 0) continue;
    if (last.length > 0 && last.at(-1) !== lineEnd[1]) ended.push(lineEnd);
    ended.push(piece);
    last = piece;
  }
  const whole = new Uint8Array(ended.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of ended) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
