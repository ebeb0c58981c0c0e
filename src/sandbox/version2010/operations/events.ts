// What a call's webhooks asked and were answered, shown some time after its end.
import { instantOf } from '../../rules/dates.ts';
import { exchangesOf, type Exchange } from '../exchanges.ts';
import { absent, type Reply } from '../reply.ts';
import type { SandboxCall } from '../../rules/resources.ts';
import { gmtDate, quoted, quotedOrNull } from '../resources/json.ts';
import { findLeg } from '../resources/legSids.ts';
import { modernPairs, snakeCase } from '../resources/parameters.ts';
import { replyList, type ModernVisit } from '../visit.ts';

const usualDelayMs = 15 * 60_000;

/** An exchange and its place, which is all the name that it has. */
interface Numbered {
  readonly exchange: Exchange;
  readonly place: number;
}

/** GET Calls/{CallSid}/Events.json: none before 15 minutes after the end; a child's are its parent's. */
export function listEvents(visit: ModernVisit): Reply {
  const { account, sids } = visit;
  const found = findLeg(account, sids[0] ?? '');
  if (!found) return absent;
  const isShown = found.leg === found.file.call && isOldEnough(visit, found.leg);
  const exchanges = isShown ? exchangesOf(found.file, visit.place) : [];
  const rows = exchanges.map((exchange, place): Numbered => ({ exchange, place }));
  const form = {
    name: 'events',
    sidOf: ({ place }: Numbered) => String(place),
    instantOf: ({ place }: Numbered) => -place,
    find: (place: string) => rows[Number(place)],
    write: eventJson,
  };
  const listing = { total: rows.length, slice: (start: number, end: number) => rows.slice(start, end) };
  return replyList(visit, form, undefined, () => listing);
}

function isOldEnough({ account, options }: ModernVisit, call: SandboxCall): boolean {
  const endedAt = instantOf(call.endTime ?? call.dateUpdated);
  return call.status > 1 && account.now() >= endedAt + (options.eventsAfterMs ?? usualDelayMs);
}

function eventJson({ exchange }: Numbered): string {
  const { answer, at, method, url } = exchange;
  const pairs = [...modernPairs(exchange.parameters)];
  const parameters = pairs.map(([name, value]) => `${quoted(snakeCase(name))}:${quoted(value)}`);
  const { body, durationMs, status, type } = answer;
  return (
    `{"request":{"method":${quoted(method)},"url":${quoted(url)},"parameters":{${parameters.join(',')}}}` +
    `,"response":{"date_created":"${gmtDate(at + durationMs)}","request_duration":${durationMs}` +
    `,"response_code":${status ?? 'null'},"content_type":${quotedOrNull(type)}` +
    `,"response_body":${quotedOrNull(body)}}}`
  );
}
