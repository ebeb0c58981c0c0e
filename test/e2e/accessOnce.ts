// A page full of hostile values for those who see it in other colours, by the keyboard or without motion: once.
import assert from 'node:assert/strict';
import { seriousProblems } from '../support/accessibility.ts';
import type { Workbench } from '../support/workbench.ts';

/** Where the page is seen on which notifications, the list of the timeline and some variables are open. */
export function accessOf(workbench: () => Workbench): void {
  const inPage = <T>(script: string): Promise<T> =>
    workbench().webviewFrame().locator('html').evaluate<T, unknown>(script);

  const focusable = `[...document.querySelectorAll('#page *')]
    .filter((one) => one.tabIndex >= 0 && one.checkVisibility())`;
  const first = 'document.querySelector("#page button")';

  /** What cannot be seen to have the focus. */
  async function unseen(): Promise<readonly string[]> {
    await inPage(`${first}.focus()`);
    // After a key, what a script gives the focus looks as if a key had given it.
    await workbench().page.keyboard.press('Tab');
    return inPage(`(() => {
      const isSeen = (one) => {
        one.focus();
        const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(one);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 && !/, 0\\)$/.test(outlineColor);
      };
      return ${focusable}.filter((one) => !isSeen(one)).map((one) => one.outerHTML.slice(0, 200));
    })()`);
  }

  it('is gone through from end to end by the tabulator key', async () => {
    await inPage(`(() => {
      window.reached = new Set();
      addEventListener('focusin', ({ target }) => window.reached.add(target));
      ${first}.focus();
    })()`);
    const count = await inPage<number>(`${focusable}.length`);
    for (let stop = 0; stop < count; stop++) await workbench().page.keyboard.press('Tab');
    const missed = `${focusable}.filter((one) => !window.reached.has(one)).map((one) => one.outerHTML.slice(0, 200))`;
    assert.deepEqual(await inPage(missed), []);
  });

  it('jumps instead of moving for those who want less motion', async () => {
    await inPage(`(() => {
      window.scrolls = Element.prototype.scrollIntoView;
      Element.prototype.scrollIntoView = (how) => { window.moved = how.behavior; };
    })()`);
    const call = workbench()
      .webviewFrame()
      .getByRole('toolbar', { name: /^Timeline/ })
      .getByRole('button', { name: /^Call/ });
    for (const [reducedMotion, behavior] of [
      ['reduce', 'auto'],
      ['no-preference', 'smooth'],
    ] as const) {
      await workbench().page.emulateMedia({ reducedMotion });
      await call.press('Enter');
      assert.equal(await inPage('window.moved'), behavior);
    }
    await inPage('Element.prototype.scrollIntoView = window.scrolls');
  });

  // The one that all else is seen in comes last.
  for (const theme of ['light', 'highContrastDark', 'highContrastLight', 'dark'] as const) {
    it(`has nothing serious said by axe in the theme ${theme}, and shows what has the focus`, async () => {
      await workbench().setTheme(theme);
      assert.deepEqual(await seriousProblems(workbench().webviewFrame().locator('html')), []);
      assert.deepEqual(await unseen(), []);
      await workbench().screenshot(`hostile-${theme}`);
    });
  }
}
