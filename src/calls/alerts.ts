import type { Notification } from '../api/resources.ts';

/** The worst notification of each call, by call Sid: errors before warnings, then the latest. */
export type Alerts = ReadonlyMap<string, Notification>;

/** Picks the worst notification of each call; those that the REST API caused belong to none. */
export function worstByCall(notifications: Iterable<Notification>, known: Alerts = new Map()): Alerts {
  const worst = new Map(known);
  for (const notification of notifications) {
    const { callSid } = notification;
    if (callSid === '') continue;
    const rival = worst.get(callSid);
    if (!rival || isWorse(notification, rival)) worst.set(callSid, notification);
  }
  return worst;
}

const severity = { error: 2, warning: 1, unknown: 0 } as const;

function isWorse(one: Notification, other: Notification): boolean {
  const difference = severity[one.level] - severity[other.level];
  if (difference !== 0) return difference > 0;
  return (one.messageDate?.instantMs ?? 0) > (other.messageDate?.instantMs ?? 0);
}
