import { InvalidInputError } from '../errors.ts';
import { largestPage } from './cursor.ts';

/** How to page through a list. */
export interface PageOptions {
  /** 1–1000; 50 unless told. */
  readonly pageSize?: number;
  readonly signal?: AbortSignal | undefined;
}

/** How to page through a list of any length. */
export interface ListOptions extends PageOptions {
  /** 1–4 pages in flight once their number is known; 1 unless told, so that nothing is asked for in vain. */
  readonly parallel?: number;
}

/** The size as it is asked for; throws `InvalidInputError` when the service knows no such page. */
export function sizeOfPage(pageSize: number): number {
  if (Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= largestPage) return pageSize;
  throw new InvalidInputError('pageSize', 'must be a whole number from 1 to 1000');
}
