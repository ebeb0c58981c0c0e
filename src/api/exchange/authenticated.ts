import { ServiceError } from '../errors.ts';
import type { Transport } from '../transport.ts';
import { askedFor, isSecureAddress } from '../transport.ts';

/** Whose secret it is and where alone it may be sent. */
export interface AuthenticatedOptions {
  readonly accountSid: string;
  /** An API key that acts on the account; `authToken` is its secret then. */
  readonly keySid?: string | undefined;
  readonly authToken: string;
  readonly apiBaseUrl: string;
}

const redirectStatuses: readonly number[] = [301, 302, 303, 307, 308];
const mostRedirects = 5;

/**
 * Adds HTTP Basic (api.md section 1) to what goes to the account's own origin and to nothing else.
 * Follows redirects itself, GET only and at most five, so that the secret cannot travel with one; a
 * redirect of another method is handed back as it came. A request made with `credentials: 'omit'` goes
 * without the secret. Throws `ServiceError` `insecureAddress` for http to another machine.
 */
export function authenticated(transport: Transport, options: AuthenticatedOptions): Transport {
  const { accountSid, apiBaseUrl, authToken, keySid = accountSid } = options;
  const ownOrigin = new URL(apiBaseUrl).origin;
  const authorization = `Basic ${base64(`${keySid}:${authToken}`)}`;

  const secured = (request: Request): Request => {
    const url = new URL(request.url);
    if (!isSecureAddress(url))
      throw new ServiceError({ kind: 'insecureAddress', request: askedFor(request) });
    const headers = new Headers(request.headers);
    headers.delete('authorization');
    if (url.origin === ownOrigin && request.credentials !== 'omit')
      headers.set('authorization', authorization);
    return new Request(request, { headers, redirect: 'manual' });
  };

  /** Another origin that wants credentials gets none, and must not make the own origin be asked with them. */
  const refuseForeignChallenge = (asked: Request, { status }: Response): void => {
    if (status !== 401 || new URL(asked.url).origin === ownOrigin) return;
    throw new ServiceError({ kind: 'forbidden', status, request: askedFor(asked) });
  };

  return async (request) => {
    let asked = request;
    for (let redirects = 0; ; redirects++) {
      const response = await transport(secured(asked));
      refuseForeignChallenge(asked, response);
      const target = redirectTarget(asked, response);
      if (!target || redirects === mostRedirects) return response;
      await response.body?.cancel();
      asked = new Request(target, asked);
    }
  };
}

function redirectTarget(request: Request, response: Response): URL | undefined {
  const location = response.headers.get('location');
  if (request.method !== 'GET' || location === null || !redirectStatuses.includes(response.status))
    return undefined;
  if (!URL.canParse(location, request.url)) return undefined;
  const target = new URL(location, request.url);
  // A far service has no business with plain addresses of this machine.
  const isLess = target.protocol === 'http:' && request.url.startsWith('https:');
  return isLess || !isSecureAddress(target) ? undefined : target;
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
