// What axe finds wrong with a page of ours.
import axe, { type AxeResults } from 'axe-core';
import type { Locator } from 'playwright-core';

/** The problems that keep people from using a document, each with where it is. */
export async function seriousProblems(document: Locator): Promise<readonly string[]> {
  const results = await document.evaluate<AxeResults, unknown>(`(async () => {
    ${axe.source};
    return axe.run(document);
  })()`);
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
