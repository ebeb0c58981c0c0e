// What comes after the head, all in one stroke: what came alone would move what is being looked at.
import { html, type TemplateResult } from 'lit-html';
import type { PagePart } from '../../src/callPage/messages.ts';
import { loading } from './facts.ts';
import type { Page } from './page.ts';
import { partView } from './part.ts';
import { timelineView } from './timeline.ts';

/** What went wrong comes before what went its way. */
const partNames: readonly PagePart[] = ['notifications', 'segments', 'recordings', 'events'];
/** A service that is slow with one list is no reason to keep back the others for longer. */
const patienceMs = 2000;

/** The timeline and the parts; until they are there a room for them, so that what follows is out of sight. */
export function fillingView(page: Page): TemplateResult {
  if (page.isFilled !== true) {
    return html`<div class="filling" aria-busy="true">${loading(page.texts)}</div>`;
  }
  return html`${timelineView(page)} ${partNames.map((part) => partView(part, page))}`;
}

/** Takes up that a part came: from when the first is there, the others have so long to come with it. */
export function awaitTheRest(page: Page): void {
  if (!partNames.some((part) => isLoading(part, page))) page.isFilled = true;
  if (page.isFilled !== undefined || partNames.every((part) => isLoading(part, page))) return;
  page.isFilled = false;
  setTimeout(() => {
    page.isFilled = true;
    page.redraw();
  }, patienceMs);
}

function isLoading(part: PagePart, { parts }: Page): boolean {
  return (parts[part]?.kind ?? 'loading') === 'loading';
}
