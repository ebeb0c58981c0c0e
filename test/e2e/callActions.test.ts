import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import type { Transport } from '../../src/api/transport.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, exampleCall, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { signInByForm } from '../support/signInForm.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';
import { pictureFailures } from '../support/workbenchTests.ts';
import { until } from '../support/until.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';

const { accountSid, authToken } = mixedCredentials;
const liveCaller = '4155550171';

for (const tested of versions) {
  describe(`a person who makes and redirects calls of ${tested.version}`, function () {
    this.timeout(120_000);
    actionsOf(tested);
  });
}

function actionsOf(tested: TestedVersion): void {
  /** What does not depend on the version is tried with the first one. */
  const onFirst = tested === versions[0] ? it : () => undefined;
  let server: SandboxServer;
  let workbench: Workbench;
  /** What answers in place of the emulator, where a test wants a fault. */
  let instead: Transport | undefined;
  const account = createMixedAccount();

  const posts = () => server.requests.filter(({ method }) => method === 'POST').length;

  before(async () => {
    const sandbox = createSandbox({ account, options: only(tested) });
    account.addCall({
      ...exampleCall,
      sid: 'CA00000000000000000000000000001ive',
      caller: liveCaller,
      status: 1,
      dateUpdated: Date.now(),
      startTime: Date.now() - 60_000,
      endTime: '',
      duration: undefined,
    });
    server = await startSandboxServer((request) => (instead ?? sandbox)(request));
    workbench = await startWorkbench({ settings: { 'callInspector.apiBaseUrl': server.url } });
    await signInByForm(workbench, { accountSid, authToken, label: 'Acme support' });
    await workbench.row(/^In Progress/).waitFor();
  });

  pictureFailures(() => workbench);

  afterEach(() => {
    instead = undefined;
  });

  after(async () => {
    await workbench.close();
    await server.close();
  });

  /** Answers the step that asks for something; without a text, with what it holds already. */
  async function step(asks: string, text?: string): Promise<void> {
    const form = workbench.quickInput();
    await form.widget.getByText(asks).first().waitFor();
    await form.accept(text);
  }

  async function choose(asks: string, label: string): Promise<void> {
    const form = workbench.quickInput();
    await form.widget.getByPlaceholder(asks).waitFor();
    await form.pick(label);
  }

  /** From the address to the end, all as it stands or as the service has it. */
  async function fillTheRest(): Promise<void> {
    if (tested.takesTwiml) await choose('Where the instructions', 'Address');
    await step('Address that the service asks', 'https://app.example.com/answer');
    await choose('How the service asks', 'POST');
    await step('Keys to press once answered');
    await choose('What happens when a machine', 'Do not find out');
    await step('Seconds to let it ring');
  }

  onFirst('is told at each step what cannot be right', async () => {
    await workbench.runCommand('Calls: Make a Call…');
    const form = workbench.quickInput();
    await form.widget.getByText('Make a Call from Acme support (1/7)').waitFor();
    await step('Caller: a number of yours', 'nobody');
    await form.widget.getByText('A phone number has ten digits').waitFor();
    await form.accept('(415) 555-0100');
    await form.widget.getByText('Whom to call').waitFor();
    await form.cancel();
    assert.equal(posts(), 0);
  });

  onFirst('makes no call by cancelling the last question', async () => {
    await workbench.runCommand('Calls: Make a Call…');
    await step('Caller: a number of yours', '(415) 555-0100');
    await step('Whom to call', '415-555-0163');
    await fillTheRest();
    const dialog = workbench.dialog();
    await dialog.getByText('Call 415-555-0163 from (415) 555-0100?').waitFor();
    await dialog.getByText(/Account: Acme support .* it may cost money/s).waitFor();
    await workbench.screenshot('make-call-confirmation');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(posts(), 0);
  });

  it('makes a call by confirming, and sees its row', async () => {
    await workbench.runCommand('Calls: Make a Call…');
    await step('Caller: a number of yours', '(415) 555-0100');
    await step('Whom to call', '415-555-0163');
    await fillTheRest();
    await workbench.dialog().getByRole('button', { name: 'Make Call' }).click();
    await workbench.row(/^\(415\) 555-0163, Outbound/).waitFor();
    assert.equal(posts(), 1);
  });

  it('finds what was used last in every step, and mends what the service refuses', async () => {
    const before = posts();
    await workbench.runCommand('Calls: Make a Call…');
    const form = workbench.quickInput();
    await form.widget.getByText('Caller: a number of yours').waitFor();
    assert.equal(await form.input.inputValue(), '(415) 555-0100');
    await form.accept();
    await form.widget.getByText('Whom to call').waitFor();
    assert.equal(await form.input.inputValue(), '415-555-0163');
    await form.accept('900-555-0163');
    await fillTheRest();
    await workbench.dialog().getByRole('button', { name: 'Make Call' }).click();
    await form.widget.getByText(/ \(code 212(02|16)\)/).waitFor();
    assert.equal(await form.input.inputValue(), '900-555-0163');
    await workbench.screenshot('make-call-refused');
    await form.cancel();
    assert.equal(posts() - before, 1);
  });

  const seen = (what: Locator): Promise<boolean> =>
    what.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    );
  const menu = (): Locator => workbench.page.locator('.monaco-menu');
  const liveRow = (): Locator => workbench.row(/^\(415\) 555-0171, Inbound/);

  /**
   * Takes an item of the menu of a row. A row that moves or is drawn again just then leaves the menu at another
   * row, or none: a person sees that and tries once more, and so until what comes next is there.
   */
  async function fromMenu(row: Locator, name: string, next: Locator): Promise<void> {
    const item = menu().getByRole('menuitem', { name });
    await until(async () => {
      await row.click({ button: 'right' });
      const isOfRow = (await seen(item)) && (await row.and(workbench.page.locator('.focused')).isVisible());
      // A menu that has just opened takes no click yet.
      if (isOfRow) await item.hover();
      await workbench.page.keyboard.press(isOfRow ? 'Enter' : 'Escape');
      return isOfRow && (await seen(next));
    });
  }

  const isTold = (start: string): Promise<void> =>
    until(async () => (await workbench.notifications()).some((text) => text.startsWith(start)));

  it('redirects a call in progress from its row, where other rows do not offer it', async () => {
    const form = workbench.quickInput();
    await fromMenu(liveRow(), 'Redirect Call…', form.widget.getByText(/^Redirect Call/));
    if (tested.takesTwiml) await choose('Where the instructions', 'Address');
    await step('Address that the service asks', 'https://app.example.com/queue');
    await choose('How the service asks', 'GET');
    const dialog = workbench.dialog();
    await dialog.getByText('Redirect the call between (415) 555-0171 and (415) 555-0117?').waitFor();
    await workbench.screenshot('redirect-confirmation');
    await dialog.getByRole('button', { name: 'Redirect', exact: true }).click();
    await isTold('The call took its new instructions');
    await workbench.row(/^Failed – Busy/).click({ button: 'right' });
    assert.equal(await menu().getByRole('menuitem', { name: 'Redirect Call…' }).count(), 0);
    await workbench.page.keyboard.press('Escape');
  });

  /** What only a version that ends calls can be asked. */
  const withEnd = tested.endsCalls ? it : () => undefined;

  withEnd('ends a call in progress from its row, which moves to those that are complete', async () => {
    const dialog = workbench.dialog();
    await fromMenu(
      liveRow(),
      'End Call…',
      dialog.getByText('End the call between (415) 555-0171 and (415) 555-0117?'),
    );
    await dialog.getByRole('button', { name: 'End Call' }).click();
    await dialog.waitFor({ state: 'detached' });
    await liveRow()
      .and(workbench.row(/Complete/))
      .waitFor();
  });

  onFirst('is told of a failure once, without links of others, and has the log one click away', async () => {
    const words = 'Ask 415-555-0163 for [more](command:workbench.action.closeWindow)';
    const body = `<TwilioResponse><RestException><Status>400</Status><Message>${words}</Message></RestException></TwilioResponse>`;
    const fail = () => Promise.resolve(new Response(body, { status: 400 }));
    const said = workbench.page
      .locator('.sidebar .tree-explorer-viewlet-tree-view .message')
      .filter({ hasText: /The service refused the request \(400\).*Ask 415-555-0163/ });
    // VS Code hands over the row that has the focus, which after a reload is none.
    for (const isReloaded of [false, true]) {
      if (isReloaded) await workbench.reload();
      await workbench.openView('Calls');
      await workbench.row(/^In Progress/).waitFor();
      instead = fail;
      await workbench.viewAction('Refresh').click();
      await said.waitFor();
      instead = undefined;
      assert.equal(await said.locator('a').count(), 0);
      await workbench.row(/^In Progress/).waitFor();
      const told = (await workbench.notifications()).filter((text) => text.includes('refused the request'));
      assert.deepEqual(told, []);
    }
    await workbench.screenshot('failed-refresh');
    await workbench.viewAction('Show Log').click();
    await workbench.page
      .getByRole('combobox', { name: 'Output' })
      .getByText('Call Inspector')
      .waitFor({ state: 'attached' });
  });

  onFirst('leaves no number in the log', async () => {
    const files = await readdir(workbench.dataDir, { recursive: true });
    const logs = files.filter((file) => file.endsWith('Call Inspector.log'));
    assert.ok(logs.length > 0);
    const texts = await Promise.all(logs.map((file) => readFile(path.join(workbench.dataDir, file), 'utf8')));
    assert.match(texts.join(''), /POST \/2008-08-01\/Accounts\/\w+\/Calls 400/);
    assert.doesNotMatch(texts.join(''), /\b(415|900)\D{0,2}555|premium|example\.com/);
  });
}
