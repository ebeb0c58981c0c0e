// What a person sees of the tree: the rows that are drawn, and all of them by scrolling through.
import type { Page } from 'playwright-core';

/** A row as a screen reader would say it, with where it stands. */
export interface TreeRow {
  readonly index: number;
  readonly label: string;
  readonly level: number;
  readonly isExpanded: boolean | undefined;
  readonly isSelected: boolean;
  /** Pixels below the top of the tree. */
  readonly topPx: number;
}

/** The rows that are drawn now, from above. */
export interface TreeSight {
  readonly rows: readonly TreeRow[];
  readonly scrollPx: number;
  readonly treeTopPx: number;
  readonly hasKeyboard: boolean;
  readonly message: string;
}

/** A call's row: its other party, the group it stands in and all that it says. */
export interface CallRowSeen {
  readonly party: string;
  readonly group: string;
  readonly label: string;
}

const callLabel = /^(\(\d{3}\) \d{3}-\d{4}), (?:Inbound|Outbound)/;

/** The other party of a call's row; `undefined` of any other row. */
export function partyIn(label: string): string | undefined {
  return callLabel.exec(label)?.[1];
}

/** Looks at the tree. */
export function lookAtTree(page: Page): Promise<TreeSight> {
  return page.evaluate<TreeSight>(look);
}

// A text, since this project's own code knows no DOM.
const look = `(() => {
  const list = document.querySelector('.sidebar .customview-tree .monaco-list');
  const topPx = list?.getBoundingClientRect().top ?? 0;
  const scrolled = list?.querySelector('.monaco-list-rows')?.style.top ?? '0';
  const rows = [...(list?.querySelectorAll('.monaco-list-rows > .monaco-list-row') ?? [])].map((row) => ({
    index: Number(row.getAttribute('data-index')),
    label: row.getAttribute('aria-label') ?? '',
    level: Number(row.getAttribute('aria-level')),
    isExpanded: row.hasAttribute('aria-expanded') ? row.getAttribute('aria-expanded') === 'true' : undefined,
    isSelected: row.getAttribute('aria-selected') === 'true',
    topPx: row.getBoundingClientRect().top - topPx,
  }));
  return {
    rows: rows.sort((one, other) => one.index - other.index),
    scrollPx: -Number.parseFloat(scrolled) || 0,
    treeTopPx: topPx,
    hasKeyboard: list?.contains(document.activeElement) ?? false,
    message: document.querySelector('.sidebar .tree-explorer-viewlet-tree-view .message')?.textContent ?? '',
  };
})()`;

/** Scrolls the tree by the wheel. */
export async function scrollTree(page: Page, px: number): Promise<void> {
  await page.mouse.move(200, 400);
  await page.mouse.wheel(0, px);
}

/** Scrolls the tree up to its first row. */
export async function scrollToTop(page: Page): Promise<void> {
  const stepPx = 2_000;
  while ((await lookAtTree(page)).scrollPx > 0) {
    await scrollTree(page, -stepPx);
    await page.waitForTimeout(50);
  }
}

/** Scrolls through the whole tree, opening groups and their "More", and tells the calls' rows in order. */
export async function readWholeTree(page: Page): Promise<readonly CallRowSeen[]> {
  const seen = new Map<number, TreeRow>();
  await scrollToTop(page);
  for (let round = 0, last = -1; round < 400; round++) {
    await page.waitForTimeout(60);
    const { rows } = await lookAtTree(page);
    const closed = rows.find(
      ({ label, isExpanded }) => isExpanded === false && (/^More/.test(label) || / calls?(,|$)/.test(label)),
    );
    if (closed) {
      await page
        .locator(`.sidebar .monaco-list-row[data-index="${closed.index}"] .monaco-tl-twistie`)
        .click();
      await page.waitForTimeout(250);
      for (const index of [...seen.keys()]) if (index >= closed.index) seen.delete(index);
      continue;
    }
    for (const row of rows) seen.set(row.index, row);
    const lowest = rows.at(-1)?.index ?? 0;
    if (lowest === last) break;
    last = lowest;
    await scrollTree(page, 380);
  }
  const found: CallRowSeen[] = [];
  let group = '';
  for (const [, { label, level }] of [...seen].toSorted(([one], [other]) => one - other)) {
    if (level === 1) group = label.replace(/, [\d,]+ calls?.*$/, '');
    const party = partyIn(label);
    if (party !== undefined) found.push({ party, group, label });
  }
  return found;
}
