// One attempt: the answer is read to its end within a time and a size, or the attempt fails.
import { ServiceError } from '../errors.ts';
import type { Transport } from '../transport.ts';
import { askedFor } from '../transport.ts';

/** The bounds of one attempt. */
export interface Bounds {
  /** For head and body together. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** Hands an answer of success on with its body still to come, unbounded; it ends with the request's signal. */
  readonly streams?: boolean;
}

/**
 * Reads each answer to its end before handing it on, so that a connection lost in the middle of a body
 * is a failed request like any other. Throws `ServiceError` `timeout` and `tooLarge`; rejects on abort
 * and in time even where the transport does not listen to its signal.
 */
export function bounded(transport: Transport, { timeoutMs, maxBytes, streams = false }: Bounds): Transport {
  const attempt: Transport = async (request) => {
    const response = await transport(request);
    // An answer that the platform hides (a redirect in a browser) has status 0 and cannot be made anew.
    if (response.body === null || response.status === 0 || (streams && response.ok)) return response;
    const { status, headers } = response;
    // No other status can be made anew, and nobody knows what it means.
    if (status > 599) throw new ServiceError({ kind: 'unreadable', request: askedFor(request), status });
    const { body, isWhole } = await readBytes(response.body, maxBytes);
    // Of an error the beginning is enough.
    if (!isWhole && response.ok)
      throw new ServiceError({ kind: 'tooLarge', request: askedFor(request), status });
    // Without the reason in words, which a service may send in letters that no answer can be made with.
    return new Response(body, { status, headers });
  };

  return async (request) => {
    request.signal.throwIfAborted();
    const time = new AbortController();
    const timer = setTimeout(() => {
      time.abort(new ServiceError({ kind: 'timeout', request: askedFor(request) }));
    }, timeoutMs);
    const signal = AbortSignal.any([request.signal, time.signal]);
    const over = new AbortController();
    try {
      // The signal first: the transport may abort it before it gives a promise at all.
      return await Promise.race([
        rejectionOf(signal, over.signal),
        attempt(new Request(request, { signal })),
      ]);
    } finally {
      clearTimeout(timer);
      over.abort();
    }
  };
}

/** Listens until `over`: a signal made of others that is listened to is kept for ever, and the answer with it. */
async function rejectionOf(signal: AbortSignal, over: AbortSignal): Promise<never> {
  await new Promise((resolve) => {
    signal.addEventListener('abort', resolve, { once: true, signal: over });
  });
  signal.throwIfAborted();
  throw new Error('A signal told of an abort that did not happen');
}

async function readBytes(
  stream: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<{ readonly body: Uint8Array<ArrayBuffer>; readonly isWhole: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    chunks.push(chunk);
    if (size > maxBytes) break;
  }
  // One piece of memory and no Blob, which is read again in small pieces, each by a turn of its own.
  const body = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.length;
  }
  return { body, isWhole: size <= maxBytes };
}
