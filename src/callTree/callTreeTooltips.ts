// What a row leaves out, made when it is hovered; as text, since values of the service are never Markdown.
import type { Call, Notification } from '../api/resources.ts';
import { describeNotification } from '../calls/describe.ts';
import { describeProperties, type ShowStyle } from '../calls/properties.ts';
import { showFullTime } from '../calls/times.ts';

/** The worst notification of the call, then every property with what the service sent. */
export function callTooltip(call: Call, alert: Notification | undefined, style: ShowStyle): string {
  const worst = alert ? [describeNotification(alert, style)] : [];
  const heads = worst.map(({ title, facts }) => [title, ...facts.map(({ text }) => text)].join(' · '));
  const lines = describeProperties(call, style).map(({ name, meaning, raw }) =>
    raw === '' || meaning.includes(raw) ? `${name}: ${meaning}` : `${name}: ${meaning} (${raw})`,
  );
  return [...heads, ...lines].join('\n');
}

/** Code and message, level and the full time. */
export function notificationTooltip(notification: Notification, style: ShowStyle): string {
  const { title, facts } = describeNotification(notification, style);
  const { messageDate } = notification;
  const when = messageDate ? [showFullTime(messageDate, style)] : [];
  return [title, ...facts.slice(0, 1).map(({ text }) => text), ...when].join('\n');
}
