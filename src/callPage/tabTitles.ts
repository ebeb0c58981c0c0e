import { callTitle, whenText } from '../calls/describe.ts';
import type { ShowStyle } from '../calls/properties.ts';
import { readStyle } from '../settings.ts';
import type { OpenPage } from './openPage.ts';
import { pageTitle } from './pageTexts.ts';

/** So much of the end of an identifier tells it from others. */
const endLength = 4;

/**
 * Names the tabs of open pages: by who called whom, and only where that is the same for several, as for
 * two calls between the same numbers, by when that was as well, or by the ends of their Sids.
 */
export function nameTabs(pages: Iterable<OpenPage>): void {
  const style = readStyle();
  const named = [...pages].map((page) => ({ page, ...namesOf(page, style) }));
  const titles = countEach(named.map(({ title }) => title));
  const times = countEach(named.map(({ title, when }) => `${title} · ${when}`));
  for (const { page, title, when, end } of named) {
    const isTold = when !== '' && times.get(`${title} · ${when}`) === 1;
    const shown = titles.get(title) === 1 ? title : `${title} · ${isTold ? when : end}`;
    if (page.panel.title !== shown) page.panel.title = shown;
  }
}

function countEach(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function namesOf(page: OpenPage, style: ShowStyle): Readonly<Record<'title' | 'when' | 'end', string>> {
  const { state } = page;
  const call = page.callOf(state);
  return {
    title: pageTitle(state, call && callTitle(call, style.maskNumbers)),
    when: call ? whenText(call, style, Date.now()) : '',
    end: `…${(state.callSegmentSid || state.callSid).slice(-endLength)}`,
  };
}
