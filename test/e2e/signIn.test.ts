import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';
import { pictureFailures } from '../support/workbenchTests.ts';

const { accountSid, authToken } = mixedCredentials;
const apiKey = { sid: 'SK00000000000000000000000000000001', secret: 'secret-of-the-key' };

describe('signing in where no keyring works', function () {
  this.timeout(120_000);
  let home: string;
  let server: SandboxServer;
  let workbench: Workbench;
  let isRefusing = false;

  before(async () => {
    await mkdir('.vscode-test', { recursive: true });
    home = await mkdtemp(path.resolve('.vscode-test/home-'));
    await mkdir(path.join(home, '.twilio-cli'));
    const profile = { accountSid, apiKey: apiKey.sid, apiSecret: apiKey.secret };
    await writeFile(
      path.join(home, '.twilio-cli/config.json'),
      JSON.stringify({ projects: [{ id: 'old', accountSid }], profiles: { dev: profile } }),
    );
    const sandbox = createSandbox({
      account: createMixedAccount(),
      options: { versions: ['2010-04-01'], apiKeys: [apiKey] },
    });
    server = await startSandboxServer((request) =>
      isRefusing ? Promise.resolve(new Response('', { status: 401 })) : sandbox(request),
    );
    workbench = await startWorkbench({
      keyring: false,
      settings: { 'callInspector.apiBaseUrl': server.url },
      env: { HOME: home },
    });
  });

  pictureFailures(() => workbench);

  afterEach(() => {
    isRefusing = false;
  });

  after(async () => {
    await workbench.close();
    await server.close();
    await rm(home, { recursive: true });
  });

  const notices = async () => (await workbench.notifications()).filter((text) => /keyring/.test(text));

  it('takes a profile of twilio-cli with its API key, and says which need their secret typed', async () => {
    await workbench.openView('Calls');
    await workbench.welcomeButton('Sign In').click();
    const form = workbench.quickInput();
    await form.widget.getByText('Use profile "old" of twilio-cli').waitFor();
    await form.widget.getByText(/Its secret is in the system’s keychain/).waitFor();
    await form.pick('Use profile "dev" of twilio-cli');
    await form.widget.getByText(/A name for this account/).waitFor();
    assert.equal(await form.input.inputValue(), 'dev');
    // The key is of Twilio, whatever the setting says: another address is the person's own doing.
    await form.widget.getByText('Sign In to api.twilio.com').waitFor();
    for (const asks of [/^Secret of the API key/, /^Auth token/, /^Account SID/, /^Service address/]) {
      await form.widget.getByRole('button', { name: 'Back' }).click();
      await form.widget.getByText(asks).waitFor();
    }
    await form.accept(server.url);
    for (const asks of [/^Account SID/, /^Auth token/, /^Secret of the API key/, /A name for this account/]) {
      await form.widget.getByText(asks).waitFor();
      await form.accept();
    }
    await workbench.row(/^In Progress, 3 calls/).waitFor();
    await workbench.page.getByText('dev · 50 loaded, more available').waitFor();
  });

  it('asks for the secret alone where the service refuses it, and takes a key in two steps', async () => {
    isRefusing = true;
    await workbench.viewAction('Refresh').click();
    const sideBar = workbench.page.locator('.sidebar');
    await sideBar.getByText(/50 loaded.*did not accept these credentials \(401\)/).waitFor();
    isRefusing = false;
    await workbench.runCommand('Calls: Sign In…');
    const form = workbench.quickInput();
    await form.widget.getByText(/^Auth token/).waitFor();
    await form.accept(apiKey.sid);
    await form.widget.getByText(/^Secret of the API key SK0/).waitFor();
    assert.equal(await form.input.getAttribute('type'), 'password');
    await form.accept('wrong');
    await form.widget.getByText(/A name for this account/).waitFor();
    await form.accept();
    await form.widget.getByText(/did not accept these credentials \(401\)/).waitFor();
    assert.equal(await form.input.inputValue(), 'wrong');
    await form.accept(apiKey.secret);
    await form.widget.getByText(/A name for this account/).waitFor();
    assert.equal(await form.input.inputValue(), 'dev');
    await form.accept();
    await workbench.page.getByText('dev · 50 loaded, more available').waitFor();
    assert.deepEqual(await notices(), []);
  });

  it('says after a reload that the token is gone, takes it again in place, and says why once', async () => {
    for (const told of [1, 0]) {
      await workbench.reload();
      await workbench.openView('Calls');
      await workbench.page.getByText(/The auth token of your account is no longer there/).waitFor();
      await workbench.welcomeButton('Sign In Again').click();
      const form = workbench.quickInput();
      await form.widget.getByText(/^Auth token/).waitFor();
      await form.accept(authToken);
      await form.widget.getByText(/A name for this account/).waitFor();
      assert.equal(await form.input.inputValue(), 'dev');
      await form.accept();
      await workbench.row(/^In Progress, 3 calls/).waitFor();
      assert.equal((await notices()).length, told);
    }
  });

  it('leads with one click from an account that was signed out of to the other one', async () => {
    await workbench.runCommand('Calls: Open Sample Account');
    await workbench.page.getByText(/^Sample account · /).waitFor();
    await workbench.runCommand('Calls: Sign Out…');
    await workbench.quickInput().pick('Sample account');
    await workbench.welcomeButton('Sign In').waitFor();
    await workbench.welcomeButton('Switch Account').click();
    await workbench.page.getByText('dev · 50 loaded, more available').waitFor();
  });
});
