import type { AskedFor } from './errors.ts';

/**
 * The one thing between the client and the wire: the global `fetch`, the emulator, or either with
 * something wrapped around it. Rejects as `fetch` does (a `TypeError` for a broken connection, the
 * signal's reason when aborted) and resolves for every status.
 */
export type Transport = (request: Request) => Promise<Response>;

/**
 * The header in which a repeated request says which attempt it is; `logged` reads and removes it, so
 * that the service never sees it.
 */
export const attemptHeader = 'x-attempt';

/** What a request asks for, as far as it may appear in a log or an error: no query, no body, no headers. */
export function askedFor(request: Request): AskedFor {
  return { method: request.method, path: new URL(request.url).pathname };
}

/** Whether a secret may travel to this address: https, or http to this very machine. */
export function isSecureAddress(url: URL): boolean {
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && isLoopback(url.hostname);
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
