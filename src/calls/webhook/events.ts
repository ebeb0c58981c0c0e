// The events of a call: each request to the application, in a line of a list and opened.
import * as l10n from '@vscode/l10n';
import type { CallEvent } from '../../api/resources.ts';
import type { Fact, ItemDescription } from '../describe.ts';
import type { ShowStyle } from '../properties.ts';
import { showClock } from '../times.ts';
import { describeBody } from './body.ts';
import { shownRequest, type ExchangeDetails } from './details.ts';
import { pairRows } from './rows.ts';
import { visibleText } from './shownText.ts';

const prefix = 'event-';
const longestType = 60;

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
  const atMs = ({ date }: CallEvent): number => date?.instantMs ?? Number.MAX_SAFE_INTEGER;
  return [...events].sort((one, other) => atMs(one) - atMs(other));
}

/** An event by what was asked, and what came back, how quickly and when (call event resource, 2010-04-01). */
export function describeEvent(event: CallEvent, index: number, style: ShowStyle): ItemDescription {
  const { date, durationMs } = event;
  const facts: Fact[] = [{ text: statusOf(event) }];
  if (durationMs !== undefined) facts.push({ text: l10n.t('{0} ms', durationMs) });
  if (date) facts.push({ text: showClock(date, style) });
  return {
    sid: eventName(index),
    title: eventTitle(event, style.maskNumbers),
    tone: eventTone(event),
    facts,
    ...(date ? { span: { fromMs: date.instantMs, toMs: date.instantMs } } : {}),
  };
}

/** The status of the answer, or that there was none. */
export function statusOf({ responseStatus }: CallEvent): string {
  return responseStatus === undefined ? l10n.t('no answer') : String(responseStatus);
}

/** Whether the application answered as it should. */
export function eventTone({ responseStatus }: CallEvent): 'good' | 'error' {
  return responseStatus !== undefined && responseStatus >= 200 && responseStatus < 400 ? 'good' : 'error';
}

/** Method and path: `POST /voice/answer`. */
export function eventTitle(event: CallEvent, masked: boolean): string {
  const { method, url } = shownRequest(event, masked);
  return `${method} ${url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/s, '') || url}`.trim();
}

/** An event with all that the service keeps of it. */
export function describeEventDetails(event: CallEvent, name: string, style: ShowStyle): ExchangeDetails {
  const { contentType, durationMs, parameters, responseBody } = event;
  const type = visibleText((contentType.split(';', 1)[0] ?? '').trim().slice(0, longestType));
  const took = durationMs === undefined ? '' : l10n.t('{0} ms', durationMs);
  return {
    sid: name,
    request: shownRequest(event, style.maskNumbers),
    answer: [statusOf(event), type, took].filter((fact) => fact !== '').join(' · '),
    variables: pairRows(parameters, style.maskNumbers),
    headers: [],
    body: describeBody(responseBody, contentType, style),
  };
}
