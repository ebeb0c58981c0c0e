// What of a page outlives that another editor covers it, for VS Code keeps no page that is out of sight.
import type { PagePart, PageState, PartState } from '../../src/callPage/messages.ts';
import { numberOf, numbersIn } from '../host/fields.ts';
import type { KeptState } from '../host/host.ts';
import type { Opened } from './notifications/opened.ts';

/** What of a page says how it stands. */
export interface Standing {
  readonly isFilled?: boolean;
  readonly opened: Readonly<
    Record<'notifications' | 'events', Pick<Opened<unknown>, 'expect' | 'isReading' | 'sids'>>
  >;
  readonly parts: Partial<Record<PagePart, PartState>>;
  readonly player: {
    readonly heard: KeptState['heard'];
    readonly goOn: (sid: string, atSeconds: number) => void;
  };
  wantedTop?: number;
}

/** Tab and Enter go to something, which may be out of sight. */
const movingKeys = new Set('ArrowUp ArrowDown PageUp PageDown Home End Tab Enter'.split(' ').concat(' '));

/** Of these also with Ctrl or Meta: to the beginning, to the end, or a step. */
const movingWithModifier = new Set(['ArrowUp', 'ArrowDown', 'Home', 'End']);

/** How a page stands, with which call it shows. */
export function keptOf(shown: PageState, { opened, player, wantedTop }: Standing, top: number): KeptState {
  const { notifications, events } = opened;
  return {
    ...shown,
    opened: { notifications: notifications.sids, events: events.sids },
    top: wantedTop ?? Math.round(top),
    heard: player.heard,
  };
}

/** Makes a page what it was when this very call was last in sight; what VS Code kept may be anything. */
export function takeUp(kept: unknown, state: PageState, page: Standing): void {
  if (!isOf(kept, state)) return;
  const { notifications, events } = page.opened;
  notifications.expect(sidsIn(kept.opened, 'notifications'));
  events.expect(sidsIn(kept.opened, 'events'));
  const top = numberOf(kept, 'top') ?? 0;
  if (top > 0) page.wantedTop = top;
  for (const [sid, seconds] of numbersIn(kept, 'heard')) if (seconds > 0) page.player.goOn(sid, seconds);
}

/** Scrolls to where the page was, once all above that is there. */
export function scrollBack(page: Standing, scrollTo: (top: number) => void): void {
  const { isFilled, wantedTop } = page;
  const isAwaited = isReading('notifications', page) || isReading('events', page);
  if (wantedTop === undefined || isFilled !== true || isAwaited) return;
  delete page.wantedTop;
  scrollTo(wantedTop);
}

/** As much of a key as tells what it does. */
type PressedKey = Readonly<Record<'altKey' | 'ctrlKey' | 'metaKey', boolean>> & { readonly key: string };

/** Whether a key that is pressed may move the page, rather than go to another editor. */
export function movesPage({ altKey, ctrlKey, key, metaKey }: PressedKey): boolean {
  return (ctrlKey || metaKey ? movingWithModifier : movingKeys).has(key) && !altKey;
}

/** Whether what is open in a list is on its way: of a list that failed or has nothing, nothing will come. */
function isReading(list: keyof Standing['opened'], { opened, parts }: Standing): boolean {
  const part = parts[list] ?? { kind: 'loading' };
  const comes = part.kind === 'loading' || (part.kind === 'loaded' && part.items.length > 0);
  return comes && opened[list].isReading;
}

function isOf(kept: unknown, state: PageState): kept is { readonly opened: unknown } {
  if (typeof kept !== 'object' || kept === null || !('opened' in kept)) return false;
  const known: Readonly<Record<string, unknown>> = { ...kept };
  return (['accountSid', 'callSid', 'callSegmentSid', 'showing'] as const).every(
    (part) => known[part] === state[part],
  );
}

function sidsIn(opened: unknown, list: keyof Standing['opened']): readonly string[] {
  const sids: unknown = typeof opened === 'object' && opened !== null ? Reflect.get(opened, list) : undefined;
  return Array.isArray(sids) ? sids.filter((sid) => typeof sid === 'string') : [];
}
