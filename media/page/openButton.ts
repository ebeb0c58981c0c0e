import { html, type TemplateResult } from 'lit-html';
import type { OpenCallQuestion } from '../../src/callPage/messages.ts';
import type { Page } from './page.ts';

/** What a value names is another call, which opens on a page of its own. */
export function openButton(text: string, key: Omit<OpenCallQuestion, 'kind'>, page: Page): TemplateResult {
  const open = (): void => {
    page.ask({ kind: 'openCall', ...key }).catch((error: unknown) => {
      page.refusal = error instanceof Error ? error.message : '';
      page.redraw();
    });
  };
  return html`<button class="link" type="button" ?disabled=${page.left !== undefined} @click=${open}>
    ${text}
  </button>`;
}
