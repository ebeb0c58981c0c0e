import type { Transport } from '../transport.ts';
import { retryAfterMs } from '../failures/retryAfter.ts';

/** Leads a transport through the gate. */
export type Gate = (transport: Transport) => Transport;

/** A service that asks for a longer wait is not waited for. */
export const longestWaitMs = 60_000;
const mostInFlight = 4;

/**
 * Makes the one gate of an account, through which several transports may lead: at most four requests at
 * a time, in the order in which they came, and after a 429 or 503 none before its `Retry-After`, up to
 * the longest wait. A request that waits rejects with its signal's reason when aborted.
 */
export function createGate(): Gate {
  const waiting: (() => void)[] = [];
  let free = mostInFlight;
  let shutUntilMs = 0;

  const leave = () => {
    const next = waiting.shift();
    // The place goes straight to the next in line, so that nobody can slip in between.
    if (next) next();
    else free++;
  };

  return (transport) => async (request) => {
    request.signal.throwIfAborted();
    if (free > 0) free--;
    else await turn(waiting, request.signal);
    try {
      for (let leftMs; (leftMs = shutUntilMs - Date.now()) > 0;) await pause(leftMs, request.signal);
      const response = await transport(request);
      if (response.status === 429 || response.status === 503) {
        const waitMs = Math.min(retryAfterMs(response) ?? 0, longestWaitMs);
        shutUntilMs = Math.max(shutUntilMs, Date.now() + waitMs);
      }
      return response;
    } finally {
      leave();
    }
  };
}

/** Resolves when the line has moved up to the caller; one who is aborted leaves the line. */
function turn(waiting: (() => void)[], signal: AbortSignal): Promise<void> {
  return interruptible(signal, (resolve) => {
    waiting.push(resolve);
    return () => waiting.splice(waiting.indexOf(resolve), 1);
  });
}

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return interruptible(signal, (resolve) => {
    const timer = setTimeout(resolve, delayMs);
    return () => {
      clearTimeout(timer);
    };
  });
}

/** Waits for what `begin` starts; on abort undoes it and rejects with the signal's reason. */
async function interruptible(
  signal: AbortSignal,
  begin: (resolve: () => void) => () => unknown,
): Promise<void> {
  let interrupt = () => {};
  await new Promise<void>((resolve) => {
    const undo = begin(() => {
      signal.removeEventListener('abort', interrupt);
      resolve();
    });
    interrupt = () => {
      undo();
      resolve();
    };
    signal.addEventListener('abort', interrupt, { once: true });
  });
  signal.throwIfAborted();
}
