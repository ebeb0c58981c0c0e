import { html, type TemplateResult } from 'lit-html';
import { icon } from '../icon.ts';

/** What opens and closes a part of a notification. */
export function foldSummary(title: string, more: TemplateResult | string = ''): TemplateResult {
  return html`<summary>${icon('chevron-right')}<span>${title}</span> ${more}</summary>`;
}
