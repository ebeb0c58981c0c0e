import { html, type TemplateResult } from 'lit-html';
import type { CopyDetailQuestion } from '../../../src/callPage/messages.ts';
import { icon } from '../icon.ts';
import type { Page } from '../page.ts';

const copiedMs = 1500;

/** The value that was copied a moment ago. */
let copied = '';

/** Copies one value of a notification. */
export function copyButton(
  value: Omit<CopyDetailQuestion, 'kind'>,
  name: string,
  page: Page,
): TemplateResult {
  const label = page.texts.copyMeaning.replace('{0}', () => name).trim();
  const key = `${value.sid} ${value.part} ${value.index}`;
  const copy = async (): Promise<void> => {
    try {
      await page.ask({ kind: 'copyDetail', ...value });
    } catch (error) {
      page.announce(error instanceof Error ? error.message : '');
      return;
    }
    copied = key;
    page.announce(page.texts.copied);
    setTimeout(() => {
      if (copied === key) copied = '';
      page.redraw();
    }, copiedMs);
  };
  return html`<button
    class="copy"
    type="button"
    title=${label}
    aria-label=${label}
    @click=${() => void copy()}
  >
    ${icon(copied === key ? 'check' : 'copy')}
  </button>`;
}
