import type { ListPage, PageRef } from './dialect.ts';

/** How a list is read: where a page comes from and what tells one row from another. */
export interface PageSource<T> {
  readonly fetchPage: (page: PageRef) => Promise<ListPage<T>>;
  readonly identify: (item: T) => string;
  readonly pageSize: number;
}

/** One page of rows as handed on. */
export interface RowPage<T> {
  readonly fresh: readonly T[];
  readonly changed: readonly T[];
  readonly total: number | undefined;
  readonly examined: number;
}

/** Reads numbered pages to the end, each row once. */
export async function* pages<T>({
  fetchPage,
  identify,
  pageSize,
}: PageSource<T>): AsyncGenerator<RowPage<T>, void, undefined> {
  const seen = new Set<string>();
  let examined = 0;
  for (let page = 0; ; page++) {
    const { items, total, pageCount } = await fetchPage({ page, pageSize });
    const fresh = items.filter((item) => !seen.has(identify(item)));
    for (const item of items) seen.add(identify(item));
    examined += items.length;
    yield { fresh, changed: [], total, examined };
    if (fresh.length === 0 || page + 1 >= (pageCount ?? Infinity)) return;
  }
}
