// The frame of a part: its heading, and what stands in its place until it is read.
import { html, nothing, type TemplateResult } from 'lit-html';
import { tryAgain } from './actions.ts';
import { loading } from './facts.ts';
import { icon, partIcons } from './icon.ts';
import { eventsView, notificationsView } from './notifications.ts';
import type { ItemDescription, Page, PagePart, PartState } from './page.ts';
import { recordingsView } from './recordings.ts';
import { segmentsView } from './segments.ts';

const views: Readonly<Record<PagePart, (items: readonly ItemDescription[], page: Page) => TemplateResult>> = {
  notifications: notificationsView,
  events: eventsView,
  segments: segmentsView,
  recordings: recordingsView,
};

/** The section of one part. */
export function partView(part: PagePart, page: Page): TemplateResult | typeof nothing {
  const content = contentOf(part, page);
  if (content.kind === 'absent') return nothing;
  // What there is none of says so below.
  const count = content.kind === 'loaded' && content.items.length > 0 ? ` (${content.items.length})` : '';
  return html`<section aria-labelledby=${part} aria-busy=${content.kind === 'loading'}>
    <h2 id=${part}>${icon(partIcons[part])}${page.texts.parts[part]}${count}</h2>
    ${partContent(part, content, page)}
  </section>`;
}

function partContent(
  part: PagePart,
  content: Exclude<PartState, { kind: 'absent' }>,
  page: Page,
): TemplateResult {
  switch (content.kind) {
    case 'loading':
      return loading(page.texts);
    case 'failed':
      // What went wrong with all of the page stands at its top, with the ways on.
      if (content.message === page.failure) return html`<p class="empty">${page.texts.notRead}</p>`;
      return html`<p class="tone-error">${icon('error')}${content.message}</p>
        ${tryAgain(page)}`;
    case 'notOffered':
    case 'notYet':
      return html`<p class="empty">${content.message}</p>`;
    case 'loaded':
      return content.items.length === 0
        ? html`<p class="empty">${page.texts.none[part]}</p>`
        : views[part](content.items, page);
  }
}

/** Whether a service has events is known when they were asked for: until then nothing is said of them. */
function contentOf(part: PagePart, { parts }: Page): PartState {
  const content = parts[part] ?? { kind: 'loading' };
  return part === 'events' && content.kind === 'loading' ? { kind: 'absent' } : content;
}
