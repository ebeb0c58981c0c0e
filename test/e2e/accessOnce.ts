// A page full of hostile values for those who see it in other colours, by the keyboard or without motion: once.
import assert from 'node:assert/strict';
import { seriousProblems } from '../support/accessibility.ts';
import type { Workbench } from '../support/workbench.ts';

/** Where the page is seen on which notifications, the list of the timeline and some variables are open. */
export function accessOf(workbench: () => Workbench): void {
  const inPage = <T>(script: string): Promise<T> =>
    workbench().webviewFrame().locator('html').evaluate<T, unknown>(script);

  /** What the tabulator key comes to, and what of it cannot be seen to have the focus. */
  async function stops(): Promise<{ readonly count: number; readonly unseen: readonly string[] }> {
    await inPage('document.querySelector("#page button").focus()');
    // After a key, what a script gives the focus looks as if a key had given it.
    await workbench().page.keyboard.press('Tab');
    return inPage(`(() => {
      const all = [...document.querySelectorAll('#page *')].filter((one) => one.tabIndex >= 0 && one.checkVisibility());
      const focused = all.filter((one) => (one.focus(), one === document.activeElement && one.matches(':focus-visible')));
      const isSeen = (one) => {
        one.focus();
        const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(one);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 && !/, 0\\)$/.test(outlineColor);
      };
      return { count: focused.length, unseen: all.filter((one) => !isSeen(one)).map((one) => one.outerHTML.slice(0, 200)) };
    })()`);
  }

  it('jumps instead of moving for those who want less motion', async () => {
    await inPage(`Element.prototype.scrollIntoView = (how) => { window.moved = how.behavior; }`);
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
  });

  // The one that all else is seen in comes last.
  for (const theme of ['light', 'highContrastDark', 'highContrastLight', 'dark'] as const) {
    it(`has nothing serious said by axe in the theme ${theme}, and shows what has the focus`, async () => {
      await workbench().setTheme(theme);
      assert.deepEqual(await seriousProblems(workbench().webviewFrame().locator('html')), []);
      const { count, unseen } = await stops();
      assert.ok(count > 60, `${count} stops`);
      assert.deepEqual(unseen, []);
      await workbench().screenshot(`hostile-${theme}`);
    });
  }
}
