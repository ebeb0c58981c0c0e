import { html, type TemplateResult } from 'lit-html';
import type { PageAction } from '../../src/callPage/messages.ts';
import { icon } from './icon.ts';
import type { Left, Page } from './page.ts';

/** A button that runs a command on the call. */
export function actionButton(action: PageAction, page: Page): TemplateResult {
  const run = (): void => page.say({ type: 'run', action });
  return html`<button type="button" ?disabled=${page.left !== undefined && !isWayBack(action)} @click=${run}>
    ${page.texts.actions[action]}
  </button>`;
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

/** The two ways on from a failure. */
export function tryAgain(page: Page): TemplateResult {
  return html`<div class="actions">${actionButton('retry', page)} ${actionButton('showLog', page)}</div>`;
}
