import { html, type TemplateResult } from 'lit-html';
import type { OpenCallQuestion } from '../../src/callPage/messages.ts';
import type { Page } from './page.ts';
import { refuse } from './told.ts';

/** What a value names is another call, which opens on a page of its own. */
export function openButton(text: string, key: Omit<OpenCallQuestion, 'kind'>, page: Page): TemplateResult {
  const open = (): void => {
    page.ask({ kind: 'openCall', ...key }).catch((error: unknown) => refuse(error, page));
  };
  return html`<button class="link" type="button" ?disabled=${page.left !== undefined} @click=${open}>
    ${text}
  </button>`;
}
