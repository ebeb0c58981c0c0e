// The timeline in words, in the order of time: nothing of the drawing is missing here.
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Timeline, TimelineItem } from '../../../src/callPage/messages.ts';
import { icon } from '../icon.ts';
import type { Page } from '../page.ts';
import { goTo } from './goTo.ts';
import { iconOf } from './item.ts';

/** The list, each line a way to what it tells of. */
export function listView({ items, more }: Timeline, page: Page): TemplateResult {
  return html`<ol>
      ${items.map((item) => html`<li>${lineView(item, page)}</li>`)}
    </ol>
    ${more > 0 ? html`<p class="empty">${page.texts.timeline.more.replace('{0}', String(more))}</p>` : nothing}`;
}

function lineView(item: TimelineItem, page: Page): TemplateResult {
  return html`<span class="mark tone-${item.tone}">${icon(iconOf(item))}</span>
    <button class="link" type="button" @click=${() => goTo(item, page)}>${item.title}</button>
    <span class="facts">${item.facts.map((fact) => html` <span>${fact}</span>`)}</span>`;
}
