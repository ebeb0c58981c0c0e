/**
 * Runs something under a signal of its own that aborts with the caller's. A caller may keep one signal
 * for thousands of requests, and each request would leave listeners on it.
 */
export async function lentSignal<T>(
  signal: AbortSignal | undefined,
  use: (own: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const own = new AbortController();
  const onAbort = () => {
    own.abort(signal?.reason);
  };
  signal?.addEventListener('abort', onAbort);
  try {
    return await use(own.signal);
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}
