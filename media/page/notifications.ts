// What the service complained about.
import { html, type TemplateResult } from 'lit-html';
import { factView } from './facts.ts';
import { icon, toneIcons } from './icon.ts';
import type { ItemDescription } from './page.ts';

/** The list of the notifications. */
export function notificationsView(items: readonly ItemDescription[]): TemplateResult {
  return html`<ul>
    ${items.map((item) => html`<li>${notificationView(item)}</li>`)}
  </ul>`;
}

function notificationView({ title, tone, facts }: ItemDescription): TemplateResult {
  return html`<span class="mark tone-${tone}">${icon(toneIcons[tone])}</span>
    <span class="title">${title}</span>
    <span class="facts"> ${facts.map(factView)} </span>`;
}
