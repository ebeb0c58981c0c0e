// Reads a list whole that goes on at the service's own links.
import { EndlessList } from '../errors.ts';
import { IdentitySet } from './identitySet.ts';
import type { PageSource, RowPage } from './pages.ts';
import { newestMs, SeenRows } from './seenRows.ts';

const mostFruitless = 100;
const mostRounds = 12;

/**
 * Hands on each row exactly once, and each newer version of it that is seen; throws `EndlessList` when
 * the links go round. A link leads to what follows the last row of its page, so rows that move while one
 * reads tear no gap (response page of 2010-04-01). What was touched meanwhile stands at the front, so the
 * reader goes back and reads from there down to the newest date of the round before, as `pages` does and
 * says why. There is no total until the end is reached; then it is the number of rows that were there.
 */
export async function* linkedPages<T>(source: PageSource<T>): AsyncGenerator<RowPage<T>, void, undefined> {
  const seen = new SeenRows(source);
  const count = { examined: 0, rows: 0, isWhole: false };
  let untilMs: number | undefined;
  for (let round = 0; round < mostRounds; round++) {
    let pageCount = 0;
    let hasNews = false;
    let newest: number | undefined;
    for await (const { page, isLast, topMs } of readOn(source, seen, round === 0 ? undefined : { untilMs })) {
      const isFirst = count.examined === 0;
      const news = page.fresh.length + page.changed.length > 0;
      newest ??= topMs;
      pageCount++;
      hasNews ||= news;
      count.examined += page.size;
      count.rows += page.fresh.length;
      count.isWhole ||= isLast;
      const total = count.isWhole ? count.rows : undefined;
      if (news || isFirst)
        yield {
          ...{ fresh: page.fresh, changed: page.changed, total },
          ...{ examined: count.examined, isCatchUp: round > 0 },
        };
    }
    if (pageCount <= 1 && (round === 0 || !hasNews)) return;
    untilMs = newest ?? untilMs;
  }
}

interface LinkedPart<T> {
  readonly page: { readonly fresh: readonly T[]; readonly changed: readonly T[]; readonly size: number };
  /** Whether the service says that nothing follows. */
  readonly isLast: boolean;
  /** The newest date of the first page. */
  readonly topMs: number | undefined;
}

/** From the front to the end of the list, or only down to a date. */
async function* readOn<T>(
  source: PageSource<T>,
  seen: SeenRows<T>,
  catchUp: { readonly untilMs: number | undefined } | undefined,
): AsyncGenerator<LinkedPart<T>, void, undefined> {
  // What rows a page has is the service's to say, but each of its links leads to one page.
  const links = new IdentitySet();
  let link: string | undefined;
  let fruitless = 0;
  for (let page = 0; ; page++) {
    const read = await source.fetchPage({ page, pageSize: source.pageSize }, link);
    const { items, nextPageUri } = await read();
    const sorted = seen.sort(items);
    // A service without links goes on by numbers until a page is empty.
    const isLast = nextPageUri === undefined ? items.length === 0 : nextPageUri === '';
    yield { page: { ...sorted, size: items.length }, isLast, topMs: newestMs(source, items) };
    const hasNews = sorted.fresh.length + sorted.changed.length > 0;
    if (isLast || (catchUp && isCaughtUp(source, items, catchUp.untilMs, hasNews))) return;
    fruitless = sorted.fresh.length > 0 ? 0 : fruitless + 1;
    const goesRound = nextPageUri !== undefined && !links.add(nextPageUri);
    if (goesRound || fruitless > mostFruitless) throw new EndlessList('The list repeats itself');
    link = nextPageUri;
  }
}

function isCaughtUp<T>(
  source: PageSource<T>,
  items: readonly T[],
  untilMs: number | undefined,
  hasNews: boolean,
): boolean {
  const last = items.at(-1);
  const lastMs = last && source.updatedMs(last);
  if (lastMs === undefined || untilMs === undefined || lastMs === untilMs) return !hasNews;
  return lastMs < untilMs;
}
