// An opened notification: what its code means, and what was asked and answered.
import { html, nothing, type TemplateResult } from 'lit-html';
import type { ExchangeDetails, NotificationDetails } from '../../../src/callPage/messages.ts';
import { icon } from '../icon.ts';
import type { Page } from '../page.ts';
import { bodyView } from './body.ts';
import { copyDetailButton } from '../copyButton.ts';
import { rowsView } from './rows.ts';

/** A notification: its explanation, and the exchange that it is about. */
export function detailsView(details: NotificationDetails, page: Page): TemplateResult {
  const { causes, meaning, remedies, title } = details;
  const texts = page.texts.notification;
  return html`<p class="meaning">${title === '' ? nothing : html`<strong>${title}.</strong> `}${meaning}</p>
    <div class="advice">${adviceView(texts.causes, causes)} ${adviceView(texts.remedies, remedies)}</div>
    ${referenceView(details, page)} ${exchangeView(details, page)}`;
}

/** What was asked and what was answered. */
export function exchangeView(details: ExchangeDetails, page: Page): TemplateResult {
  return html`${requestView(details, page)} ${rowsView(details.sid, 'variable', details.variables, page)}
  ${rowsView(details.sid, 'header', details.headers, page)} ${bodyView(details, page)}`;
}

function adviceView(heading: string, items: readonly string[]): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing;
  return html`<section>
    <h3>${heading}</h3>
    <ul>
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>
  </section>`;
}

/** VS Code opens a secure address in the browser; whatever else came is only text. */
function referenceView({ reference }: NotificationDetails, page: Page): TemplateResult | typeof nothing {
  if (!reference) return nothing;
  const { href, text } = reference;
  const shown = href === undefined ? text : html`<a href=${href}>${text}${icon('link-external')}</a>`;
  return html`<p class="reference"><span>${page.texts.notification.reference}</span> ${shown}</p>`;
}

function requestView({ answer, request, sid }: ExchangeDetails, page: Page): TemplateResult {
  const { method, url } = request;
  return html`<p class="request">
    <span class="method">${method}</span> <span>${url}</span>${
      url === ''
        ? nothing
        : copyDetailButton({ sid, part: 'url', index: 0 }, page.texts.notification.url, page)
    }
    ${answer === '' ? nothing : html`<span class="answer">${icon('arrow-right')}${answer}</span>`}
  </p>`;
}
