// Reading notifications, of the account and of a call.
import { filtered, lastUpdated } from '../../lists/listing.ts';
import type { SandboxNotification } from '../../rules/resources.ts';
import { readNotificationFilter } from '../filters.ts';
import { absent, type Reply } from '../reply.ts';
import { findLeg } from '../resources/legSids.ts';
import { notificationJson, notificationListJson } from '../resources/notificationJson.ts';
import { replyList, type ModernVisit } from '../visit.ts';

/** GET Notifications.json: the account's, newest first. */
export function listNotifications(visit: ModernVisit): Reply {
  const { account, asked } = visit;
  return replyList(visit, notificationForm(visit), readNotificationFilter(asked.query), (filter) =>
    account.listNotifications(filter),
  );
}

/** GET Calls/{CallSid}/Notifications.json; what a child caused belongs to its parent. */
export function listCallNotifications(visit: ModernVisit): Reply {
  const { account, asked, sids } = visit;
  const found = findLeg(account, sids[0] ?? '');
  if (!found) return absent;
  const rows = found.leg === found.file.call ? found.file.notifications : [];
  return replyList(visit, notificationForm(visit), readNotificationFilter(asked.query), (filter) =>
    filtered(rows, filter, undefined, lastUpdated),
  );
}

/** GET Notifications/{Sid}.json, with the webhook's request and response. */
export function getNotification({ account, options, place, sids: [sid = ''] }: ModernVisit): Reply {
  const notification = account.findNotification(sid);
  return notification ? { json: notificationJson(place, notification, options) } : absent;
}

/** GET Calls/{CallSid}/Notifications/{Sid}.json. */
export function getCallNotification({ account, options, place, sids }: ModernVisit): Reply {
  const notification = account.findNotification(sids[1] ?? '');
  if (!notification || notification.callSid !== sids[0]) return absent;
  return { json: notificationJson(place, notification, options) };
}

function notificationForm({ account, options, place }: ModernVisit) {
  return {
    name: 'notifications',
    sidOf: ({ sid }: SandboxNotification) => sid,
    instantOf: lastUpdated,
    find: (sid: string) => account.findNotification(sid),
    write: (notification: SandboxNotification) => notificationListJson(place, notification, options),
  };
}
