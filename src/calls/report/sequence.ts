// What happened on a call as a sequence diagram in Mermaid's language.
import * as l10n from '@vscode/l10n';
import type { ServiceDate } from '../../api/dates.ts';
import type { Call, CallEvent, Notification } from '../../api/resources.ts';
import { isOver, levelText, statusText } from '../decode.ts';
import { showParty } from '../phoneNumbers.ts';
import { showDuration } from '../times.ts';
import { requestOf } from '../webhook/complaints.ts';
import { answerOf } from '../webhook/events.ts';
import { answerStatus, answerType, webhookRequest } from '../whole/webhookFacts.ts';
import type { CallParts } from '../whole/wholeCall.ts';

/** More than these are no picture any more. */
const mostEvents = 60;
const service = 'service';

interface Event {
  readonly atMs: number;
  /** The request to the application that its lines draw. */
  readonly request?: string;
  /** What is drawn of it, beside the requests that are drawn. */
  readonly lines: (requests: ReadonlySet<string>) => readonly string[];
}

/** A call drawn with its segments, recordings and webhooks: those that the service lists, or its notifications tell of. */
export function sequenceDiagram(call: Call, parts: CallParts, mask: (text: string) => string): string {
  const start = call.startTime ?? call.dateCreated;
  const cast = createCast(mask);
  const at = (date: ServiceDate | undefined): string => {
    if (!date || !start) return '';
    const seconds = (date.instantMs - start.instantMs) / 1000;
    return `${seconds < 0 ? '-' : '+'}${showDuration(Math.abs(seconds))} `;
  };
  const say = (line: string, text: string, date?: ServiceDate): string =>
    `${line}: ${at(date)}${mermaidText(mask(text))}`;
  // Each list is in the order of time, so that what is drawn is among its first.
  const first = <T>({ items }: { readonly items: readonly T[] }): readonly T[] => items.slice(0, mostEvents);
  const [segments, recordings] = [first(parts.segments), first(parts.recordings)];
  const [notifications, webhooks] = [first(parts.notifications), first(parts.events)];
  const events: Event[] = [
    ...callEvents(call, cast, say),
    // Of the same second the webhook first: what was answered to it is what was dialed.
    ...webhooks.map((webhook) => webhookEvent(webhook, cast, say)),
    ...segments.flatMap((segment) => segmentEvents(segment, cast, say)),
    ...recordings.map(({ dateCreated, durationSeconds = 0 }) => ({
      atMs: dateCreated?.instantMs ?? 0,
      lines: () => [
        say(`Note over ${service}`, l10n.t('Recording, {0}', showDuration(durationSeconds)), dateCreated),
      ],
    })),
    ...notifications.map(({ notification }) => notificationEvent(notification, cast, say)),
  ];
  const drawn = [...events].sort((one, other) => one.atMs - other.atMs).slice(0, mostEvents);
  const requests = new Set(drawn.flatMap(({ request }) => request ?? []));
  const shown = drawn.flatMap(({ lines }) => lines(requests));
  const more = eventCount(parts) - mostEvents;
  if (more > 0) shown.push(say(`Note over ${service}`, l10n.t('{0} more', more)));
  return ['sequenceDiagram', ...cast.lines(), ...shown.map((line) => `  ${line}`)].join('\n');
}

/** A call and each of its segments begin and end. */
function eventCount({ events, notifications, recordings, segments }: CallParts): number {
  const ofOneEvent = [events, recordings, notifications].reduce((sum, { items }) => sum + items.length, 0);
  return 2 + 2 * segments.items.length + ofOneEvent;
}

type Say = (line: string, text: string, date?: ServiceDate) => string;

interface Cast {
  /** The identifier of who has this number, or of the application at this host. */
  readonly who: (name: string) => string;
  readonly lines: () => readonly string[];
}

/** Who takes part, in the order of appearance; the service stands after who came first. */
function createCast(mask: (text: string) => string): Cast {
  const ids = new Map<string, string>();
  return {
    who: (name) => {
      const id = ids.get(name) ?? `p${ids.size + 1}`;
      ids.set(name, id);
      return id;
    },
    lines: () => {
      const [first, ...rest] = [...ids].map(
        ([name, id]) => `  participant ${id} as ${mermaidText(mask(name))}`,
      );
      const own = `  participant ${service} as ${mermaidText(l10n.t('Service'))}`;
      return first === undefined ? [own] : [first, own, ...rest];
    },
  };
}

function callEvents(call: Call, cast: Cast, say: Say): readonly Event[] {
  const isOutbound = call.direction === 'outbound';
  const party = cast.who(showParty(call, isOutbound ? 'called' : 'caller', false));
  const begin = isOutbound
    ? say(`${service}->>${party}`, l10n.t('calls from {0}', showParty(call, 'caller', false)), call.startTime)
    : say(`${party}->>${service}`, l10n.t('calls {0}', showParty(call, 'called', false)), call.startTime);
  const startMs = (call.startTime ?? call.dateCreated)?.instantMs ?? 0;
  return [{ atMs: startMs, lines: () => [begin] }, ending(call, party, startMs, say)];
}

function segmentEvents(segment: Call, cast: Cast, say: Say): readonly Event[] {
  const party = cast.who(showParty(segment, 'called', false));
  const startMs = (segment.startTime ?? segment.dateCreated)?.instantMs ?? 0;
  return [
    { atMs: startMs, lines: () => [say(`${service}->>${party}`, l10n.t('dials'), segment.startTime)] },
    ending(segment, party, startMs, say),
  ];
}

/** How a call or segment went; what never ended has no other instant than its start. */
function ending(call: Call, party: string, startMs: number, say: Say): Event {
  const { durationSeconds, endTime, status } = call;
  const length = durationSeconds === undefined ? '' : `, ${showDuration(durationSeconds)}`;
  const text = `${statusText(call)}${length}`;
  const line = isOver(call)
    ? `${party}${status === 'complete' ? '-->>' : '--x'}${service}`
    : `Note over ${party},${service}`;
  return { atMs: endTime?.instantMs ?? startMs, lines: () => [say(line, text, endTime)] };
}

/** A request to the application, and what came back. */
function webhookEvent(webhook: CallEvent, cast: Cast, say: Say): Event {
  const { date, responseStatus } = webhook;
  const { application, asked } = requestTo(webhook, cast);
  const back = responseStatus === undefined ? '--x' : '-->>';
  return {
    atMs: date?.instantMs ?? Number.MAX_SAFE_INTEGER,
    request: requestOf(webhook),
    lines: () => [
      say(`${service}->>${application}`, asked, date),
      say(`${application}${back}${service}`, answerOf(webhook)),
    ],
  };
}

function requestTo(
  webhook: Parameters<typeof webhookRequest>[0],
  cast: Cast,
): { readonly application: string; readonly asked: string } {
  const { method, place } = webhookRequest(webhook);
  const [, host = place, path = ''] = /^[a-z][a-z\d+.-]*:\/\/([^/]*)(.*)$/i.exec(place) ?? [];
  return { application: cast.who(host), asked: `${method} ${path}` };
}

/** What was complained of, and the request that it is about unless that is drawn already. */
function notificationEvent(notification: Notification, cast: Cast, say: Say): Event {
  const { errorCode, messageDate, requestUrl, webhook } = notification;
  const atMs = (messageDate ?? notification.dateCreated)?.instantMs ?? 0;
  const words = `${levelText(notification)} ${errorCode}`;
  if (requestUrl === '') return { atMs, lines: () => [say(`Note over ${service}`, words, messageDate)] };
  const { application, asked } = requestTo(notification, cast);
  const note = `Note over ${service},${application}`;
  const answer = webhook
    ? [answerStatus(webhook), answerType(webhook)].filter(Boolean).join(' ') || l10n.t('no answer')
    : l10n.t('answer not read');
  const exchange = [
    say(`${service}->>${application}`, asked, messageDate),
    say(`${application}-->>${service}`, answer),
    say(note, words),
  ];
  return {
    atMs,
    lines: (requests) => (requests.has(requestOf(notification)) ? [say(note, words, messageDate)] : exchange),
  };
}

const mostLabel = 80;

/**
 * A text as Mermaid shows it and takes nothing of it for its language: all but letters, figures and a few
 * marks become character codes, and so does the word that ends a block.
 */
function mermaidText(text: string): string {
  const shown = text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  const letters = Array.from(shown);
  const bounded = letters.slice(0, mostLabel).join('') + (letters.length > mostLabel ? '…' : '');
  if (bounded === '') return '–';
  return bounded
    .replace(/[^\p{L}\p{N} ,.()•…–+/-]/gu, coded)
    .replace(/\bend\b/gi, (word) => coded(word.slice(0, 1)) + word.slice(1));
}

function coded(character: string): string {
  return `#${character.codePointAt(0) ?? 63};`;
}
