// The segments of the call, each a way to its own page.
import { html, type TemplateResult } from 'lit-html';
import { factView } from './facts.ts';
import { icon, toneIcons } from './icon.ts';
import type { ItemDescription, Page } from './page.ts';

/** The list of the segments. */
export function segmentsView(items: readonly ItemDescription[], page: Page): TemplateResult {
  return html`<ul>
    ${items.map((item) => html`<li>${segmentView(item, page)}</li>`)}
  </ul>`;
}

function segmentView({ sid, title, tone, facts }: ItemDescription, page: Page): TemplateResult {
  const open = (): void => page.say({ type: 'open', callSegmentSid: sid });
  return html`<span class="mark tone-${tone}">${icon(toneIcons[tone])}</span>
    <button class="link" type="button" ?disabled=${page.left !== undefined} @click=${open}>${title}</button>
    <span class="facts"> ${facts.map(factView)} </span>`;
}
