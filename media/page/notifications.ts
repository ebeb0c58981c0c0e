// What the service complained about, and what the application was asked: each line opens to all that is known.
import type { TemplateResult } from 'lit-html';
import { detailsView, exchangeView } from './notifications/details.ts';
import { openableList } from './notifications/openable.ts';
import type { ItemDescription, Page } from './page.ts';

/** The list of the notifications, the newest first. */
export function notificationsView(items: readonly ItemDescription[], page: Page): TemplateResult {
  return openableList(items, page.opened.notifications, (details) => detailsView(details, page), page);
}

/** The list of the webhooks, the earliest first. */
export function eventsView(items: readonly ItemDescription[], page: Page): TemplateResult {
  return openableList(items, page.opened.events, (details) => exchangeView(details, page), page);
}
