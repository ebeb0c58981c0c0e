import { html, nothing, type TemplateResult } from 'lit-html';
import type { ExchangeDetails } from '../../../src/callPage/messages.ts';
import type { Page } from '../page.ts';
import { copyDetailButton } from '../copyButton.ts';
import { foldSummary } from './fold.ts';

type Rows = ExchangeDetails['variables'];

/** Variables or headers as a table that is folded away; nothing where there are none. */
export function rowsView(
  sid: string,
  part: 'variable' | 'header',
  rows: Rows,
  page: Page,
): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  const texts = page.texts.notification;
  const title = part === 'variable' ? texts.variables : texts.headers;
  return html`<details class="fold">
    ${foldSummary(title.replace('{0}', String(rows.length)))}
    <table role="table">
      <thead role="rowgroup" class="said">
        <tr role="row">
          <th role="columnheader" scope="col">${texts.name}</th>
          <th role="columnheader" scope="col">${texts.value}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(
          ({ name, value }, index) =>
            html`<tr role="row">
              <th role="rowheader" scope="row">${name}</th>
              <td role="cell"><span>${value}</span>${copyDetailButton({ sid, part, index }, name, page)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}
