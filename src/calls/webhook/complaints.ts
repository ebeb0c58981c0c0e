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
  const indexes = new Map<string, number[]>();
  for (const [index, event] of events.entries()) {
    const same = indexes.get(requestOf(event));
    if (same) same.push(index);
    else indexes.set(requestOf(event), [index]);
  }
  const worst = new Map<number, Notification>();
  for (const notification of notifications) {
    const index = newestBefore(notification, indexes.get(requestOf(notification)) ?? [], events);
    if (index === undefined) continue;
    const known = worst.get(index);
    if (!known || severity[known.level] < severity[notification.level]) worst.set(index, notification);
  }
  return worst;
}

/** By what two requests to the application are the same. */
export function requestOf({
  requestMethod,
  requestUrl,
}: Pick<Notification, 'requestMethod' | 'requestUrl'>): string {
  return `${requestMethod.toUpperCase()} ${requestUrl}`;
}

function newestBefore(
  { messageDate, dateCreated, requestUrl }: Notification,
  indexes: readonly number[],
  events: readonly CallEvent[],
): number | undefined {
  const atMs = (messageDate ?? dateCreated)?.instantMs;
  if (atMs === undefined || requestUrl === '') return undefined;
  let [newest, leastLater]: [number | undefined, number] = [undefined, mostLaterMs];
  for (const index of indexes) {
    const later = atMs - (events[index]?.date?.instantMs ?? -Infinity);
    if (later >= -mostEarlierMs && later <= leastLater) [newest, leastLater] = [index, later];
  }
  return newest;
}
