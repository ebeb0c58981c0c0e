// What of a page outlives that another editor covers it, for VS Code keeps no page that is out of sight.
import type { PageState } from '../../src/callPage/messages.ts';
import { numberOf, numbersIn } from '../host/fields.ts';
import type { KeptState } from '../host/host.ts';
import type { Page } from './page.ts';

/** How a page stands, with which call it shows. */
export function keptOf(shown: PageState, { opened, player, wantedTop }: Page): KeptState {
  const { notifications, events } = opened;
  return {
    ...shown,
    opened: { notifications: notifications.sids, events: events.sids },
    top: wantedTop ?? Math.round(window.scrollY),
    heard: player.heard,
  };
}

/** Makes a page what it was when this very call was last in sight; what VS Code kept may be anything. */
export function takeUp(kept: unknown, state: PageState, page: Page): void {
  if (!isOf(kept, state)) return;
  const { notifications, events } = page.opened;
  notifications.expect(sidsIn(kept.opened, 'notifications'));
  events.expect(sidsIn(kept.opened, 'events'));
  const top = numberOf(kept, 'top') ?? 0;
  if (top > 0) page.wantedTop = top;
  for (const [sid, seconds] of numbersIn(kept, 'heard')) if (seconds > 0) page.player.goOn(sid, seconds);
}

/** Scrolls to where the page was, once all above that is there. */
export function scrollBack(page: Page): void {
  const { isFilled, opened, wantedTop } = page;
  const isReading = opened.notifications.isReading || opened.events.isReading;
  if (wantedTop === undefined || isFilled !== true || isReading) return;
  delete page.wantedTop;
  window.scrollTo(0, wantedTop);
}

function isOf(kept: unknown, state: PageState): kept is { readonly opened: unknown } {
  if (typeof kept !== 'object' || kept === null || !('opened' in kept)) return false;
  const known: Readonly<Record<string, unknown>> = { ...kept };
  return (['accountSid', 'callSid', 'callSegmentSid'] as const).every((part) => known[part] === state[part]);
}

function sidsIn(opened: unknown, list: keyof Page['opened']): readonly string[] {
  const sids: unknown = typeof opened === 'object' && opened !== null ? Reflect.get(opened, list) : undefined;
  return Array.isArray(sids) ? sids.filter((sid) => typeof sid === 'string') : [];
}
