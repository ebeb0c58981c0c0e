import assert from 'node:assert/strict';
import { createMixedAccount, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { signInByForm } from '../support/signInForm.ts';
import { until } from '../support/until.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';
import { pictureFailures } from '../support/workbenchTests.ts';

const { accountSid, authToken } = mixedCredentials;

for (const tested of versions) {
  describe(`the packaged list of ${tested.version}`, function () {
    this.timeout(120_000);
    listOf(tested);
  });
}

function listOf(tested: TestedVersion): void {
  /** What does not depend on the version is tried with the first one. */
  const onFirst = tested === versions[0] ? it : () => undefined;
  const account = createMixedAccount();
  let server: SandboxServer;
  let workbench: Workbench;

  before(async () => {
    server = await startSandboxServer({ account, options: only(tested) });
    workbench = await startWorkbench({
      settings: {
        'callInspector.apiBaseUrl': server.url,
        'callInspector.timeZone': 'utc',
        'callInspector.watch.intervalSeconds': 5,
      },
    });
    await signInByForm(workbench, { accountSid, authToken, label: 'Acme support' });
    await workbench.row(/^In Progress, 3 calls/).waitFor();
  });

  pictureFailures(() => workbench);

  afterEach(async () => {
    // What one test leaves on must not fail the next.
    const stop = workbench.viewAction('Stop Watching for New Calls');
    if (await stop.isVisible()) await stop.click();
    await workbench.viewAction('Watch for New Calls').waitFor();
  });

  /** Turns the watch on; once the view says so its message has the lines that it keeps, and no row moves. */
  async function watchCalls() {
    await workbench.viewAction('Watch for New Calls').click();
    await workbench.page.getByText(/· watching$/).waitFor();
  }

  after(async () => {
    await workbench.close();
    await server.close();
  });

  it('moves a watched call to its new group, and neither collapses, selects nor focuses anything', async () => {
    const { page } = workbench;
    const own = workbench.row(/^\(415\) 555-0102, Inbound/).first();
    await own.click();
    await workbench.row(/^In Progress, 3 calls/).click();
    await page.keyboard.press('ArrowDown');
    await workbench.expand(workbench.row(/^In Progress, 3 calls/));
    await watchCalls();
    await own.click();
    account.changeCall(`CA${'0'.repeat(32)}`, { status: 3, dateUpdated: Date.UTC(2026, 10, 23, 20) });
    await workbench.row(/^In Progress, 2 calls/).waitFor();
    await workbench.row(/^Failed – Busy, 12 calls/).waitFor();
    assert.equal(await own.getAttribute('aria-selected'), 'true');
    assert.equal(await workbench.row(/^In Progress, 2 calls/).getAttribute('aria-expanded'), 'true');
    await workbench.page.getByText(`${tested.someOf('50', '137', 'loaded')} · watching`).waitFor();
    await workbench.screenshot(`list-watching-${tested.version}`);
  });

  onFirst('lets a live row grow longer, and rest while its tooltip is read', async () => {
    const { page } = workbench;
    await watchCalls();
    const ticking = workbench.row(/^\(415\) 555-0100, Outbound/).first();
    const read = workbench.row(/^\(415\) 555-0102, Inbound/).first();
    const lengthOf = async (row: typeof read) => /\d+:\d\d:\d\d/.exec(await row.innerText())?.[0] ?? '';
    const tooltip = page.locator('.workbench-hover', { hasText: 'Caller: (415) 555-0102' });
    // The rows may still have moved below the mouse: who sees no tooltip comes again.
    await until(async () => {
      await workbench.viewAction('Refresh').hover();
      await read.hover();
      return tooltip.waitFor({ timeout: 3_000 }).then(
        () => true,
        () => false,
      );
    });
    const before = await lengthOf(read);
    for (let count = 0; count < 3; count++) {
      await ticking.filter({ hasNotText: await lengthOf(ticking) }).waitFor();
    }
    assert.equal(await lengthOf(read), before);
    assert.equal(await page.locator('.workbench-hover').count(), 1);
  });

  it('keeps the very call that moves open and selected, in its new group', async () => {
    const own = workbench.row(/^\(415\) 555-0102, Inbound/).first();
    await workbench.expand(own);
    await workbench
      .row(/^Segments/)
      .first()
      .waitFor();
    await own.click();
    const callSid = `CA${'2'.padStart(32, '0')}`;
    account.changeCall(callSid, { status: 3, dateUpdated: Date.UTC(2026, 10, 23, 21) });
    await watchCalls();
    await workbench.row(/^Failed – Busy, 13 calls/).waitFor();
    await workbench.screenshot('list-moved');
    await own.and(workbench.page.locator('[aria-selected="true"][aria-expanded="true"]')).waitFor();
  });

  it('opens and selects again, when the filter is cleared, a call that the filter hid', async () => {
    const own = workbench.row(/^\(415\) 555-0102, Inbound/).first();
    await workbench.viewAction('Filter…').click();
    const form = workbench.quickInput();
    await form.pick('Status');
    await form.pick('In Progress');
    await form.accept();
    await form.pick(/Show Calls/);
    await own.waitFor({ state: 'detached' });
    await workbench.viewAction('Clear Filter').click();
    await own.and(workbench.page.locator('[aria-selected="true"]')).waitFor();
    assert.equal(await own.getAttribute('aria-expanded'), 'true');
  });

  it('filters by a form that checks what is typed, and says what the service did and what was done here', async () => {
    const { page } = workbench;
    await workbench.viewAction('Filter…').click();
    const form = workbench.quickInput();
    await form.pick('Number Called');
    await form.accept('nobody');
    await form.widget.getByText(/is no phone number/).waitFor();
    await form.accept('(415) 555-0100');
    await form.pick('Status');
    await form.pick('Failed – Busy');
    await form.pick('Failed – No Answer');
    await workbench.screenshot('list-filter-form');
    await form.accept();
    await form.pick(/Show Calls/);
    const shares = 'By the service: called (415) 555-0100. Here: Failed – Busy, Failed – No Answer.';
    await page.getByText(/^Acme support · \d+ calls, .*examined.*\. By the service/).waitFor();
    const said = await page.locator('.sidebar .message').innerText();
    assert.ok(said.endsWith(`. ${shares}`), said);
    assert.equal(said.split('Failed – Busy').length, 2, 'a condition is told twice');
    await workbench.row(/^In Progress/).waitFor({ state: 'detached' });
    await workbench.screenshot('list-filtered');
  });

  it('keeps the filter over a reload of the window, and clears it by one click', async () => {
    const { page } = workbench;
    await workbench.reload();
    await workbench.openView('Calls');
    await page.getByText(/By the service: called \(415\) 555-0100/).waitFor();
    await workbench.viewAction('Clear Filter').click();
    await workbench.row(/^In Progress, 1 call/).waitFor();
    await page.getByText(/Acme support · \d+ (of 137 loaded|loaded, more available)/).waitFor();
  });

  it('says in the empty view that no call matches, with the way out', async () => {
    const { page } = workbench;
    await workbench.viewAction('Filter…').click();
    const form = workbench.quickInput();
    await form.pick(/^Text/);
    await form.accept('no such text');
    await form.pick(/Show Calls/);
    // The segment among them is looked through as well.
    const examined = tested.listsSegments ? 138 : 137;
    await page.getByText(`No call matches, ${examined} examined. Here: "no such text".`).waitFor();
    const clear = workbench.row(/^Clear Filter/);
    await clear.waitFor();
    await workbench.screenshot('list-no-match');
    await clear.click();
    await workbench.row(/^In Progress, 1 call/).waitFor();
  });

  it('stays scrolled where it was over a refresh and a poll that change a row in sight', async () => {
    const { page } = workbench;
    const topOf = () => page.locator('.sidebar .customview-tree .monaco-list-rows').getAttribute('style');
    const changed = workbench.row(/^\(415\) 555-0130, Inbound/).first();
    await workbench.scrollToRow(/^\(415\) 555-0130, Inbound/);
    const before = await topOf();
    assert.doesNotMatch(before ?? '', /top: 0px/);
    const show = async (duration: number, length: string, read: () => Promise<void>) => {
      account.changeCall(`CA${(30).toString(16).padStart(32, '0')}`, { duration });
      await read();
      await changed.filter({ hasText: length }).waitFor();
      assert.equal(await topOf(), before);
    };
    await show(77, '1:17', () => workbench.viewAction('Refresh').click());
    await show(78, '1:18', watchCalls);
  });

  onFirst(
    'is walked by keyboard alone: the rows, a page, the menu of a row and the actions of the view',
    async () => {
      const { page } = workbench;
      const press = async (...keys: readonly string[]) => {
        for (const key of keys) await page.keyboard.press(key);
      };
      const focused = (name: RegExp) =>
        workbench.row(name).and(page.locator('.monaco-list:focus-within .focused'));
      await press('F1');
      const palette = workbench.quickInput();
      await palette.type('>Focus on Calls View');
      await palette.widget.locator('.focused', { hasText: 'Focus on Calls View' }).waitFor();
      await press('Enter', 'Home');
      const group = focused(/^In Progress, 1 call/);
      await group.waitFor();
      await press('ArrowLeft');
      await group.and(page.locator('[aria-expanded="false"]')).waitFor();
      const expanded = group.and(page.locator('[aria-expanded="true"]'));
      // The last poll of the watch may draw the row just then, as it was: then a person presses again.
      await until(async () => {
        await press('ArrowRight');
        return expanded.waitFor({ timeout: 5000 }).then(
          () => true,
          () => false,
        );
      });
      await press('ArrowRight');
      const call = focused(/^\(415\) 555-0100, Outbound/);
      await call.waitFor();
      await press('ArrowRight');
      await call.and(page.locator('[aria-expanded="true"]')).waitFor();
      await workbench.row(/^Segments/).waitFor();
      await press('Enter');
      await workbench
        .webviewFrame()
        .getByRole('heading', { name: '(415) 555-0101 called' })
        .first()
        .waitFor();
      await press('Shift+F10');
      await page.getByRole('menuitem', { name: 'Copy SID' }).waitFor();
      await press('Escape');
      await call.waitFor();
      const action = workbench.viewAction(/./).and(page.locator(':focus'));
      for (let count = 0; count < 5 && !(await action.isVisible()); count++) await press('Shift+Tab');
      for (const name of ['Refresh', 'Watch for New Calls', 'Filter…']) {
        assert.equal(await action.getAttribute('aria-label'), name);
        if (name !== 'Filter…') await press('ArrowRight');
      }
      await press('Enter');
      await workbench.quickInput().widget.getByText('Filter Calls').waitFor();
      await press('Escape');
    },
  );
}
