import type { ReadRefusal } from '../dialect.ts';
import type { AskedFor, ServiceErrorKind } from '../errors.ts';
import { EndlessList, ServiceError } from '../errors.ts';
import { askedFor } from '../transport.ts';
import { failureKind } from './failureKind.ts';
import { retryAfterMs } from './retryAfter.ts';

const kindsByStatus: Readonly<Record<number, ServiceErrorKind>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  405: 'methodNotAllowed',
  407: 'proxyAuthentication',
  410: 'gone',
  429: 'rateLimited',
};
const mostEvidence = 500;

/** The typed error of an answer whose status is no success (api.md section 7). */
export async function answerError(
  request: Request,
  response: Response,
  readRefusal: ReadRefusal,
): Promise<ServiceError> {
  const text = decoded(await response.arrayBuffer(), false);
  const refusal = await readRefusal(text);
  return new ServiceError({
    kind: kindOf(response.status),
    request: askedFor(request),
    status: response.status,
    code: refusal?.code,
    moreInfo: refusal?.moreInfo && withoutSecrets(refusal.moreInfo),
    serviceMessage: refusal?.serviceMessage && withoutSecrets(refusal.serviceMessage),
    evidence: evidenceOf(text),
    retryAfterMs: retryAfterMs(response),
  });
}

/** The typed error of a request that got no answer. */
export function networkError(error: unknown, request: Request): ServiceError {
  if (error instanceof ServiceError) return error;
  return new ServiceError({ kind: failureKind(error), request: askedFor(request), cause: error });
}

/** A body as UTF-8 without its byte order mark; throws `ServiceError` `unreadable` when it is no UTF-8. */
export function textOf(
  bytes: ArrayBuffer,
  { request, status }: { readonly request: Request; readonly status: number },
): string {
  try {
    return decoded(bytes, true);
  } catch (cause) {
    throw unreadable(askedFor(request), decoded(bytes, false), { status, cause });
  }
}

/** The typed error of an answer of success that no reader understands, or that leads to no end. */
export function unreadable(
  request: AskedFor,
  text: string,
  { status, cause }: { readonly status?: number; readonly cause: unknown },
): ServiceError {
  return new ServiceError({
    kind: cause instanceof EndlessList ? 'endless' : 'unreadable',
    request,
    status,
    evidence: evidenceOf(text),
    cause,
  });
}

function kindOf(status: number): ServiceErrorKind {
  if (status < 400) return 'redirected';
  if (status >= 500) return 'unavailable';
  return Object.hasOwn(kindsByStatus, status) ? (kindsByStatus[status] ?? 'refused') : 'refused';
}

function decoded(bytes: ArrayBuffer, fatal: boolean): string {
  return new TextDecoder('utf-8', { fatal }).decode(bytes);
}

function evidenceOf(text: string): string {
  return withoutSecrets(text.slice(0, 2 * mostEvidence)).slice(0, mostEvidence);
}

/** A proxy's page may show the request's own headers. */
function withoutSecrets(text: string): string {
  return text.replace(/\b(Basic|Bearer)(\s+|%20|\+)[A-Za-z0-9+/=._~%-]+/gi, '$1 …');
}
