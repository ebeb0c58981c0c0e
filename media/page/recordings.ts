// What was recorded.
import { html, type TemplateResult } from 'lit-html';
import { factView } from './facts.ts';
import { icon } from './icon.ts';
import type { ItemDescription } from './page.ts';

/** The list of the recordings. */
export function recordingsView(items: readonly ItemDescription[]): TemplateResult {
  return html`<ul>
    ${items.map((item) => html`<li>${recordingView(item)}</li>`)}
  </ul>`;
}

function recordingView({ title, facts }: ItemDescription): TemplateResult {
  return html`<span class="mark">${icon('mic')}</span>
    <span class="title">${title}</span>
    <span class="facts"> ${facts.map(factView)} </span>`;
}
