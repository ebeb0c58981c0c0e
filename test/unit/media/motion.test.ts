import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The rules of a style sheet without nesting, each with what stands between its braces. */
function rulesOf(css: string): readonly (readonly [selector: string, body: string])[] {
  return [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => [
    selector.trim(),
    body,
  ]);
}

const still = /@media \(prefers-reduced-motion: reduce\) \{((?:[^{}]*\{[^{}]*\})*)\s*\}/g;
const moving = /(?:animation|transition|scroll-behavior)(?:-\w+)*:(?!\s*(?:none|auto);)/;

describe('what moves in the page', () => {
  it('stands still for those who want less motion', async () => {
    const files = (await readdir('media', { recursive: true })).filter((file) => file.endsWith('.css'));
    let count = 0;
    for (const file of files) {
      const css = (await readFile(path.join('media', file), 'utf8')).replace(/\/\*[^]*?\*\//g, '');
      const stopped = [...css.matchAll(still)].flatMap(([, inside = '']) => rulesOf(inside));
      const selectors = stopped.filter(([, body]) => /: none;/.test(body)).map(([selector]) => selector);
      for (const [selector] of rulesOf(css.replace(still, '')).filter(([, body]) => moving.test(body))) {
        count++;
        assert.ok(selectors.includes(selector), `${file}: ${selector}`);
      }
    }
    assert.ok(count > 0);
  });
});
