import assert from 'node:assert/strict';
import markdownIt from 'markdown-it';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createAccount } from '../../src/sandbox/store.ts';
import { seriousProblems } from '../support/accessibility.ts';
import { aHostileCall, hostileSids } from '../support/hostileCall.ts';
import { mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { signInByForm } from '../support/signInForm.ts';
import { until } from '../support/until.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import type { Workbench } from '../support/workbench.ts';
import { onEachVersion, openBySid } from '../support/workbenchTests.ts';
import { accessOf } from './accessOnce.ts';

const inUtc = { settings: { 'callInspector.timeZone': 'utc' } };
const turning = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

onEachVersion('a service whose every text is hostile', inUtc, hostileTo);

function hostileTo(tested: TestedVersion, shared: () => Workbench): void {
  const [first, second] = hostileSids;
  let server: SandboxServer;
  let workbench: Workbench;

  before(async () => {
    const startMs = Date.UTC(2026, 10, 23, 18, 59, 2);
    const account = createAccount({
      ...mixedCredentials,
      stories: hostileSids.map((sid, nth) => [sid, aHostileCall(sid, startMs + nth * 600_000)] as const),
    });
    const options = { ...only(tested), eventsAfterMs: 0 };
    server = await startSandboxServer(createSandbox({ account, options }));
    workbench = shared();
    await signInByForm(workbench, { ...mixedCredentials, label: 'Acme support', apiBaseUrl: server.url });
    await workbench.row(/^Complete/).waitFor();
    await openBySid(workbench, first);
    await workbench.webviewFrame().getByRole('heading', { name: 'Notifications (2)' }).waitFor();
  });

  afterEach(async () => {
    assert.notEqual(await workbench.page.title(), 'run');
  });

  after(() => server.close());

  const inPage = <T>(script: string): Promise<T> =>
    workbench.webviewFrame().locator('html').evaluate<T, unknown>(script);

  /** What a section has of elements that only a value could have brought, of turned text, and of blanks. */
  const faultsOf = (section: string): Promise<readonly string[]> =>
    inPage(`(() => {
      const within = document.querySelector('section[aria-labelledby="${section}"]');
      const all = [...within.querySelectorAll('*')];
      const texts = (one) => [...one.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data);
      const said = (one) => [...texts(one), ...one.getAttributeNames().map((name) => one.getAttribute(name))];
      const isBlank = (one) => !one.textContent.trim() && !one.querySelector('svg, input, [role=slider]');
      return [
        ...all.filter((one) => one.matches('img, script, style, iframe, [onerror], a:not([href^="https:"])')),
        ...all.filter((one) => said(one).some((text) => ${String(turning)}.test(text))),
        ...all.filter((one) => one.matches('th, td:not(.raw), li, summary, h2, h3') && isBlank(one)),
      ].map((one) => one.outerHTML.slice(0, 200));
    })()`);

  it('is shown as text in the properties, with nothing blank', async () => {
    const page = workbench.webviewFrame();
    await page
      .getByRole('cell', { name: /<img src=x onerror=.*⟨U\+202E⟩fed⟨U\+2066⟩ \$\(zap\)/ })
      .first()
      .waitFor();
    assert.deepEqual(await faultsOf('properties'), []);
  });

  it('is shown as text in the timeline, as a drawing and as a list', async () => {
    const page = workbench.webviewFrame();
    await page.getByText(/^As a list \(/).click();
    await page.locator('.timeline ol').getByText('<img src=x').first().waitFor();
    const marks = page.getByRole('toolbar', { name: /^Timeline/ }).getByRole('button');
    for (const mark of await marks.all()) await mark.focus();
    assert.deepEqual(await faultsOf('timeline'), []);
  });

  it('is shown as text in the segments, of which each can be opened', async () => {
    const page = workbench.webviewFrame();
    const table = page.getByRole('table', { name: /^Segments/ });
    assert.equal(await table.getByRole('button', { name: /⤷ .*<img/ }).count(), 2);
    assert.deepEqual(await faultsOf('segments'), []);
  });

  it('is shown as text in the recordings, and what has an identifier of no service says so', async () => {
    const page = workbench.webviewFrame();
    await page.getByRole('heading', { name: 'Recordings (2)' }).waitFor();
    const strange = page.locator('.recordings li').last();
    await strange.getByRole('button', { name: /^Play/ }).click();
    await strange
      .getByRole('alert')
      .getByText(/identifier/)
      .waitFor();
    assert.deepEqual(await faultsOf('recordings'), []);
  });

  it('is shown as text in notifications and webhooks that are open', async () => {
    const page = workbench.webviewFrame();
    const exchanges = page.locator('details.notification');
    for (const one of await exchanges.all()) {
      await one.locator('summary').first().press('Enter');
      await one
        .getByText(/^Variables/)
        .first()
        .waitFor();
    }
    await exchanges
      .first()
      .getByText(/^Variables/)
      .click();
    await page.getByText('<script>document.title="run"</script>').first().waitFor();
    for (const section of ['notifications', ...(tested.hasWebhooks ? ['events'] : [])]) {
      assert.deepEqual(await faultsOf(section), []);
    }
    assert.deepEqual(await seriousProblems(page.locator('html')), []);
    await workbench.screenshot(`hostile-${tested.version}`);
  });

  // The page with the most on it.
  if (tested === versions.find(({ hasWebhooks }) => hasWebhooks)) accessOf(() => workbench);

  it('is text on the clipboard, which no renderer takes for more, where a report is copied', async () => {
    const page = workbench.webviewFrame();
    await page.getByRole('button', { name: /^Report/ }).click();
    await page.getByText('Copied').waitFor();
    const report = await workbench.clipboard();
    const tokens = markdownIt({ html: true, linkify: true }).parse(report, {});
    const kinds = tokens.flatMap(({ children, type }) => [type, ...(children ?? []).map((one) => one.type)]);
    assert.deepEqual(
      kinds.filter((kind) => /html|image|link/.test(kind)),
      [],
    );
    assert.equal(/^## Webhooks/m.test(report), tested.hasWebhooks);
    assert.match(report, /`` <img src=x/);
  });

  it('is text in the editor and in the title of its tab, where two calls are compared', async () => {
    const page = workbench.webviewFrame();
    await page.getByRole('button', { name: /^Compare/ }).click();
    const form = workbench.quickInput();
    await form.type(second);
    const offered = form.widget.locator('.monaco-list-row').first();
    await offered.waitFor();
    assert.equal(await offered.locator('.codicon-zap').count(), 0);
    await form.input.press('Enter');
    const tab = workbench.tab(/ ↔ /);
    await tab.waitFor();
    assert.doesNotMatch((await tab.getAttribute('aria-label')) ?? '', turning);
    await until(async () => (await workbench.editorText()).includes('<img'));
  });
}
