import type { Call } from '../../api/resources.ts';
import type { CallSource } from '../callList.ts';
import type { CallRow, Rank } from './callRow.ts';

/** On which side of rows of the same date a row comes in: news before them, a further page behind. */
export type Side = 'front' | 'end';

/** Gives rows their ranks in the service's order, however they come: by the date that the version sorts by. */
export class Ranks {
  private first = 0;
  private next = 0;

  constructor(private readonly speaks: CallSource['speaks']) {}

  /** Sets so many numbers aside for rows that come together; returns the lowest. */
  reserve(count: number, side: Side): number {
    if (side === 'front') return (this.first -= count);
    this.next += count;
    return this.next - count;
  }

  /** The rank of a call: that which it has, as long as its date is the same. */
  of(call: Call, before: CallRow | undefined, nth: number): Rank {
    const rankedMs = this.speaks.sortedBy(call)?.instantMs ?? -Infinity;
    return { rankedMs, nth: before?.rankedMs === rankedMs ? before.nth : nth };
  }
}
