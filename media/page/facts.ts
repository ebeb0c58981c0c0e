import { html, nothing, type TemplateResult } from 'lit-html';
import { growing } from './growing.ts';
import type { Fact, PageTexts } from './page.ts';

/** The blank before it keeps facts apart where the text is read or copied. */
export function factView({ text, detail }: Fact): TemplateResult {
  return html` <span title=${detail ?? nothing}>${text}</span>`;
}

/** What a fact says now: of one that grows, how far it came. */
export function factText({ text, sinceMs }: Fact, { soFar }: PageTexts): unknown {
  return sinceMs === undefined ? text : growing(sinceMs, soFar);
}

/** A fact whose detail is seen by pointing at it as well as by the keyboard, and heard by a screen reader. */
export function detailedFact(fact: Fact, id: string, texts: PageTexts): TemplateResult {
  const { detail = '' } = fact;
  if (detail === '') return html` <span>${factText(fact, texts)}</span>`;
  const said = texts.asSent.replace('{0}', () => detail);
  return html` <span class="detailed"
    ><span class="shown" role="note" tabindex="0" aria-describedby=${id} @keydown=${hideDetail}
      >${fact.text}</span
    ><span class="detail" role="tooltip" id=${id}>${said}</span></span
  >`;
}

function hideDetail({ currentTarget, key }: KeyboardEvent): void {
  if (key === 'Escape' && currentTarget instanceof HTMLElement) currentTarget.blur();
}

/** Stands where something is on its way. */
export function loading(texts: PageTexts): TemplateResult {
  return html`<p class="empty" role="status">${texts.loading}</p>`;
}
