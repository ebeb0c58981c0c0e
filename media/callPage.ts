// The page of one call: draws what the host says, as text only, and says what the person does.
import { html, nothing, render, type TemplateResult } from 'lit-html';
import type { PagePart, PageTexts, ToPage } from '../src/callPage/messages.ts';
import { openHost } from './host/host.ts';
import { readToPage } from './host/readToPage.ts';
import { failureBox, leftBox } from './page/actions.ts';
import { loading } from './page/facts.ts';
import { headView } from './page/head.ts';
import type { Page } from './page/page.ts';
import { partView } from './page/part.ts';
import { Player } from './player/player.ts';
import { propertiesView } from './page/properties.ts';

const root = document.getElementById('page');
const [host, takeAnswer] = openHost();
/** What went wrong comes before what went its way. */
const partNames: readonly PagePart[] = ['notifications', 'segments', 'recordings'];
let page: Page | undefined;
/** What a screen reader is told; a blank more makes the same words new. */
let said = '';

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = readToPage(data);
  takeAnswer(message);
  if (message.type === 'texts') {
    page = createPage(message.texts, page);
    host.keep(message.state);
  }
  if (page) take(message, page);
  draw();
});
host.say({ type: 'ready' });

function createPage(texts: PageTexts, known: Page | undefined): Page {
  const announce = (words: string): void => {
    said = said === words ? `${words}\u00a0` : words;
    draw();
  };
  const player = known?.player ?? new Player(host.ask, draw);
  return { parts: {}, ...known, player, texts, say: host.say, ask: host.ask, redraw: draw, announce };
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
      return;
    case 'failed':
      shown.failure = message.message;
      return;
    case 'left':
      shown.left = message;
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
  const { call, failure, left } = page;
  const content = html`
    ${left ? leftBox(left, page) : nothing}
    ${failure === undefined || left ? nothing : failureBox(failure, page)}
    ${call ? callView(call, page) : emptyView(page)}
    <p class="said" role="status">${said}</p>
  `;
  render(content, root);
}

function callView(call: NonNullable<Page['call']>, shown: Page): TemplateResult {
  return html`${headView(call, shown)} ${partNames.map((part) => partView(part, shown))}
  ${propertiesView(call, shown)}`;
}

function emptyView({ failure, left, texts }: Page): TemplateResult {
  const isLoading = failure === undefined && !left;
  return html`<header><h1>${texts.title}</h1></header>
    ${isLoading ? loading(texts) : nothing}`;
}
