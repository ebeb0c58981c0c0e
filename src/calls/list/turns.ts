/** Runs steps one after the other, never two at once. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();
  private yielding: AbortController | undefined;

  /** Runs a step when those before it are done; one that gives way is ended for it. */
  take<T>(step: () => Promise<T>): Promise<T> {
    this.yielding?.abort();
    return this.enqueue(step);
  }

  /**
   * Runs a step that gives way: its signal aborts as soon as another step is asked for, or with the
   * signal given. Resolves with `undefined` when the step was ended so.
   */
  giveWay<T>(step: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T | undefined> {
    return this.enqueue(async () => {
      const yielding = new AbortController();
      const ended = AbortSignal.any([yielding.signal, signal]);
      this.yielding = yielding;
      try {
        ended.throwIfAborted();
        return await step(ended);
      } catch (error) {
        if (ended.aborted) return undefined;
        throw error;
      } finally {
        this.yielding = undefined;
      }
    });
  }

  private enqueue<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.last.then(step);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
