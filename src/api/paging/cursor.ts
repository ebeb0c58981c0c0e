// Where in a numbered list one is, and what an answer says about how it goes on.
import type { ListPage, PageRef } from '../dialect.ts';
import { EndlessList, UnreadableAnswer } from '../errors.ts';

/** A place in the list: the next row to read is at `offset`. */
export interface Cursor {
  readonly offset: number;
  readonly size: number;
  /** The most rows that the service has shown to give. */
  readonly most: number;
  /** Whether each page must share a row with what was read before it. */
  readonly anchored: boolean;
  /** Pages in a row that brought nothing new. */
  readonly fruitless: number;
  /** As the last answer gave it; only where pages follow one another without overlap. */
  readonly nextPageUri: string | undefined;
}

/** The largest page that the service gives (api.md section 1). */
export const largestPage = 1000;
const mostFruitless = 100;

/** The page that holds the row at the cursor: with some rows before it where the cursor is anchored. */
export function pageAt({ offset, size, anchored }: Pick<Cursor, 'offset' | 'size' | 'anchored'>): PageRef {
  if (anchored && offset > 0) return overlappingPage(offset, size);
  return { page: Math.floor(offset / size), pageSize: size };
}

/** The page, of at most `size` rows but at least two, that reaches farthest beyond `offset` and holds some rows before it. */
function overlappingPage(offset: number, size: number): PageRef {
  const largest = Math.max(2, size);
  const overlap = Math.min(offset, Math.ceil(largest / 100));
  let best = { page: 0, pageSize: largest, gain: -Infinity };
  for (let pageSize = Math.max(2, Math.ceil(largest / 2)); pageSize <= largest; pageSize++) {
    const page = Math.floor((offset - overlap) / pageSize);
    const gain = (page + 1) * pageSize - offset;
    if (gain > best.gain) best = { page, pageSize, gain };
  }
  // Small pages far inside a list may all end at the offset; twice the size finds one that does not.
  if (best.gain < 1) return overlappingPage(offset, largest * 2);
  return { page: best.page, pageSize: best.pageSize };
}

/** Where the rows of an answer stand in the list. */
export interface Place {
  readonly startAt: number;
  /** Rows that a page of this answer may hold. */
  readonly size: number;
}

/** Where an answer's rows stand: an answer may have another page size than was asked for, or be an earlier page. */
export function placeOf({ page, pageSize }: PageRef, answer: ListPage<unknown>): Place {
  const said = answer.pageSize ?? 0;
  const size =
    said >= 1 && said <= largestPage
      ? Math.max(said, answer.items.length)
      : Math.max(pageSize, answer.items.length);
  const isEarlier = answer.page !== undefined && answer.page < page;
  if (isEarlier && answer.total !== undefined && page * size < answer.total) {
    throw new UnreadableAnswer('The list gives another page than the one asked for');
  }
  return { startAt: (isEarlier ? answer.page : page) * size, size };
}

/**
 * Whether the list goes on behind an answer. Attributes that cannot be true (no pages but rows, a total
 * below the rows that are there) say nothing; any other that says yes is believed, since an empty page
 * ends the list anyway.
 */
export function goesOn({ page }: PageRef, { startAt, size }: Place, answer: ListPage<unknown>): boolean {
  const { items, total, pageCount, nextPageUri } = answer;
  if (items.length === 0 || (answer.page !== undefined && answer.page < page)) return false;
  const said = [
    nextPageUri === undefined ? undefined : nextPageUri !== '',
    total === undefined || total < startAt + items.length ? undefined : total > startAt + size,
    pageCount === undefined || pageCount <= page ? undefined : pageCount > page + 1,
  ].filter((answered) => answered !== undefined);
  return said.length === 0 || said.includes(true);
}

/** The same place, in pages of a quarter of the size: for a list whose rows are long. */
export function inSmallerPages(cursor: Cursor, { pageSize }: PageRef): Cursor {
  const size = Math.max(1, Math.floor(Math.min(cursor.size, pageSize) / 4));
  return { ...cursor, size, nextPageUri: undefined };
}

/** The cursor after a page that brought nothing new: a list that moves faster than it is read is read in larger pages. */
export function afterFruitless(cursor: Cursor): Cursor {
  if (cursor.fruitless >= mostFruitless) throw new EndlessList('The list repeats itself');
  return {
    ...cursor,
    size: Math.min(cursor.most, cursor.size * 2),
    fruitless: cursor.fruitless + 1,
    nextPageUri: undefined,
  };
}
