import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { createSampleAccount, sampleAccountSid } from '../../src/sandbox/sampleAccount.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { showcaseCallSid } from '../../src/sandbox/sample/showcase.ts';
import { seriousProblems } from '../support/accessibility.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { signInByForm } from '../support/signInForm.ts';
import type { Workbench } from '../support/workbench.ts';
import { onEachVersion, openBySid } from '../support/workbenchTests.ts';
import { until } from '../support/until.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { failingSound, isSound, type SoundFault } from './failingSound.ts';
import { hearMessages } from './hearMessages.ts';
import { keptRecordings } from './keptRecordings.ts';

const authToken = '5ecre7f0rtes7s0nly0123456789abcd';
const credentials = { accountSid: sampleAccountSid, authToken, label: 'Acme support' };
const [first, second] = ['RE5c0ffee1d0c5a11ab1e5ca11ab1e0001', 'RE5c0ffee1d0c5a11ab1e5ca11ab1e0002'];

const options = { settings: { 'files.simpleDialog.enable': true } };

onEachVersion('a person who listens to the recordings of a call', options, listening);

function listening(tested: TestedVersion, shared: () => Workbench): void {
  /** What the page does whatever the version is, is tried with the first one. */
  const onFirst = tested === versions[0] ? it : () => undefined;
  let server: SandboxServer;
  let workbench: Workbench;
  let account: ReturnType<typeof createSampleAccount>;
  /** How the service fails when sound is asked for. */
  let fault: SoundFault | undefined;

  const soundRequests = () => server.requests.filter(({ path: asked }) => isSound(asked));
  const recording = (length: string) =>
    workbench.webviewFrame().getByRole('group', { name: new RegExp(`^Recording of ${length}`) });
  const position = (of: Locator) => of.getByRole('slider', { name: 'Position' });
  const secondsOf = async (of: Locator) => Number(await position(of).getAttribute('aria-valuenow'));

  before(async () => {
    // In whole seconds, as the service tells them: what is later by less could be a second later.
    account = createSampleAccount({ authToken, now: () => Math.floor(Date.now() / 1000) * 1000 });
    const sandbox = createSandbox({ account, options: only(tested) });
    server = await startSandboxServer(failingSound(sandbox, () => fault));
    workbench = shared();
    await signInByForm(workbench, { ...credentials, apiBaseUrl: server.url });
    await workbench.row(/^Complete/).waitFor();
    await openBySid(workbench, showcaseCallSid);
    await workbench.webviewFrame().getByRole('heading', { name: 'Recordings (2)' }).waitFor();
  });

  afterEach(() => {
    fault = undefined;
  });

  after(() => server.close());

  it('sees how long they are before any sound is fetched', async () => {
    await recording('0:42').getByText('0:00 / 0:42').waitFor();
    await recording('0:21').getByText('0:00 / 0:21').waitFor();
    assert.deepEqual(soundRequests(), []);
    await hearMessages(workbench.webviewFrame());
  });

  for (const [kind, words, runs] of [
    ['gone', /This recording is gone/, it],
    ['empty', /This recording is empty/, onFirst],
    ['noise', /cannot be played here\. Save it/, onFirst],
  ] as const) {
    runs(`is told of a recording that is ${kind}, with Save beside it`, async () => {
      fault = kind;
      const one = recording(kind === 'noise' ? '0:21' : '0:42');
      await one.getByRole('button', { name: /^Play/ }).click();
      await one.getByRole('alert').getByText(words).waitFor();
      assert.ok(await one.getByRole('button', { name: 'Save…' }).isEnabled());
    });
  }

  it('plays one, which moves on and shows its loudness, at one request', async () => {
    const before = soundRequests().length;
    const one = recording('0:42');
    await one.getByRole('button', { name: /^Play/ }).click();
    await until(async () => (await secondsOf(one)) >= 1);
    assert.equal(await one.getByRole('alert').count(), 0);
    const bars = await one.locator('path.bars').first().getAttribute('d');
    const heights = [...(bars ?? '').matchAll(/v([\d.]+)/g)].map(([, height]) => Number(height));
    assert.ok(Math.max(...heights) > 90 && Math.min(...heights) < 80, String(heights));
    assert.deepEqual(
      soundRequests()
        .slice(before)
        .map(({ path: asked }) => path.basename(asked)),
      [`${first}.wav`],
    );
  });

  onFirst('pauses and goes on by K, and by the space bar on the line', async () => {
    const one = recording('0:42');
    await one.getByRole('button', { name: /^Pause/ }).press('k');
    await one.getByRole('button', { name: /^Play/ }).waitFor();
    await position(one).press('Space');
    await one.getByRole('button', { name: /^Pause/ }).waitFor();
    await position(one).press('k');
    await one.getByRole('button', { name: /^Play/ }).waitFor();
  });

  onFirst('seeks by keys and by the mouse', async () => {
    const line = position(recording('0:42'));
    for (const [pressed, said] of [
      ['Home', '0:00 of 0:42'],
      ['ArrowRight', '0:05 of 0:42'],
      ['PageUp', '0:35 of 0:42'],
      ['ArrowLeft', '0:30 of 0:42'],
      ['End', '0:42 of 0:42'],
    ] as const) {
      await line.press(pressed);
      await until(async () => (await line.getAttribute('aria-valuetext')) === said);
    }
    const { width = 0, height = 0 } = (await line.boundingBox()) ?? {};
    await line.click({ position: { x: width / 2, y: height / 2 } });
    await until(async () => /^0:2[01] of 0:42$/.test((await line.getAttribute('aria-valuetext')) ?? ''));
  });

  onFirst('hears it twice as fast', async () => {
    const one = recording('0:42');
    await one.getByRole('combobox', { name: 'Speed' }).selectOption({ label: '2×' });
    await position(one).press('Home');
    await one.getByRole('button', { name: /^Play/ }).click();
    await until(async () => (await secondsOf(one)) >= 1);
    // A machine that is busy plays in leaps, so that the time which passes says nothing.
    assert.equal(await workbench.webviewFrame().locator('html').evaluate<number, unknown>('window.rate'), 2);
  });

  it('hears one at a time, and goes to what happened meanwhile', async () => {
    const [one, other] = [recording('0:42'), recording('0:21')];
    await one.getByRole('button', { name: /^Pause/ }).waitFor();
    await other.getByRole('button', { name: /^Play/ }).click();
    await other.getByRole('button', { name: /^Pause/ }).waitFor();
    await one.getByRole('button', { name: /^Play/ }).waitFor();
    await other.getByRole('button', { name: '12100 Document parse failure, at 0:20' }).click();
    await until(async () => (await secondsOf(other)) >= 20);
  });

  it('sees in the timeline when what was, walks in it by keys, and goes to a notification by Enter', async () => {
    const page = workbench.webviewFrame();
    const chart = page.getByRole('toolbar', { name: /^Timeline/ });
    const bar = (name: RegExp) => chart.getByRole('button', { name });
    const axis = await chart.locator('.scale .track').boundingBox();
    assert.ok(axis);
    for (const [name, from, to] of [
      [/^Call: Complete/, 0, 318],
      [/0162 Complete/, 46, 231],
      [/^Recording, 0:21/, 297, 318],
    ] as const) {
      const box = await bar(name).boundingBox();
      assert.ok(box);
      const pixels = axis.width / 318;
      assert.ok(Math.abs(box.x - axis.x - from * pixels) < 1, `${String(name)} begins at ${box.x}`);
      assert.ok(Math.abs(box.width - (to - from) * pixels) < 1, `${String(name)} is ${box.width} long`);
    }
    await bar(/^Call: Complete/).press('End');
    const last = tested.hasWebhooks ? /^POST \/voice\/status, 204, .*\(\+5:18\)$/ : /^12100 .*\(\+5:17\)$/;
    assert.match((await chart.locator('button:focus').getAttribute('aria-label')) ?? '', last);
    const mark = bar(/^12100 Document parse failure, .*\(\+5:17\)$/);
    await mark.focus();
    await chart.locator('.hint').getByText('12100 Document parse failure').waitFor();
    await mark.press('Enter');
    const notification = page.locator('details.notification').filter({ hasText: '12100' });
    await notification.getByText('What came back is not well-formed XML.').waitFor();
    assert.equal(await notification.locator('summary:focus').count(), 1);
    const list = page.locator('.timeline ol');
    const rows = list.getByRole('listitem');
    await page.getByText(/^As a list \(/).click();
    await page.getByText(`As a list (${await rows.count()})`).waitFor();
    const parse = rows.filter({ hasText: 'Document parse failure' });
    assert.match((await parse.textContent()) ?? '', /12100 [\s\S]*\(\+5:17\)/);
    await list.getByRole('button', { name: 'Recording, 0:42' }).press('Enter');
    assert.equal(await recording('0:42').locator('.play:focus').count(), 1);
  });

  it('has nothing serious said by axe, and no secret told to the page', async () => {
    // What is said of a mark that has the focus is on the page as well.
    const marks = workbench.webviewFrame().getByRole('toolbar', { name: /^Timeline/ });
    await marks.getByRole('button').last().press('ArrowLeft');
    await marks.locator('.hint').first().waitFor();
    assert.deepEqual(await seriousProblems(workbench.webviewFrame().locator('html')), []);
    const heard = await workbench
      .webviewFrame()
      .locator('html')
      .evaluate<readonly string[], unknown>('window.heard');
    assert.ok(heard.some((message) => message.startsWith('piece RIFF')));
    for (const secret of [authToken, 'Authorization', 'Basic ', btoa(`${sampleAccountSid}:${authToken}`)]) {
      assert.ok(!heard.some((message) => message.includes(secret)), secret);
    }
  });

  it('is asked by the palette which recording to play', async () => {
    await workbench.runCommand('Calls: Play Recording');
    const form = workbench.quickInput();
    await form.widget.getByText('Which call?').waitFor();
    await form.accept(showcaseCallSid);
    await form.widget.getByText('Which recording?').first().waitFor();
    await form.pick('0:42');
    await recording('0:42')
      .getByRole('button', { name: /^Pause/ })
      .waitFor();
  });

  it('saves a recording from the page where the dialog says', async () => {
    await recording('0:21').getByRole('button', { name: 'Save…' }).click();
    const form = workbench.quickInput();
    await until(async () => /recording-[\d-]+-ab1e0042\.mp3$/.test(await form.input.inputValue()));
    const name = `saved-${tested.version}.wav`;
    await form.accept(path.join(workbench.folder, name));
    await until(async () => (await readdir(workbench.folder)).includes(name));
    const saved = await readFile(path.join(workbench.folder, name));
    assert.equal(saved.length, 44 + 21 * 16_000);
    assert.equal(path.basename(soundRequests().at(-1)?.path ?? ''), `${second}.wav`);
  });

  it('plays what is longer than ten minutes as MP3', async () => {
    const date = Date.now();
    account.addRecording({
      ...{ sid: `RE${'3'.repeat(32)}`, callSid: showcaseCallSid, duration: 601 },
      ...{ dateCreated: date, dateUpdated: date },
    });
    await workbench.webviewFrame().getByRole('button', { name: 'Refresh', exact: true }).click();
    const long = recording('10:01');
    await long.getByRole('button', { name: /^Play/ }).click();
    await until(async () => (await secondsOf(long)) >= 1);
    assert.equal(path.basename(soundRequests().at(-1)?.path ?? ''), `RE${'3'.repeat(32)}.mp3`);
    await long.getByRole('button', { name: /^Pause/ }).press('k');
  });

  onFirst('leaves no file, and an existing one as it was, when saving is cancelled', async () => {
    await writeFile(path.join(workbench.folder, 'kept.wav'), 'old');
    fault = 'slow';
    await recording('0:21').getByRole('button', { name: 'Save…' }).click();
    const form = workbench.quickInput();
    await until(async () => /recording-[\d-]+-ab1e0042\.mp3$/.test(await form.input.inputValue()));
    await form.accept(path.join(workbench.folder, 'kept.wav'));
    await form.widget.getByText(/already exists/).waitFor();
    await form.accept();
    const parts = async () => (await readdir(workbench.folder)).filter((name) => name.endsWith('.part'));
    await until(async () => (await parts()).length === 1);
    await workbench.pressInNotification(/Saving kept\.wav/, 'Cancel');
    await until(async () => (await parts()).length === 0);
    assert.equal(await readFile(path.join(workbench.folder, 'kept.wav'), 'utf8'), 'old');
  });

  if (tested === versions[0])
    keptRecordings({ account: () => account, credentials, position, recording, shared });
}
