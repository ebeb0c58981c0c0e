// The scale of a timeline: instants that a clock shows in round figures.
import type { ServiceDate } from '../../api/dates.ts';
import type { Span } from '../describe.ts';
import { isoTime, showClock, showDay, type TimeStyle } from '../times.ts';
import { fractionOf } from './axis.ts';

/** A line of the scale and what stands at it. */
export interface Tick {
  /** A fraction of the axis. */
  readonly at: number;
  readonly text: string;
  /** The same where the fine ticks before it are left unsaid. */
  readonly coarseText: string;
  /** Left unsaid where there is little room. */
  readonly isFine: boolean;
}

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];
const steps: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
];
const mostTicks = 8;
const mostWhereNarrow = 4;
/** The text of the first tick takes so much of the axis. */
const taken = 0.11;
const takenWhereNarrow = 0.3;

/**
 * The ticks of an axis: its beginning in full, then what the clock of the chosen zone shows at round steps,
 * only as much of it as is new: `18:59:02`, `:05`, `19:00`. `zoneOf` is a date of the service, whose offset
 * holds where the zone is `original`.
 */
export function ticksOf(axis: Span, zoneOf: ServiceDate, style: TimeStyle): readonly Tick[] {
  const step = stepFor(axis, mostTicks);
  const coarse = stepFor(axis, mostWhereNarrow, step);
  const dateAt = (instantMs: number): ServiceDate => ({ ...zoneOf, instantMs });
  const start = dateAt(axis.fromMs);
  const text = step < day ? showClock(start, style) : showDay(start, style);
  const first = { at: 0, text, coarseText: text, isFine: false };
  const ticks: Tick[] = [first];
  let shown = isoTime(start, style.zone);
  let shownCoarse = shown;
  // Steps are counted on the wall clock, so that they are round in the zone.
  const wallMs = Date.parse(`${shown.slice(0, 19)}Z`);
  const shiftMs = wallMs - Math.floor(axis.fromMs / second) * second;
  for (let wall = Math.ceil(wallMs / step) * step; wall - shiftMs <= axis.toMs; wall += step) {
    const at = fractionOf(axis, wall - shiftMs);
    if (at < taken) continue;
    const date = dateAt(wall - shiftMs);
    const clock = isoTime(date, style.zone);
    const textAfter = (before: string): string => newIn(clock, before, step) ?? showDay(date, style);
    const isFine = wall % coarse !== 0 || at < takenWhereNarrow;
    ticks.push({ at, text: textAfter(shown), coarseText: textAfter(shownCoarse), isFine });
    shown = clock;
    if (!isFine) shownCoarse = clock;
  }
  return ticks;
}

/** The least round step, a multiple of another, of which no more than so many fit. */
function stepFor({ fromMs, toMs }: Span, most: number, of = 1): number {
  const least = (toMs - fromMs) / most;
  const days = 10 ** Math.ceil(Math.log10(Math.max(1, least / day)));
  return steps.find((step) => step >= least && step % of === 0) ?? days * day;
}

/** What a clock shows that it did not show at the tick before; `undefined` for another day. */
function newIn(clock: string, before: string, step: number): string | undefined {
  if (step >= day || clock.slice(0, 10) !== before.slice(0, 10)) return undefined;
  const seconds = `:${clock.slice(17, 19)}`;
  if (clock.slice(0, 16) === before.slice(0, 16)) return seconds;
  return seconds === ':00' ? clock.slice(11, 16) : clock.slice(11, 19);
}
