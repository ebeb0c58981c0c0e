// The segments of the call, each a way to its own page.
import { html, type TemplateResult } from 'lit-html';
import { factText } from './facts.ts';
import { icon, outcomeIcons } from './icon.ts';
import { openButton } from './openButton.ts';
import type { ItemDescription, Page, SegmentDescription } from './page.ts';

/** The table of the segments. The roles stand for themselves where narrow rows are no table to the browser. */
export function segmentsView(items: readonly ItemDescription[], page: Page): TemplateResult {
  const { direction, ending, outcome, party, start } = page.texts.segments;
  return html`<table class="segments" role="table" aria-labelledby="segments">
    <thead role="rowgroup">
      <tr role="row">
        ${[party, outcome, direction, start, ending].map(
          (title) => html`<th role="columnheader" scope="col">${title}</th>`,
        )}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${items.map((item) => (item.segment ? rowView(item, item.segment, page) : html``))}
    </tbody>
  </table>`;
}

function rowView(item: ItemDescription, segment: SegmentDescription, page: Page): TemplateResult {
  const { facts, sid, title, tone } = item;
  const { direction, ending, key, start } = segment;
  const { texts } = page;
  return html`<tr role="row" id="item-${sid}">
    <th role="rowheader" scope="row">${openButton(title, key, page)}</th>
    <td role="cell" data-label=${texts.segments.outcome}>
      <span class="tone-${tone}">${icon(outcomeIcons[tone])}${facts[0]?.text}</span>
    </td>
    <td role="cell" data-label=${texts.segments.direction}>${direction}</td>
    <td role="cell" data-label=${texts.segments.start} title=${start.detail ?? ''}>${start.text}</td>
    <td role="cell" data-label=${texts.segments.ending}>
      <span class="facts">${ending.map((fact) => html` <span>${factText(fact, texts)}</span>`)}</span>
    </td>
  </tr>`;
}
