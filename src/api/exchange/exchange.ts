// One question to the service and its answer: bounded, gated, tried again where that is harmless, and every failure typed.
import ky, { HTTPError } from 'ky';
import type { Transport } from '../transport.ts';
import { attemptHeader } from '../transport.ts';
import type { ReadRefusal } from '../dialect.ts';
import { answerError, networkError, textOf } from '../failures/answerError.ts';
import { failureKind } from '../failures/failureKind.ts';
import { longestWaitMs, type Gate } from './gate.ts';
import { retryAfterMs } from '../failures/retryAfter.ts';
import { bounded } from './bounded.ts';

/** An answer with a status of success, whole. */
export interface Answer {
  readonly url: string;
  readonly status: number;
  readonly contentType: string;
  /** As UTF-8; throws `ServiceError` `unreadable` when it is none. */
  readonly readText: () => string;
}

/** Asks one service; both methods throw `ServiceError`, or the request's signal's reason when aborted. */
export interface Exchange {
  /** Takes the whole answer. */
  ask(request: Request): Promise<Answer>;
  /** Reads the whole answer as it came. */
  askBytes(request: Request): Promise<Uint8Array<ArrayBuffer>>;
  /** Hands on an answer of success with its body still to come. */
  open(request: Request): Promise<Response>;
}

/** What an exchange needs; times in milliseconds. */
export interface ExchangeOptions {
  readonly transport: Transport;
  readonly readRefusal: ReadRefusal;
  readonly format: keyof typeof mostAnswerBytes;
  readonly timeoutMs: number;
  readonly retryDelayMs: number;
  /** The gate of the account, which all of its exchanges share. */
  readonly gate: Gate;
  readonly admit: Admit | undefined;
}

/** Resolves when an attempt may go out; rejects with the signal's reason. */
export type Admit = (signal: AbortSignal) => Promise<void>;

// A page of 1,000 calls takes some 650 kB of XML, and some 2 MB of JSON, which repeats its addresses.
const mostAnswerBytes = { xml: 2 * 1024 * 1024, json: 6 * 1024 * 1024 };
const mostRetries = 3;
const passingStatuses: readonly number[] = [429, 500, 502, 503, 504];

/**
 * An exchange over a transport. GET is tried at most four times, with growing jittered waits, on 429,
 * 500, 502, 503, 504 and lost connections; other methods once. Each attempt waits for `admit` and the gate.
 */
export function createExchange({
  transport,
  readRefusal,
  format,
  timeoutMs,
  retryDelayMs,
  gate,
  admit,
}: ExchangeOptions): Exchange {
  const bounds = { timeoutMs, maxBytes: mostAnswerBytes[format] };
  const attempts = (attempt: Transport) => retried(admitted(gate(attempt), admit), retryDelayMs);
  const sendWhole = attempts(bounded(transport, bounds));
  const sendHead = attempts(bounded(transport, { ...bounds, streams: true }));

  const send = async (request: Request, over: Transport): Promise<Response> => {
    try {
      return await over(request);
    } catch (error) {
      request.signal.throwIfAborted();
      if (!(error instanceof HTTPError)) throw networkError(error, request);
      throw await answerError(request, error.response, readRefusal);
    }
  };
  return {
    ask: async (request) => {
      const response = await send(request, sendWhole);
      const { status, headers } = response;
      const bytes = await response.arrayBuffer();
      return {
        url: request.url,
        status,
        contentType: headers.get('content-type') ?? '',
        readText: () => textOf(bytes, { request, status }),
      };
    },
    askBytes: async (request) => new Uint8Array(await (await send(request, sendWhole)).arrayBuffer()),
    open: (request) => send(request, sendHead),
  };
}

/** Before the gate, where whoever waits long takes no place from others. */
function admitted(transport: Transport, admit: Admit | undefined): Transport {
  if (!admit) return transport;
  return async (request) => {
    await admit(request.signal);
    return transport(request);
  };
}

function retried(transport: Transport, retryDelayMs: number): Transport {
  const send = ky.create({
    fetch: (request) => transport(request as Request),
    timeout: false,
    redirect: 'manual',
    retry: {
      limit: mostRetries,
      methods: ['get'],
      delay: (attempt) => retryDelayMs * 2 ** (attempt - 1),
      jitter: (delayMs) => delayMs * (0.5 + Math.random() / 2),
      // The gate waits for Retry-After, so that all requests of the account do and not this one alone.
      shouldRetry: ({ error }) => isPassing(error),
    },
    hooks: {
      beforeRetry: [({ request, retryCount }) => request.headers.set(attemptHeader, String(retryCount + 1))],
    },
  });
  return (request) => send(request);
}

function isPassing(error: Error): boolean {
  if (!(error instanceof HTTPError)) return failureKind(error) === 'connectionReset';
  return (
    passingStatuses.includes(error.response.status) && (retryAfterMs(error.response) ?? 0) <= longestWaitMs
  );
}
