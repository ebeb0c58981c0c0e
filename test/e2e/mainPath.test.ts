import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { showNumber } from '../../src/calls/phoneNumbers.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import {
  createMixedAccount,
  exampleCall,
  mixedCounts,
  mixedCredentials,
  mixedTotal,
} from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { seriousProblems } from '../support/accessibility.ts';
import { startExport } from '../support/exportForm.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';
import { pictureFailures } from '../support/workbenchTests.ts';
import { filesBelow } from '../support/filesBelow.ts';
import { until } from '../support/until.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { chooseAndCancel, reloadOnTheWay } from './exportOnce.ts';

const { accountSid, authToken } = mixedCredentials;

for (const tested of versions) {
  describe(`the packaged extension and a server of API ${tested.version}`, function () {
    this.timeout(120_000);
    mainPathOf(tested);
  });
}

function mainPathOf(tested: TestedVersion): void {
  const completeCell = `Complete (${tested.statusSent(2)})`;
  const [time, offset] = tested.exampleStart;
  /** What the editor does whatever the version is, is driven with the first one. */
  const isFirst = tested === versions[0];
  const number = (digits: string) => showNumber(tested.numberSent(digits), false);
  const counts = mixedCounts.map(
    ([title, status, count]) => [status === 0 ? tested.waiting : title, status, count] as const,
  );
  const starting = (text: string) => new RegExp(`^${text.replace(/[()+]/g, '\\$&')}`);
  const exampleRow = starting(`${number('4155550142')}, Inbound, error, 12100`);
  const exampleTab = starting(`← ${number('4155550142')}`);
  let server: SandboxServer;
  let workbench: Workbench;
  /** While it is, the service answers nothing. */
  let isSlow = false;

  before(async () => {
    const answer = createSandbox({ account: createMixedAccount(), options: only(tested) });
    server = await startSandboxServer(async (request) => {
      await until(() => Promise.resolve(!isSlow || request.signal.aborted));
      return answer(request);
    });
    workbench = await startWorkbench({
      settings: {
        'callInspector.apiBaseUrl': server.url,
        'callInspector.timeZone': 'original',
        'files.simpleDialog.enable': true,
      },
      env: { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: 'token-of-the-environment' },
    });
  });

  pictureFailures(() => workbench);

  /** Rows below the fold are not drawn, and new ones come when they are read: goes down until one is there. */
  async function atEnd(row: ReturnType<Workbench['row']>): Promise<void> {
    await until(async () => {
      await workbench.page.keyboard.press('End');
      return row.isVisible();
    });
  }

  after(async () => {
    await workbench.close();
    await server.close();
  });

  it('keeps what was typed when the service refuses it, and signs in with the right token', async () => {
    await workbench.openView('Calls');
    await workbench.page.getByRole('button', { name: 'Sign In', exact: true }).click();
    const form = workbench.quickInput();
    await form.widget.getByText(`Use ${accountSid} from the environment`).waitFor();
    await form.pick('Type account SID and auth token');
    await form.widget.getByText(/Service address/).waitFor();
    assert.equal(await form.input.inputValue(), server.url);
    await form.accept('http://example.com');
    await form.widget.getByText(/Plain http is not secure/).waitFor();
    await form.accept(server.url);
    await form.widget.getByText(/^Account SID/).waitFor();
    await form.accept('AC123');
    await form.widget.getByText(/An account SID is "AC"/).waitFor();
    await form.accept(accountSid);
    await form.widget.getByText(/secret storage only/).waitFor();
    assert.equal(await form.input.getAttribute('type'), 'password');
    await form.accept('wrong-token');
    await form.widget.getByText(/A name for this account/).waitFor();
    await form.accept('Acme support');
    await form.widget.getByText(/did not accept these credentials \(401\)/).waitFor();
    assert.equal(await form.input.inputValue(), 'wrong-token');
    await form.accept(authToken);
    await form.widget.getByText(/A name for this account/).waitFor();
    assert.equal(await form.input.inputValue(), 'Acme support');
    await form.accept();
    await workbench.row(/^In Progress/).waitFor();
    await workbench.page.getByText(`Acme support · ${tested.someOf('50', '137', 'loaded')}`).waitFor();
    await workbench.statusItem('Account of the calls: Acme support').waitFor();
  });

  it('loads to the end and shows every call in the right group', async () => {
    const { page } = workbench;
    await workbench.row(/^In Progress/).click();
    await atEnd(workbench.row(/^Load More/));
    await workbench.row(/^Load More/).click();
    await page.getByText(`Acme support · ${tested.someOf('100', '137', 'loaded')}`).waitFor();
    await workbench.runCommand('Calls: Load More');
    await page.getByText(`Acme support · 137 of 137`).waitFor();
    await workbench.row(/^Load More/).waitFor({ state: 'detached' });
    await workbench.viewAction('Collapse All').click();
    await workbench.row(/^Complete/).waitFor();
    const rows = await Promise.all(
      (await workbench.row(/./).all()).map((row) => row.getAttribute('aria-label')),
    );
    assert.deepEqual(
      rows.map((row) => row?.replace(/ calls.*/, '')),
      counts.map(([title, , count]) => `${title}, ${count}`),
    );
  });

  it('expands a call into its segments, recordings and notifications', async () => {
    await workbench.expand(workbench.row(/^Complete/));
    const example = workbench.row(exampleRow);
    await atEnd(example);
    const before = server.requests.length;
    await workbench.expand(example);
    await atEnd(workbench.row(/12100 Document parse failure/));
    assert.equal(server.requests.length - before, 3);
    await workbench.row(/^Recording, 0:03/).waitFor();
    await workbench.row(starting(`Segment, ${number('4155550117')}`)).waitFor();
  });

  it('opens the page of a call and says what its values mean', async () => {
    await workbench.row(exampleRow).click();
    const page = workbench.webviewFrame();
    const name = `← ${number('4155550142')} called ${number('4155550117')}`;
    await page.getByRole('heading', { level: 1, name }).waitFor();
    for (const text of [completeCell, `Inbound (${tested.inboundSent})`, '14 s']) {
      await page.getByRole('cell', { name: text }).first().waitFor();
    }
    await page.getByText('12100 Document parse failure').waitFor();
    await page.getByRole('heading', { name: 'Segments (1)' }).waitFor();
    await page.getByRole('heading', { name: 'Recordings (1)' }).waitFor();
    await page.getByText(`Apr 3, 2008, ${time} (${offset})`).first().waitFor();
  });

  it('copies a value by one key', async () => {
    const page = workbench.webviewFrame();
    await page.getByRole('button', { name: `Copy ${tested.nameOf('Duration')}`, exact: true }).press('Enter');
    await until(async () => (await workbench.clipboard()) === '14 s');
  });

  it('explains a notification, on the timeline too, plays a recording and copies the report', async () => {
    const page = workbench.webviewFrame();
    const parse = page
      .getByRole('region', { name: 'Notifications' })
      .locator('details', { hasText: '12100' });
    await parse.locator('summary').first().press('Enter');
    await parse.getByText('What came back is not well-formed XML.').waitFor();
    const timeline = page.getByRole('toolbar', { name: /^Timeline/ });
    await timeline.getByRole('button', { name: /12100 Document parse failure/ }).waitFor();
    if (tested.hasWebhooks) await page.getByRole('heading', { name: /^Webhooks \([1-9]/ }).waitFor();
    await page.getByRole('button', { name: /^Play/ }).click();
    await page.getByRole('button', { name: /^Pause/ }).waitFor();
    await page.getByRole('button', { name: 'Report', exact: true }).click();
    await until(async () => (await workbench.clipboard()).startsWith('# '));
    assert.match(await workbench.clipboard(), /```mermaid\nsequenceDiagram/);
  });

  const themes = ['dark', 'light', 'highContrastDark', 'highContrastLight'] as const;
  for (const theme of isFirst ? themes : []) {
    it(`is drawn in the theme ${theme}, and axe finds nothing serious`, async () => {
      await workbench.setTheme(theme);
      const page = workbench.webviewFrame();
      await page.getByRole('cell', { name: completeCell }).waitFor();
      assert.deepEqual(await seriousProblems(page.locator('html')), []);
      await workbench.screenshot(`main-path-${theme}`);
    });
  }

  it('opens what the service sent as a read-only document', async () => {
    await workbench.webviewFrame().getByRole('button', { name: 'Raw', exact: true }).click();
    await workbench.tab(`${exampleCall.sid}.${tested.form}`).waitFor();
    await until(async () => (await workbench.editorText()).includes(exampleCall.sid));
  });

  it('exports every call to a file whose rows equal the calls', async () => {
    const target = path.join(workbench.folder, 'calls.csv');
    const form = await startExport(workbench, tested);
    await form.accept(target);
    await until(async () => (await readdir(workbench.folder)).includes('calls.csv'));
    const rows: Record<string, string>[] = parse(await readFile(target, 'utf8'), {
      columns: true,
      record_delimiter: '\r\n',
    });
    const [sid, sentStatus] = ['Sid', 'Status'].map(tested.nameOf) as [string, string];
    assert.equal(rows.length, mixedTotal);
    assert.equal(new Set(rows.map((row) => row[sid])).size, mixedTotal);
    for (const [title, status, count] of counts) {
      const found = rows.filter(
        (row) => row[sentStatus] === tested.statusSent(status) && row['StatusText'] === title,
      );
      assert.equal(found.length, count);
    }
    const example = rows.find((row) => row[sid] === exampleCall.sid);
    assert.equal(example?.['StartTimeIso'], `2008-04-03T${time}${offset}`);
    const told = `Exported ${mixedTotal} of ${mixedTotal} calls to calls.csv.`;
    await until(async () => (await workbench.notifications()).includes(told));
  });

  const driven = { workbench: () => workbench, slow: (now: boolean) => void (isSlow = now) };
  if (isFirst) chooseAndCancel(driven);

  it('marks the page of an account that was left, and takes it up again', async () => {
    await workbench.runCommand('Calls: Open Sample Account');
    await workbench.tab(exampleTab).click();
    const page = workbench.webviewFrame();
    await page.getByText('This call belongs to Acme support, which is not the active account.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Raw', exact: true }).isDisabled(), true);
    await workbench.screenshot('page-left');
    await page.getByRole('button', { name: 'Switch Account…' }).click();
    await workbench.quickInput().pick('Acme support');
    await page.getByText('This call belongs to').waitFor({ state: 'detached' });
    await workbench.statusItem('Account of the calls: Acme support').waitFor();
  });

  it('compares two calls in the diff of the editor', async () => {
    await workbench.tab(exampleTab).click();
    await workbench
      .webviewFrame()
      .getByRole('button', { name: /^Compare/ })
      .click();
    const form = workbench.quickInput();
    await form.type('CA00000000000000000000000000000020');
    await form.widget.locator('.monaco-list-row').first().waitFor();
    await form.input.press('Enter');
    await workbench.tab(/ ↔ /).waitFor();
    const line = workbench.page.locator('.monaco-diff-editor .view-line', { hasText: /status:\s*Complete/i });
    await line.first().waitFor();
    await workbench.runCommand('View: Close Editor');
    await workbench.tab(/ ↔ /).waitFor({ state: 'detached' });
  });

  // A reload soon after the page was opened comes before the editor has kept what is open.
  it('finds account, tree and page again after a reload of the window', async () => {
    await workbench.tab(exampleTab).click();
    await workbench.reload();
    await workbench.openView('Calls');
    await workbench.row(/^In Progress, 3 calls/).waitFor();
    await workbench.statusItem('Account of the calls: Acme support').waitFor();
    await workbench.webviewFrame().getByRole('cell', { name: completeCell }).waitFor();
  });

  if (isFirst) reloadOnTheWay(driven);

  it('leaves the auth token in no file of the editor, in no log and on no page', async () => {
    const output = workbench.page.getByRole('combobox', { name: 'Output' }).getByText('Call Inspector');
    // Soon after a reload the editor may drop the wish to see a channel.
    await until(async () => {
      await workbench.runCommand('Calls: Show Log');
      return output.waitFor({ state: 'attached', timeout: 5000 }).then(
        () => true,
        () => false,
      );
    });
    assert.ok(!(await workbench.page.content()).includes(authToken));
    assert.ok(!(await workbench.webviewFrame().locator('html').innerHTML()).includes(authToken));
    const planted = path.join(workbench.dataDir, 'planted');
    await writeFile(planted, Buffer.from(`a${authToken}z`, 'utf16le'));
    const files = await filesBelow(workbench.dataDir);
    assert.ok(files.length > 10, 'the data folder of the editor was not found');
    const contents = await Promise.all(files.map(async (file) => ({ file, content: await readFile(file) })));
    assert.ok(
      contents.some(({ content }) =>
        content.includes(`GET /${tested.version}/Accounts/${accountSid}/${tested.pathOf('Calls')} 200`),
      ),
      'the log was not found',
    );
    const holding = contents.filter(({ content }) => secretForms.some((form) => content.includes(form)));
    const found = holding.map(({ file }) => file);
    assert.deepEqual(found, [planted]);
  });
}

/** The token as files may hold it: text of one or two bytes a letter, and as the header sends it. */
const secretForms = [authToken, Buffer.from(`${accountSid}:${authToken}`).toString('base64')].flatMap(
  (text) => [Buffer.from(text), Buffer.from(text, 'utf16le')],
);
