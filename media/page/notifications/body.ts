// What the application answered, with the place where its document breaks.
import { html, nothing, type TemplateResult } from 'lit-html';
import type { ExchangeDetails } from '../../../src/callPage/messages.ts';
import { icon } from '../icon.ts';
import type { Page } from '../page.ts';
import { refuse } from '../told.ts';
import { copyDetailButton } from '../copyButton.ts';
import { foldSummary } from './fold.ts';

type Body = NonNullable<ExchangeDetails['body']>;
type Line = Body['lines'][number];

/** The body of the answer, open at once: it is what most people look for. */
export function bodyView({ answer, body, sid }: ExchangeDetails, page: Page): TemplateResult {
  const texts = page.texts.notification;
  if (!body) return answer === '' ? html`` : html`<p class="empty">${texts.noBody}</p>`;
  const { isCut, notes, title } = body;
  const open = (): void => {
    page.ask({ kind: 'openBody', sid }).catch((error: unknown) => refuse(error, page));
  };
  return html`<details class="fold" open>
    ${foldSummary(texts.body, summaryFacts(body, title, page))}
    ${notes.map((note) => html`<p class="note">${icon('info')}${note}</p>`)}
    <div class="code" role="region" tabindex="0" aria-label=${texts.body}>${codeView(body)}</div>
    ${isCut ? html`<p class="note">${icon('info')}${texts.isCut}</p>` : nothing}
    <p class="ways">
      <button class="link" type="button" ?disabled=${page.left !== undefined} @click=${open}>
        ${texts.openBody}
      </button>
      ${copyDetailButton({ sid, part: 'body', index: 0 }, texts.body, page)}
    </p>
  </details>`;
}

function summaryFacts({ problem }: Body, title: string, page: Page): TemplateResult {
  const place = page.texts.notification.place;
  return html`<span class="facts">
    <span>${title}</span>
    ${
      problem
        ? html`<span class="tone-error"
            >${icon('error')}${place
              .replace('{0}', String(problem.line))
              .replace('{1}', String(problem.column))}</span
          >`
        : nothing
    }
  </span>`;
}

function codeView({ lines, problem }: Body): TemplateResult {
  return html`${lines.map((line) => lineView(line, problem))}`;
}

function lineView({ number, spans }: Line, problem: Body['problem']): TemplateResult {
  const isMarked = problem?.line === number;
  const words = spans.map(({ kind, text }) => html`<span class=${kind}>${text}</span>`);
  return html`<div class=${isMarked ? 'line marked' : 'line'}>
    <span class="number" aria-hidden="true">${number}</span
    ><code>${words}${isMarked ? problemView(problem.text) : nothing}</code>
  </div>`;
}

function problemView(text: string): TemplateResult {
  return html`<span class="problem tone-error">${icon('arrow-left')}${text}</span>`;
}
