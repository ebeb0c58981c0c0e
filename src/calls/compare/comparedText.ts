import * as l10n from '@vscode/l10n';
import type { Call, CallEvent, Recording } from '../../api/resources.ts';
import { boundedText } from '../boundedText.ts';
import { levelText, sent } from '../decode.ts';
import { propertiesAsSent, type ShowStyle } from '../properties.ts';
import { createSlices } from '../slices.ts';
import { notOfferedText, notYetText, statusOf } from '../webhook/events.ts';
import { answerStatus, answerType, requestWithout, webhookRequest } from '../whole/webhookFacts.ts';
import {
  mostWebhooks,
  type EventPart,
  type Part,
  type ReadNotification,
  type WholeCall,
} from '../whole/wholeCall.ts';
import { createPlaceholders, someTime, type Placeholders } from './placeholders.ts';

const mostBodyLines = 300;
const mostLineCharacters = 1000;
const mostBodyCharacters = 64_000;

/**
 * A call as lines of text that are equal for two runs of one flow (product.md, behaviour 16): placeholders
 * for identifiers and numbers, times as distances from the start; what a call was like, how long it was and
 * what it cost stays. Segments, notifications, webhooks and recordings follow in the order in which they began. Never
 * rejects, and lets the editor work between sections.
 */
export async function comparedText(whole: WholeCall): Promise<string> {
  const { call, parts } = whole;
  const names = createPlaceholders({ names: namesOf(whole), start: call.startTime ?? call.dateCreated });
  const style: ShowStyle = { zone: 'utc', locale: 'en', maskNumbers: false, formats: new Map() };
  const title = parts ? l10n.t('Call') : l10n.t('Segment');
  const writes = [() => section(title, propertyLines(call, names, style))];
  if (parts) {
    const { segments, notifications, events, recordings } = parts;
    writes.push(
      ...partTexts(segments, { one: l10n.t('Segment'), all: l10n.t('Segments') }, (segment) =>
        propertyLines(segment, names, style).filter(([name]) => !isOfTheCall(name, segment)),
      ),
      ...partTexts(
        notifications,
        { one: l10n.t('Notification'), all: l10n.t('Notifications') },
        (notification) => notificationLines(notification, names),
      ),
      ...eventTexts(events, names),
      ...partTexts(recordings, { one: l10n.t('Recording'), all: l10n.t('Recordings') }, (recording) =>
        recordingLines(recording, names),
      ),
    );
  }
  const texts: string[] = [];
  const slice = createSlices();
  for (const write of writes) {
    texts.push(write());
    await slice();
  }
  return `${texts.join('\n\n')}\n`;
}

type Line = readonly [name: string, value: string];

/** What a segment has in common with its call, or what says only when its row was written. */
function isOfTheCall(name: string, { names }: Call): boolean {
  return [names.sid, names.accountSid, names.dateCreated, names.dateUpdated].includes(name);
}

const isDay = /^\d{4}-\d\d-\d\d$/;

function namesOf({ call, parts }: WholeCall): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const name = (sid: string, text: string): void => {
    // A text that is too short to identify anything would be found within others.
    if (sid.length >= 8 && !names.has(sid)) names.set(sid, text);
  };
  name(call.accountSid, '<account>');
  name(call.sid, '<call>');
  name(call.callSegmentSid, '<segment 1>');
  parts?.segments.items.forEach((one, at) => name(one.callSegmentSid || one.sid, `<segment ${at + 1}>`));
  parts?.notifications.items.forEach(({ notification }, at) => {
    name(notification.sid, `<notification ${at + 1}>`);
  });
  parts?.recordings.items.forEach(({ sid }, at) => name(sid, `<recording ${at + 1}>`));
  // A version looks like a day, and stays what it is.
  for (const [property, version] of Object.entries(call.raw)) {
    if (/^api_?version$/i.test(property) && isDay.test(version)) name(version, version);
  }
  return names;
}

function section(title: string, lines: readonly Line[]): string {
  return [title, ...lines.map(([name, value]) => `  ${name}: ${value}`)].join('\n');
}

function partTexts<T>(
  { items, failure }: Part<T>,
  { one, all }: { readonly one: string; readonly all: string },
  linesOf: (item: T) => readonly Line[],
): readonly (() => string)[] {
  if (failure !== undefined) return [() => `${all}: ${failure}`];
  if (items.length === 0) return [() => `${all}: ${l10n.t('none')}`];
  return items.map((item, at) => () => section(`${one} ${at + 1}`, linesOf(item)));
}

function propertyLines(call: Call, names: Placeholders, style: ShowStyle): readonly Line[] {
  const meant = new Map(Object.entries(call.names).map(([property, name]) => [name, property]));
  return propertiesAsSent(call, style).map(({ name, meaning, raw, isEmpty }) => {
    const kept = isEmpty ? meaning : keptValue(meant.get(name) ?? '', call, meaning, names);
    return [oneLine(name), oneLine(kept ?? names.inText(raw))];
  });
}

/** What of a property stays: its meaning, or its place among those of the call; else it is any text. */
function keptValue(property: string, call: Call, meaning: string, names: Placeholders): string | undefined {
  switch (property) {
    case 'status':
    case 'flags':
    case 'direction':
    case 'duration':
    case 'price':
      return meaning;
    case 'caller':
      return names.number(call.caller);
    case 'called':
      return names.number(call.called);
    case 'startTime':
      return call.startTime && names.time(call.startTime);
    case 'endTime':
      return call.endTime && names.time(call.endTime);
    case 'dateCreated':
      return call.dateCreated && someTime;
    case 'dateUpdated':
      return call.dateUpdated && someTime;
    default:
      return undefined;
  }
}

function recordingLines(recording: Recording, names: Placeholders): readonly Line[] {
  const { dateCreated, durationSeconds } = recording;
  const length =
    durationSeconds === undefined ? oneLine(sent(recording, 'duration')) : l10n.t('{0} s', durationSeconds);
  return [
    ['Duration', length],
    [
      'DateCreated',
      dateCreated ? names.time(dateCreated) : oneLine(names.inText(sent(recording, 'dateCreated'))),
    ],
  ];
}

function notificationLines(read: ReadNotification, names: Placeholders): readonly Line[] {
  const { notification } = read;
  const { errorCode, messageDate, messageText } = notification;
  return [
    ['Log', levelText(notification)],
    ['ErrorCode', oneLine(errorCode)],
    ['MessageText', oneLine(names.inText(messageText))],
    [
      'MessageDate',
      messageDate ? names.time(messageDate) : oneLine(names.inText(sent(notification, 'messageDate'))),
    ],
    ['Request', requestText(notification, names)],
    ...answerLines(read, names),
  ];
}

/**
 * That a service has no events, or none yet, stands where a failure would: at no time of the clock. Of what
 * the version does not have nothing is said.
 */
function eventTexts(events: EventPart, names: Placeholders): readonly (() => string)[] {
  const { absence } = events;
  if (absence === 'absent') return [];
  const failure = absence === 'notYet' ? notYetText() : notOfferedText();
  const told: Part<CallEvent> = absence === undefined ? events : { items: [], failure };
  return partTexts(told, { one: l10n.t('Webhook'), all: l10n.t('Webhooks') }, (event) =>
    eventLines(event, names),
  );
}

function eventLines(event: CallEvent, names: Placeholders): readonly Line[] {
  const { contentType, date, parameters, responseBody } = event;
  const [type = ''] = contentType.split(';', 1);
  // Without how long the answer took, which differs from run to run however it is rounded.
  const facts = [statusOf(event), names.inText(type.trim())].filter((fact) => fact !== '');
  const sentLines = parameters.map(([name, value]) => oneLine(`${name}: ${names.inText(value)}`));
  return [
    ['Request', requestText(event, names)],
    ['Date', date ? names.time(date) : ''],
    [l10n.t('Variables'), bodyText(sentLines.join('\n'))],
    [l10n.t('Response'), oneLine(facts.join(' '))],
    [l10n.t('Response body'), bodyText(names.inText(responseBody, mostBodyCharacters))],
  ];
}

/** The names of a query stay, in their order. */
function requestText(of: Parameters<typeof webhookRequest>[0], names: Placeholders): string {
  return oneLine(names.inText(requestWithout(webhookRequest(of), '<value>')));
}

function answerLines({ notification, failure }: ReadNotification, names: Placeholders): readonly Line[] {
  const { webhook } = notification;
  if (failure !== undefined) return [[l10n.t('Response'), oneLine(failure)]];
  if (!webhook) return [[l10n.t('Response'), l10n.t('not read: only the first {0} are', mostWebhooks)]];
  const facts = [answerStatus(webhook), answerType(webhook)].filter(Boolean).join(' ');
  return [
    [l10n.t('Response'), facts === '' ? l10n.t('none') : names.inText(facts)],
    [l10n.t('Response body'), bodyText(names.inText(webhook.responseBody, mostBodyCharacters))],
  ];
}

/** The lines of a body below its name, so that a difference is that of a line. */
function bodyText(body: string): string {
  if (body.trim() === '') return l10n.t('none');
  const lines = body.replace(lineEnds, '\n').trimEnd().split('\n');
  const shown = lines.slice(0, mostBodyLines).map((line) => `\n    ${line.slice(0, mostLineCharacters)}`);
  const rest = lines.length - shown.length;
  return shown.join('') + (rest > 0 ? `\n    ${l10n.t('… {0} more lines', rest)}` : '');
}

/** What a text editor takes for the end of a line. */
const lineEnds = /\r\n|[\r\n\u0085\u2028\u2029]/g;

function oneLine(text: string): string {
  return boundedText(text).replace(lineEnds, '⏎');
}
