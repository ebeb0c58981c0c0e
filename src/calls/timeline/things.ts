// What a timeline shows, in words and instants, before it has a place.
import * as l10n from '@vscode/l10n';
import type { ServiceDate } from '../../api/dates.ts';
import type { Call, CallEvent, Notification, Recording } from '../../api/resources.ts';
import { outcomeText, statusText } from '../decode.ts';
import { arrowOf, notificationTitle, recordingSpan, recordingTitle, toneOf, type Span } from '../describe.ts';
import { showParty } from '../phoneNumbers.ts';
import type { ShowStyle } from '../properties.ts';
import { showDuration } from '../times.ts';
import { visibleText } from '../visibleText.ts';
import { complaintText, eventName, eventTitle, eventTone, statusOf } from '../webhook/events.ts';
import { legSpan, type LegSpan } from './legSpan.ts';
import type { TimelineItem } from './timeline.ts';

/** More than a mark, a line or the head of a row can hold: the lists below have the whole. */
const [longestLabel, longestWord, longestTitle, longestRowTitle] = [10, 30, 200, 60];

/** An item that has no place yet. */
export interface Thing extends Omit<TimelineItem, 'row' | 'place'> {
  readonly span: LegSpan | undefined;
  /** What its row is called, where it has one of its own. */
  readonly rowTitle?: string;
}

/** How things are told: as of when, and counted from the start of the call. */
export interface Telling {
  readonly style: ShowStyle;
  /** Shows an instant of the style's zone as `18:59:02`. */
  readonly clock: (date: ServiceDate) => string;
  readonly nowMs: number;
  readonly start: ServiceDate | undefined;
}

/** The call or segment of the page. */
export function callThing(call: Call, telling: Telling): Thing {
  const title = l10n.t('Call: {0}', statusText(call));
  return { ...legThing(call, telling), part: 'call', sid: '', title };
}

/** A segment, under the number that was called. */
export function segmentThing(segment: Call, telling: Telling): Thing {
  const number = showParty(segment, 'called', telling.style.maskNumbers);
  const rowTitle = cut(`${arrowOf(segment)} ${number}`, longestRowTitle);
  return {
    ...legThing(segment, telling),
    part: 'segments',
    sid: segment.callSegmentSid || segment.sid,
    title: cut(`${rowTitle} ${statusText(segment)}`, longestTitle),
    rowTitle,
  };
}

function legThing(call: Call, telling: Telling): Pick<Thing, 'tone' | 'label' | 'span' | 'facts'> {
  const span = legSpan(call, telling.nowMs);
  const tone = toneOf(call);
  const base = { tone, label: tone === 'good' ? '' : cut(outcomeText(call), longestWord), span };
  if (!span) return { ...base, facts: [l10n.t('never started')] };
  const facts = [stretchText(span, telling)];
  const lengthMs = span.toMs - span.fromMs;
  const length = showDuration(lengthMs / 1000);
  if (span.end === 'unknown') return { ...base, facts: [...facts, unknownEndText(lengthMs)] };
  facts.push(span.end === 'live' ? l10n.t('{0} so far', length) : length);
  const rangMs = span.talkMs - span.fromMs;
  if (rangMs > 0) facts.push(l10n.t('rang for {0}', showDuration(rangMs / 1000)));
  return { ...base, facts };
}

function unknownEndText(changedMs: number): string {
  return changedMs > 0
    ? l10n.t('end not known, last update after {0}', showDuration(changedMs / 1000))
    : l10n.t('end not known');
}

/** A recording over the time in which it was made; where its length is not known, where it was created. */
export function recordingThing(recording: Recording, telling: Telling): Thing {
  const created = recording.dateCreated?.instantMs;
  const span =
    recordingSpan(recording) ?? (created === undefined ? undefined : { fromMs: created, toMs: created });
  return {
    part: 'recordings',
    sid: recording.sid,
    tone: 'good',
    title: l10n.t('Recording, {0}', recordingTitle(recording)),
    label: '',
    ...timed(span, telling),
  };
}

/** A notification in the instant of its message. */
export function notificationThing(notification: Notification, telling: Telling): Thing {
  const { dateCreated, errorCode, level, messageDate, sid } = notification;
  return {
    part: 'notifications',
    sid,
    tone: level,
    title: cut(notificationTitle(notification, telling.style.maskNumbers), longestTitle),
    label: cut(errorCode, longestLabel),
    ...timed(instantOf(messageDate ?? dateCreated), telling),
  };
}

/** A webhook in the instant of its answer, with what the service complains of. */
export function eventThing(
  event: CallEvent,
  index: number,
  telling: Telling,
  complaint: Notification | undefined,
): Thing {
  const tone = eventTone(event, complaint);
  const status = statusOf(event);
  const complained = complaint ? [complaintText(complaint)] : [];
  const { facts, span } = timed(instantOf(event.date), telling);
  return {
    part: 'events',
    sid: eventName(index),
    tone,
    title: cut(eventTitle(event, telling.style.maskNumbers), longestTitle),
    label: tone === 'good' ? '' : cut(complaint?.errorCode ?? status, longestLabel),
    facts: [...complained, status, ...facts],
    span,
  };
}

function cut(text: string, most: number): string {
  return visibleText(text.length > most ? `${text.slice(0, most)}…` : text);
}

function instantOf(date: ServiceDate | undefined): Span | undefined {
  return date && { fromMs: date.instantMs, toMs: date.instantMs };
}

function timed(span: Span | undefined, telling: Telling): Pick<Thing, 'facts' | 'span'> {
  if (!span) return { facts: [l10n.t('nobody knows when')], span };
  return { facts: [stretchText(span, telling)], span: { ...span, talkMs: span.fromMs, end: 'known' } };
}

/** `18:59:07 (+0:05)`, `18:59:02 – 18:59:16`. */
function stretchText({ fromMs, toMs }: Span, { clock, start }: Telling): string {
  const at = (instantMs: number): string => clock({ offsetMinutes: 0, ...start, instantMs });
  if (toMs > fromMs) return `${at(fromMs)} – ${at(toMs)}`;
  if (!start) return at(fromMs);
  const seconds = Math.round((fromMs - start.instantMs) / 1000);
  return `${at(fromMs)} (${seconds < 0 ? '−' : '+'}${showDuration(Math.abs(seconds))})`;
}
