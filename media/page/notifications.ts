// What the service complained about: a row for each notification, which opens to all that is known of it.
import { html, nothing, type TemplateResult } from 'lit-html';
import { factView } from './facts.ts';
import { icon, toneIcons } from './icon.ts';
import { detailsView } from './notifications/details.ts';
import { isOpened, refresh, setOpened, stateOf } from './notifications/opened.ts';
import type { ItemDescription, Page } from './page.ts';

/** The list of the notifications, the newest first. */
export function notificationsView(items: readonly ItemDescription[], page: Page): TemplateResult {
  refresh(items, page);
  return html`<ul class="notifications">
    ${items.map((item) => html`<li>${notificationView(item, page)}</li>`)}
  </ul>`;
}

function notificationView({ sid, title, tone, facts }: ItemDescription, page: Page): TemplateResult {
  const isOpen = isOpened(sid);
  const toggled = (event: Event): void => {
    if (event.target instanceof HTMLDetailsElement) setOpened(sid, event.target.open, page);
  };
  return html`<details class="notification" .open=${isOpen} @toggle=${toggled}>
    <summary id="item-${sid}">
      ${icon('chevron-right')}
      <span class="mark tone-${tone}">${icon(toneIcons[tone])}</span>
      <span class="title">${title}</span>
      <span class="facts"> ${facts.map(factView)} </span>
    </summary>
    ${isOpen ? html`<div class="opened">${detailsView(sid, stateOf(sid), page)}</div>` : nothing}
  </details>`;
}
