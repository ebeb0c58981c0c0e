// A page full of hostile values for those who see it in other colours, by the keyboard or without motion.
import assert from 'node:assert/strict';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createAccount } from '../../src/sandbox/store.ts';
import { seriousProblems } from '../support/accessibility.ts';
import { aHostileCall, hostileSids } from '../support/hostileCall.ts';
import { mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { signInByForm } from '../support/signInForm.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';
import { openBySid, pictureFailures } from '../support/workbenchTests.ts';

describe('the page of a hostile call', function () {
  this.timeout(120_000);
  const [sid] = hostileSids;
  let server: SandboxServer;
  let workbench: Workbench;

  before(async () => {
    const story = aHostileCall(sid, Date.UTC(2026, 10, 23, 18, 59, 2));
    const account = createAccount({ ...mixedCredentials, stories: [[sid, story]] });
    const options = { versions: ['2010-04-01'], eventsAfterMs: 0 } as const;
    server = await startSandboxServer(createSandbox({ account, options }));
    workbench = await startWorkbench({ settings: { 'callInspector.apiBaseUrl': server.url } });
    await signInByForm(workbench, { ...mixedCredentials, label: 'Acme support' });
    await workbench.row(/^Complete/).waitFor();
    await openBySid(workbench, sid);
    const page = workbench.webviewFrame();
    await page.getByRole('heading', { name: 'Notifications (2)' }).waitFor();
    const notification = page.locator('details.notification').first();
    await notification.locator('summary').first().press('Enter');
    await notification.getByText(/^Variables/).click();
    await page.getByText(/^As a list \(/).click();
  });

  pictureFailures(() => workbench);

  after(async () => {
    await workbench.close();
    await server.close();
  });

  const inPage = <T>(script: string): Promise<T> =>
    workbench.webviewFrame().locator('html').evaluate<T, unknown>(script);

  /** Goes through the page by the tabulator key; what has the focus and cannot be seen to have it. */
  async function unseenStops(): Promise<readonly string[]> {
    await inPage('document.activeElement.blur(), document.querySelector("#page button").focus()');
    const unseen: string[] = [];
    for (let stop = 0; stop < 60; stop++) {
      await workbench.page.keyboard.press('Tab');
      const found = await inPage<string | null>(`(() => {
        const one = document.activeElement;
        if (one === document.body) return 'end';
        const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(one);
        const isSeen = outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 && !/, 0\\)$/.test(outlineColor);
        return isSeen ? null : one.outerHTML.slice(0, 200);
      })()`);
      if (found === 'end') break;
      if (found !== null) unseen.push(found);
    }
    return unseen;
  }

  for (const theme of ['dark', 'light', 'highContrastDark', 'highContrastLight'] as const) {
    it(`has nothing serious said by axe in the theme ${theme}, and shows what has the focus`, async () => {
      await workbench.setTheme(theme);
      assert.deepEqual(await seriousProblems(workbench.webviewFrame().locator('html')), []);
      assert.deepEqual(await unseenStops(), []);
      await workbench.screenshot(`hostile-${theme}`);
    });
  }

  it('jumps instead of moving for those who want less motion', async () => {
    await inPage(`Element.prototype.scrollIntoView = (how) => { window.moved = how.behavior; }`);
    const call = workbench
      .webviewFrame()
      .getByRole('toolbar', { name: /^Timeline/ })
      .getByRole('button', { name: /^Call/ });
    for (const [reducedMotion, behavior] of [
      ['reduce', 'auto'],
      ['no-preference', 'smooth'],
    ] as const) {
      await workbench.page.emulateMedia({ reducedMotion });
      await call.press('Enter');
      assert.equal(await inPage('window.moved'), behavior);
    }
  });
});
