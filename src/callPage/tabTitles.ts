import { callTitle, whenText } from '../calls/describe.ts';
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
  const named = [...pages].map((page) => ({ page, ...namesOf(page) }));
  for (const { page, title, when, end } of named) {
    const same = named.filter((one) => one.title === title);
    const isTold = when !== '' && same.filter((one) => one.when === when).length === 1;
    const shown = same.length === 1 ? title : `${title} · ${isTold ? when : end}`;
    if (page.panel.title !== shown) page.panel.title = shown;
  }
}

function namesOf(page: OpenPage): Readonly<Record<'title' | 'when' | 'end', string>> {
  const style = readStyle();
  const { state } = page;
  const call = page.callOf(state);
  return {
    title: pageTitle(state, call && callTitle(call, style.maskNumbers)),
    when: call ? whenText(call, style, Date.now()) : '',
    end: `…${(state.callSegmentSid || state.callSid).slice(-endLength)}`,
  };
}
