import type { Ask, Parameters } from '../dialect.ts';

/** Where everything of an account is, with a slash at its end. Throws `TypeError` when the base is no URL. */
export function accountUrl(apiBaseUrl: string, version: string, accountSid: string): string {
  const { origin, pathname } = new URL(apiBaseUrl);
  return `${origin}${pathname.replace(/\/+$/, '')}/${version}/Accounts/${encodeURIComponent(accountSid)}/`;
}

/** The HTTP request of a question; parameters are form-urlencoded in both places (api.md section 1). */
export function requestFor(
  baseUrl: string,
  { method, path, query, form }: Ask,
  signal?: AbortSignal,
): Request {
  const search = query.length > 0 ? `?${encoded(query).toString()}` : '';
  return new Request(`${baseUrl}${path}${search}`, {
    method,
    signal: signal ?? null,
    ...(form ? { body: encoded(form) } : {}),
  });
}

function encoded(parameters: Parameters): URLSearchParams {
  const encoding = new URLSearchParams();
  for (const [name, text] of parameters) encoding.append(name, text);
  return encoding;
}
