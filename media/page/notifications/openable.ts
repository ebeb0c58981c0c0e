// A line of a list that opens to all that is known of it.
import { html, nothing, type TemplateResult } from 'lit-html';
import { actionButton } from '../actions.ts';
import { factView, loading } from '../facts.ts';
import { icon, toneIcons } from '../icon.ts';
import type { ItemDescription, Page } from '../page.ts';
import type { Opened } from './opened.ts';

/** A list of such lines. */
export function openableList<Details>(
  items: readonly ItemDescription[],
  opened: Opened<Details>,
  view: (details: Details) => TemplateResult,
  page: Page,
): TemplateResult {
  opened.refresh(items);
  return html`<ul class="notifications">
    ${items.map((item) => html`<li>${openableView(item, opened, view, page)}</li>`)}
  </ul>`;
}

function openableView<Details>(
  { facts, sid, title, tone }: ItemDescription,
  opened: Opened<Details>,
  view: (details: Details) => TemplateResult,
  page: Page,
): TemplateResult {
  const isOpen = opened.has(sid);
  const toggled = (event: Event): void => {
    if (event.target instanceof HTMLDetailsElement) opened.set(sid, event.target.open);
  };
  return html`<details class="notification" .open=${isOpen} @toggle=${toggled}>
    <summary id="item-${sid}">
      ${icon('chevron-right')}
      <span class="mark tone-${tone}">${icon(toneIcons[tone])}</span>
      <span class="title">${title}</span>
      <span class="facts"> ${facts.map(factView)} </span>
    </summary>
    ${isOpen ? html`<div class="opened">${insideView(sid, opened, view, page)}</div>` : nothing}
  </details>`;
}

/** What is known of it, or why nothing is. */
function insideView<Details>(
  sid: string,
  opened: Opened<Details>,
  view: (details: Details) => TemplateResult,
  page: Page,
): TemplateResult {
  const state = opened.stateOf(sid);
  switch (state.kind) {
    case 'loading':
      return loading(page.texts);
    case 'failed':
      return failedView(state.message, () => opened.retry(sid), page);
    case 'loaded':
      return view(state.details);
  }
}

function failedView(message: string, retry: () => void, page: Page): TemplateResult {
  return html`<div role="alert">
    <p class="tone-error">${icon('error')}${message}</p>
    <div class="actions">
      <button type="button" ?disabled=${page.left !== undefined} @click=${retry}>
        ${page.texts.actions.retry.label}
      </button>
      ${actionButton('showLog', page)}
    </div>
  </div>`;
}
