// A person who looks at the tree and does nothing: nothing may jump, and no minute may have too many requests.
import { setTimeout as delay } from 'node:timers/promises';
import { checkSight, groupIn, labelX, pressRow, quoted, scrollTo, selectedIn, type Drive } from './acting.ts';
import { lookAtTree, partyIn, type TreeSight } from './treeRows.ts';

/** What the person had selected before: a call that stays, one that ends soon, or that and scrolled away. */
export type Selected = 'steady' | 'ending' | 'endingOutOfSight';

const watchedMs = 65_000;
const mostPolls = 12;
const lookEveryMs = 400;

/** Looks for more than a minute. */
export async function sit(drive: Drive, selected: Selected): Promise<void> {
  const { findings, service, workbench } = drive;
  const { page } = workbench;
  await scrollTo(drive, 0);
  const wanted = selected === 'steady' ? /, App error,/ : new RegExp(`^${quoted(service.nextToEnd())}`);
  await pressRow(drive, wanted, labelX);
  await page.mouse.move(labelX, 500);
  if (selected !== 'ending') await scrollTo(drive, selected === 'steady' ? 220 : 400);
  await delay(1_500);
  let before = await lookAtTree(page);
  let chosen = selectedIn(before);
  const fromMs = Date.now();
  while (Date.now() < fromMs + watchedMs) {
    await delay(lookEveryMs);
    const now = await lookAtTree(page);
    checkSight(drive, now);
    compareSights(drive, before, now, chosen);
    chosen ??= selectedIn(now);
    before = now;
  }
  const polls = mostInAMinute(service.sentMs.filter((ms) => ms >= fromMs));
  findings.polled(polls, polls <= mostPolls);
}

function compareSights(
  { findings }: Drive,
  before: TreeSight,
  now: TreeSight,
  chosen: string | undefined,
): void {
  if (before.scrollPx !== now.scrollPx) findings.jump('scroll', `${before.scrollPx} to ${now.scrollPx}`);
  if (before.treeTopPx !== now.treeTopPx) {
    findings.jump('tree', `${now.treeTopPx - before.treeTopPx} px: ${before.message} | ${now.message}`);
  }
  if (before.hasKeyboard !== now.hasKeyboard) findings.jump('keyboard', String(now.hasKeyboard));
  const isSeen = now.rows.some(({ label }) => partyIn(label) === chosen);
  const selected = selectedIn(now);
  if (chosen !== undefined && selected !== chosen && (selected !== undefined || isSeen)) {
    findings.jump('selection', `${chosen} to ${selected ?? 'none'}`);
  }
  const open = new Map(before.rows.map((row) => [nameOf(row.label), row.isExpanded]));
  for (const { label, isExpanded } of now.rows) {
    const was = open.get(nameOf(label));
    if (was !== undefined && was !== isExpanded) findings.jump('expansion', `${label}: ${was} before`);
  }
  const tops = new Map(before.rows.map((row) => [nameOf(row.label), row.topPx]));
  const moved = now.rows.flatMap(({ label, topPx }) => {
    const was = tops.get(nameOf(label));
    return was === undefined ? [] : [Math.abs(topPx - was)];
  });
  if (moved.length > 0) findings.moved(Math.min(...moved));
}

function mostInAMinute(ms: readonly number[]): number {
  return Math.max(0, ...ms.map((from) => ms.filter((one) => one >= from && one < from + 60_000).length));
}

/** A row by what stays of its label. */
function nameOf(label: string): string {
  return partyIn(label) ?? groupIn(label);
}
