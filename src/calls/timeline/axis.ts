// From instants to places on the axis of a timeline.
import type { Span } from '../describe.ts';

/** Where something is on the axis: fractions of it, 0 its beginning and 1 its end. */
export interface Place {
  readonly from: number;
  readonly to: number;
  /** Drawn at the edge, since it was so long before or after that the call would be too small to see. */
  readonly off?: 'before' | 'after';
}

const leastMs = 1000;
/** So far beyond both ends of the call the axis reaches, if something was there. */
const leastReachMs = 60_000;

/**
 * The stretch of time that an axis shows: the call, and whatever else was within its own length of it, or a
 * minute where it was shorter. Instants may be before the call, after it, equal, and years away.
 */
export function axisOf(core: Span, instantsMs: readonly number[]): Span {
  const reach = Math.max(leastReachMs, core.toMs - core.fromMs);
  const near = instantsMs.filter((at) => at >= core.fromMs - reach && at <= core.toMs + reach);
  const fromMs = near.reduce((least, at) => Math.min(least, at), core.fromMs);
  const toMs = near.reduce((most, at) => Math.max(most, at), core.toMs);
  return { fromMs, toMs: Math.max(toMs, fromMs + leastMs) };
}

/** Where a stretch of time is on an axis; what ends before it begins is an instant. */
export function placeOn(axis: Span, { fromMs, toMs }: Span): Place {
  const from = fractionOf(axis, fromMs);
  const to = Math.max(from, fractionOf(axis, toMs));
  if (Math.max(fromMs, toMs) < axis.fromMs) return { from, to, off: 'before' };
  return fromMs > axis.toMs ? { from, to, off: 'after' } : { from, to };
}

/** Where an instant is on an axis, at its edges where it is beyond. */
export function fractionOf({ fromMs, toMs }: Span, atMs: number): number {
  return Math.min(1, Math.max(0, (atMs - fromMs) / (toMs - fromMs)));
}
