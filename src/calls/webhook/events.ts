// The events of a call: each request to the application, in a line of a list and opened.
import * as l10n from '@vscode/l10n';
import type { ServiceDate } from '../../api/dates.ts';
import type { CallEvent, Notification } from '../../api/resources.ts';
import { byTime } from '../byTime.ts';
import { boundedText } from '../boundedText.ts';
import { levelText } from '../decode.ts';
import type { Fact, ItemDescription, Tone } from '../describe.ts';
import type { ShowStyle } from '../properties.ts';
import { showClock } from '../times.ts';
import { describeBody } from './body.ts';
import { shownRequest, type ExchangeDetails } from './details.ts';
import { pairRows } from './rows.ts';
import { visibleText } from '../visibleText.ts';

const prefix = 'event-';
const longestType = 60;
/** The service has the events of a call about so long after its end. */
const usualDelayMs = 15 * 60_000;

/** What an event is called on a page: the service gives it no Sid, so its place in the list is its name. */
export function eventName(index: number): string {
  return `${prefix}${index}`;
}

/** The event of that name. */
export function findEvent(events: readonly CallEvent[], name: string): CallEvent | undefined {
  return events.find((_, index) => eventName(index) === name);
}

/** Events from the first to the last; what has no date goes last. */
export function inOrder(events: readonly CallEvent[]): readonly CallEvent[] {
  return byTime(events, ({ date }) => date);
}

/**
 * An event by what was asked, and what came back, how quickly and when (call event resource, 2010-04-01). An
 * answer that came as it should may be what the service complains of.
 */
export function describeEvent(
  event: CallEvent,
  index: number,
  style: ShowStyle,
  complaint?: Notification,
): ItemDescription {
  const { date, durationMs } = event;
  const facts: Fact[] = [{ text: statusOf(event) }];
  if (complaint) facts.unshift({ text: complaintText(complaint) });
  if (durationMs !== undefined) facts.push({ text: l10n.t('{0} ms', durationMs) });
  if (date) facts.push({ text: showClock(date, style) });
  return {
    sid: eventName(index),
    title: eventTitle(event, style.maskNumbers),
    tone: eventTone(event, complaint),
    facts,
    ...(date ? { span: { fromMs: date.instantMs, toMs: date.instantMs } } : {}),
  };
}

/** The status of the answer, or that there was none. */
export function statusOf({ responseStatus }: CallEvent): string {
  return responseStatus === undefined ? l10n.t('no answer') : String(responseStatus);
}

/** Whether the application answered as it should, as far as status and service say. */
export function eventTone({ responseStatus }: CallEvent, complaint?: Notification): Tone {
  const isAnswered = responseStatus !== undefined && responseStatus >= 200 && responseStatus < 400;
  return isAnswered ? (complaint?.level ?? 'good') : 'error';
}

/** What the service complains of: `Error 12100`. */
export function complaintText(complaint: Notification): string {
  return visibleText(`${levelText(complaint)} ${boundedText(complaint.errorCode, longestType)}`.trim());
}

/** Method and path: `POST /voice/answer`. */
export function eventTitle(event: CallEvent, masked: boolean): string {
  const { method, url } = shownRequest(event, masked);
  return `${method} ${url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/s, '') || url}`.trim();
}

/** What came back in a few words: `200 · text/xml · 41 ms`. */
export function answerOf(event: CallEvent): string {
  const { contentType, durationMs } = event;
  const type = visibleText((contentType.split(';', 1)[0] ?? '').trim().slice(0, longestType));
  const took = durationMs === undefined ? '' : l10n.t('{0} ms', durationMs);
  return [statusOf(event), type, took].filter((fact) => fact !== '').join(' · ');
}

/** Stands where a service has no events, though its version does. */
export function notOfferedText(): string {
  return l10n.t('not offered by this service');
}

/** That the events are not there yet, and when they will be where that is known and can be shown. */
export function notYetText(endTime?: ServiceDate, show?: (then: ServiceDate) => string): string {
  if (!endTime || !show)
    return l10n.t('The service has the webhooks of a call about 15 minutes after its end.');
  const then = { ...endTime, instantMs: endTime.instantMs + usualDelayMs };
  return l10n.t(
    'Not there yet: the service has the webhooks of a call about 15 minutes after its end, here at about {0}.',
    show(then),
  );
}

/** An event with all that the service keeps of it. */
export function describeEventDetails(event: CallEvent, name: string, style: ShowStyle): ExchangeDetails {
  const { contentType, parameters, responseBody } = event;
  return {
    sid: name,
    request: shownRequest(event, style.maskNumbers),
    answer: answerOf(event),
    variables: pairRows(parameters, style.maskNumbers),
    headers: [],
    body: describeBody(responseBody, contentType, style),
  };
}
