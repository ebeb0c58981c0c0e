import type { Ask, Parameters } from '../dialect.ts';
import { UnreadableAnswer } from '../errors.ts';

/** Where everything of an account is, with a slash at its end. Throws `TypeError` when the base is no URL. */
export function accountUrl(apiBaseUrl: string, version: string, accountSid: string): string {
  const { origin, pathname } = new URL(apiBaseUrl);
  return `${origin}${pathname.replace(/\/+$/, '')}/${version}/Accounts/${encodeURIComponent(accountSid)}/`;
}

/** The HTTP request of a question; parameters are form-urlencoded in both places (api.md section 1). */
export function requestFor(baseUrl: string, ask: Ask, signal?: AbortSignal): Request {
  const { method, path, query, form, url } = ask;
  const search = query.length > 0 ? `?${encoded(query).toString()}` : '';
  return new Request(url ?? `${baseUrl}${path}${search}`, {
    method,
    signal: signal ?? null,
    ...(form ? { body: encoded(form) } : {}),
  });
}

/**
 * The question for the next page as the service's link puts it, or as its number puts it where there is
 * no link or one that leads away from the account: the request carries the secret.
 */
export function followed<Q extends Ask>(question: Q, baseUrl: string, link: string | undefined): Q {
  if (link === undefined || link === '' || !URL.canParse(link, baseUrl)) return question;
  const { href, pathname } = new URL(link, baseUrl);
  const isOfAccount = withColons(href).startsWith(withColons(baseUrl)) && !hiddenSlash.test(pathname);
  return isOfAccount ? { ...question, url: href } : question;
}

/** The Sid of an account may have a colon (`v3:…`), which stands in a path as it is or encoded. */
function withColons(address: string): string {
  return address.replace(/%3a/gi, ':');
}

/** A slash that a server may read as one after all: `..%2f` would then climb out of the account. */
const hiddenSlash = /%2f|%5c/i;

/** The question for the next page at the service's own link; throws `UnreadableAnswer` where it leads away from the account. */
export function linked<Q extends Ask>(question: Q, baseUrl: string, link: string | undefined): Q {
  if (link === undefined || link === '') return question;
  const next = followed(question, baseUrl, link);
  if (next.url === undefined)
    throw new UnreadableAnswer('The list goes on at an address that is not of the account');
  return next;
}

/** The same question for CSV: the extension of the path decides the form of the answer (api.md section 8). */
export function asCsv(ask: Ask): Ask {
  return { ...ask, path: ask.path.replace(/(?:\.json)?$/, '.csv') };
}

function encoded(parameters: Parameters): URLSearchParams {
  const encoding = new URLSearchParams();
  for (const [name, text] of parameters) encoding.append(name, text);
  return encoding;
}
