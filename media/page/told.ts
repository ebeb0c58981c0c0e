// How what a button was pressed for went: seen on the page, and heard.
import type { Page } from './page.ts';

const copiedMs = 1500;

/** Marks what was copied for a moment. */
export function tellCopied(key: string, page: Page): void {
  page.copied = key;
  delete page.refusal;
  page.announce(page.texts.copied);
  setTimeout(() => {
    if (page.copied === key) delete page.copied;
    page.redraw();
  }, copiedMs);
}

/** Says on the page why it was not done. */
export function refuse(error: unknown, page: Page): void {
  page.refusal = error instanceof Error ? error.message : '';
  page.redraw();
}
