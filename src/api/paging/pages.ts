// Reads a numbered list whole although its rows move while one reads.
import type { ListPage, PageRef } from '../dialect.ts';
import type { Cursor, Place } from './cursor.ts';
import { afterFruitless, goesOn, inSmallerPages, largestPage, pageAt, placeOf } from './cursor.ts';
import type { FetchPage } from './pagesAhead.ts';
import { PagesAhead } from './pagesAhead.ts';
import type { RowReader, SortedRows } from './seenRows.ts';
import { newestMs, SeenRows } from './seenRows.ts';

/** A list: where its pages come from and how its rows are told apart. */
export interface PageSource<T> extends RowReader<T> {
  readonly fetchPage: FetchPage<T>;
  readonly pageSize: number;
  /** Whether a row that changes may fall out of the list, as with a filter on what changes. */
  readonly rowsMayLeave?: boolean;
  /** Pages in flight once the total is known; 1 unless told. */
  readonly parallel?: number;
}

/** Rows as handed on. */
export interface RowPage<T> {
  /** Never handed on before. */
  readonly fresh: readonly T[];
  /** Newer versions of rows handed on before. */
  readonly changed: readonly T[];
  readonly total: number | undefined;
  /** Rows read so far, doubles included. */
  readonly examined: number;
  /** Whether the reader had gone back to the front for it. */
  readonly isCatchUp: boolean;
}

interface Part<T> extends SortedRows<T> {
  readonly answer: ListPage<T>;
}

const mostRounds = 12;
const smallestCatchUp = 50;
/** How often a reader goes back, or on, without news before an empty page is the end of the list. */
const mostForNothing = 4;

/**
 * Hands on each row exactly once, and each newer version of it that is seen; throws `UnreadableAnswer`
 * when the list contradicts itself. Why none is missing that is there from start to end, in a list
 * sorted by last touch, newest first, where a touched row goes to the front (calls document, "Calls
 * List Resource"):
 *
 * 1. The first pass reads page after page. A row that nobody touches never comes nearer to the front
 *    unless rows before it leave, so a reader who goes on where the last page ended meets it: at worst
 *    rows are met twice, and their identities are remembered. Where rows may leave, or pages are asked
 *    for side by side, each page must hold a row that was read before, unchanged: what follows such an
 *    anchor now followed it then, so no gap lies between. Without an anchor the reader steps back.
 * 2. What the first pass missed was touched after it began, so its date is not older than D, the newest
 *    date on its first page. All such rows stand at the front: the reader goes back and reads from there
 *    down to D. A round that needs several pages may be overtaken in the same way, so another follows,
 *    with D of that round and larger pages. One answer is a moment of the list: a round of one page that
 *    holds nothing new has everything, and ends the reading.
 * 3. Dates are whole seconds. Rows dated exactly D are read until a page of them brings nothing new.
 *
 * It ends: the first pass gives up after 100 pages without news (pages grow meanwhile), and after 12
 * rounds the reader leaves a list that never rests; what such a list did last may then be missing.
 */
export async function* pages<T>(source: PageSource<T>): AsyncGenerator<RowPage<T>, void, undefined> {
  const seen = new SeenRows(source);
  let examined = 0;
  let untilMs: number | undefined;
  for (let round = 0; round < mostRounds; round++) {
    const parts = round === 0 ? firstPass(source, seen) : catchUp(source, seen, { round, untilMs });
    const moments = [];
    for await (const { answer, fresh, changed } of parts) {
      const { items, total } = answer;
      const hasNews = fresh.length + changed.length > 0;
      moments.push({ hasNews, newestMs: newestMs(source, items) });
      if (hasNews || examined === 0) {
        examined += items.length;
        yield { fresh, changed, total, examined, isCatchUp: round > 0 };
      } else examined += items.length;
    }
    const isOneMoment = moments.length <= 1;
    if (isOneMoment && (round === 0 || !moments.some(({ hasNews }) => hasNews))) return;
    untilMs = moments[0]?.newestMs ?? untilMs;
  }
}

async function* firstPass<T>(
  source: PageSource<T>,
  seen: SeenRows<T>,
): AsyncGenerator<Part<T>, void, undefined> {
  const { parallel = 1 } = source;
  let cursor: Cursor | undefined = firstCursor(source);
  const ahead = new PagesAhead(source.fetchPage, parallel);
  let total = 0;
  try {
    while (cursor) {
      const page = pageAt(cursor);
      const answer = await ahead.take(cursor, total);
      if (!answer) {
        cursor = inSmallerPages(cursor, page);
        continue;
      }
      total = answer.total ?? total;
      // It counts more rows than it has: who went back for them met only what was read, and then nothing.
      if (answer.items.length === 0 && cursor.fruitless >= mostForNothing) break;
      const place = placeOf(page, answer);
      if (isTornOff(cursor, page, place, answer, seen)) {
        cursor = steppedBack(cursor, page, place);
        continue;
      }
      const part: Part<T> = { answer, ...seen.sort(answer.items) };
      yield part;
      cursor = cursorAfter(cursor, page, part, place);
    }
    await ahead.leave();
  } finally {
    ahead.stop();
  }
}

function firstCursor<T>({ pageSize, rowsMayLeave = false, parallel = 1 }: PageSource<T>): Cursor {
  const anchored = rowsMayLeave || parallel > 1;
  return { offset: 0, size: pageSize, most: largestPage, anchored, fruitless: 0, nextPageUri: undefined };
}

/** Whether rows may lie between an answer and what was read before it. */
function isTornOff<T>(
  cursor: Cursor,
  page: PageRef,
  { startAt, size }: Place,
  { items }: ListPage<T>,
  seen: SeenRows<T>,
): boolean {
  if (startAt === 0) return false;
  // A service that makes its own page size: ask again in that size.
  if (startAt > cursor.offset) return true;
  if (!cursor.anchored || size !== page.pageSize) return false;
  return !items.some((row) => seen.knows(row));
}

function steppedBack(cursor: Cursor, page: PageRef, { startAt, size }: Place): Cursor {
  if (size !== page.pageSize) return { ...afterFruitless(cursor), size, anchored: false };
  const wider = afterFruitless(cursor);
  return { ...wider, size: cursor.size, offset: Math.max(0, startAt - size * cursor.fruitless) };
}

function cursorAfter<T>(
  cursor: Cursor,
  page: PageRef,
  { answer, fresh }: Part<T>,
  place: Place,
): Cursor | undefined {
  const { startAt, size } = place;
  if (!goesOn(page, place, answer)) return undefined;
  const next: Cursor = {
    offset: startAt + size,
    // A page that overlaps is smaller on purpose; one of another size than asked shows what the service gives.
    size: size === page.pageSize ? cursor.size : size,
    most: size < page.pageSize ? size : cursor.most,
    // Asked for no more than it gives, a service gives what is asked; one whose pages are larger all the same does not.
    anchored: cursor.anchored && (size === page.pageSize || (size > 1 && size < page.pageSize)),
    fruitless: cursor.fruitless,
    nextPageUri: cursor.anchored ? undefined : answer.nextPageUri,
  };
  return fresh.length > 0 ? { ...next, fruitless: 0 } : afterFruitless(next);
}

async function* catchUp<T>(
  source: PageSource<T>,
  seen: SeenRows<T>,
  { round, untilMs }: { readonly round: number; readonly untilMs: number | undefined },
): AsyncGenerator<Part<T>, void, undefined> {
  const size = Math.min(largestPage, Math.max(smallestCatchUp, source.pageSize) * 2 ** (round - 1));
  let cursor: Cursor | undefined = {
    ...{ offset: 0, size, most: largestPage, anchored: false, fruitless: 0, nextPageUri: undefined },
  };
  const ahead = new PagesAhead(source.fetchPage, 1);
  while (cursor) {
    const page = pageAt(cursor);
    const answer = await ahead.take(cursor, 0);
    if (!answer) {
      cursor = inSmallerPages(cursor, page);
      continue;
    }
    const part: Part<T> = { answer, ...seen.sort(answer.items) };
    yield part;
    cursor = isCaughtUp(source, part, untilMs)
      ? undefined
      : cursorAfter(cursor, page, part, placeOf(page, answer));
  }
}

function isCaughtUp<T>(source: PageSource<T>, part: Part<T>, untilMs: number | undefined): boolean {
  const last = part.answer.items.at(-1);
  const lastMs = last && source.updatedMs(last);
  if (lastMs === undefined || untilMs === undefined || lastMs === untilMs) {
    return part.fresh.length + part.changed.length === 0;
  }
  return lastMs < untilMs;
}
