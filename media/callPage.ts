// The page of one call: draws what the host says, as text only, and says what the person does.
import { html, nothing, render, type TemplateResult } from 'lit-html';
import type { PageState, PageTexts, ToPage } from '../src/callPage/messages.ts';
import { openHost, type PageApi } from './host/host.ts';
import { readToPage } from './host/readToPage.ts';
import { failureBox, leftBox, refusalBox } from './page/actions.ts';
import { loading } from './page/facts.ts';
import { awaitTheRest, fillingView } from './page/filling.ts';
import { headView } from './page/head.ts';
import { keptOf, movesPage, scrollBack, takeUp } from './page/kept.ts';
import type { Page } from './page/page.ts';
import { Opened } from './page/notifications/opened.ts';
import { Player } from './player/player.ts';
import { propertiesView } from './page/properties.ts';
import { Drawing } from './page/timeline/drawing.ts';

declare function acquireVsCodeApi(): PageApi;

const root = document.getElementById('page');
const api = acquireVsCodeApi();
let page: Page | undefined;
/** Which call is shown, as the host says it. */
let identity: PageState = { accountSid: '', callSid: '', callSegmentSid: '', showing: 0, isPreview: false };
const [host, takeAnswer] = openHost(api, () => identity);
const player = new Player(host.ask, draw);
/** What was kept last, as text. */
let kept = '';
/** What a screen reader is told; a blank more makes the same words new. */
let said = '';

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = readToPage(data, page?.texts.unreadable);
  takeAnswer(message);
  if (message.type === 'texts') turnTo(message.state, message.texts);
  if (page) take(message, page);
  draw();
});
window.addEventListener('scroll', keep, { passive: true });
// Who moves the page wants it where they move it.
for (const event of ['wheel', 'pointerdown', 'keydown']) {
  window.addEventListener(event, leaveThere, { passive: true });
}
host.say({ type: 'ready' });

/** Scrolls no more to where the page was, but for a key that does not move it. */
function leaveThere(event: Event): void {
  if (!(event instanceof KeyboardEvent) || movesPage(event)) delete page?.wantedTop;
}

/** Another call begins from nothing, even where its page takes over that of the one before. */
function turnTo(state: PageState, texts: PageTexts): void {
  const { accountSid, callSid, callSegmentSid, showing } = state;
  const shown = [accountSid, callSid, callSegmentSid, showing].join(' ');
  if (page && page.shown !== shown) {
    page = undefined;
    player.stop();
    window.scrollTo(0, 0);
  }
  const isNew = page === undefined;
  page = createPage({ shown, texts }, page);
  if (isNew) takeUp(api.getState(), state, page);
  identity = state;
}

function createPage(of: Pick<Page, 'shown' | 'texts'>, known: Page | undefined): Page {
  const announce = (words: string): void => {
    said = said === words ? `${words}\u00a0` : words;
    draw();
  };
  const begun = known ?? { parts: {}, drawing: new Drawing(draw), opened: createOpened() };
  return Object.assign(begun, of, { player, ask: host.ask, redraw: draw, announce });
}

function createOpened(): Page['opened'] {
  return {
    notifications: new Opened(async (sid) => (await host.ask({ kind: 'notification', sid })).details, draw),
    events: new Opened(async (sid) => (await host.ask({ kind: 'event', sid })).details, draw),
  };
}

function take(message: ToPage, shown: Page): void {
  switch (message.type) {
    case 'call':
      shown.call = message.call;
      delete shown.failure;
      delete shown.left;
      return;
    case 'part':
      shown.parts[message.part] = message.content;
      awaitTheRest(shown);
      return;
    case 'timeline':
      shown.timeline = message.content;
      return;
    case 'failed':
      shown.failure = message.message;
      return;
    case 'left':
      shown.left = message;
      shown.isFilled = true;
      return;
    case 'play':
      shown.player.want(message.recordingSid);
      return;
    case 'piece':
    case 'texts':
    case 'answer':
    case 'refused':
      return;
  }
}

function draw(): void {
  if (!root || !page) return;
  const { call, failure, left, refusal } = page;
  const content = html`
    ${left ? leftBox(left, page) : nothing}
    ${failure === undefined || left ? nothing : failureBox(failure, page)}
    ${refusal === undefined ? nothing : refusalBox(refusal, page)}
    ${call ? callView(call, page) : emptyView(page)}
    <p class="said" role="status">${said}</p>
  `;
  render(content, root);
  scrollBack(page, (top) => window.scrollTo(0, top));
  keep();
}

/** Tells VS Code only of what is new: a page is drawn each second while its call goes on. */
function keep(): void {
  if (!page) return;
  const state = keptOf(identity, page, window.scrollY);
  const text = JSON.stringify(state);
  if (text !== kept) host.keep(state);
  kept = text;
}

function callView(call: NonNullable<Page['call']>, shown: Page): TemplateResult {
  return html`${headView(call, shown)} ${fillingView(shown)} ${propertiesView(call, shown)}`;
}

function emptyView({ failure, left, texts }: Page): TemplateResult {
  const isLoading = failure === undefined && !left;
  return html`<header><h1>${texts.title}</h1></header>
    ${isLoading ? loading(texts) : nothing}`;
}
