// What of a page outlives that another editor covers it, for VS Code keeps no page that is out of sight.
import type { PageState } from '../../src/callPage/messages.ts';
import type { KeptState } from '../host/host.ts';
import type { Page } from './page.ts';

/** What is open in the lists of a page. */
export function openedIn({ notifications, events }: Page['opened']): KeptState['opened'] {
  return { notifications: notifications.sids, events: events.sids };
}

/** Opens what was open when the page of this very call was last in sight; what VS Code kept may be anything. */
export function openKept(kept: unknown, state: PageState, { notifications, events }: Page['opened']): void {
  if (!isOf(kept, state)) return;
  notifications.expect(sidsIn(kept.opened, 'notifications'));
  events.expect(sidsIn(kept.opened, 'events'));
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
