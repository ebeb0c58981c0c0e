import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, exampleCall, mixedCounts, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { seriousProblems } from '../support/accessibility.ts';
import { nameProposed, startExport } from '../support/exportForm.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';
import { until } from '../support/until.ts';

const { accountSid, authToken } = mixedCredentials;

describe('the packaged extension and a server of API 2008-08-01', function () {
  this.timeout(120_000);
  let server: SandboxServer;
  let workbench: Workbench;
  /** While it is, the service answers nothing. */
  let isSlow = false;

  before(async () => {
    const answer = createSandbox({ account: createMixedAccount() });
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

  afterEach(async function () {
    const { state, title = '' } = this.currentTest ?? {};
    if (state === 'failed') await workbench.screenshot(`failed ${title.replaceAll('/', ' ')}`);
  });

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
    await workbench.page.getByText('Acme support · 50 of 137 loaded').waitFor();
    await workbench.statusItem('Account of the calls: Acme support').waitFor();
  });

  it('loads to the end and shows 137 calls in the right groups', async () => {
    const { page } = workbench;
    await workbench.row(/^In Progress/).click();
    await atEnd(workbench.row(/^Load More/));
    await workbench.row(/^Load More/).click();
    await page.getByText('Acme support · 100 of 137 loaded').waitFor();
    await workbench.runCommand('Calls: Load More');
    await page.getByText('Acme support · 137 of 137').waitFor();
    await workbench.row(/^Load More/).waitFor({ state: 'detached' });
    await workbench.viewAction('Collapse All').click();
    await workbench.row(/^Complete/).waitFor();
    const rows = await Promise.all(
      (await workbench.row(/./).all()).map((row) => row.getAttribute('aria-label')),
    );
    assert.deepEqual(
      rows.map((row) => row?.replace(/ calls.*/, '')),
      mixedCounts.map(([title, , count]) => `${title}, ${count}`),
    );
  });

  it('expands a call into its segments, recordings and notifications', async () => {
    await workbench.expand(workbench.row(/^Complete/));
    const example = workbench.row(/^\(415\) 555-0142, Inbound, error, 12100/);
    await atEnd(example);
    const before = server.requests.length;
    await workbench.expand(example);
    await atEnd(workbench.row(/12100 Document parse failure/));
    assert.equal(server.requests.length - before, 3);
    await workbench.row(/^Recording, 0:03/).waitFor();
    await workbench.row(/^Segment, \(415\) 555-0117/).waitFor();
  });

  it('opens the page of a call and says what its values mean', async () => {
    await workbench.row(/^\(415\) 555-0142, Inbound, error, 12100/).click();
    const page = workbench.webviewFrame();
    await page.getByRole('heading', { level: 1, name: '← (415) 555-0142 called (415) 555-0117' }).waitFor();
    for (const text of ['Complete (2)', 'Inbound (1)', '14 s']) {
      await page.getByRole('cell', { name: text }).first().waitFor();
    }
    await page.getByText('12100 Document parse failure').waitFor();
    await page.getByRole('heading', { name: 'Segments (1)' }).waitFor();
    await page.getByRole('heading', { name: 'Recordings (1)' }).waitFor();
    await page.getByText('Apr 3, 2008, 04:36:33 (-04:00)').first().waitFor();
  });

  it('copies a value by one key', async () => {
    const page = workbench.webviewFrame();
    await page.getByRole('button', { name: 'Copy Duration', exact: true }).press('Enter');
    await until(async () => (await workbench.clipboard()) === '14 s');
  });

  for (const theme of ['dark', 'light', 'highContrastDark', 'highContrastLight'] as const) {
    it(`is drawn in the theme ${theme}, and axe finds nothing serious`, async () => {
      await workbench.setTheme(theme);
      const page = workbench.webviewFrame();
      await page.getByRole('cell', { name: 'Complete (2)' }).waitFor();
      assert.deepEqual(await seriousProblems(page.locator('html')), []);
      await workbench.screenshot(`main-path-${theme}`);
    });
  }

  it('opens what the service sent as a read-only XML document', async () => {
    await workbench.webviewFrame().getByRole('button', { name: 'Raw', exact: true }).click();
    await workbench.tab(`${exampleCall.sid}.xml`).waitFor();
    await until(async () => (await workbench.editorText()).includes('<TwilioResponse>'));
  });

  it('exports every call to a file whose rows equal the calls', async () => {
    const target = path.join(workbench.folder, 'calls.csv');
    const form = await startExport(workbench);
    await form.accept(target);
    await until(async () => (await readdir(workbench.folder)).includes('calls.csv'));
    const rows = await readCsv(target);
    assert.equal(rows.length, 137);
    assert.equal(new Set(rows.map((row) => row['Sid'])).size, 137);
    for (const [title, status, count] of mixedCounts) {
      const found = rows.filter((row) => row['Status'] === String(status) && row['StatusText'] === title);
      assert.equal(found.length, count);
    }
    const example = rows.find((row) => row['Sid'] === exampleCall.sid);
    assert.equal(example?.['StartTimeIso'], '2008-04-03T04:36:33-04:00');
    const [told] = (await workbench.notifications()).filter((text) => text.startsWith('Exported'));
    assert.equal(told, 'Exported 137 of 137 calls to calls.csv.');
  });

  it('takes columns and their order by a quick pick, and remembers both', async () => {
    await workbench.runCommand('Calls: Export to CSV…');
    const form = workbench.quickInput();
    await form.pick('Choose Columns');
    await form.widget.getByText('Columns of the Export').waitFor();
    const all = form.widget.getByRole('checkbox', { name: 'Toggle all checkboxes' });
    // The first time adds the options, which are not chosen at first, the second takes everything away.
    await all.click();
    await all.click();
    await form.pick('Sid');
    await form.pick('DateCreated');
    await form.pick('DateUpdated');
    // By the mouse on a row, then by the keyboard on the row above, which the key gives the focus.
    const row = form.widget.locator('.monaco-list-row', { hasText: 'DateUpdated' });
    await row.hover();
    await row.getByRole('button', { name: 'Move Column Up' }).click();
    await form.input.press('ArrowUp');
    const title = form.widget.locator('.quick-input-titlebar');
    await title.getByRole('button', { name: 'Move Column Down' }).press('Enter');
    await form.accept();
    const save = async (name: string) => {
      await nameProposed(form);
      await form.accept(path.join(workbench.folder, name));
      await until(async () => (await readdir(workbench.folder)).includes(name));
      return (await readFile(path.join(workbench.folder, name), 'utf8')).split('\r\n')[0];
    };
    assert.equal(await save('columns.csv'), 'DateUpdated,Sid,DateCreated');
    await startExport(workbench);
    assert.equal(await save('again.csv'), 'DateUpdated,Sid,DateCreated');
  });

  it('leaves no file, and an existing one as it was, when the export is cancelled', async () => {
    const target = path.join(workbench.folder, 'kept.csv');
    await writeFile(target, 'old');
    isSlow = true;
    const form = await startExport(workbench);
    await form.accept(target);
    await form.widget.getByText(/already exists/).waitFor();
    await form.accept();
    await workbench.pressInNotification(/Exporting calls of Acme support/, 'Cancel');
    await until(async () => (await readdir(workbench.folder)).every((name) => !name.endsWith('.part')));
    isSlow = false;
    assert.equal(await readFile(target, 'utf8'), 'old');
  });

  it('marks the page of an account that was left, and takes it up again', async () => {
    await workbench.runCommand('Calls: Open Sample Account');
    await workbench.tab(/^← \(415\) 555-0142/).click();
    const page = workbench.webviewFrame();
    await page.getByText('This call belongs to Acme support, which is not the active account.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Raw', exact: true }).isDisabled(), true);
    await workbench.screenshot('page-left');
    await page.getByRole('button', { name: 'Switch Account…' }).click();
    await workbench.quickInput().pick('Acme support');
    await page.getByText('This call belongs to').waitFor({ state: 'detached' });
    await workbench.statusItem('Account of the calls: Acme support').waitFor();
  });

  it('finds account, tree and page again after a reload of the window', async () => {
    await workbench.tab(/^← \(415\) 555-0142/).click();
    await workbench.reload();
    await workbench.openView('Calls');
    await workbench.row(/^In Progress, 3 calls/).waitFor();
    await workbench.statusItem('Account of the calls: Acme support').waitFor();
    await workbench.webviewFrame().getByRole('cell', { name: 'Complete (2)' }).waitFor();
  });

  it('takes its temporary file back when the window is loaded again on the way', async () => {
    isSlow = true;
    const form = await startExport(workbench);
    await form.accept(path.join(workbench.folder, 'never.csv'));
    const temporary = async () => (await readdir(workbench.folder)).filter((name) => name.endsWith('.part'));
    await until(async () => (await temporary()).length === 1);
    await workbench.reload();
    await until(async () => (await temporary()).length === 0);
    isSlow = false;
    assert.ok(!(await readdir(workbench.folder)).includes('never.csv'));
    await workbench.openView('Calls');
    await workbench.row(/^In Progress, 3 calls/).waitFor();
  });

  it('leaves the auth token in no file of the editor, in no log and on no page', async () => {
    await workbench.runCommand('Calls: Show Log');
    await workbench.page
      .getByRole('combobox', { name: 'Output' })
      .getByText('Call Inspector')
      .waitFor({ state: 'attached' });
    assert.ok(!(await workbench.page.content()).includes(authToken));
    assert.ok(!(await workbench.webviewFrame().locator('html').innerHTML()).includes(authToken));
    const planted = path.join(workbench.dataDir, 'planted');
    await writeFile(planted, Buffer.from(`a${authToken}z`, 'utf16le'));
    const files = await filesBelow(workbench.dataDir);
    assert.ok(files.length > 10, 'the data folder of the editor was not found');
    const contents = await Promise.all(files.map(async (file) => ({ file, content: await readFile(file) })));
    assert.ok(
      contents.some(({ content }) => content.includes(`GET /2008-08-01/Accounts/${accountSid}/Calls 200`)),
      'the log was not found',
    );
    const found = contents.filter(({ content }) => secretForms.some((form) => content.includes(form)));
    assert.deepEqual(
      found.map(({ file }) => file),
      [planted],
    );
  });
});

/** The token as files may hold it: as text of one or two bytes a letter, and as the header sends it. */
const secretForms = [authToken, Buffer.from(`${accountSid}:${authToken}`).toString('base64')].flatMap(
  (text) => [Buffer.from(text), Buffer.from(text, 'utf16le')],
);

async function readCsv(file: string): Promise<Record<string, string>[]> {
  return parse(await readFile(file, 'utf8'), { columns: true, record_delimiter: '\r\n' });
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}
