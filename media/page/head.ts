// Who called whom, how it went, and what can be done with the call.
import { html, nothing, type TemplateResult } from 'lit-html';
import type { PageAction } from '../../src/callPage/messages.ts';
import { actionButton } from './actions.ts';
import { detailedFact } from './facts.ts';
import { icon, outcomeIcons, toneIcons } from './icon.ts';
import { openButton } from './openButton.ts';
import type { CallDescription, Page } from './page.ts';

const actions: readonly (readonly [PageAction, iconName: string])[] = [
  ['openRaw', 'file-code'],
  ['copyAsCurl', 'terminal'],
  ['compareCalls', 'diff'],
  ['copyReport', 'markdown'],
  ['refresh', 'refresh'],
  ['copySid', 'copy'],
  // Where these go, nothing before them moves.
  ['redirectCall', 'call-outgoing'],
  ['endCall', 'stop-circle'],
];

/** The head of the page. */
export function headView(call: CallDescription, page: Page): TemplateResult {
  const offered = actions.filter(([action]) => isOffered(action, call));
  return html`<header>
    <h1>${call.title}</h1>
    <div class="actions toolbar">${offered.map(([action, name]) => actionButton(action, page, name))}</div>
    <p class="facts">
      <strong class="outcome tone-${call.tone}">${icon(outcomeIcons[call.tone])}${call.outcome}</strong>
      ${call.facts.map((fact, index) => detailedFact(fact, `fact-${index}`, page.texts))}
    </p>
    ${segmentView(call, page)} ${problems(page)}
  </header>`;
}

function isOffered(action: PageAction, { canEnd, canRedirect }: CallDescription): boolean {
  if (action === 'endCall') return canEnd;
  return action !== 'redirectCall' || canRedirect;
}

function segmentView({ segmentOf }: CallDescription, page: Page): TemplateResult | typeof nothing {
  if (!segmentOf) return nothing;
  return html`<p class="facts segment-of">${openButton(segmentOf.text, segmentOf.key, page)}</p>`;
}

/** How many errors and warnings the call has, where the eye is first; the line is there before they are known. */
function problems({ parts, texts }: Page): TemplateResult {
  const { notifications } = parts;
  if (notifications?.kind !== 'loaded') return html`<p class="facts">&nbsp;</p>`;
  const counts = (['error', 'warning'] as const)
    .map((tone) => ({ tone, count: notifications.items.filter((item) => item.tone === tone).length }))
    .filter(({ count }) => count > 0);
  return html`<p class="facts">
    ${counts.length === 0 ? html`<span>${texts.noProblems}</span>` : nothing}
    ${counts.map(
      ({ tone, count }) =>
        html` <a class="tone-${tone}" href="#notifications"
          >${icon(toneIcons[tone])}${texts.counts[tone].replace('{0}', String(count))}</a
        >`,
    )}
  </p>`;
}
