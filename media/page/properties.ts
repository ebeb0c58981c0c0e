// What each value of the call means, and what the service sent.
import { html, nothing, type TemplateResult } from 'lit-html';
import { icon } from './icon.ts';
import { openButton } from './openButton.ts';
import type { CallDescription, Page } from './page.ts';

const copiedMs = 1500;

/** The value that was copied a moment ago. */
let copied: string | undefined;

/** The section of the properties. */
export function propertiesView({ properties }: CallDescription, page: Page): TemplateResult {
  const { texts } = page;
  return html`<section aria-labelledby="properties">
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
      <span>${opens ? openButton(meaning, opens, page) : meaning}</span>${copyButton(name, 'meaning', page)}
    </td>
    <td class="raw" data-label=${raw === '' ? nothing : page.texts.raw}>
      <span>${raw}</span>${raw === '' ? nothing : copyButton(name, 'raw', page)}
    </td>
  </tr>`;
}

function copyButton(property: string, what: 'meaning' | 'raw', page: Page): TemplateResult {
  const { texts } = page;
  const label = (what === 'raw' ? texts.copyRaw : texts.copyMeaning).replace('{0}', property);
  const value = `${property} ${what}`;
  const copy = async (): Promise<void> => {
    try {
      await page.ask({ kind: 'copy', property, what });
    } catch (error) {
      page.announce(error instanceof Error ? error.message : '');
      return;
    }
    copied = value;
    page.announce(texts.copied);
    page.redraw();
    setTimeout(() => {
      if (copied === value) copied = undefined;
      page.redraw();
    }, copiedMs);
  };
  return html`<button
    class="copy"
    type="button"
    title=${label}
    aria-label=${label}
    @click=${() => void copy()}
  >
    ${icon(copied === value ? 'check' : 'copy')}
  </button>`;
}
