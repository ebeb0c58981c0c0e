import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { callReport } from '../../src/calls/report/callReport.ts';
import { hostileTexts } from '../support/hostile.ts';
import { aWhole } from '../support/wholeCall.ts';
import { openBrowser } from '../vscode/browser.js';

/** What Mermaid drew, as far as a text could have changed it. */
interface Drawn {
  readonly arrows: number;
  readonly notes: number;
  readonly names: readonly string[];
  readonly active: number;
}

const style = { zone: 'original', locale: 'en', maskNumbers: false, maskSids: false } as const;

describe('the diagram of a report, drawn by Mermaid', () => {
  let profile: string;
  let context: BrowserContext;
  let page: Page;
  let plain: Drawn;

  before(async () => {
    profile = await mkdtemp(path.resolve('.vscode-test/mermaid-'));
    ({ context, page } = await openBrowser(profile, { keyring: false }));
    await page.addScriptTag({ path: 'node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js' });
    plain = await draw('plain');
  });

  after(async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  });

  async function draw(text: string): Promise<Drawn> {
    const report = await callReport(aWhole(text), style, () => Promise.resolve(undefined));
    const source = /```mermaid\n([\s\S]*?)\n```/.exec(report)?.[1] ?? '';
    return page.evaluate<Drawn>(`(async () => {
      mermaid.initialize({ startOnLoad: false, securityLevel: 'loose' });
      const { svg } = await mermaid.render('diagram', ${JSON.stringify(source)});
      document.body.innerHTML = svg;
      const all = (selector) => [...document.querySelectorAll(selector)];
      const isActive = (one) => one.getAttributeNames().some((name) => name.startsWith('on'));
      return {
        arrows: all('.messageText').length,
        notes: all('.noteText').length,
        names: [...new Set(all('text.actor').map((one) => one.textContent))].sort(),
        active: all('svg script, svg img, svg a').length + all('svg *').filter(isActive).length,
      };
    })()`);
  }

  it('has every party, message and note of the call', () => {
    assert.deepEqual(plain, {
      ...{ arrows: 10, notes: 3, active: 0 },
      names: ['Service', 'app.example.com', 'plain'],
    });
  });

  for (const text of hostileTexts) {
    it(`takes this for text and nothing else: ${JSON.stringify(text)}`, async () => {
      const { names, ...rest } = await draw(text);
      const { names: plainNames, ...plainRest } = plain;
      assert.deepEqual(rest, plainRest);
      // A host that is not just this text has a name of its own.
      assert.ok([0, 1].includes(names.length - plainNames.length), names.join(', '));
      assert.notEqual(await page.title(), 'run');
    });
  }
});
