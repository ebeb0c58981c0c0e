// What a person does, one thing after the other, each timed until its effect is seen.
import { setTimeout as delay } from 'node:timers/promises';
import type { Workbench } from '../../test/support/workbench.ts';
import type { Findings } from './findings.ts';
import type { MovingService } from './movingService.ts';
import { lookAtTree, partyIn, scrollToTop, scrollTree, type TreeRow, type TreeSight } from './treeRows.ts';

/** Who drives what. */
export interface Drive {
  readonly service: MovingService;
  readonly workbench: Workbench;
  readonly findings: Findings;
}

const patienceMs = 60_000;
/** A change shows at the latest so long after it, with the faults that are on the way. */
const mostStaleMs = 45_000;
/** Where the label of a row is, from the left edge of the window. */
export const labelX = 200;
const twistieX = 80;

/** Refreshes, opens, expands, loads more, filters, clears and scrolls. */
export async function act(drive: Drive, round: number): Promise<void> {
  const { findings, service, workbench } = drive;
  const { page } = workbench;
  const timed = async (name: string, effect: () => Promise<unknown>): Promise<void> => {
    const startedMs = Date.now();
    await effect();
    findings.waited(name, Date.now() - startedMs);
  };
  const saying = (text: string) => until(async () => (await lookAtTree(page)).message.includes(text));
  await scrollTo(drive, 0);
  await timed('refresh', async () => {
    const party = service.arrive();
    await workbench.viewAction('Refresh').click();
    await until(async () => (await lookAtTree(page)).rows.some(({ label }) => partyIn(label) === party));
  });
  await timed('open', async () => {
    await pressRow(drive, /, Live,/, labelX);
    const title = await until(async () => selectedIn(await lookAtTree(page)));
    const heading = workbench.webviewFrame().getByRole('heading', { name: title });
    await heading.first().waitFor({ timeout: patienceMs });
  });
  await timed('expand', async () => {
    await pressRow(drive, /, App error,/, twistieX);
    await until(async () => (await lookAtTree(page)).rows.some(({ label }) => label.startsWith('Segments')));
  });
  await timed('load more', async () => {
    const before = loadedIn((await lookAtTree(page)).message);
    await workbench.runCommand('Calls: Load More');
    await until(async () => loadedIn((await lookAtTree(page)).message) > before);
  });
  await workbench.viewAction('Filter…').click();
  const form = workbench.quickInput();
  await form.pick('Status');
  await form.pick(round % 2 === 0 ? 'In Progress' : 'Failed – Busy');
  await form.accept();
  await timed('filter', async () => {
    await form.pick(/Show Calls/);
    await saying('examined');
  });
  await delay(3_000);
  checkSight(drive, await lookAtTree(page));
  await timed('clear filter', async () => {
    await workbench.viewAction('Clear Filter').click();
    await saying(' loaded');
  });
  for (const px of [400, 900, 200]) {
    await scrollTo(drive, px);
    checkSight(drive, await lookAtTree(page));
  }
}

/** Presses a row as a person does, who sees it and aims once. */
export async function pressRow({ workbench }: Drive, wanted: RegExp, x: number, nth = 0): Promise<TreeRow> {
  const { page } = workbench;
  const stickyPx = 22;
  const find = async (): Promise<{ row: TreeRow; y: number } | undefined> => {
    const { rows, treeTopPx } = await lookAtTree(page);
    const seen = rows.filter(
      ({ label, topPx }) => partyIn(label) !== undefined && wanted.test(label) && topPx >= stickyPx,
    );
    const row = seen[nth];
    return row && { row, y: treeTopPx + row.topPx + 11 };
  };
  const { row, y } = await until(find);
  await page.mouse.click(x, y);
  return row;
}

/** What is drawn, against what is true. */
export function checkSight({ findings, service }: Drive, { rows }: TreeSight): void {
  const truths = new Map(service.truths().map((truth) => [truth.party, truth]));
  const seen = new Set<string>();
  let group: string | undefined;
  for (const { label, level } of rows) {
    if (level === 1) group = groupIn(label);
    const party = partyIn(label);
    if (party === undefined) continue;
    if (seen.has(party)) findings.wrong('double', party);
    seen.add(party);
    const truth = truths.get(party);
    if (!truth || group === undefined) continue;
    const isOld = Date.now() - truth.changedMs > mostStaleMs;
    if (truth.group !== group && isOld) findings.wrong('stale', `${party} in ${group}, not ${truth.group}`);
  }
}

/** Scrolls the tree so far down from its top. */
export async function scrollTo({ workbench: { page } }: Drive, px: number): Promise<void> {
  await scrollToTop(page);
  if (px > 0) await scrollTree(page, px);
  await delay(300);
}

/** Waits for something to be there, or to be so. */
export async function until<T>(look: () => Promise<T>): Promise<NonNullable<T>> {
  for (const untilMs = Date.now() + patienceMs; Date.now() < untilMs;) {
    const found = await look();
    if (found) return found;
    await delay(100);
  }
  throw new Error('What was waited for did not come.');
}

/** The other party of the call that is selected. */
export function selectedIn({ rows }: TreeSight): string | undefined {
  const selected = rows.find(({ isSelected }) => isSelected);
  return selected && partyIn(selected.label);
}

/** The title of a group's row. */
export function groupIn(label: string): string {
  return label.replace(/, [\d,]+ calls?.*$/, '');
}

/** How many calls the view says are loaded. */
export function loadedIn(message: string): number {
  return Number((/([\d,]+) of [\d,]+/.exec(message)?.[1] ?? '0').replaceAll(',', ''));
}

/** As part of a regular expression. */
export function quoted(text: string): string {
  return text.replace(/[()]/g, '\\$&');
}
