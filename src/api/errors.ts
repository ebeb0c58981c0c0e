/** Why an exchange with the service did not give a value; one word per thing that a person can do about it. */
export type ServiceErrorKind =
  | 'unauthorized'
  | 'forbidden'
  | 'notFound'
  | 'notOffered'
  | 'methodNotAllowed'
  | 'proxyAuthentication'
  | 'gone'
  | 'rateLimited'
  | 'refused'
  | 'unavailable'
  | 'redirected'
  | 'tls'
  | 'dns'
  | 'connectionRefused'
  | 'connectionReset'
  | 'timeout'
  | 'offline'
  | 'unreadable'
  | 'tooLarge'
  | 'endless'
  | 'insecureAddress';

/** What was asked, without the query, which may hold phone numbers. */
export interface AskedFor {
  readonly method: string;
  readonly path: string;
}

/** The facts of a failure; all of them may be shown to a person, none is a secret of ours. */
export interface ServiceErrorFacts {
  readonly kind: ServiceErrorKind;
  readonly request: AskedFor;
  /** HTTP status, where there was an answer. */
  readonly status?: number | undefined;
  /** The service's own number for the error (`RestException/Code`). */
  readonly code?: number | undefined;
  readonly moreInfo?: string | undefined;
  /** The service's own words (`RestException/Message`): untrusted text. */
  readonly serviceMessage?: string | undefined;
  /** The first part of the answer, at most 500 characters: untrusted text. */
  readonly evidence?: string | undefined;
  /** How long the service asked to wait. */
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/**
 * Thrown by every method of the client when the service, or the way to it, failed (api.md section 7).
 * A call that was aborted rejects with its signal's reason instead.
 */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly kind: ServiceErrorKind;
  readonly request: AskedFor;
  readonly status: number | undefined;
  readonly code: number | undefined;
  readonly moreInfo: string | undefined;
  readonly serviceMessage: string | undefined;
  readonly evidence: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(facts: ServiceErrorFacts) {
    const { kind, request, status } = facts;
    const answer = status === undefined ? '' : ` (${status})`;
    super(`${request.method} ${request.path}: ${kind}${answer}`, { cause: facts.cause });
    this.kind = kind;
    this.request = request;
    this.status = status;
    this.code = facts.code;
    this.moreInfo = facts.moreInfo;
    this.serviceMessage = facts.serviceMessage;
    this.evidence = facts.evidence;
    this.retryAfterMs = facts.retryAfterMs;
  }
}

/** Thrown by a reader whose text is not the answer that the documents promise; the client adds what was asked. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer';
}

/** Thrown where the answers are as promised, but the list that they are of has no end. */
export class EndlessList extends UnreadableAnswer {}

/** Thrown before anything is asked: what the caller gave cannot be put into a request. */
export class InvalidInputError extends Error {
  override readonly name = 'InvalidInputError';
  /** The name of the field at fault, as the caller wrote it. */
  readonly field: string;

  constructor(field: string, requirement: string) {
    super(`${field} ${requirement}`);
    this.field = field;
  }
}
