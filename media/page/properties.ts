// What each value of the call means, and what the service sent.
import { html, nothing, type TemplateResult } from 'lit-html';
import { copyButton } from './copyButton.ts';
import { icon } from './icon.ts';
import { openButton } from './openButton.ts';
import type { CallDescription, Page } from './page.ts';

/** The section of the properties. */
export function propertiesView({ properties }: CallDescription, page: Page): TemplateResult {
  const { texts } = page;
  return html`<section aria-labelledby="properties">
    <h2 id="properties">${icon('list-flat')}${texts.properties}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${texts.property}</th>
          <th scope="col">${texts.meaning}</th>
          <th scope="col">${texts.raw}</th>
        </tr>
      </thead>
      <tbody>
        ${properties.map((property) => propertyRow(property, page))}
      </tbody>
    </table>
  </section>`;
}

function propertyRow(property: CallDescription['properties'][number], page: Page): TemplateResult {
  const { name, meaning, raw, isEmpty, opens } = property;
  return html`<tr>
    <th scope="row">${name}</th>
    <td class=${isEmpty ? 'empty' : ''}>
      <span>${opens ? openButton(meaning, opens, page) : meaning}</span
      >${copyPropertyButton(name, 'meaning', page)}
    </td>
    <td class=${raw === meaning ? 'raw same' : 'raw'} data-label=${raw === '' ? nothing : page.texts.raw}>
      <span>${raw}</span>${raw === '' ? nothing : copyPropertyButton(name, 'raw', page)}
    </td>
  </tr>`;
}

function copyPropertyButton(property: string, what: 'meaning' | 'raw', page: Page): TemplateResult {
  const { copyMeaning, copyRaw } = page.texts;
  const label = (what === 'raw' ? copyRaw : copyMeaning).replace('{0}', () => property);
  return copyButton({ kind: 'copy', property, what }, label, page);
}
