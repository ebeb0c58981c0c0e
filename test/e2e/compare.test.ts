// Two calls beside each other in the diff of the editor: which lines stand out is what a person sees.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createAccount } from '../../src/sandbox/store.ts';
import { mixedCredentials } from '../support/mixedAccount.ts';
import { aRun, callSidOf, twoRuns, type Run } from '../support/sameFlow.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { signInByForm } from '../support/signInForm.ts';
import { until } from '../support/until.ts';
import { only, type TestedVersion } from '../support/versions.ts';
import type { Workbench } from '../support/workbench.ts';
import { onEachVersion } from '../support/workbenchTests.ts';

const [first, second] = twoRuns;
const busy: Run = { ...second, nth: 3, agentStatus: 3, caller: '4255550144' };

onEachVersion('two calls that are compared', {}, compareOf);

function compareOf(tested: TestedVersion, shared: () => Workbench): void {
  let server: SandboxServer;
  let workbench: Workbench;

  before(async () => {
    const runs = [first, second, busy].map((one) => [callSidOf(one), aRun(one)] as const);
    const account = createAccount({ ...mixedCredentials, stories: runs });
    server = await startSandboxServer(createSandbox({ account, options: only(tested) }));
    workbench = shared();
    await signInByForm(workbench, { ...mixedCredentials, label: 'Acme support', apiBaseUrl: server.url });
    await workbench.expand(workbench.row(/^Complete/));
    await row('(312) 555-0143').waitFor();
  });

  after(() => server.close());

  const row = (number: string): Locator =>
    workbench.row(new RegExp(`^${number.replace(/[()]/g, '\\$&')}, Inbound`));
  const diff = (): Locator => workbench.page.locator('.monaco-diff-editor');
  const side = (name: string): Locator => diff().locator(`.editor.${name} .view-line`);
  /** The lines that stand out, on either side. */
  const changed = async (): Promise<readonly string[]> => {
    const marks = diff().locator('.line-insert, .line-delete');
    return Promise.all((await marks.all()).map(async (one) => (await one.getAttribute('class')) ?? ''));
  };

  it('are chosen as two rows of the tree, and nothing stands out where both are runs of one flow', async () => {
    const { page } = workbench;
    await row('(415) 555-0142').click();
    await row('(312) 555-0143').click({ modifiers: ['ControlOrMeta'] });
    await row('(312) 555-0143').click({ button: 'right' });
    await page.locator('.monaco-menu').getByRole('menuitem', { name: 'Compare Calls' }).hover();
    await page.keyboard.press('Enter');
    await workbench.tab(/\(415\) 555-0142 .* ↔ .*\(312\) 555-0143 /).waitFor();
    for (const name of ['original', 'modified']) await side(name).nth(20).waitFor();
    await workbench.screenshot(`compare-equal-${tested.version}`);
    // What is seen first holds who, when and which; the rest is compared by a test within the host.
    const [left, right] = [await side('original').allInnerTexts(), await side('modified').allInnerTexts()];
    assert.deepEqual([...left].sort(), [...right].sort());
    assert.ok(left.some((line) => /status:\s*Complete/i.test(line)));
    assert.deepEqual(await changed(), []);
  });

  it('are chosen on a page, and only the other outcome stands out', async () => {
    await row('(415) 555-0142').dblclick();
    const page = workbench.webviewFrame();
    await page.getByRole('heading', { level: 1, name: '← (415) 555-0142 called' }).waitFor();
    await page.getByRole('button', { name: /^Compare/ }).press('Enter');
    const form = workbench.quickInput();
    await form.type(callSidOf(busy));
    await form.widget.locator('.monaco-list-row').first().waitFor();
    await form.input.press('Enter');
    await workbench.tab(/\(415\) 555-0142 .* ↔ .*\(425\) 555-0144 /).waitFor();
    await until(async () => (await changed()).length > 0);
    const [left, right] = [await side('original').allInnerTexts(), await side('modified').allInnerTexts()];
    const others = [
      ...left.filter((line) => !right.includes(line)),
      ...right.filter((line) => !left.includes(line)),
    ];
    assert.ok(others.some((line) => /Failed.–.Busy/.test(line)));
    const ofTheOutcome = /^\s*(?:status|end_?time|duration|price|price_unit):/i;
    assert.deepEqual(
      others.filter((line) => !ofTheOutcome.test(line)),
      [],
    );
  });
}
