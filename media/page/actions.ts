import { html, nothing, type TemplateResult } from 'lit-html';
import type { PageAction } from '../../src/callPage/messages.ts';
import { icon } from './icon.ts';
import type { Left, Page } from './page.ts';
import { refuse, tellCopied } from './told.ts';

/** A button that has something done with the call; `iconName` stands before its words. */
export function actionButton(action: PageAction, page: Page, iconName?: string): TemplateResult {
  const { hint, label } = page.texts.actions[action];
  const shown = iconName && page.copied === action ? 'check' : iconName;
  return html`<button
    type="button"
    title=${hint ?? nothing}
    ?disabled=${page.left !== undefined && !isWayBack(action)}
    @click=${() => void run(action, page)}
  >
    ${shown ? icon(shown) : nothing}${label}
  </button>`;
}

async function run(action: PageAction, page: Page): Promise<void> {
  delete page.refusal;
  page.redraw();
  try {
    const { isCopied } = await page.ask({ kind: 'run', action });
    if (isCopied) tellCopied(action, page);
  } catch (error) {
    refuse(error, page);
  }
}

/** What still makes sense on a page that its account has left. */
function isWayBack(action: PageAction): boolean {
  return action === 'switchAccount' || action === 'signIn' || action === 'showLog';
}

/** Says that the account of the page is not the active one. */
export function leftBox(left: Left, page: Page): TemplateResult {
  return html`<div class="box left" role="status">
    <p>${icon('info')}${left.message}</p>
    <div class="actions">${actionButton(left.wayBack, page)}</div>
  </div>`;
}

/** Says that the call could not be read. */
export function failureBox(message: string, page: Page): TemplateResult {
  return html`<div class="box failure" role="alert">
    <p>${icon('error')}${message}</p>
    ${tryAgain(page)}
  </div>`;
}

/** Says why what a button was pressed for was not done. */
export function refusalBox(message: string, page: Page): TemplateResult {
  return html`<div class="box failure" role="alert">
    <p>${icon('error')}${message}</p>
    <div class="actions">${actionButton('showLog', page)}</div>
  </div>`;
}

/** The two ways on from a failure. */
export function tryAgain(page: Page): TemplateResult {
  return html`<div class="actions">${actionButton('retry', page)} ${actionButton('showLog', page)}</div>`;
}
