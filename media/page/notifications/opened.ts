// Which notifications are open, and what was read of them.
import type { NotificationDetails } from '../../../src/callPage/messages.ts';
import type { ItemDescription, Page } from '../page.ts';

/** What is known of a notification that is open. */
export type OpenedState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly details: NotificationDetails }
  | { readonly kind: 'failed'; readonly message: string };

const opened = new Map<string, OpenedState>();
let drawn: readonly ItemDescription[] = [];

/** Whether a notification is open. */
export function isOpened(sid: string): boolean {
  return opened.has(sid);
}

/** What is known of a notification that is open. */
export function stateOf(sid: string): OpenedState {
  return opened.get(sid) ?? { kind: 'loading' };
}

/** Opens a notification, which is read then, or closes it. */
export function setOpened(sid: string, isOpen: boolean, page: Page): void {
  if (isOpen === opened.has(sid)) return;
  if (isOpen) void read(sid, page);
  else {
    opened.delete(sid);
    page.redraw();
  }
}

/** Reads a notification again after it failed. */
export function retry(sid: string, page: Page): void {
  opened.delete(sid);
  setOpened(sid, true, page);
}

/** Where the list came anew, as after a change of a setting, what is open is asked for again. */
export function refresh(items: readonly ItemDescription[], page: Page): void {
  if (items === drawn) return;
  drawn = items;
  for (const sid of opened.keys()) {
    if (!items.some((item) => item.sid === sid)) opened.delete(sid);
    else void read(sid, page);
  }
}

/** What was read before stays until its successor is there. */
async function read(sid: string, page: Page): Promise<void> {
  const before = opened.get(sid);
  if (before?.kind !== 'loaded') {
    opened.set(sid, { kind: 'loading' });
    // Not within the drawing that may have led here.
    queueMicrotask(page.redraw);
  }
  const state = await ask(sid, page);
  // Who closed it meanwhile, or went to another call, does not want it any more.
  if (!opened.has(sid)) return;
  opened.set(sid, state);
  page.redraw();
}

async function ask(sid: string, page: Page): Promise<OpenedState> {
  try {
    const { details } = await page.ask({ kind: 'notification', sid });
    return { kind: 'loaded', details };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : '' };
  }
}
