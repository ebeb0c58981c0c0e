import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { exampleCall, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { signInByForm } from '../support/signInForm.ts';
import { until } from '../support/until.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { createHostileAccount, hostileSid, liveSid } from './hostileCalls.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';
import { openBySid, pictureFailures } from '../support/workbenchTests.ts';

for (const tested of versions) {
  describe(`the page of a call of ${tested.version}`, function () {
    this.timeout(120_000);
    pageOf(tested);
  });
}

function pageOf(tested: TestedVersion): void {
  /** What does not depend on the version is tried with the first one. */
  const onFirst = tested === versions[0] ? it : () => undefined;
  const account = createHostileAccount();
  const [start, offset] = tested.exampleStart;
  const sentTime = `${start} ${offset.replace(':', '')}`;
  let server: SandboxServer;
  let workbench: Workbench;
  /** While it is, nothing is answered about one call. */
  let isSlow = false;
  let isDown = false;
  /** While it is, recordings are not answered. */
  let isLate = false;

  before(async () => {
    const answer = createSandbox({ account, options: only(tested) });
    server = await startSandboxServer(async (request) => {
      const isOfCall = /\/Calls\/CA|ParentCallSid=/.test(request.url);
      const isOfSound = request.url.includes('/Recordings');
      await until(() => Promise.resolve(!isOfSound || !isLate || request.signal.aborted));
      await until(() => Promise.resolve(!isOfCall || !isSlow || request.signal.aborted));
      if (isOfCall && isDown) return new Response('', { status: 501 });
      const response = await answer(request);
      if (!request.url.endsWith(`/${tested.pathOf(hostileSid)}`)) return response;
      const text = await response.text();
      return new Response(
        tested.form === 'xml'
          ? text.replace('</Call>', '<Annotation>&lt;b&gt;vip&lt;/b&gt;</Annotation></Call>')
          : text
              .replace('"failed"', '"9"')
              .replace('"outbound-dial"', '"Sideways"')
              .replace(/\}$/, ',"Annotation":"<b>vip</b>"}'),
      );
    });
    workbench = await startWorkbench({
      settings: { 'callInspector.apiBaseUrl': server.url, 'callInspector.timeZone': 'original' },
    });
    await signInByForm(workbench, { ...mixedCredentials, label: 'Acme support' });
    await workbench.row(/^In Progress/).waitFor();
  });

  pictureFailures(() => workbench);

  afterEach(async () => {
    [isSlow, isDown, isLate] = [false, false, false];
    await workbench.page.setViewportSize({ width: 1280, height: 800 });
  });

  after(async () => {
    await workbench.close();
    await server.close();
  });

  const row = (number: string): Locator => workbench.row(new RegExp(`^\\(415\\) 555-${number}, Inbound`));
  const heading = (text: string): Locator =>
    workbench.webviewFrame().getByRole('heading', { level: 1, name: text });
  const pageTabs = (): Promise<number> => workbench.tab(/ called /).count();
  const about = (sid: string): number => server.requests.filter(({ path }) => path.includes(sid)).length;

  it('says what the list knows before any answer, and nothing that is seen moves when the rest comes', async () => {
    isSlow = true;
    await row('0116').click();
    const page = workbench.webviewFrame();
    await heading('← (415) 555-0116 called (415) 555-0100').waitFor();
    await page.locator('header').getByText('Failed – Busy').waitFor();
    await page.getByRole('cell', { name: `Failed – Busy (${tested.statusSent(3)})` }).waitFor();
    await page.getByText('Loading…').first().waitFor();
    const inPage = <T>(script: string): Promise<T> => page.locator('html').evaluate<T, unknown>(script);
    const seen = await inPage<number>(`(() => {
      const seen = [...document.querySelectorAll('#page *')].filter((one) => one.children.length === 0 &&
        !one.closest('.filling, .said') && one.getBoundingClientRect().top < innerHeight);
      window.seen = seen.map((one) => ({ one, top: one.getBoundingClientRect().top }));
      return seen.length;
    })()`);
    assert.ok(seen > 10, `${seen} things are seen`);
    isSlow = false;
    await page.getByRole('heading', { name: 'Notifications (12)' }).waitFor();
    await page.getByRole('heading', { name: 'Timeline' }).waitFor();
    await page.getByText('No recordings').waitFor();
    const moved = await inPage<string[]>(`window.seen.filter(({ one, top }) => one.isConnected &&
      one.getBoundingClientRect().top !== top).map(({ one }) => one.outerHTML)`);
    assert.deepEqual(moved, []);
    assert.equal(await inPage('scrollY'), 0);
  });

  it('shows what came when one list takes its time', async () => {
    isLate = true;
    await row('0118').click();
    await heading('← (415) 555-0118 called (415) 555-0100').waitFor();
    const page = workbench.webviewFrame();
    await page.getByText('No notifications').waitFor();
    await page.getByRole('region', { name: 'Recordings' }).getByText('Loading…').waitFor();
    isLate = false;
    await page.getByText('No recordings').waitFor();
  });

  it('leaves what is being read where it is, however much comes above it', async () => {
    isSlow = true;
    await row('0124').click();
    await heading('← (415) 555-0124 called (415) 555-0100').waitFor();
    const page = workbench.webviewFrame();
    await workbench.page.setViewportSize({ width: 1280, height: 500 });
    await page.getByText('Loading…').first().waitFor();
    const read = page.getByRole('rowheader', { name: tested.nameOf('DateUpdated') });
    await read.scrollIntoViewIfNeeded();
    const before = await read.boundingBox();
    isSlow = false;
    await page.getByRole('heading', { name: 'Notifications (12)' }).waitFor();
    await page.getByText('No recordings').waitFor();
    assert.ok(before);
    assert.ok(Math.abs(((await read.boundingBox())?.y ?? NaN) - before.y) <= 1);
  });

  it('says once what failed when nothing could be read, and reads all at the one way on', async () => {
    isDown = true;
    await row('0122').click();
    await heading('← (415) 555-0122 called (415) 555-0100').waitFor();
    const page = workbench.webviewFrame();
    const parts = ['Notifications', 'Segments', 'Recordings'].map((name) =>
      page.getByRole('region', { name }),
    );
    for (const part of parts) await part.getByText('Not read either').waitFor();
    assert.equal(await page.getByText(/fault of its own/).count(), 1);
    isDown = false;
    await page.getByRole('button', { name: 'Try Again' }).click();
    for (const part of parts) await part.getByText(/^No (notifications|segments|recordings)/).waitFor();
    if (tested.hasWebhooks) await page.getByRole('heading', { name: 'Webhooks (1)' }).waitFor();
    assert.equal(await page.getByRole('heading', { name: '(0)' }).count(), 0);
  });

  onFirst('gives way to the next call that is clicked, and stays when it is double-clicked', async () => {
    await row('0118').click();
    await heading('← (415) 555-0118 called (415) 555-0100').waitFor();
    assert.equal(await pageTabs(), 1);
    await row('0118').dblclick();
    await row('0120').click();
    await heading('← (415) 555-0120 called (415) 555-0100').waitFor();
    assert.equal(await pageTabs(), 2);
    await row('0122').click();
    await heading('← (415) 555-0122 called (415) 555-0100').waitFor();
    assert.equal(await pageTabs(), 2);
    await workbench.tab(/555-0118/).waitFor();
  });

  it('ticks while its call is in progress, at no request, and reads its parts again once that has ended', async () => {
    await row('0102').click();
    await heading('← (415) 555-0102 called (415) 555-0100').waitFor();
    const page = workbench.webviewFrame();
    await page.getByRole('button', { name: 'Redirect…' }).waitFor();
    await page.getByText('No recordings').waitFor();
    const asked = about(liveSid);
    const length = page.locator('header').getByText(/so far$/);
    const first = await length.textContent();
    await until(async () => (await length.textContent()) !== first);
    assert.equal(about(liveSid), asked);
    const date = Date.now();
    account.addRecording({
      ...{ sid: 'RE00000000000000000000000000000002', callSid: liveSid, duration: 7 },
      ...{ dateCreated: date, dateUpdated: date },
    });
    account.changeCall(liveSid, { status: 2, endTime: Date.now(), duration: 75, price: '-0.06000' });
    await workbench.viewAction('Refresh').click();
    await page.getByRole('cell', { name: '1:15 (75 s)' }).waitFor();
    await length.waitFor({ state: 'detached' });
    assert.equal(await page.getByRole('button', { name: 'Redirect…' }).count(), 0);
    await page.getByRole('heading', { name: 'Recordings (1)' }).waitFor();
    await until(() => Promise.resolve(about(liveSid) === asked + tested.asksOfPage - 1));
  });

  it('shows a time as the service sent it to the keyboard as well', async () => {
    await openBySid(workbench, exampleCall.sid);
    await heading('← (415) 555-0142 called (415) 555-0117').waitFor();
    const page = workbench.webviewFrame();
    const time = page.locator('header').getByText(`Apr 3, 2008, ${start} (${offset})`);
    const words = `As the service sent it: Thu, 03 Apr 2008 ${sentTime}`;
    const sent = page.getByRole('tooltip', { name: words });
    await workbench.page.mouse.move(0, 0);
    await time.focus();
    await page.getByText(words).waitFor();
    await time.press('Escape');
    await sent.waitFor({ state: 'hidden' });
  });

  it('lists its segments, each with a page of its own and the way back', async () => {
    const page = workbench.webviewFrame();
    const table = page.getByRole('table', { name: /^Segments/ });
    const titles = await table.getByRole('columnheader').allInnerTexts();
    assert.deepEqual(titles, ['Other Party', 'Outcome', 'Direction', 'Start', 'Length and Price']);
    await table.getByRole('cell', { name: 'Dialed during a call' }).waitFor();
    await table.getByRole('button', { name: '⤷ (415) 555-0117' }).press('Enter');
    await heading('⤷ (415) 555-0142 called (415) 555-0117').waitFor();
    const { callSid, callSegmentSid } = tested.segment;
    const named = callSegmentSid === undefined ? /⤷ / : /⤷ .* CA42ed…0868, segment CS0000…0001/;
    await workbench.tab(named).first().waitFor();
    await page
      .getByRole('button', { name: `Segment ${callSegmentSid ?? callSid} of call ${exampleCall.sid}` })
      .press('Enter');
    await heading('← (415) 555-0142 called (415) 555-0117').waitFor();
  });

  it('says in words that what a button was pressed for was not done', async () => {
    const page = workbench.webviewFrame();
    isDown = true;
    await page.getByRole('button', { name: 'Raw', exact: true }).press('Enter');
    const alert = page.getByRole('alert');
    await alert.getByText(/fault of its own \(501\)/).waitFor();
    await alert.getByRole('button', { name: 'Show Log' }).waitFor();
    isDown = false;
    await page.getByRole('button', { name: 'Copy SID', exact: true }).press('Enter');
    await alert.waitFor({ state: 'detached' });
    await page.getByText('Copied').waitFor();
    assert.equal(await workbench.clipboard(), exampleCall.sid);
  });

  it('shows hostile values as text, and codes that nobody knows as such', async () => {
    await openBySid(workbench, hostileSid);
    const page = workbench.webviewFrame();
    await page.getByText('Annotation').waitFor();
    const direction = {
      xml: 'Inbound, Dial segment, unknown flag 72 (77)',
      json: 'Direction not known (Sideways)',
    };
    for (const text of ['Unknown status (9)', direction[tested.form], '<b>vip</b>']) {
      await page.getByRole('cell', { name: text }).first().waitFor();
    }
    const inside = page.locator('#page');
    assert.equal(await inside.locator('img, b, script, style, [style]').count(), 0);
    const policy = await page.locator('meta[http-equiv]').getAttribute('content');
    assert.match(policy ?? '', /^default-src 'none'; /);
    assert.doesNotMatch(policy ?? '', /unsafe|https?:(?![^;]*vscode)|\*(?!\.)/);
    assert.notEqual(await workbench.page.title(), 'run');
  });

  it('loses nothing at 300 pixels, nor at twice the size', async () => {
    const page = workbench.webviewFrame();
    await workbench.page.keyboard.press('Control+b');
    for (const [width, zoom] of [
      [358, 1],
      [658, 2],
    ] as const) {
      await workbench.page.setViewportSize({ width, height: 800 });
      await page.locator('html').evaluate(`document.body.style.zoom = ${zoom}`);
      const wide = await page.locator('html').evaluate<string[], unknown>(`
        [...document.querySelectorAll('#page *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
          .map((one) => one.outerHTML.slice(0, 200))`);
      assert.deepEqual(wide, []);
      const inner = await page.locator('html').evaluate<number, unknown>('innerWidth');
      assert.ok(inner / zoom <= 301, String(inner));
      for (const name of ['Annotation', ...['Status', 'DateUpdated'].map(tested.nameOf)]) {
        assert.ok(await page.getByRole('rowheader', { name, exact: true }).isVisible());
      }
      // One below the other, what is sent as it is meant stands there once.
      const sids = await page.locator('td:visible').getByText(hostileSid, { exact: true }).count();
      if (zoom === 1) assert.equal(sids, 1);
    }
    await page.locator('html').evaluate('document.body.style.zoom = 1');
    await workbench.page.setViewportSize({ width: 1280, height: 800 });
    await workbench.page.keyboard.press('Control+b');
  });
}
