// Pages that follow each other by a token, so that a list that grows at its front is read without a gap.
import type { Listing } from '../lists/listing.ts';
import { quoted } from './resources/json.ts';

/** A list, and how a row of it is named and found again. */
export interface Paged<T> {
  /** The name of the array in the answer. */
  readonly name: string;
  readonly listing: Listing<T>;
  readonly sidOf: (row: T) => string;
  /** What the list is sorted by, falling. */
  readonly instantOf: (row: T) => number;
  /** The row of a Sid, wherever it stands. */
  readonly find: (sid: string) => T | undefined;
  readonly write: (row: T) => string;
}

/** The documented size of a page when PageSize says nothing usable, and the greatest. */
const usualSize = 50;
const greatestSize = 1000;

/** Whether PageSize asks for more than a page may hold. */
export function asksTooMuch(query: URLSearchParams): boolean {
  return (wholeNumber(query.get('PageSize')) ?? 0) > greatestSize;
}

/**
 * The page that PageToken asks for: `PA` and the Sid of the row before it, or `PB` and that of the
 * row after it; without a token that names a row, the one that Page counts from the front.
 * `start` and `end` count by Page, as the service's do. `path` is that of the list, extension and all.
 */
export function writePage<T>(paged: Paged<T>, query: URLSearchParams, path: string): string {
  const { listing, name, sidOf, write } = paged;
  const size = Math.min(wholeNumber(query.get('PageSize')) || usualSize, greatestSize);
  const page = wholeNumber(query.get('Page')) ?? 0;
  const from = startOf(paged, query.get('PageToken') ?? '', size) ?? page * size;
  const rows = listing.slice(from, from + size);
  const [first, last] = [rows[0], rows.at(-1)];
  const uri = (target: number, token?: string) => quoted(pageUri(path, query, size, target, token));
  const hasNext = last !== undefined && from + rows.length < listing.total;
  const hasPrevious = first !== undefined && from > 0 && page > 0;
  const asked = query.get('PageToken') ?? undefined;
  return (
    `{"first_page_uri":${uri(0)},"end":${page * size + Math.max(rows.length, 1) - 1}` +
    `,"previous_page_uri":${hasPrevious ? uri(page - 1, `PB${sidOf(first)}`) : 'null'}` +
    `,"${name}":[${rows.map(write).join(',')}]` +
    `,"uri":${uri(page, asked)},"page_size":${size},"start":${page * size}` +
    `,"next_page_uri":${hasNext ? uri(page + 1, `PA${sidOf(last)}`) : 'null'},"page":${page}}`
  );
}

/** Where the page of a token begins; undefined when there is no such row. */
function startOf<T>(paged: Paged<T>, token: string, size: number): number | undefined {
  const [, side, sid] = /^P([AB])(.+)$/.exec(token) ?? [];
  const row = sid === undefined ? undefined : paged.find(sid);
  if (sid === undefined || row === undefined) return undefined;
  const place = placeOf(paged, row, sid);
  return side === 'A' ? place.after : Math.max(place.before - size, 0);
}

/** Where a row stands, or would stand if its list had it. */
function placeOf<T>({ instantOf, listing, sidOf }: Paged<T>, row: T, sid: string) {
  const instant = instantOf(row);
  let low = 0;
  let high = listing.total;
  const rowAt = (place: number) => listing.slice(place, place + 1)[0];
  const isNewer = (other: T | undefined) => other !== undefined && instantOf(other) > instant;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isNewer(rowAt(middle))) low = middle + 1;
    else high = middle;
  }
  for (let place = low; place < listing.total; place++) {
    const other = rowAt(place);
    if (other === undefined || instantOf(other) < instant) break;
    if (sidOf(other) === sid) return { before: place, after: place + 1 };
  }
  return { before: low, after: low };
}

function pageUri(path: string, query: URLSearchParams, size: number, page: number, token?: string): string {
  const asked = new URLSearchParams(query);
  for (const name of ['PageSize', 'Page', 'PageToken']) asked.delete(name);
  asked.set('PageSize', String(size));
  asked.set('Page', String(page));
  if (token !== undefined) asked.set('PageToken', token);
  return `${path}?${asked.toString()}`;
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
