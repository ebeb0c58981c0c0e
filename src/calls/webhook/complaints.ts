// Which webhooks the service complained of: a notification names the request that it is about, but not when it was.
import type { CallEvent, Notification } from '../../api/resources.ts';

/** A service that waited in vain for an answer complains some seconds later. */
const mostApartMs = 60_000;

const severity: Readonly<Record<Notification['level'], number>> = { error: 2, warning: 1, unknown: 0 };

/**
 * The worst notification about each event, by the place of the event: one that names the same request, by
 * method and address, belongs to that which is nearest in time, if it is near at all.
 */
export function complaintsOf(
  events: readonly CallEvent[],
  notifications: readonly Notification[],
): ReadonlyMap<number, Notification> {
  const places = new Map<string, number[]>();
  for (const [place, event] of events.entries()) {
    const same = places.get(requestOf(event));
    if (same) same.push(place);
    else places.set(requestOf(event), [place]);
  }
  const worst = new Map<number, Notification>();
  for (const notification of notifications) {
    const place = nearestTo(notification, places.get(requestOf(notification)) ?? [], events);
    if (place === undefined) continue;
    const known = worst.get(place);
    if (!known || severity[known.level] < severity[notification.level]) worst.set(place, notification);
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

function nearestTo(
  { messageDate, dateCreated, requestUrl }: Notification,
  places: readonly number[],
  events: readonly CallEvent[],
): number | undefined {
  const atMs = (messageDate ?? dateCreated)?.instantMs;
  if (atMs === undefined || requestUrl === '') return undefined;
  let [nearest, leastApart]: [number | undefined, number] = [undefined, mostApartMs];
  for (const place of places) {
    const apart = Math.abs((events[place]?.date?.instantMs ?? Infinity) - atMs);
    if (apart <= leastApart) [nearest, leastApart] = [place, apart];
  }
  return nearest;
}
