// Numbered pages (page "REST responses", Paging).
import type { Fields } from '../rules/fields.ts';
import type { Listing } from './listing.ts';

/** One page: the list element's attributes and the rows. */
export interface Page<T> {
  readonly attributes: Fields;
  readonly rows: readonly T[];
}

/** The documented size of a page when `num` says nothing usable, and the greatest. */
const usualSize = 50;
const greatestSize = 1000;

/** Whether `num` asks for more than a page may hold. */
export function asksTooMuch(query: URLSearchParams): boolean {
  return (wholeNumber(query.get('num')) ?? 0) > greatestSize;
}

/**
 * The page that `num` and `page` (or `Page`) ask for, zero-indexed. `start` and `end` are indexes
 * into the whole list, `end` that of the last row; a page without rows has both at its place.
 * `path` is given to have the addresses of this and other pages among the attributes.
 */
export function readPage<T>(listing: Listing<T>, query: URLSearchParams, path: string | undefined): Page<T> {
  const size = Math.min(wholeNumber(query.get('num')) || usualSize, greatestSize);
  const page = wholeNumber(query.get('page') ?? query.get('Page')) ?? 0;
  const { total } = listing;
  const pages = Math.ceil(total / size);
  const start = page * size;
  const rows = listing.slice(start, start + size);
  const attributes: Fields = [
    ['page', String(page)],
    ['numpages', String(pages)],
    ['pagesize', String(size)],
    ['total', String(total)],
    ['start', String(start)],
    ['end', String(start + Math.max(rows.length, 1) - 1)],
  ];
  if (path === undefined) return { attributes, rows };
  const uri = (target: number) => pageUri(path, query, size, target);
  const uris: Fields = [
    ['uri', uri(page)],
    ['firstpageuri', uri(0)],
    ['nextpageuri', page + 1 < pages ? uri(page + 1) : ''],
    ['previouspageuri', page > 0 ? uri(page - 1) : ''],
    ['lastpageuri', uri(Math.max(pages - 1, 0))],
  ];
  return { attributes: [...attributes, ...uris], rows };
}

function pageUri(path: string, query: URLSearchParams, size: number, page: number): string {
  const asked = new URLSearchParams(query);
  for (const name of ['num', 'page', 'Page']) asked.delete(name);
  asked.set('num', String(size));
  asked.set('page', String(page));
  return `${path}?${asked.toString()}`;
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
