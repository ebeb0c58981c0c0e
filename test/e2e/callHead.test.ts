// What a page says of its call at a glance, and what each value of it means.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, exampleCall, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { signInByForm } from '../support/signInForm.ts';
import { until } from '../support/until.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';
import { openBySid, pictureFailures } from '../support/workbenchTests.ts';

const mixedSid = (index: number): string => `CA${index.toString(16).padStart(32, '0')}`;
const [live, waiting, failed, busy, priced] = [2, 4, 8, 16, 41].map(mixedSid);
const always = ['Raw', 'cURL', 'Compare…', 'Report', 'Refresh', 'Copy SID'];

/** What is seen of each version, where that is not the same. */
const seenOf = {
  '2008-08-01': {
    names: [
      ...['AccountSid', 'CallSegmentSid', 'Called', 'Caller', 'DateCreated', 'DateUpdated', 'Duration'],
      ...['EndTime', 'Flags', 'PhoneNumberSid', 'Price', 'Sid', 'StartTime', 'Status'],
    ],
    unknown: /^Annotation/,
    liveActions: ['Redirect…'],
    none: ['CallSegmentSid', 'None: this is the initial call'],
    sid: 'Sid',
    raw: { property: 'Status', text: '2' },
    starts: 'StartTime',
    ends: 'EndTime',
    price: 'Price',
    meaning: 'Complete (2)',
    parent: 'Sid',
  },
  '2010-04-01': {
    names: ['answered_by', 'direction', 'duration', 'end_time', 'from', 'sid', 'start_time', 'status', 'to'],
    unknown: /^Annotation|^annotation/,
    liveActions: ['Redirect…', 'End Call…'],
    none: ['answered_by', 'None'],
    sid: 'sid',
    raw: { property: 'status', text: 'completed' },
    starts: 'start_time',
    ends: 'end_time',
    price: 'price',
    meaning: 'Complete (completed)',
    parent: 'parent_call_sid',
  },
} as const;

for (const tested of versions) {
  describe(`the head and the properties of a call of ${tested.version}`, function () {
    this.timeout(120_000);
    headOf(tested);
  });
}

function headOf(tested: TestedVersion): void {
  const seen = seenOf[tested.version];
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
    workbench = await startWorkbench({
      settings: { 'callInspector.apiBaseUrl': server.url, 'callInspector.timeZone': 'utc' },
    });
    await signInByForm(workbench, { ...mixedCredentials, label: 'Acme support' });
    await workbench.row(/^In Progress/).waitFor();
  });

  pictureFailures(() => workbench);

  after(async () => {
    await workbench.close();
    await server.close();
  });

  const page = () => workbench.webviewFrame();
  const open = async (callSid = ''): Promise<void> => {
    await openBySid(workbench, callSid);
    await row(seen.sid).getByText(callSid).first().waitFor();
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
      ['clock', tested.form === 'xml' ? 'Not Yet Dialed' : 'Queued', 'Cre'],
      ['record', 'In Progress', 'Nov', 'Price not known yet'],
    ]);
  });

  it('offer to change a call only while it can be changed', async () => {
    await open(live);
    assert.deepEqual(trimmed(await actions()), [
      ...always.slice(0, 4),
      ...seen.liveActions,
      ...always.slice(4),
    ]);
    await open(busy);
    assert.deepEqual(trimmed(await actions()), always);
  });

  it('tell four kinds of empty apart', async () => {
    for (const [callSid, property, words] of [
      [waiting, seen.starts, 'Not dialed yet'],
      [busy, seen.ends, 'None: the call did not complete'],
      [live, seen.ends, 'Not known yet: the call is in progress'],
      [exampleCall.sid, seen.price, 'Not known yet, or a trial account'],
      [exampleCall.sid, ...seen.none],
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
      .filter({ has: row(seen.sid) });
    const names = await table.getByRole('rowheader').allInnerTexts();
    assert.deepEqual(
      seen.names.filter((name) => !names.includes(name)),
      [],
    );
    if (tested.version === '2008-08-01') assert.equal(names.length, seen.names.length + 1);
    assert.match(names.at(-1) ?? '', seen.unknown);
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
    const { property, text } = seen.raw;
    for (const [button, copied] of [
      [`Copy ${property}`, seen.meaning],
      [`Copy raw value of ${property}`, text],
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
    await row(seen.parent).getByRole('button', { name: exampleCall.sid, exact: true }).press('Enter');
    await page().getByRole('heading', { level: 1, name: '← (415) 555-0142 called' }).waitFor();
  });

  it('say of webhooks that this service does not offer them, and nothing where its version has none', async () => {
    await page()
      .getByText('No segments')
      .or(page().getByRole('heading', { name: /^Segments/ }))
      .waitFor();
    const webhooks = page().getByRole('region', { name: 'Webhooks' });
    if (tested.version === '2008-08-01') {
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
