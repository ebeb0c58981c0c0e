import type { Call } from '../../api/resources.ts';
import { isUnfinished, isWaiting } from '../decode.ts';

/** When a call or segment rang, was talked on and ended, in milliseconds since the epoch. */
export interface LegSpan {
  readonly fromMs: number;
  readonly toMs: number;
  /** Where the ringing ended: the beginning where none is known, the end where nobody answered. */
  readonly talkMs: number;
  /** Whether it ended then, goes on, or nothing says when it ended. */
  readonly end: 'known' | 'live' | 'unknown';
}

/** A phone that nobody answers does not ring for longer, so a later change is no sign of its end. */
const longestRingMs = 10 * 60_000;

/**
 * When a call or segment was; `undefined` for what never started. Documents give the end of completed calls
 * only: for the others the last change of the resource stands for it, where it came soon enough. What the
 * length leaves of the time from start to end was ringing.
 */
export function legSpan(call: Call, nowMs: number): LegSpan | undefined {
  const { durationSeconds, endTime, startTime } = call;
  const fromMs = startTime?.instantMs;
  if (fromMs === undefined) return undefined;
  const lengthMs = durationSeconds === undefined ? undefined : durationSeconds * 1000;
  if (endTime) return spanTo(call, fromMs, Math.max(fromMs, endTime.instantMs), 'known');
  if (isUnfinished(call)) return spanTo(call, fromMs, Math.max(fromMs, nowMs), 'live');
  if (lengthMs !== undefined && lengthMs > 0) return spanTo(call, fromMs, fromMs + lengthMs, 'known');
  const changedMs = call.dateUpdated?.instantMs ?? fromMs;
  const isEnd = changedMs >= fromMs && changedMs <= fromMs + longestRingMs;
  return spanTo(call, fromMs, isEnd ? changedMs : fromMs, 'unknown');
}

function spanTo(call: Call, fromMs: number, toMs: number, end: LegSpan['end']): LegSpan {
  return { fromMs, toMs, talkMs: talkMs(call, fromMs, toMs), end };
}

function talkMs(call: Call, fromMs: number, toMs: number): number {
  const { durationSeconds, status } = call;
  if (isWaiting(call) || status === 'busy' || status === 'noAnswer' || status === 'canceled') return toMs;
  if (status === 'inProgress' || durationSeconds === undefined) return fromMs;
  return Math.min(toMs, Math.max(fromMs, toMs - durationSeconds * 1000));
}
