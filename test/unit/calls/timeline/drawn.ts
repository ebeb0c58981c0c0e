// Calls in seconds, and how they are drawn, for the tests of the timeline.
import assert from 'node:assert/strict';
import type { Call, Notification, Recording } from '../../../../src/api/resources.ts';
import { logNames } from '../../../../src/api/reading/readers2008.ts';
import {
  describeTimeline,
  type Timeline,
  type TimelineItem,
  type TimelineParts,
} from '../../../../src/calls/timeline/timeline.ts';
import { aCall, aNotification } from '../../../support/builders.ts';

export const style = { zone: 'original', locale: 'en', maskNumbers: false } as const;
export const start = Date.UTC(2026, 10, 23, 22, 59, 2);
/** The page is drawn no wider than this, so that a difference below 1 is within a pixel. */
const widthPixels = 960;

export const at = (second: number) => ({ instantMs: start + second * 1000, offsetMinutes: -240 });

export function leg(
  from: number | undefined,
  to: number | undefined,
  told: Partial<Omit<Call, 'raw'>> = {},
): Call {
  const endTime = to === undefined ? undefined : at(to);
  const startTime = from === undefined ? undefined : at(from);
  const durationSeconds = from === undefined || to === undefined ? undefined : to - from;
  return aCall({ startTime, endTime, durationSeconds, dateUpdated: undefined, ...told });
}

export const segment = (
  sid: string,
  from: number | undefined,
  to: number | undefined,
  told: Partial<Omit<Call, 'raw'>> = {},
) => leg(from, to, { callSegmentSid: sid, ...told });

export const noted = (second: number | undefined, told: Partial<Notification> = {}) =>
  aNotification({ messageDate: second === undefined ? undefined : at(second), ...told });

export function recorded(from: number | undefined, seconds: number | undefined): Recording {
  return {
    sid: 'RE00000000000000000000000000000001',
    accountSid: 'AC309475e5fede1b49e100272a8640f438',
    callSid: 'CA42ed11f93dc08b952027ffbc406d0868',
    durationSeconds: seconds,
    dateCreated: from === undefined ? undefined : at(from + (seconds ?? 0)),
    dateUpdated: undefined,
    names: logNames,
    raw: {},
  };
}

export function draw(parts: TimelineParts, nowSecond = 0): Timeline {
  const timeline = describeTimeline(parts, style, at(nowSecond).instantMs);
  assert.ok(timeline);
  return timeline;
}

export function found({ items }: Timeline, part: TimelineItem['part']): TimelineItem {
  const item = items.find((one) => one.part === part);
  assert.ok(item);
  return item;
}

/** Within a pixel of what was computed by hand, in seconds of an axis of so many. */
export function isAt(item: TimelineItem, [from, to]: readonly [number, number], ofSeconds: number): void {
  assert.ok(item.place);
  for (const [is, should] of [
    [item.place.from, from],
    [item.place.to, to],
  ] as const) {
    const pixels = Math.abs(is - should / ofSeconds) * widthPixels;
    assert.ok(pixels < 1, `${item.title}: ${is * ofSeconds} s instead of ${should} s`);
  }
}

export const texts = ({ ticks }: Timeline) => ticks.map(({ text }) => text);
