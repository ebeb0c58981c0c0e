import { html, type TemplateResult } from 'lit-html';
import type { CopyDetailQuestion, CopyQuestion } from '../../src/callPage/messages.ts';
import { icon } from './icon.ts';
import type { Page } from './page.ts';
import { refuse, tellCopied } from './told.ts';

/** A button beside a value, which copies it; `label` says what. */
export function copyButton(
  question: CopyQuestion | CopyDetailQuestion,
  label: string,
  page: Page,
): TemplateResult {
  const key = Object.values(question).join(' ');
  const copy = (): void => {
    page.ask(question).then(
      () => tellCopied(key, page),
      (error: unknown) => refuse(error, page),
    );
  };
  return html`<button class="copy" type="button" title=${label} aria-label=${label} @click=${copy}>
    ${icon(page.copied === key ? 'check' : 'copy')}
  </button>`;
}

/** The button of a value of a notification or a webhook. */
export function copyDetailButton(
  value: Omit<CopyDetailQuestion, 'kind'>,
  name: string,
  page: Page,
): TemplateResult {
  const label = page.texts.copyMeaning.replace('{0}', () => name).trim();
  return copyButton({ kind: 'copyDetail', ...value }, label, page);
}
