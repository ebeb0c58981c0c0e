import type { ServiceErrorKind } from '../errors.ts';
import { ServiceError } from '../errors.ts';

const kindsByCode: Readonly<Record<string, ServiceErrorKind>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  ECONNREFUSED: 'connectionRefused',
  ECONNRESET: 'connectionReset',
  ECONNABORTED: 'connectionReset',
  EPIPE: 'connectionReset',
  UND_ERR_SOCKET: 'connectionReset',
  UND_ERR_REQ_CONTENT_LENGTH_MISMATCH: 'connectionReset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'connectionReset',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  EPROTO: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  HOSTNAME_MISMATCH: 'tls',
  UND_ERR_HEADERS_OVERFLOW: 'unreadable',
  // Has no code where Node's parser knows reasons that its table of codes does not.
  HTTPParserError: 'unreadable',
};

const kindsByPrefix: readonly (readonly [string, ServiceErrorKind])[] = [
  ['CERT_', 'tls'],
  ['CRL_', 'tls'],
  ['ERR_TLS_', 'tls'],
  ['ERR_SSL_', 'tls'],
  ['HPE_', 'unreadable'],
  ['Z_', 'unreadable'],
];

/**
 * What a rejected `fetch` means, told by the codes and class names of the error and its causes, never by their words;
 * `offline` for a network failure without a code that is known.
 */
export function failureKind(error: unknown): ServiceErrorKind {
  if (error instanceof ServiceError) return error.kind;
  for (const code of codesOf(error)) {
    const kind = Object.hasOwn(kindsByCode, code) ? kindsByCode[code] : undefined;
    const found = kind ?? kindsByPrefix.find(([prefix]) => code.startsWith(prefix))?.[1];
    if (found) return found;
  }
  return 'offline';
}

/** The codes and names of an error, of its causes and of the errors gathered in it (several addresses tried), outermost first. */
function codesOf(error: unknown, depth = 0): readonly string[] {
  if (!(error instanceof Error) || depth > 5) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code, error.name] : [error.name];
  const gathered =
    error instanceof AggregateError ? error.errors.flatMap((one) => codesOf(one, depth + 1)) : [];
  return [...own, ...codesOf(error.cause, depth + 1), ...gathered];
}
