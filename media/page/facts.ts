import { html, nothing, type TemplateResult } from 'lit-html';
import type { Fact, PageTexts } from './page.ts';

/** The blank before it keeps facts apart where the text is read or copied. */
export function factView({ text, detail }: Fact): TemplateResult {
  return html` <span title=${detail ?? nothing}>${text}</span>`;
}

/** Stands where something is on its way. */
export function loading(texts: PageTexts): TemplateResult {
  return html`<p class="empty" role="status">${texts.loading}</p>`;
}
