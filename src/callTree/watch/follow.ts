import * as vscode from 'vscode';
import type { Call, CallKey } from '../../api/resources.ts';
import { isOver, isWaiting } from '../../calls/decode.ts';
import type { PollClock } from '../../calls/polling/requestBudget.ts';
import type { CallTreeData } from '../callTreeData.ts';
import type { CallTreeNode } from '../callTreeNodes.ts';
import type { Watch } from './watch.ts';

/** What following a call needs. */
export interface FollowParts {
  readonly data: CallTreeData;
  readonly view: Pick<vscode.TreeView<CallTreeNode>, 'reveal'>;
  readonly watch: Watch;
  readonly clock: PollClock;
  /** How a call that was there already was when it was told something new. */
  readonly before?: Call | undefined;
}

const patienceMs = 5 * 60_000;

/**
 * Brings a call that a person just made or redirected into sight, and polls until it shows another
 * state than before, for five minutes at most. Resolves once its row is revealed, without the focus.
 */
export async function follow(key: CallKey, parts: FollowParts): Promise<void> {
  const { before, data, view } = parts;
  await data.refresh();
  const node = data.nodeOf(key);
  if (node) await view.reveal(node, { select: true, focus: false });
  const now = data.get(key);
  const isSettled = now !== undefined && (isOver(now) || (before !== undefined && isOther(now, before)));
  if (!isSettled) pollUntilOther(key, now, parts);
}

function pollUntilOther(key: CallKey, known: Call | undefined, { data, watch, clock }: FollowParts): void {
  let first = known;
  const listening = data.onDidChangeCalls(() => {
    const now = data.get(key);
    // One that rings is still on its way to the state that the person waits for.
    if (now && first && isOther(now, first) && !isWaiting(now)) end();
    first ??= now;
  });
  const ended = watch.onDidToggle((isOn) => {
    if (!isOn) end();
  });
  const endHurry = watch.hurry();
  const cancelPatience = clock.after(patienceMs, end);
  function end(): void {
    vscode.Disposable.from(listening, ended).dispose();
    cancelPatience();
    endHurry();
  }
}

function isOther(now: Call, before: Call): boolean {
  return now.status !== before.status || now.dateUpdated?.instantMs !== before.dateUpdated?.instantMs;
}
