import type { Call } from '../../api/resources.ts';
import type { PollOptions } from '../callList.ts';
import { isUnfinished } from '../decode.ts';
import type { CallRow } from './callRow.ts';

/** Calls that are read again at a time, one request each. */
const mostReads = 4;

/** Keeps up calls that are not over where a change leaves them in their place, below what a refresh reads. */
export class LiveReads {
  private count = 0;

  /**
   * Reads the next few of them again, each in its turn, but for those that were met at the top; nothing
   * where changes move calls to the front. One that cannot be read stays as it was. Rejects with the
   * signal's reason once it is aborted.
   */
  async read(
    rows: readonly CallRow[],
    met: readonly Call[],
    { source, signal }: PollOptions,
  ): Promise<readonly Call[]> {
    const { getCall, speaks } = source;
    if (!getCall || speaks.changesMove) return [];
    const known = new Set(met.map(({ sid }) => sid));
    const live = rows.filter(({ call }) => isUnfinished(call) && !known.has(call.sid));
    const at = this.count % Math.max(1, live.length);
    const turn = [...live.slice(at), ...live.slice(0, at)].slice(0, mostReads);
    this.count += turn.length;
    const read = turn.map(({ call }) => getCall.call(source, call.sid, signal).catch(() => undefined));
    const calls = await Promise.all(read);
    signal.throwIfAborted();
    return calls.filter((call) => call !== undefined);
  }
}
