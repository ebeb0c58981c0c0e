import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, exampleCall, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { seriousProblems } from '../support/accessibility.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';
import { pictureFailures } from '../support/workbenchTests.ts';

const { accountSid, authToken } = mixedCredentials;
const hostileSid = 'NO00000000000000000000000000000666';
const script = '<script>document.title="run"</script><img src=x onerror=document.title="run">';

/** The example's account, with a notification full of what no page should take for more than text. */
function createHostileAccount(): ReturnType<typeof createMixedAccount> {
  const account = createMixedAccount();
  const [date, earlier] = ['Thu, 03 Apr 2008 04:36:40 -0400', 'Thu, 03 Apr 2008 04:36:35 -0400'];
  account.addNotification({
    sid: hostileSid,
    callSid: exampleCall.sid,
    log: 1,
    errorCode: 99999,
    messageText: script,
    messageDate: date,
    dateCreated: date,
    dateUpdated: date,
    requestUrl: `javascript:document.title="run"//${script}`,
    requestMethod: script,
    requestVariables: new URLSearchParams({ [script]: script, Direction: 'abc\u202Efed' }).toString(),
    responseHeaders: `Content-Type: text/html\nX-${script}\nX-Long: ${'x'.repeat(5000)}`,
    responseBody: `<html>${script}\n${'<p>line</p>\n'.repeat(20_000)}</html>`,
  });
  const known = account.findNotification(hostileSid.replace('666', '001'));
  assert.ok(known);
  account.addNotification({
    ...known,
    ...{ sid: hostileSid.replace('666', '002'), errorCode: 11_200, messageText: 'HTTP retrieval failure' },
    ...{ messageDate: earlier, dateCreated: earlier, dateUpdated: earlier },
    ...{ responseHeaders: 'Content-Type: application/json', responseBody: '{"a":[1,{"b":"two"}]}' },
  });
  return account;
}

for (const tested of versions) {
  describe(`the notifications of a page of ${tested.version}`, function () {
    this.timeout(120_000);
    notificationsOf(tested);
  });
}

function notificationsOf(tested: TestedVersion): void {
  /** What does not depend on the version is tried with the first one. */
  const onFirst = tested === versions[0] ? it : () => undefined;
  const withWebhooks = tested.form === 'json' ? it : () => undefined;
  let server: SandboxServer;
  let workbench: Workbench;
  let isDown = false;

  before(async () => {
    const answer = createSandbox({ account: createHostileAccount(), options: only(tested) });
    server = await startSandboxServer((request) =>
      isDown && request.url.includes('/Notifications/')
        ? Promise.resolve(new Response('', { status: 501 }))
        : answer(request),
    );
    workbench = await startWorkbench({
      settings: { 'callInspector.apiBaseUrl': server.url, 'callInspector.timeZone': 'original' },
      env: { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken },
    });
    await workbench.openView('Calls');
    await workbench.page.getByRole('button', { name: 'Sign In', exact: true }).click();
    const form = workbench.quickInput();
    await form.pick(`Use ${accountSid} from the environment`);
    await form.widget.getByText(/A name for this account/).waitFor();
    await form.accept('Acme support');
    await workbench.row(/^In Progress/).waitFor();
    await workbench.runCommand('Calls: Open Call…');
    await form.type(exampleCall.sid);
    await form.pick(exampleCall.sid);
    await workbench.webviewFrame().getByRole('heading', { name: 'Notifications (3)' }).waitFor();
  });

  pictureFailures(() => workbench);

  after(async () => {
    await workbench.close();
    await server.close();
  });

  const listOf = (name: string): Locator => workbench.webviewFrame().getByRole('region', { name });
  const notification = (name: RegExp): Locator =>
    listOf('Notifications').locator('details').filter({ hasText: name });
  const instances = (): number =>
    server.requests.filter(({ path }) => path.includes('/Notifications/NO')).length;

  it('stand in their order, the newest first, each with its level, code and title', async () => {
    const summaries = listOf('Notifications').locator('summary[id]');
    await summaries.nth(2).waitFor();
    const said = (await summaries.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
    assert.match(said[0] ?? '', /^99999 <script>.*Warning/);
    assert.match(said[1] ?? '', /^12100 Document parse failure Error/);
    assert.match(said[2] ?? '', /^11200 HTTP retrieval failure Error/);
    assert.equal(said.length, 3);
  });

  withWebhooks('stand at the webhooks that they are about, by words and an icon', async () => {
    const about = listOf('Webhooks').locator('summary[id]').filter({ hasText: 'Error 12100' });
    await about.getByText('200', { exact: true }).waitFor();
    assert.equal(await about.locator('.mark .codicon-error').count(), 1);
    const marks = workbench.webviewFrame().getByRole('toolbar', { name: /^Timeline/ });
    await marks.getByRole('button', { name: /^POST .*Error 12100, 200/ }).waitFor();
  });

  it('say in their own place that one could not be read, and read it on Try Again', async () => {
    isDown = true;
    const parse = notification(/12100/);
    await parse.locator('summary').first().press('Enter');
    await parse
      .getByRole('alert')
      .getByText(/does not|fault|501/)
      .waitFor();
    isDown = false;
    await parse.getByRole('button', { name: 'Try Again' }).press('Enter');
    await parse.getByText('What came back is not well-formed XML.').waitFor();
    assert.equal(instances(), 2);
  });

  it('explain a code, and mark the place where the document breaks', async () => {
    const parse = notification(/12100/);
    await parse.getByRole('heading', { name: 'Likely causes' }).waitFor();
    await parse.getByText('Unclosed or wrongly nested element').waitFor();
    const link = parse.getByRole('link', { name: /twilio\.com\/docs\/errors\/12100/ });
    assert.equal(await link.getAttribute('href'), 'https://www.twilio.com/docs/errors/12100');
    await parse.getByText('line 1, column 21').waitFor();
    assert.equal(await parse.locator('.mark').last().textContent(), '</Response>');
    await parse.getByText('<Say> of line 1 is not closed').waitFor();
  });

  it('copy a variable by one key', async () => {
    const parse = notification(/12100/);
    await parse.getByText(/^Variables \(\d\)$/).click();
    await parse.getByRole('button', { name: 'Copy Called', exact: true }).press('Enter');
    const isCopied = async (): Promise<boolean> =>
      (await workbench.clipboard()) === tested.numberSent('4155550117');
    while (!(await isCopied())) await workbench.page.waitForTimeout(50);
  });

  it('show hostile values as text, and say that nobody knows the code', async () => {
    const hostile = notification(/99999/);
    await hostile.locator('summary').first().click();
    await hostile.getByText(/does not know code 99999/).waitFor();
    await hostile.getByText(/^Variables \(\d\)$/).click();
    await hostile.getByRole('cell', { name: 'abc⟨U+202E⟩fed' }).waitFor();
    await hostile.getByText('Response headers (3)').click();
    await hostile.getByText('A web page, not the markup that calls run on.').waitFor();
    await hostile.getByText('Only a part of the body is shown.').waitFor();
    const inside = workbench.webviewFrame().locator('#page');
    assert.equal(await inside.locator('script, img').count(), 0);
    assert.equal(await hostile.getByRole('link', { name: /javascript/ }).count(), 0);
    assert.notEqual(await workbench.page.title(), 'run');
    await hostile.getByText('Response body', { exact: true }).click();
  });

  it('lay out a body by its type', async () => {
    const json = notification(/11200/);
    await json.locator('summary').first().press('Enter');
    await json.locator('.code').waitFor();
    const lines = await json.locator('.code code').allInnerTexts();
    assert.deepEqual(
      lines.map((line) => line.trim()),
      ['{', '"a": [', '1,', '{', '"b": "two"', '}', ']', '}'],
    );
    await json.locator('summary').first().press('Enter');
  });

  for (const theme of ['dark', 'light', 'highContrastDark', 'highContrastLight'] as const) {
    onFirst(`are drawn in the theme ${theme}, and axe finds nothing serious`, async () => {
      await workbench.setTheme(theme);
      await notification(/12100/).locator('.code').waitFor();
      assert.deepEqual(await seriousProblems(workbench.webviewFrame().locator('html')), []);
      await workbench.screenshot(`notifications-${theme}`);
    });
  }

  onFirst('open a body as a whole in a read-only document', async () => {
    await notification(/12100/).getByRole('button', { name: 'Open Whole Body in an Editor' }).press('Enter');
    await workbench.tab('NO00000000000000000000000000000001.xml').waitFor();
    const isShown = async (): Promise<boolean> => (await workbench.editorText()).includes('Hello</Response>');
    while (!(await isShown())) await workbench.page.waitForTimeout(50);
    assert.equal(instances(), 4);
  });

  onFirst('are open again when the page comes back from behind another editor, at no request', async () => {
    await workbench.runCommand('View: Close Editor');
    await notification(/12100/).getByText('What came back is not well-formed XML.').waitFor();
    assert.equal(instances(), 4);
  });
}
