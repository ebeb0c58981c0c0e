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
const partNames: readonly PagePart[] = ['segments', 'recordings', 'notifications'];
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
      return;
    case 'part':
      shown.parts[message.part] = message.content;
      return;
    case 'failed':
      shown.failure = message.message;
      return;
  }
}

function draw(): void {
  const { texts, call, failure } = shown;
  if (!root || !texts) return;
  const content = html`
    ${failure === undefined ? nothing : failureBox(failure, texts)}
    ${call ? callView(call, texts) : failure === undefined ? loading(texts) : nothing}
  `;
  render(content, root);
}

function callView(call: Call, texts: PageTexts): TemplateResult {
  return html`
    <header>
      <h1>${call.title}</h1>
      <div class="actions">
        ${(['openRaw', 'copyAsCurl', 'copySid'] as const).map((action) => actionButton(action, texts))}
      </div>
      <p class="facts">
        <strong class="outcome tone-${call.tone}">${icon(toneIcons[call.tone])}${call.outcome}</strong>
        ${call.facts.map(factView)}
      </p>
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

function propertyRow(property: Property, texts: PageTexts): TemplateResult {
  const { name, meaning, raw, isEmpty } = property;
  return html`<tr>
    <th scope="row">${name}</th>
    <td class=${isEmpty ? 'empty' : ''}>
      <span>${meaning}</span>${copyButton(name, 'meaning', `${texts.copy}: ${name}`)}
    </td>
    <td class="raw">
      <span>${raw}</span
      >${raw === '' ? nothing : copyButton(name, 'raw', `${texts.copy}: ${name}, ${texts.raw}`)}
    </td>
  </tr>`;
}

function copyButton(property: string, what: 'meaning' | 'raw', label: string): TemplateResult {
  const copy = (): void => host.postMessage({ type: 'copy', property, what });
  return html`<button class="copy" type="button" title=${label} aria-label=${label} @click=${copy}>
    ${icon('copy')}
  </button>`;
}

function actionButton(action: PageAction, texts: PageTexts): TemplateResult {
  const run = (): void => host.postMessage({ type: 'run', action });
  return html`<button type="button" @click=${run}>${texts.actions[action]}</button>`;
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
      return html`<p class="tone-error">${icon('error')}${content.message}</p>`;
    case 'loaded':
      return content.items.length === 0
        ? html`<p class="empty">${texts.none}</p>`
        : html`<ul>
            ${content.items.map((item) => html`<li>${itemView(part, item, texts)}</li>`)}
          </ul>`;
  }
}

function itemView(part: PagePart, item: Item, texts: PageTexts): TemplateResult {
  const { sid, title, tone, facts } = item;
  const open = (): void => host.postMessage({ type: 'open', callSegmentSid: sid });
  const mark = part === 'recordings' ? nothing : icon(toneIcons[tone], texts.tones[tone]);
  return html`<span class="mark tone-${tone}">${mark}</span>
    ${
      part === 'segments'
        ? html`<button class="link" type="button" @click=${open}>${title}</button>`
        : html`<span class="title">${title}</span>`
    }
    <span class="facts"> ${facts.map(factView)} </span>`;
}

/** The blank before it keeps facts apart where the text is read or copied. */
function factView({ text, detail }: Call['facts'][number]): TemplateResult {
  return html` <span title=${detail ?? nothing}>${text}</span>`;
}

function failureBox(message: string, texts: PageTexts): TemplateResult {
  return html`<div class="failure" role="alert">
    <p>${icon('error')}${message}</p>
    <div class="actions">${actionButton('retry', texts)} ${actionButton('showLog', texts)}</div>
  </div>`;
}

function loading(texts: PageTexts): TemplateResult {
  return html`<p class="empty" role="status">${texts.loading}</p>`;
}

/** A codicon; decoration unless it has a label of its own. */
function icon(name: string, label?: string): TemplateResult {
  return label === undefined
    ? html`<i class="codicon codicon-${name}" aria-hidden="true"></i>`
    : html`<i class="codicon codicon-${name}" role="img" aria-label=${label} title=${label}></i>`;
}
