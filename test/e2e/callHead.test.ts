// What a page says of its call at a glance, and what each value of it means.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, exampleCall, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { signInByForm } from '../support/signInForm.ts';
import { until } from '../support/until.ts';
import { only, type TestedVersion } from '../support/versions.ts';
import type { Workbench } from '../support/workbench.ts';
import { onEachVersion, openBySid } from '../support/workbenchTests.ts';

const mixedSid = (index: number): string => `CA${index.toString(16).padStart(32, '0')}`;
const [live, waiting, failed, busy, priced] = [2, 4, 8, 16, 41].map(mixedSid);
const inUtc = { settings: { 'callInspector.timeZone': 'utc' } };
const always = ['Raw', 'cURL', 'Compare…', 'Report', 'Refresh', 'Copy SID'];

onEachVersion('the head and the properties of a call', inUtc, headOf);

function headOf(tested: TestedVersion, shared: () => Workbench): void {
  const [sid, status, starts, ends, price] = ['Sid', 'Status', 'StartTime', 'EndTime', 'Price'].map(
    tested.nameOf,
  ) as [string, string, string, string, string];
  let server: SandboxServer;
  let workbench: Workbench;

  before(async () => {
    const options = { ...only(tested), withheld: ['Events'] } as const;
    const answer = createSandbox({ account: createMixedAccount(), options });
    server = await startSandboxServer(async (request) => {
      const response = await answer(request);
      if (!request.url.endsWith(`/${tested.pathOf(exampleCall.sid)}`)) return response;
      const text = await response.text();
      return new Response(
        tested.form === 'xml'
          ? text.replace('</Call>', '<Annotation>vip</Annotation></Call>')
          : text.replace(/\}$/, ',"annotation":"vip"}'),
      );
    });
    workbench = shared();
    await signInByForm(workbench, { ...mixedCredentials, label: 'Acme support', apiBaseUrl: server.url });
    await workbench.row(/^In Progress/).waitFor();
  });

  after(() => server.close());

  const page = () => workbench.webviewFrame();
  const open = async (callSid = ''): Promise<void> => {
    await openBySid(workbench, callSid);
    await row(sid).getByText(callSid).first().waitFor();
  };
  const row = (property: string): Locator =>
    page()
      .getByRole('row')
      .filter({ has: page().getByRole('rowheader', { name: property, exact: true }) });
  /** The icon of the outcome, its words, and the facts beside it. */
  const head = async (): Promise<readonly string[]> => {
    const facts = page().locator('header .facts').first();
    const icon = await facts.locator('.outcome .codicon').getAttribute('class');
    const shown = await facts.locator('.outcome, .shown, :scope > span:not(.detailed)').allInnerTexts();
    return [icon?.replace('codicon codicon-', '') ?? '', ...shown];
  };
  const actions = (): Promise<string[]> =>
    page().locator('header .actions').getByRole('button').allInnerTexts();
  const trimmed = (texts: readonly string[]): readonly string[] => texts.map((text) => text.trim());

  it('say who called whom, which way, how it went, when, how long and at what price', async () => {
    await open(priced);
    const title = await page().getByRole('heading', { level: 1 }).innerText();
    assert.equal(title, '→ (415) 555-0141 called (415) 555-0100');
    const [start, ...rest] = (await head()).slice(3);
    assert.deepEqual((await head()).slice(0, 3), ['pass', 'Complete', 'Outbound']);
    assert.equal(start, 'Nov 23, 2026, 18:18:00 (+00:00)');
    assert.deepEqual(rest, ['1:00 (60 s)', '$0.03']);
    assert.deepEqual(trimmed(await actions()), always);
  });

  it('say why there is no length or price, by words and an icon that is not that of another outcome', async () => {
    const heads: string[][] = [];
    for (const callSid of [exampleCall.sid, failed, busy, waiting, live]) {
      await open(callSid);
      const [icon = '', outcome = '', , start = '', ...rest] = await head();
      heads.push([icon, outcome, start.slice(0, 3), ...rest.filter((text) => !text.endsWith(' so far'))]);
    }
    const noPrice = 'No length or price';
    assert.deepEqual(heads, [
      ['pass', 'Complete', 'Apr', '14 s', 'Price not known yet'],
      ['error', 'Failed – Application Error', 'Nov', noPrice],
      ['circle-slash', 'Failed – Busy', 'Nov', noPrice],
      ['clock', tested.waiting, 'Cre'],
      ['record', 'In Progress', 'Nov', 'Price not known yet'],
    ]);
  });

  it('offer to change a call only while it can be changed', async () => {
    await open(live);
    // At the end, so that nothing moves when they go.
    const changes = ['Redirect…', ...(tested.endsCalls ? ['End Call…'] : [])];
    assert.deepEqual(trimmed(await actions()), [...always, ...changes]);
    await open(busy);
    assert.deepEqual(trimmed(await actions()), always);
  });

  it('tell four kinds of empty apart', async () => {
    for (const [callSid, property, words] of [
      [waiting, starts, 'Not dialed yet'],
      [busy, ends, 'None: the call did not complete'],
      [live, ends, 'Not known yet: the call is in progress'],
      [exampleCall.sid, price, 'Not known yet, or a trial account'],
      [exampleCall.sid, ...tested.emptyProperty],
    ] as const) {
      await open(callSid);
      const cell = row(property).getByRole('cell').first();
      assert.equal((await cell.innerText()).trim(), words);
      assert.match((await cell.getAttribute('class')) ?? '', /\bempty\b/);
    }
  });

  it('have every property of the document, and those that it does not name', async () => {
    await open(exampleCall.sid);
    await page().getByText('Annotation').or(page().getByText('annotation')).first().waitFor();
    const table = page()
      .getByRole('table')
      .filter({ has: row(sid) });
    const names = await table.getByRole('rowheader').allInnerTexts();
    assert.deepEqual(
      tested.properties.filter((name) => !names.includes(name)),
      [],
    );
    if (tested.form === 'xml') assert.equal(names.length, tested.properties.length + 1);
    assert.match(names.at(-1) ?? '', /^annotation/i);
    assert.deepEqual(
      trimmed(
        await row(names.at(-1) ?? '')
          .getByRole('cell')
          .allInnerTexts(),
      ),
      ['vip', 'vip'],
    );
  });

  it('copy what a value means and what the service sent, each by one key', async () => {
    for (const [button, copied] of [
      [`Copy ${status}`, `Complete (${tested.statusSent(2)})`],
      [`Copy raw value of ${status}`, tested.statusSent(2)],
    ] as const) {
      await page().getByRole('button', { name: button, exact: true }).press('Enter');
      await until(async () => (await workbench.clipboard()) === copied);
    }
  });

  it('have the Sid of another call as a way to it', async () => {
    const { callSid, callSegmentSid = callSid } = tested.segment;
    const table = page().getByRole('table', { name: /^Segments/ });
    await table.getByRole('button', { name: '⤷ (415) 555-0117' }).press('Enter');
    await page()
      .getByRole('button', { name: `Segment ${callSegmentSid} of call` })
      .waitFor();
    await row(tested.parentProperty)
      .getByRole('button', { name: exampleCall.sid, exact: true })
      .press('Enter');
    await page().getByRole('heading', { level: 1, name: '← (415) 555-0142 called' }).waitFor();
  });

  it('say of webhooks that this service does not offer them, and nothing where its version has none', async () => {
    await page()
      .getByText('No segments')
      .or(page().getByRole('heading', { name: /^Segments/ }))
      .waitFor();
    const webhooks = page().getByRole('region', { name: 'Webhooks' });
    if (!tested.hasWebhooks) {
      assert.equal(await webhooks.count(), 0);
      return;
    }
    await webhooks.getByText('not offered by this service').waitFor();
    const asked = () => server.requests.filter(({ path }) => path.includes('/Events')).length;
    const before = asked();
    await open(busy);
    await webhooks.getByText('not offered by this service').waitFor();
    assert.equal(asked(), before);
  });
}
