import type { Transport } from '../transport.ts';
import { askedFor, attemptHeader } from '../transport.ts';
import { failureKind } from '../failures/failureKind.ts';

/** One request as a log may tell it: no query, no number, no header. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number | undefined;
  readonly durationMs: number;
  /** 1 for the first try. */
  readonly attempt: number;
  /** A `ServiceErrorKind`, or `aborted`; absent where there was an answer. */
  readonly failure?: string;
  /** Whether it went without credentials, so that a refusal says nothing about them. */
  readonly isPublic?: true;
}

/** Tells `onRequest` of every request that went out, when its answer's head or its failure is there. */
export function logged(transport: Transport, onRequest: (request: LoggedRequest) => void): Transport {
  return async (request) => {
    const attempt = Number(request.headers.get(attemptHeader) ?? 1);
    const sent = withoutAttempt(request);
    const startMs = performance.now();
    const tell = (status: number | undefined, failure?: string) => {
      const durationMs = Math.round(performance.now() - startMs);
      onRequest({
        ...askedFor(request),
        status,
        durationMs,
        attempt,
        ...(request.credentials === 'omit' ? { isPublic: true } : {}),
        ...(failure ? { failure } : {}),
      });
    };
    try {
      const response = await transport(sent);
      tell(response.status);
      return response;
    } catch (error) {
      tell(undefined, request.signal.aborted ? 'aborted' : failureKind(error));
      throw error;
    }
  };
}

function withoutAttempt(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete(attemptHeader);
  return new Request(request, { headers });
}
