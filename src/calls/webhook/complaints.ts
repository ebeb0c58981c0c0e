// Which webhooks the service complained of: a notification names the request that it is about, but not when it was.
import type { CallEvent, Notification } from '../../api/resources.ts';

/** A service that waited in vain for an answer complains some seconds later. */
const mostLaterMs = 60_000;
/** Each is told to the second. */
const mostEarlierMs = 1000;

const severity: Readonly<Record<Notification['level'], number>> = { error: 2, warning: 1, unknown: 0 };

/**
 * The worst notification about each event, by the index of the event: one that names the same request, by
 * method and address, belongs to the newest such before it, if that is near at all.
 */
export function complaintsOf(
  events: readonly CallEvent[],
  notifications: readonly Notification[],
): ReadonlyMap<number, Notification> {
  const asked = askedOf(events);
  const worst = new Map<number, Notification>();
  for (const notification of notifications) {
    const index = newestBefore(notification, asked.get(requestOf(notification)) ?? []);
    if (index === undefined) continue;
    const known = worst.get(index);
    if (!known || severity[known.level] < severity[notification.level]) worst.set(index, notification);
  }
  return worst;
}

/** When a request went to the application, and which event it is. */
interface Asked {
  readonly atMs: number;
  readonly index: number;
}

/** Those that are the same together, in the order of time. */
function askedOf(events: readonly CallEvent[]): ReadonlyMap<string, readonly Asked[]> {
  const asked = new Map<string, Asked[]>();
  for (const [index, event] of events.entries()) {
    if (!event.date) continue;
    const request = requestOf(event);
    const one = { atMs: event.date.instantMs, index };
    const same = asked.get(request);
    if (same) same.push(one);
    else asked.set(request, [one]);
  }
  for (const same of asked.values()) same.sort((one, other) => one.atMs - other.atMs);
  return asked;
}

/** Of longer texts V8 looks at the length alone where it keeps them, so that thousands would all be compared. */
const longestUrl = 4000;

/** By what two requests to the application are the same: method, address and, of a huge one, its beginning and length. */
export function requestOf({
  requestMethod,
  requestUrl,
}: Pick<Notification, 'requestMethod' | 'requestUrl'>): string {
  const size = requestUrl.length > longestUrl ? ` ${requestUrl.length}` : '';
  return `${requestMethod.slice(0, longestUrl).toUpperCase()} ${requestUrl.slice(0, longestUrl)}${size}`;
}

/** Where many requests are the same, each notification costs a few looks. */
function newestBefore(
  { messageDate, dateCreated, requestUrl }: Notification,
  asked: readonly Asked[],
): number | undefined {
  const atMs = (messageDate ?? dateCreated)?.instantMs;
  if (atMs === undefined || requestUrl === '') return undefined;
  let [low, high] = [0, asked.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((asked[middle]?.atMs ?? Infinity) <= atMs + mostEarlierMs) low = middle + 1;
    else high = middle;
  }
  const newest = asked[low - 1];
  return newest && atMs - newest.atMs <= mostLaterMs ? newest.index : undefined;
}
