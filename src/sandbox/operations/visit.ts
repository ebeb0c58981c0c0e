// What an operation works with, and how it answers with a list.
import { asksTooMuch, readPage } from '../lists/paging.ts';
import type { Filter } from '../lists/generated.ts';
import type { ReadFilter } from '../lists/filters.ts';
import type { Listing } from '../lists/listing.ts';
import type { SandboxOptions } from '../options.ts';
import type { Answer } from '../rules/answer.ts';
import { callFields, type Fields } from '../rules/fields.ts';
import type { Asked } from '../rules/request.ts';
import { badRequest, notFound } from '../rules/restException.ts';
import type { SandboxCall } from '../rules/resources.ts';
import type { SandboxAccount } from '../store.ts';

/** One request to one account; `sids` are the path's identifiers after the account's. */
export interface Visit {
  readonly account: SandboxAccount;
  readonly options: SandboxOptions;
  readonly asked: Asked;
  readonly sids: readonly string[];
}

/** One operation of the documents. */
export type Operation = (visit: Visit) => Answer;

/** What a list looks like: the names of its elements and what an entry shows. */
export interface ListForm<T> {
  readonly element: string;
  readonly entry: string;
  readonly columns: readonly string[];
  readonly fields: (row: T) => Fields;
}

/** The documents promise a code with every 400; of the dictionary's, "Invalid Parameter" fits best. */
const unusableFilterCode = 20422;

/** A page of what `list` finds, or 400 for a filter or page size that makes no sense. */
export function answerList<T, F>(
  { asked, options }: Visit,
  form: ListForm<T>,
  filter: ReadFilter<F>,
  list: (filter: Filter<F> | undefined) => Listing<T>,
): Answer {
  if (typeof filter === 'string' && options.unusableFilter !== 'ignore') {
    return { refusal: badRequest(filter, unusableFilterCode) };
  }
  if (options.tooLargePage === 'refuse' && asksTooMuch(asked.query)) {
    return { refusal: badRequest('Page size too large', 20007) };
  }
  const listing = list(typeof filter === 'string' ? undefined : filter);
  const path = options.pageUris === false ? undefined : asked.path;
  const { attributes, rows } = readPage(listing, asked.query, path);
  const entries = rows.map((row) => ({ element: form.entry, fields: form.fields(row) }));
  return { content: { element: form.element, attributes, columns: form.columns, entries } };
}

/** A call alone, as instances, made calls and redirects answer it. */
export function answerCall(accountSid: string, call: SandboxCall): Answer {
  return { content: { element: 'Call', fields: callFields(accountSid, call) } };
}

/** The answer to a DELETE: 204 and nothing, or 200 and an empty response. */
export function deleted({ deletedStatus = 204 }: SandboxOptions): Answer {
  if (deletedStatus === 204) return { response: new Response(null, { status: 204 }) };
  const headers = { 'Content-Type': 'application/xml; charset=utf-8' };
  return { response: new Response('<TwilioResponse/>\n', { status: 200, headers }) };
}

/** The answer for an identifier that names nothing. */
export const missing: Answer = { refusal: notFound };
