// A call on one axis of time: what is drawn where, and the same in words.
import * as l10n from '@vscode/l10n';
import type { ServiceDate } from '../../api/dates.ts';
import type { Call, CallEvent, Notification, Recording } from '../../api/resources.ts';
import type { Span, Tone } from '../describe.ts';
import type { ShowStyle } from '../properties.ts';
import { clockOf } from '../times.ts';
import { complaintsOf } from '../webhook/complaints.ts';
import { axisOf, fractionOf, placeOn, type Place } from './axis.ts';
import {
  callThing,
  eventThing,
  notificationThing,
  recordingThing,
  segmentThing,
  type Thing,
} from './things.ts';
import { ticksOf, type Tick } from './ticks.ts';

export type { Place, Tick };

/** What an item of a timeline stands for. */
export type TimelinePart = 'call' | 'segments' | 'recordings' | 'notifications' | 'events';

/** One row of the drawing. */
export interface TimelineRow {
  readonly part: TimelinePart;
  readonly title: string;
}

/** A bar or a mark, and its line in the list. */
export interface TimelineItem {
  readonly part: TimelinePart;
  /** The Sid of what it stands for, as the list of its part has it; empty for the call itself. */
  readonly sid: string;
  readonly tone: Tone;
  readonly title: string;
  /** When it was, how long, and what else there is to say. */
  readonly facts: readonly string[];
  /** A word or two that stand beside it; may be empty. */
  readonly label: string;
  /** An index into the rows; `undefined` for what only the list has. */
  readonly row: number | undefined;
  /** `undefined` where nobody knows when it was. */
  readonly place: TimelinePlace | undefined;
}

/** Where an item is; a bar may begin with ringing, and may have an end that is not known. */
export interface TimelinePlace extends Place {
  /** The fraction of the axis where the ringing ends. */
  readonly talkFrom: number;
  readonly end: 'known' | 'live' | 'unknown';
}

/** A timeline, every text ready to show: items in the order of time. */
export interface Timeline {
  readonly ticks: readonly Tick[];
  readonly rows: readonly TimelineRow[];
  readonly items: readonly TimelineItem[];
  /** How many are left out, since so many are no picture any more. */
  readonly more: number;
}

/** What is known of a call: the call or segment of the page, and its parts as far as they were read. */
export interface TimelineParts {
  readonly call: Call;
  readonly segments?: readonly Call[];
  readonly recordings?: readonly Recording[];
  readonly notifications?: readonly Notification[];
  readonly events?: readonly CallEvent[];
}

const mostSegmentRows = 12;
const mostOfAPart = 300;

/** Describes the timeline of a call at an instant (product.md, behaviour 12); `undefined` where nothing has a time. */
export function describeTimeline(
  found: TimelineParts,
  style: ShowStyle,
  nowMs: number,
): Timeline | undefined {
  const shown = boundedParts(found);
  // Of all, as the lists have them; of the events the first are drawn, under the same indexes.
  const complaints = complaintsOf(found.events ?? [], found.notifications ?? []);
  const things = thingsOf(shown, complaints, style, nowMs);
  const core = coreOf(things);
  const zoneOf = found.call.startTime ?? firstDate(found);
  if (!core || !zoneOf) return undefined;
  const axis = axisOf(
    core,
    things.flatMap(({ span }) => (span ? [span.fromMs, span.toMs] : [])),
  );
  const ordered = [...things].sort(byTime);
  const rows = rowsOf(ordered, found.call);
  return {
    ticks: ticksOf(axis, zoneOf, style),
    rows: rows.map(({ part, title }) => ({ part, title })),
    items: ordered.map((thing) => itemOf(thing, axis, rows)),
    more: countOf(found) - countOf(shown),
  };
}

/** What has no time goes last; what was at the same time stays in the order of the parts. */
function byTime({ span: one }: Thing, { span: other }: Thing): number {
  if (!one || !other) return Number(!one) - Number(!other);
  return one.fromMs - other.fromMs;
}

/** A row, and the one thing in it where it has one of its own. */
interface Row extends TimelineRow {
  readonly only?: Thing;
}

/** A call, each of its first segments, and one row for all else of a kind that has a place. */
function rowsOf(things: readonly Thing[], call: Call): readonly Row[] {
  const shared = (part: TimelinePart, title: string): readonly Row[] =>
    things.some((thing) => thing.part === part && thing.span) ? [{ part, title }] : [];
  const segments = things.filter(({ part }) => part === 'segments').slice(0, mostSegmentRows);
  return [
    ...shared('notifications', l10n.t('Notifications')),
    { part: 'call', title: call.parentCallSid === '' ? l10n.t('Call') : l10n.t('This segment') },
    ...segments.map((only): Row => ({ part: 'segments', title: only.rowTitle ?? '', only })),
    ...shared('recordings', l10n.t('Recordings')),
    ...shared('events', l10n.t('Webhooks')),
  ];
}

function itemOf({ span, ...thing }: Thing, axis: Span, rows: readonly Row[]): TimelineItem {
  const { facts, label, part, sid, title, tone } = thing;
  const row = rows.findIndex((one) => one.part === part && (!one.only || one.only.sid === sid));
  const item = { part, sid, tone, title, label, row: row < 0 ? undefined : row };
  if (!span) return { ...item, facts, place: undefined };
  const place = placeOn(axis, span);
  return {
    ...item,
    label: place.off ? pointing(label, place.off) : label,
    facts: place.off ? [...facts, l10n.t('beyond what is drawn')] : facts,
    place: { ...place, talkFrom: fractionOf(axis, span.talkMs), end: span.end },
  };
}

/** Shows that something is further away than it stands. */
function pointing(label: string, off: 'before' | 'after'): string {
  return (off === 'before' ? `‹ ${label}` : `${label} ›`).trim();
}

function thingsOf(
  found: TimelineParts,
  complaints: ReadonlyMap<number, Notification>,
  style: ShowStyle,
  nowMs: number,
): readonly Thing[] {
  const { call, events = [], notifications = [], recordings = [], segments = [] } = found;
  const telling = { style, clock: clockOf(style), nowMs, start: call.startTime ?? call.dateCreated };
  const others = segments.filter(
    ({ sid, callSegmentSid }) => sid !== call.sid || callSegmentSid !== call.callSegmentSid,
  );
  return [
    callThing(call, telling),
    ...others.map((segment) => segmentThing(segment, telling)),
    ...recordings.map((recording) => recordingThing(recording, telling)),
    ...notifications.map((notification) => notificationThing(notification, telling)),
    ...events.map((event, index) => eventThing(event, index, telling, complaints.get(index))),
  ];
}

/** When the call was; where that is not known, when what belongs to it was. */
function coreOf(things: readonly Thing[]): Span | undefined {
  const [call] = things;
  const others = things.flatMap(({ part, span }) =>
    span && (part === 'segments' || part === 'recordings') ? [span] : [],
  );
  if (call?.span && (call.span.end !== 'unknown' || others.length === 0)) return call.span;
  const known = call?.span ? [call.span, ...others] : things.flatMap(({ span }) => span ?? []);
  if (known.length === 0) return undefined;
  return {
    fromMs: known.reduce((least, { fromMs }) => Math.min(least, fromMs), Infinity),
    toMs: known.reduce((most, { toMs }) => Math.max(most, toMs), -Infinity),
  };
}

function firstDate({ events = [], notifications = [], recordings = [], segments = [] }: TimelineParts) {
  const dates: readonly (ServiceDate | undefined)[] = [
    ...segments.map(({ startTime }) => startTime),
    ...recordings.map(({ dateCreated }) => dateCreated),
    ...notifications.map(({ messageDate, dateCreated }) => messageDate ?? dateCreated),
    ...events.map(({ date }) => date),
  ];
  return dates.find((date) => date !== undefined);
}

/** So many of each part, the errors before the rest. */
function boundedParts(found: TimelineParts): TimelineParts {
  const { events = [], notifications = [], recordings = [], segments = [] } = found;
  return {
    call: found.call,
    segments: segments.slice(0, mostOfAPart),
    recordings: recordings.slice(0, mostOfAPart),
    notifications: most(notifications, ({ level }) => level === 'error'),
    events: events.slice(0, mostOfAPart),
  };
}

function most<T>(items: readonly T[], isFirst: (item: T) => boolean): readonly T[] {
  if (items.length <= mostOfAPart) return items;
  const firsts = items.filter(isFirst);
  const rest = items.filter((item) => !isFirst(item));
  const chosen = new Set([...firsts, ...rest].slice(0, mostOfAPart));
  return items.filter((item) => chosen.has(item));
}

function countOf({ events = [], notifications = [], recordings = [], segments = [] }: TimelineParts): number {
  return [events, notifications, recordings, segments].reduce((sum, { length }) => sum + length, 0);
}
