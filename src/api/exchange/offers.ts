// What a compatible service leaves out: found once per account, and not asked for again.
import type { Lackable } from '../dialect.ts';
import { ServiceError } from '../errors.ts';
import type { Call, CallEvent, CallEvents, CallStatus } from '../resources.ts';

/** Events are there from about 15 minutes after the end of a call (call event resource); clocks differ a little. */
const eventsAfterMs = 20 * 60_000;

/** Remembers what the service of an account does not have. */
export class Offers {
  private readonly lacking = new Map<Lackable, ServiceError>();

  constructor(private readonly mayLack: readonly Lackable[]) {}

  /** Whether something was found to be missing. */
  lacks(what: Lackable): boolean {
    return this.lacking.has(what);
  }

  /**
   * Asks for something that the service may lack; throws `ServiceError` `notOffered` where it does. A 404
   * below a call says so only where the call itself is there, which `parent` tells.
   */
  async ask<T>(what: Lackable, ask: () => Promise<T>, parent?: () => Promise<unknown>): Promise<T> {
    const known = this.lacking.get(what);
    if (known) throw known;
    try {
      return await ask();
    } catch (error) {
      if (!isNotFound(error) || !this.mayLack.includes(what)) throw error;
      await parent?.();
      const lack = new ServiceError({ kind: 'notOffered', request: error.request, cause: error });
      this.lacking.set(what, lack);
      throw lack;
    }
  }
}

/** How the events of a call are asked for. */
export interface EventReading {
  readonly list: () => Promise<readonly CallEvent[]>;
  /** Rejects where the call itself is not there. */
  readonly parent: () => Promise<unknown>;
  readonly nowMs: number;
}

/** The events of a call; none so soon after its end, or before it, or no answer for them, says nothing yet. */
export async function readEvents(
  call: Call,
  offers: Offers,
  { list, parent, nowMs }: EventReading,
): Promise<CallEvents> {
  if (offers.lacks('events')) return { kind: 'notOffered' };
  const { endTime } = call;
  const isRecent = endTime ? nowMs - endTime.instantMs < eventsAfterMs : !isOver(call);
  try {
    const events = isRecent ? await list() : await offers.ask('events', list, parent);
    return events.length === 0 && isRecent ? { kind: 'notYet' } : { kind: 'there', events };
  } catch (error) {
    if (error instanceof ServiceError && error.kind === 'notOffered') return { kind: 'notOffered' };
    if (!isRecent || !isNotFound(error)) throw error;
    await parent();
    return { kind: 'notYet' };
  }
}

const ended: readonly CallStatus[] = ['complete', 'busy', 'applicationError', 'noAnswer', 'canceled'];

/** A call of a status that no document names may go on. */
function isOver({ status }: Call): boolean {
  return ended.includes(status);
}

function isNotFound(error: unknown): error is ServiceError {
  return error instanceof ServiceError && error.kind === 'notFound';
}
