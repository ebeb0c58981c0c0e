import * as l10n from '@vscode/l10n';
import type { ServiceDate } from '../api/dates.ts';
import type { Call, CallKey, Notification, PropertyMeaning, Recording } from '../api/resources.ts';
import { boundedText } from './boundedText.ts';
import { isSid } from './callKey.ts';
import { directionText, isOver, isUnfinished, levelText, outcomeText, sent, statusText } from './decode.ts';
import { maskNumbersIn, showParty } from './phoneNumbers.ts';
import {
  describeProperties,
  durationMeaning,
  priceMeaning,
  type Property,
  type ShowStyle,
} from './properties.ts';
import { showClock, showDuration, showFullTime, showShortTime } from './times.ts';
import { visibleText } from './visibleText.ts';

/** How a thing went, for its icon and colour; words always say it too. */
export type Tone = 'live' | 'waiting' | 'good' | 'warning' | 'error' | 'unknown';

/** The head and the properties of a call's page, every text ready to show. */
export interface CallDescription {
  readonly title: string;
  readonly outcome: string;
  readonly tone: Tone;
  /** Direction, start, duration and price, in the order of reading. */
  readonly facts: readonly Fact[];
  readonly properties: readonly Property[];
  /** Of a segment its two identifiers in words, and the call that it is of. */
  readonly segmentOf?: { readonly text: string; readonly key: Required<CallKey> };
  /** Whether the call can be given new instructions: it is in progress, and no segment without a Sid of its own. */
  readonly canRedirect: boolean;
  /** Whether it can be ended, where the API version has that: it is not over, and no segment as above. */
  readonly canEnd: boolean;
}

/** A short fact and what more is said of it. */
export interface Fact {
  readonly text: string;
  /** The text that the service sent. */
  readonly detail?: string;
  /** Since when it grows, in milliseconds since the epoch; the text says that it is not known yet. */
  readonly sinceMs?: number;
}

/** One segment, recording or notification in a list of the page. */
export interface ItemDescription {
  readonly sid: string;
  readonly title: string;
  readonly tone: Tone;
  readonly facts: readonly Fact[];
  /** When it began and ended, in milliseconds since the epoch: a notification in one instant. */
  readonly span?: Span;
  /** How long a recording is, by the service's word. */
  readonly seconds?: number;
  /** What the table of segments says of one. */
  readonly segment?: SegmentDescription;
}

/** A segment as a row of a table; it is opened by its key. */
export interface SegmentDescription {
  readonly key: Required<CallKey>;
  readonly direction: string;
  readonly start: Fact;
  /** Length and price, or in one fact that there is neither. */
  readonly ending: readonly Fact[];
}

/** A stretch of time, in milliseconds since the epoch. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A call as its page shows it (product.md, behaviour 11). */
export function describeCall(call: Call, style: ShowStyle): CallDescription {
  return {
    title: callTitle(call, style.maskNumbers),
    outcome: statusText(call),
    tone: toneOf(call),
    facts: [{ text: directionText(call) }, startFact(call, style), ...outcomeFacts(call, style)],
    properties: describeProperties(call, style),
    canRedirect: call.status === 'inProgress' && call.callSegmentSid === '',
    canEnd: isUnfinished(call) && call.callSegmentSid === '',
    ...segmentOf(call),
  };
}

function segmentOf({ callSegmentSid, parentCallSid, sid }: Call): Pick<CallDescription, 'segmentOf'> {
  if (!isSid(parentCallSid)) return {};
  const text = l10n.t('Segment {0} of call {1}', visibleText(callSegmentSid || sid), parentCallSid);
  return { segmentOf: { text, key: { callSid: parentCallSid, callSegmentSid: '' } } };
}

/** `← (415) 555-0142 called (415) 555-0100`; a segment is marked as such. */
export function callTitle(call: Call, masked: boolean): string {
  const words = l10n.t(
    '{0} called {1}',
    showParty(call, 'caller', masked),
    showParty(call, 'called', masked),
  );
  return `${arrowOf(call)} ${words}`;
}

/** The mark of a call's direction: in, out, a segment of another call, or not known. */
export function arrowOf(call: Call): string {
  if (call.parentCallSid !== '') return '⤷';
  switch (call.direction) {
    case 'inbound':
      return '←';
    case 'outbound':
      return '→';
    case undefined:
      return '·';
  }
}

/** When it began; of a call that is still to begin, when it was created: that it waits is what its status says. */
function startFact(call: Call, style: ShowStyle, show = showFullTime): Fact {
  const { dateCreated, startTime } = call;
  if (startTime) return { text: show(startTime, style), detail: sentText(call, 'startTime') };
  if (isOver(call)) return { text: l10n.t('Never started') };
  if (!dateCreated) return { text: l10n.t('Not dialed yet') };
  return { text: l10n.t('Created {0}', show(dateCreated, style)), detail: sentText(call, 'dateCreated') };
}

/** Length and price, or in one fact that there is neither. */
function outcomeFacts(call: Call, style: ShowStyle): readonly Fact[] {
  switch (call.status) {
    case 'inProgress':
      return [lengthSoFar(call), { text: l10n.t('Price not known yet') }];
    case 'notYetDialed':
    case 'queued':
    case 'ringing':
      return [];
    case 'canceled':
    case 'busy':
    case 'noAnswer':
    case 'applicationError':
    case 'complete':
    case 'unknown':
      break;
  }
  if (call.durationSeconds === undefined && call.price === undefined) {
    return [{ text: noEndingText(call.status) }];
  }
  const price = call.price === undefined ? l10n.t('Price not known yet') : priceMeaning(call, style.locale);
  return [{ text: visibleText(durationMeaning(call)) }, { text: visibleText(price) }];
}

function noEndingText(status: Call['status']): string {
  if (status === 'complete') return l10n.t('Length and price not known yet');
  // Why stands beside it: the outcome.
  return status === 'unknown' ? l10n.t('Length and price not known') : l10n.t('No length or price');
}

/** A call in progress has lasted until now. */
function lengthSoFar({ startTime }: Call): Fact {
  const text = l10n.t('Length not known yet');
  return startTime ? { text, sinceMs: startTime.instantMs } : { text };
}

/** The tone of a call's status. */
export function toneOf(call: Call): Tone {
  switch (call.status) {
    case 'inProgress':
      return 'live';
    case 'notYetDialed':
    case 'queued':
    case 'ringing':
      return 'waiting';
    case 'complete':
      return 'good';
    case 'busy':
    case 'noAnswer':
    case 'canceled':
      return 'warning';
    case 'applicationError':
      return 'error';
    case 'unknown':
      return 'unknown';
  }
}

/** A segment by whom it called, how it went, when and how long. */
export function describeSegment(segment: Call, style: ShowStyle): ItemDescription {
  const { sid: callSid, callSegmentSid } = segment;
  return {
    sid: callSegmentSid || callSid,
    title: `${arrowOf(segment)} ${showParty(segment, 'other', style.maskNumbers)}`,
    tone: toneOf(segment),
    facts: [{ text: outcomeText(segment) }, startFact(segment, style)],
    segment: {
      key: { callSid, callSegmentSid },
      direction: directionText(segment),
      start: startFact(segment, style, showClock),
      ending: outcomeFacts(segment, style),
    },
  };
}

/** A recording by its length and when it was made. */
export function describeRecording(recording: Recording, style: ShowStyle): ItemDescription {
  const { durationSeconds, dateCreated } = recording;
  const span = recordingSpan(recording);
  return {
    sid: recording.sid,
    title: recordingTitle(recording),
    tone: 'good',
    facts: dateCreated
      ? [{ text: recordedText(dateCreated, span, style), detail: sentText(recording, 'dateCreated') }]
      : [],
    ...(durationSeconds === undefined ? {} : { seconds: durationSeconds }),
    ...(span ? { span } : {}),
  };
}

/** From when until when, so that nobody takes the end for the beginning: `18:59:02 – 18:59:16`. */
function recordedText(created: ServiceDate, span: Span | undefined, style: ShowStyle): string {
  if (!span || span.toMs <= span.fromMs) return showClock(created, style);
  const at = (instantMs: number): string => showClock({ ...created, instantMs }, style);
  return `${at(span.fromMs)} – ${at(span.toMs)}`;
}

/** How long it is, or that nobody knows. */
export function recordingTitle({ durationSeconds }: Recording): string {
  return durationSeconds === undefined ? l10n.t('Length not known') : showDuration(durationSeconds);
}

/**
 * When a recording was made. No document says which instant DateCreated is: in the sample of api.md
 * section 5 the length is known when the resource is created and never updated, so it is the end; where
 * an update follows by the length or more, the resource was there while it was recorded, and it is the
 * beginning.
 */
export function recordingSpan({ dateCreated, dateUpdated, durationSeconds }: Recording): Span | undefined {
  if (!dateCreated || durationSeconds === undefined) return undefined;
  const { instantMs } = dateCreated;
  const lengthMs = durationSeconds * 1000;
  const isBeginning = lengthMs > 0 && (dateUpdated?.instantMs ?? instantMs) - instantMs >= lengthMs;
  return isBeginning
    ? { fromMs: instantMs, toMs: instantMs + lengthMs }
    : { fromMs: instantMs - lengthMs, toMs: instantMs };
}

/** A notification by code and message, its level and when it happened. */
export function describeNotification(notification: Notification, style: ShowStyle): ItemDescription {
  const { messageDate } = notification;
  const facts: Fact[] = [{ text: levelText(notification) }];
  if (messageDate) {
    facts.push({
      text: showClock(messageDate, style),
      detail: sentText(notification, 'messageDate'),
    });
  }
  return {
    sid: notification.sid,
    title: notificationTitle(notification, style.maskNumbers),
    tone: notification.level,
    facts,
    ...(messageDate ? { span: { fromMs: messageDate.instantMs, toMs: messageDate.instantMs } } : {}),
  };
}

/** Code and message: `12100 Document parse failure`. */
export function notificationTitle({ errorCode, messageText }: Notification, masked: boolean): string {
  const message = boundedText(messageText);
  return visibleText([boundedText(errorCode), masked ? maskNumbersIn(message) : message].join(' ').trim());
}

/** What the service sent, as a page shows it. */
function sentText(of: Parameters<typeof sent>[0], meaning: PropertyMeaning): string {
  return visibleText(boundedText(sent(of, meaning)));
}

/** When a call was, short: its start, or its creation where it was not dialed yet. */
export function whenText(call: Call, style: ShowStyle, nowMs: number): string {
  const date = call.startTime ?? call.dateCreated;
  return date ? showShortTime(date, style, nowMs) : '';
}
