// What an operation of 2010-04-01 works with, and how it answers with a list.
import type { ReadFilter } from '../lists/filters.ts';
import type { Filter } from '../lists/generated.ts';
import type { Listing } from '../lists/listing.ts';
import type { Visit } from '../operations/visit.ts';
import { badRequest } from '../rules/restException.ts';
import { asksTooMuch, writePage, type Paged } from './pages.ts';
import type { Reply } from './reply.ts';
import type { Place } from './resources/callJson.ts';

/** One request to one account; `sids` are the path's identifiers after the account's. */
export interface ModernVisit extends Visit {
  readonly place: Place;
}

/** One operation of the schema. */
export type ModernOperation = (visit: ModernVisit) => Reply;

/** Of the dictionary's codes, "Invalid Parameter" fits best. */
const unusableFilterCode = 20422;

/** A page of what `list` finds, or 400 for a filter or page size that makes no sense. */
export function replyList<T, F>(
  { asked, options }: ModernVisit,
  form: Omit<Paged<T>, 'listing'>,
  filter: ReadFilter<F>,
  list: (filter: Filter<F> | undefined) => Listing<T>,
): Reply {
  if (typeof filter === 'string' && options.unusableFilter !== 'ignore') {
    return { refusal: badRequest(filter, unusableFilterCode) };
  }
  if (options.tooLargePage === 'refuse' && asksTooMuch(asked.query)) {
    return { refusal: badRequest('Page size too large', 20007) };
  }
  const listing = list(typeof filter === 'string' ? undefined : filter);
  return { json: writePage({ ...form, listing }, asked.query, `${asked.path}.json`) };
}
