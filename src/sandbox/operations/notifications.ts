// Reading notifications (page "Notifications").
import { readNotificationFilter } from '../lists/filters.ts';
import { listingOf } from '../lists/listing.ts';
import type { Answer } from '../rules/answer.ts';
import { notificationColumns, notificationFields, notificationListFields } from '../rules/fields.ts';
import type { SandboxNotification } from '../rules/resources.ts';
import { answerList, deleted, missing, type ListForm, type Visit } from './visit.ts';

/** GET Notifications: the account's, sorted by DateUpdated, newest first, by Log and day. */
export function listNotifications(visit: Visit): Answer {
  const { account, asked } = visit;
  const filter = readNotificationFilter(asked.query);
  return answerList(visit, notificationList(visit), filter, (kept) => account.listNotifications(kept));
}

/** GET Calls/{CallSid}/Notifications. */
export function listCallNotifications(visit: Visit): Answer {
  const { account, sids } = visit;
  const file = account.findCall(sids[0] ?? '');
  if (!file) return missing;
  return answerList(visit, notificationList(visit), undefined, () => listingOf(file.notifications));
}

/** GET Notifications/{NotificationSid}: with the webhook's request and response. */
export function getNotification({ account, options, sids: [sid = ''] }: Visit): Answer {
  const notification = account.findNotification(sid);
  if (!notification) return missing;
  const fields = notificationFields(account.accountSid, notification);
  const raw = options.rawAmpersands === true ? 'RequestVariables' : undefined;
  return { content: { element: 'Notification', fields, raw } };
}

/** DELETE Notifications/{NotificationSid}: 204 and nothing. */
export function deleteNotification({ account, options, sids: [sid = ''] }: Visit): Answer {
  return account.removeNotification(sid) ? deleted(options) : missing;
}

function notificationList({ account }: Visit): ListForm<SandboxNotification> {
  return {
    element: 'Notifications',
    entry: 'Notification',
    columns: notificationColumns,
    fields: (notification) => notificationListFields(account.accountSid, notification),
  };
}
