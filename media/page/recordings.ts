// What was recorded, each with its player.
import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Track, TrackState } from '../player/player.ts';
import { lineView, type Mark } from '../player/waveform.ts';
import { clockText } from './clockText.ts';
import { factView } from './facts.ts';
import { icon } from './icon.ts';
import type { ItemDescription, Page } from './page.ts';

const rates = [0.5, 0.75, 1, 1.25, 1.5, 2];

/** The list of the recordings. */
export function recordingsView(items: readonly ItemDescription[], page: Page): TemplateResult {
  for (const { sid, seconds } of items) {
    // After this drawing, since only then the row is there.
    if (page.player.takeWanted(sid)) setTimeout(() => playWanted({ sid, seconds }, page));
  }
  return html`<ul class="recordings">
    ${repeat(
      items,
      ({ sid }) => sid,
      (item) => html`<li id=${item.sid}>${recordingView(item, page)}</li>`,
    )}
  </ul>`;
}

/** The button gets the focus, so that it can be pressed where the browser refuses to play by itself. */
function playWanted(track: Track, page: Page): void {
  const row = document.getElementById(track.sid);
  row?.scrollIntoView({ block: 'center' });
  row?.querySelector<HTMLElement>('.play')?.focus();
  if (page.player.stateOf(track).kind !== 'playing') page.player.toggle(track);
}

function recordingView(item: ItemDescription, page: Page): TemplateResult {
  const { player, texts } = page;
  const track: Track = { sid: item.sid, seconds: item.seconds };
  const state = player.stateOf(track);
  const { atSeconds, seconds } = state;
  const when = item.facts.map(({ text }) => text).join(', ');
  const name = texts.player.recording.replace('{0}', item.title).replace('{1}', () => when);
  const showTime = (time: number): string => clockText(time);
  const press = (event: KeyboardEvent): void => pressKey(event, track, page);
  return html`<div class="recording" role="group" aria-label=${name} @keydown=${press}>
    ${playButton(track, state, page)}
    ${lineView({ track, state, showTime, marks: marksIn(item, page) }, page)}
    <span class="time"
      >${clockText(atSeconds)} / ${seconds === undefined ? item.title : clockText(seconds)}</span
    >
    ${rateChoice(page)} ${saveButton(item.sid, page)}
    <span class="facts">${item.facts.map(factView)} ${loadingText(state, page)}</span>
    ${problem(item.sid, state, page)}
  </div>`;
}

function playButton(track: Track, state: TrackState, { left, player, texts }: Page): TemplateResult {
  const isOn = state.kind === 'playing' || state.kind === 'loading';
  const label = isOn ? texts.player.pause : texts.player.play;
  const name = state.kind === 'playing' ? 'debug-pause' : state.kind === 'loading' ? 'loading' : 'play';
  const toggle = (): void => player.toggle(track);
  const isOut = left !== undefined && (state.kind === 'idle' || state.kind === 'failed');
  return html`<button
    class="play ${state.kind}"
    type="button"
    title=${label}
    aria-label=${label}
    aria-keyshortcuts="Space K"
    ?disabled=${isOut}
    @click=${toggle}
  >
    ${icon(name)}
  </button>`;
}

/** Buttons take the space bar by themselves. */
function pressKey(event: KeyboardEvent, track: Track, { player }: Page): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
  const isOnLine = event.target.getAttribute('role') === 'slider';
  const isToggle = event.key === 'k' || event.key === 'K' || (event.key === ' ' && isOnLine);
  if (!isToggle || event.target instanceof HTMLSelectElement) return;
  event.preventDefault();
  player.toggle(track);
}

function rateChoice({ player, texts }: Page): TemplateResult {
  const choose = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) player.rate = Number(target.value);
  };
  return html`<select
    class="rate"
    aria-label=${texts.player.speed}
    title=${texts.player.speed}
    @change=${choose}
  >
    ${rates.map((rate) => html`<option value=${rate} .selected=${rate === player.rate}>${rate}×</option>`)}
  </select>`;
}

function saveButton(recordingSid: string, page: Page): TemplateResult {
  const save = (): void => {
    page.player.saveFailures.delete(recordingSid);
    page.redraw();
    page.ask({ kind: 'saveRecording', recordingSid }).catch((error: unknown) => {
      page.player.saveFailures.set(recordingSid, error instanceof Error ? error.message : '');
      page.redraw();
    });
  };
  return html`<button class="save" type="button" ?disabled=${page.left !== undefined} @click=${save}>
    ${page.texts.player.save}
  </button>`;
}

function loadingText({ kind, share }: TrackState, { texts }: Page): TemplateResult | typeof nothing {
  if (kind !== 'loading') return nothing;
  const part = share === undefined ? '…' : `${Math.round(share * 100)} %`;
  return html`<span>${texts.player.loading.replace('{0}', part)}</span>`;
}

function problem(
  sid: string,
  { failure }: TrackState,
  { player, texts }: Page,
): TemplateResult | typeof nothing {
  const said = failure === '' ? texts.player.unsupported : (failure ?? player.saveFailures.get(sid));
  if (said === undefined) return nothing;
  return html`<p class="problem tone-error" role="alert">${icon('error')}${said}</p>`;
}

/** The notifications that came while it was recorded. */
function marksIn({ span }: ItemDescription, { parts }: Page): readonly Mark[] {
  const { notifications } = parts;
  if (!span || notifications?.kind !== 'loaded') return [];
  return notifications.items.flatMap((item) => {
    const atMs = item.span?.fromMs;
    const isInside = atMs !== undefined && atMs >= span.fromMs && atMs <= span.toMs;
    return isInside ? [{ item, atSeconds: (atMs - span.fromMs) / 1000 }] : [];
  });
}
