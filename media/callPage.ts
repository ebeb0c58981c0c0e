// The page of one call: draws what the host says, as text only, and says what the person does.
import { html, nothing, render, type TemplateResult } from 'lit-html';
import type {
  FromPage,
  PageAction,
  PagePart,
  PageState,
  PageTexts,
  PartState,
  ToPage,
} from '../src/callPage/messages.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  setState(state: PageState): void;
};

type Call = Extract<ToPage, { type: 'call' }>['call'];
type Property = Call['properties'][number];
type Item = Extract<PartState, { kind: 'loaded' }>['items'][number];
type Tone = Call['tone'];

const host = acquireVsCodeApi();
const root = document.getElementById('page');
/** What went wrong comes before what went its way. */
const partNames: readonly PagePart[] = ['notifications', 'segments', 'recordings'];
const copiedMs = 1500;
const partIcons: Readonly<Record<PagePart, string>> = {
  segments: 'git-branch',
  recordings: 'play-circle',
  notifications: 'bell',
};
const toneIcons: Readonly<Record<Tone, string>> = {
  live: 'record',
  waiting: 'clock',
  good: 'pass',
  warning: 'warning',
  error: 'error',
  unknown: 'question',
};

/** All that the page shows; every message replaces a piece and draws again. */
interface Shown {
  texts?: PageTexts;
  call?: Call;
  failure?: string;
  /** Why the page is out of use: its account is not the active one. */
  left?: Extract<ToPage, { type: 'left' }>;
  /** The value that was copied a moment ago. */
  copied?: string;
  parts: Partial<Record<PagePart, PartState>>;
}
const shown: Shown = { parts: {} };

window.addEventListener('message', (event: MessageEvent<ToPage>) => {
  receive(event.data);
  draw();
});
host.postMessage({ type: 'ready' });

function receive(message: ToPage): void {
  switch (message.type) {
    case 'texts':
      shown.texts = message.texts;
      host.setState(message.state);
      return;
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
  }
}

function draw(): void {
  const { texts, call, failure, left } = shown;
  if (!root || !texts) return;
  const content = html`
    ${left ? leftBox(left, texts) : nothing}
    ${failure === undefined || left ? nothing : failureBox(failure, texts)}
    ${call ? callView(call, texts) : emptyView(texts)}
    <p class="said" role="status">${shown.copied === undefined ? '' : texts.copied}</p>
  `;
  render(content, root);
}

function emptyView(texts: PageTexts): TemplateResult {
  const isLoading = shown.failure === undefined && !shown.left;
  return html`<header><h1>${texts.title}</h1></header>
    ${isLoading ? loading(texts) : nothing}`;
}

function callView(call: Call, texts: PageTexts): TemplateResult {
  return html`
    <header>
      <h1>${call.title}</h1>
      <div class="actions">
        ${(['openRaw', 'copyAsCurl', 'copySid', 'refresh'] as const).map((action) =>
          actionButton(action, texts),
        )}
      </div>
      <p class="facts">
        <strong class="outcome tone-${call.tone}">${icon(toneIcons[call.tone])}${call.outcome}</strong>
        ${call.facts.map(factView)}
      </p>
      ${problems(texts)}
    </header>
    ${partNames.map((part) => partView(part, texts))}
    <section aria-labelledby="properties">
      <h2 id="properties">${texts.properties}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">${texts.property}</th>
            <th scope="col">${texts.meaning}</th>
            <th scope="col">${texts.raw}</th>
          </tr>
        </thead>
        <tbody>
          ${call.properties.map((property) => propertyRow(property, texts))}
        </tbody>
      </table>
    </section>
  `;
}

/** How many errors and warnings the call has, where the eye is first. */
function problems(texts: PageTexts): TemplateResult | typeof nothing {
  const { notifications } = shown.parts;
  const items = notifications?.kind === 'loaded' ? notifications.items : [];
  const counts = (['error', 'warning'] as const)
    .map((tone) => ({ tone, count: items.filter((item) => item.tone === tone).length }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return nothing;
  return html`<p class="facts">
    ${counts.map(
      ({ tone, count }) =>
        html` <a class="tone-${tone}" href="#notifications"
          >${icon(toneIcons[tone])}${texts.counts[tone].replace('{0}', String(count))}</a
        >`,
    )}
  </p>`;
}

function propertyRow(property: Property, texts: PageTexts): TemplateResult {
  const { name, meaning, raw, isEmpty } = property;
  return html`<tr>
    <th scope="row">${name}</th>
    <td class=${isEmpty ? 'empty' : ''}><span>${meaning}</span>${copyButton(name, 'meaning', texts)}</td>
    <td class="raw" data-label=${raw === '' ? nothing : texts.raw}>
      <span>${raw}</span>${raw === '' ? nothing : copyButton(name, 'raw', texts)}
    </td>
  </tr>`;
}

function copyButton(property: string, what: 'meaning' | 'raw', texts: PageTexts): TemplateResult {
  const label = (what === 'raw' ? texts.copyRaw : texts.copyMeaning).replace('{0}', property);
  const value = `${property} ${what}`;
  const copy = (): void => {
    host.postMessage({ type: 'copy', property, what });
    shown.copied = value;
    draw();
    setTimeout(() => {
      if (shown.copied === value) delete shown.copied;
      draw();
    }, copiedMs);
  };
  return html`<button class="copy" type="button" title=${label} aria-label=${label} @click=${copy}>
    ${icon(shown.copied === value ? 'check' : 'copy')}
  </button>`;
}

function actionButton(action: PageAction, texts: PageTexts): TemplateResult {
  const run = (): void => host.postMessage({ type: 'run', action });
  return html`<button type="button" ?disabled=${shown.left !== undefined && !isWayBack(action)} @click=${run}>
    ${texts.actions[action]}
  </button>`;
}

/** What still makes sense on a page that its account has left. */
function isWayBack(action: PageAction): boolean {
  return action === 'switchAccount' || action === 'signIn' || action === 'showLog';
}

function partView(part: PagePart, texts: PageTexts): TemplateResult {
  const content = shown.parts[part] ?? { kind: 'loading' };
  const count = content.kind === 'loaded' ? ` (${content.items.length})` : '';
  return html`<section aria-labelledby=${part} aria-busy=${content.kind === 'loading'}>
    <h2 id=${part}>${icon(partIcons[part])}${texts.parts[part]}${count}</h2>
    ${partContent(part, content, texts)}
  </section>`;
}

function partContent(part: PagePart, content: PartState, texts: PageTexts): TemplateResult {
  switch (content.kind) {
    case 'loading':
      return loading(texts);
    case 'failed':
      return html`<p class="tone-error">${icon('error')}${content.message}</p>
        <div class="actions">${actionButton('retry', texts)} ${actionButton('showLog', texts)}</div>`;
    case 'loaded':
      return html`<ul>
        ${content.items.map((item) => html`<li>${itemView(part, item)}</li>`)}
      </ul>`;
  }
}

function itemView(part: PagePart, item: Item): TemplateResult {
  const { sid, title, tone, facts } = item;
  const open = (): void => host.postMessage({ type: 'open', callSegmentSid: sid });
  return html`<span class="mark tone-${tone}">${icon(part === 'recordings' ? 'mic' : toneIcons[tone])}</span>
    ${
      part === 'segments'
        ? html`<button class="link" type="button" ?disabled=${shown.left !== undefined} @click=${open}>
            ${title}
          </button>`
        : html`<span class="title">${title}</span>`
    }
    <span class="facts"> ${facts.map(factView)} </span>`;
}

/** The blank before it keeps facts apart where the text is read or copied. */
function factView({ text, detail }: Call['facts'][number]): TemplateResult {
  return html` <span title=${detail ?? nothing}>${text}</span>`;
}

function leftBox(left: Extract<ToPage, { type: 'left' }>, texts: PageTexts): TemplateResult {
  return html`<div class="box left" role="status">
    <p>${icon('info')}${left.message}</p>
    <div class="actions">${actionButton(left.wayBack, texts)}</div>
  </div>`;
}

function failureBox(message: string, texts: PageTexts): TemplateResult {
  return html`<div class="box failure" role="alert">
    <p>${icon('error')}${message}</p>
    <div class="actions">${actionButton('retry', texts)} ${actionButton('showLog', texts)}</div>
  </div>`;
}

function loading(texts: PageTexts): TemplateResult {
  return html`<p class="empty" role="status">${texts.loading}</p>`;
}

/** A codicon: decoration, since words always stand beside it. */
function icon(name: string): TemplateResult {
  return html`<i class="codicon codicon-${name}" aria-hidden="true"></i>`;
}
