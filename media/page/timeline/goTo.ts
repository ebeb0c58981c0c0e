import type { TimelineItem } from '../../../src/callPage/messages.ts';
import type { Page } from '../page.ts';

/** Goes to what an item of the timeline stands for, and opens it where it can be opened. */
export function goTo({ part, sid }: TimelineItem, page: Page): void {
  switch (part) {
    case 'call':
      focus(document.getElementById('properties'), 'start');
      return;
    case 'segments':
      focus(document.getElementById(`item-${sid}`)?.querySelector('button'), 'center');
      return;
    case 'recordings':
      focus(document.getElementById(sid)?.querySelector('.play'), 'center');
      return;
    case 'notifications':
      page.opened.notifications.set(sid, true);
      focus(document.getElementById(`item-${sid}`), 'start');
      return;
    case 'events':
      page.opened.events.set(sid, true);
      focus(document.getElementById(`item-${sid}`), 'start');
      return;
  }
}

function focus(element: Element | null | undefined, block: 'start' | 'center'): void {
  if (!(element instanceof HTMLElement)) return;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block, behavior: isStill ? 'auto' : 'smooth' });
  element.focus({ preventScroll: true });
  if (document.activeElement === element) return;
  // A heading takes the focus only when it is told to.
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
