// One bar or mark of the drawing, and what is said of it where it is pointed at or has the focus.
import { html, nothing, type TemplateResult } from 'lit-html';
import type { TimelineItem } from '../../../src/callPage/messages.ts';
import { icon, outcomeIcons, partIcons, toneIcons } from '../icon.ts';
import type { Page, Tone } from '../page.ts';
import { keyOf } from './drawing.ts';
import { goTo } from './goTo.ts';
import { roomBeside, type Placed } from './lanes.ts';

const lanePixels = 22;
const mostTold = 5;
const severity: readonly Tone[] = ['error', 'warning', 'unknown'];

/** What is drawn of items that are one; `stop` is the key of the item that the tabulator key comes to. */
export function placedView(one: Placed, row: number, stop: string, page: Page): TemplateResult {
  const first = worst(one.items);
  const { place } = first;
  const isMark =
    one.from === one.to && first.part !== 'recordings' && place?.end === 'known' && !isLeg(first);
  const shape = isMark ? 'mark' : 'bar';
  const width = isMark ? '' : `width: ${percent(one.to - one.from)}; `;
  const position = `left: ${percent(one.from)}; ${width}top: ${one.lane * lanePixels}px`;
  const words = one.items.length === 1 ? sayItem(first) : saySeveral(one.items, page);
  return html`<button
      type="button"
      class="item ${shape} ${first.part} tone-${first.tone} end-${place?.end ?? 'known'} ${one.side}"
      .style=${position}
      data-row=${row}
      data-at=${one.from}
      tabindex=${one.items.some((item) => keyOf(item) === stop) ? 0 : -1}
      aria-label=${words}
      @click=${() => goTo(first, page)}
      @focus=${(event: FocusEvent) => take(first, event, page)}
      @blur=${() => tell('focused', undefined, page)}
      @pointerenter=${() => tell('pointed', keyOf(first), page)}
      @pointerleave=${(event: PointerEvent) => leave(event, page)}
    >
      ${isMark ? markView(one, first) : barView(first)}
    </button>
    ${besideView(first, page)} ${isTold(first, page) ? hintView(one, first, page) : nothing}`;
}

/** A segment that never was anywhere still has a row, and a word in it. */
export function nowhereView(item: TimelineItem, row: number, stop: string, page: Page): TemplateResult {
  return html`<button
    type="button"
    class="item nowhere"
    data-row=${row}
    data-at="0"
    tabindex=${keyOf(item) === stop ? 0 : -1}
    aria-label=${sayItem(item)}
    @click=${() => goTo(item, page)}
    @focus=${(event: FocusEvent) => take(item, event, page)}
  >
    ${[item.label, ...item.facts].filter((text) => text !== '').join(' · ')}
  </button>`;
}

/** An item in words: what it is and when. */
function sayItem({ facts, title }: TimelineItem): string {
  return [title, ...facts].join(', ');
}

function saySeveral(items: readonly TimelineItem[], page: Page): string {
  const count = page.texts.timeline.together.replace('{0}', String(items.length));
  return [count, ...items.slice(0, mostTold).map(sayItem)].join('. ');
}

/** More is said of what the keyboard comes to; a mouse points at it before it presses. */
function take(item: TimelineItem, { target }: FocusEvent, page: Page): void {
  page.drawing.current = keyOf(item);
  if (target instanceof Element && target.matches(':focus-visible')) tell('focused', keyOf(item), page);
  else page.redraw();
}

/** What is said can be pointed at itself: it stays where the mouse goes there. */
function leave({ relatedTarget }: PointerEvent, page: Page): void {
  if (relatedTarget instanceof Element && relatedTarget.closest('.hint')) return;
  tell('pointed', undefined, page);
}

function tell(why: 'pointed' | 'focused', key: string | undefined, page: Page): void {
  page.drawing.told[why] = key;
  page.redraw();
}

function isTold(item: TimelineItem, { drawing }: Page): boolean {
  return Object.values(drawing.told).includes(keyOf(item));
}

function worst(items: Placed['items']): TimelineItem {
  for (const tone of severity) {
    const found = items.find((item) => item.tone === tone);
    if (found) return found;
  }
  return items[0];
}

function isLeg({ part }: TimelineItem): boolean {
  return part === 'call' || part === 'segments';
}

function markView({ label }: Placed, { part, tone }: TimelineItem): TemplateResult {
  const name = part === 'events' && tone === 'good' ? 'circle-small-filled' : toneIcons[tone];
  return html`${icon(name)}${label === '' ? nothing : html`<span class="code-label">${label}</span>`}`;
}

/** Ringing is hatched, talk is full. */
function barView({ part, place }: TimelineItem): TemplateResult {
  const { from = 0, talkFrom = 0, to = 0 } = place ?? {};
  const ring = part === 'recordings' || to <= from ? 0 : (talkFrom - from) / (to - from);
  return html`<span class="stretch"
    >${ring > 0 ? html`<span class="ring" .style=${`width: ${percent(ring)}`}></span>` : nothing}${
      ring < 1 ? html`<span class="talk"></span>` : nothing
    }</span
  >`;
}

/** The outcome of a segment beside its bar, where there is room. */
function besideView(item: TimelineItem, page: Page): TemplateResult | typeof nothing {
  const side = isLeg(item) ? roomBeside(item, page.drawing.widthPixels) : undefined;
  if (!side || !item.place) return nothing;
  const { from, to } = item.place;
  const position = side === 'right' ? `left: ${percent(to)}` : `right: ${percent(1 - from)}`;
  return html`<span class="beside tone-${item.tone}" .style=${position} aria-hidden="true"
    >${icon(iconOf(item))}${item.label}</span
  >`;
}

/**
 * On the side where there is more room, so that it stays on the page; beside its item and not within it, whose
 * name would then be another than what is seen of it.
 */
function hintView(one: Placed, first: TimelineItem, page: Page): TemplateResult {
  const isLate = one.to > 1 - one.from;
  const room = Math.round((isLate ? one.to : 1 - one.from) * page.drawing.widthPixels);
  const side = isLate ? `right: ${percent(1 - one.to)}` : `left: ${percent(one.from)}`;
  const position = `${side}; top: ${(one.lane + 1) * lanePixels}px; max-width: ${room}px`;
  const items = one.items.slice(0, mostTold);
  const rest = one.items.length - items.length;
  return html`<span
    class="hint"
    .style=${position}
    aria-hidden="true"
    @pointerenter=${() => tell('pointed', keyOf(first), page)}
    @pointerleave=${() => tell('pointed', undefined, page)}
  >
    ${items.map(
      (item) =>
        html`<span class="told"
          ><span class="tone-${item.tone}">${icon(iconOf(item))}${item.title}</span>
          <span class="facts">${item.facts.map((fact) => html`<span>${fact}</span> `)}</span></span
        >`,
    )}
    ${rest > 0 ? html`<span class="told facts">+ ${rest}</span>` : nothing}
  </span>`;
}

/** The icon of how it went; what just is has the icon of its kind. */
export function iconOf(item: TimelineItem): string {
  const { part, tone } = item;
  if (isLeg(item)) return outcomeIcons[tone];
  return tone === 'good' && (part === 'recordings' || part === 'events') ? partIcons[part] : toneIcons[tone];
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(3)}%`;
}
