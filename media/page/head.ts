// Who called whom, and how it went.
import { html, nothing, type TemplateResult } from 'lit-html';
import { actionButton } from './actions.ts';
import { factView } from './facts.ts';
import { icon, toneIcons } from './icon.ts';
import type { CallDescription, Page } from './page.ts';

/** The head of the page. */
export function headView(call: CallDescription, page: Page): TemplateResult {
  return html`<header>
    <h1>${call.title}</h1>
    <div class="actions">
      ${(['openRaw', 'copyAsCurl', 'copySid', 'refresh'] as const).map((action) =>
        actionButton(action, page),
      )}
    </div>
    <p class="facts">
      <strong class="outcome tone-${call.tone}">${icon(toneIcons[call.tone])}${call.outcome}</strong>
      ${call.facts.map(factView)}
    </p>
    ${problems(page)}
  </header>`;
}

/** How many errors and warnings the call has, where the eye is first. */
function problems({ parts, texts }: Page): TemplateResult | typeof nothing {
  const { notifications } = parts;
  const items = notifications?.kind === 'loaded' ? notifications.items : [];
  const counts = (['error', 'warning'] as const)
    .map((tone) => ({ tone, count: items.filter((item) => item.tone === tone).length }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return nothing;
  return html`<p class="facts">
    ${counts.map(
      ({ tone, count }) =>
        html` <a class="tone-${tone}" href="#notifications"
          >${icon(toneIcons[tone])}${texts.counts[tone].replace('{0}', String(count))}</a
        >`,
    )}
  </p>`;
}
