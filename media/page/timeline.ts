// What happened when: the call, its segments and recordings as bars, notifications and webhooks as marks.
import { html, nothing, type TemplateResult } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Timeline, TimelineRow } from '../../src/callPage/messages.ts';
import { loading } from './facts.ts';
import { icon } from './icon.ts';
import { foldSummary } from './notifications/fold.ts';
import type { Page } from './page.ts';
import { keyOf } from './timeline/drawing.ts';
import { nowhereView, placedView } from './timeline/item.ts';
import { moveBy } from './timeline/keys.ts';
import { listView } from './timeline/list.ts';

/** The section of the timeline. */
export function timelineView(page: Page): TemplateResult {
  const { texts, timeline } = page;
  return html`<section class="timeline" aria-labelledby="timeline" aria-busy=${timeline === undefined}>
    <h2 id="timeline">${icon('graph-line')}${texts.timeline.title}</h2>
    ${timeline === undefined ? loading(texts) : nothing}
    ${timeline?.kind === 'none' ? html`<p class="empty">${texts.timeline.none}</p>` : nothing}
    ${timeline?.kind === 'loaded' ? drawingView(timeline.timeline, page) : nothing}
  </section>`;
}

function drawingView(timeline: Timeline, page: Page): TemplateResult {
  const { drawing, texts } = page;
  const stop = stopOf(timeline, page);
  const press = (event: KeyboardEvent): void => pressKey(event, page);
  const toggled = ({ target }: Event): void => {
    if (target instanceof HTMLDetailsElement) drawing.isListed = target.open;
    page.redraw();
  };
  return html`<div class="chart" role="toolbar" aria-label=${texts.timeline.keys} @keydown=${press}>
      ${scaleView(timeline, page)}
      ${timeline.rows.map((row, index) => rowView(row, index, timeline, stop, page))}
    </div>
    <details class="fold" .open=${drawing.isListed} @toggle=${toggled}>
      ${foldSummary(texts.timeline.list.replace('{0}', String(timeline.items.length)))}
      ${drawing.isListed ? listView(timeline, page) : nothing}
    </details>`;
}

/** The tabulator key comes to the item at hand, or to the first. */
function stopOf({ items }: Timeline, { drawing }: Page): string {
  const drawn = items.filter(({ row }) => row !== undefined);
  const known = drawn.find((item) => keyOf(item) === drawing.current) ?? drawn[0];
  return known ? keyOf(known) : '';
}

/** Escape takes away what is said of an item, until another is pointed at or gets the focus. */
function pressKey(event: KeyboardEvent, page: Page): void {
  const { currentTarget, key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (!(currentTarget instanceof HTMLElement) || !(target instanceof Element)) return;
  if (key === 'Escape') {
    Object.assign(page.drawing.told, { pointed: undefined, focused: undefined });
    page.redraw();
  } else if (moveBy(key, currentTarget, target)) event.preventDefault();
}

/** The scale and the lines of it, which go down through all rows. */
function scaleView({ items, ticks }: Timeline, page: Page): TemplateResult {
  const at = (fraction: number): string => `left: ${(fraction * 100).toFixed(3)}%`;
  const problems = items.filter(({ part, place }) => part === 'notifications' && place && !place.off);
  return html`<div class="lines" aria-hidden="true">
      ${ticks.map((tick) => html`<span class="line-at" .style=${at(tick.at)}></span>`)}
      ${problems.map(
        ({ place, tone }) => html`<span class="line-at tone-${tone}" .style=${at(place?.from ?? 0)}></span>`,
      )}
    </div>
    <div class="scale" aria-hidden="true">
      <div class="track" ${ref(page.drawing.observe)}>
        ${ticks.map(
          (tick) =>
            html`<span
              class="tick ${tick.isFine ? 'fine' : ''} ${tick.at === 0 ? 'first' : ''} ${tick.at > 0.95 ? 'last' : ''}"
              .style=${at(tick.at)}
              ><span class="said-fine">${tick.text}</span
              ><span class="said-coarse">${tick.coarseText}</span></span
            >`,
        )}
      </div>
    </div>`;
}

function rowView(
  { part, title }: TimelineRow,
  index: number,
  timeline: Timeline,
  stop: string,
  page: Page,
): TemplateResult {
  const { count, placed } = page.drawing.lanesOf(timeline, index);
  const nowhere = timeline.items.filter(({ place, row }) => row === index && !place);
  return html`<div class="row ${part}" role="group" aria-label=${title}>
    <span class="row-title">${title}</span>
    <div class="track" .style=${`height: ${Math.max(1, count) * 22}px`}>
      ${repeat(
        placed,
        ({ items }) => keyOf(items[0]),
        (one) => placedView(one, index, stop, page),
      )}
      ${nowhere.map((item) => nowhereView(item, index, stop, page))}
    </div>
  </div>`;
}
