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
  /** How far it can be scrolled down from here. */
  readonly belowPx: number;
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
  const rowsStyle = list?.querySelector('.monaco-list-rows')?.style;
  const scrollPx = -Number.parseFloat(rowsStyle?.top ?? '0') || 0;
  const heightPx = Number.parseFloat(rowsStyle?.height ?? '0') || 0;
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
    scrollPx,
    belowPx: heightPx - scrollPx - (list?.clientHeight ?? 0),
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
  const stepPx = 380;
  const seen = new Map<number, TreeRow>();
  await scrollToTop(page);
  for (;;) {
    const sight = await lookAtTree(page);
    const closed = sight.rows.find(isClosedList);
    if (closed) {
      await openList(page, closed);
      // What was seen below it stands lower now.
      for (const index of [...seen.keys()]) if (index >= closed.index) seen.delete(index);
      continue;
    }
    for (const row of sight.rows) seen.set(row.index, row);
    if (sight.belowPx < 1) break;
    await scrollTree(page, stepPx);
    await lookUntil(page, ({ scrollPx }) => scrollPx > sight.scrollPx);
  }
  return callRowsOf([...seen.values()].toSorted((one, other) => one.index - other.index));
}

function isClosedList({ isExpanded, label }: TreeRow): boolean {
  return isExpanded === false && (/^More/.test(label) || / calls?(,|$)/.test(label));
}

/** Presses a row's twistie, and waits until what it lists was asked for and is there. */
async function openList(page: Page, { index }: TreeRow): Promise<void> {
  const row = page.locator(`.sidebar .monaco-list-rows > .monaco-list-row[data-index="${index}"]`);
  const { belowPx, scrollPx } = await lookAtTree(page);
  await row.locator('.monaco-tl-twistie').click();
  const below = belowPx + scrollPx;
  await lookUntil(page, (now) => {
    const isOpen = now.rows.some((one) => one.index === index && one.isExpanded);
    return isOpen && now.belowPx + now.scrollPx > below;
  });
}

async function lookUntil(page: Page, isSo: (sight: TreeSight) => boolean): Promise<void> {
  const patienceMs = 30_000;
  for (const untilMs = Date.now() + patienceMs; !isSo(await lookAtTree(page));) {
    if (Date.now() > untilMs)
      throw new Error('The tree did not go where it was scrolled to, or open what was pressed.');
    await page.waitForTimeout(30);
  }
}

function callRowsOf(rows: readonly TreeRow[]): readonly CallRowSeen[] {
  const found: CallRowSeen[] = [];
  let group = '';
  for (const { label, level } of rows) {
    if (level === 1) group = label.replace(/, [\d,]+ calls?.*$/, '');
    const party = partyIn(label);
    if (party !== undefined) found.push({ party, group, label });
  }
  return found;
}
