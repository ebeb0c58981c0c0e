import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { only, type TestedVersion } from '../support/versions.ts';
import type { Workbench } from '../support/workbench.ts';
import { onEachVersion } from '../support/workbenchTests.ts';

const { accountSid, authToken } = mixedCredentials;
const apiKey = { sid: 'SK00000000000000000000000000000001', secret: 'secret-of-the-key' };
/** That there is no keyring is told once, however many versions are tried. */
let isTold = false;

/** Where twilio-cli keeps its profiles. */
const folder = path.resolve('.vscode-test', `twilio-cli-${process.pid}`);
const options = { keyring: false, env: { TWILIO_CONFIG_DIR: folder } };

onEachVersion('signing in where no keyring works', options, signingIn);

function signingIn(tested: TestedVersion, shared: () => Workbench): void {
  /** What only a version with API keys can be asked. */
  const withKey = tested.takesApiKey ? it : () => undefined;
  const rows = tested.someOf('50', '137', 'loaded');
  let server: SandboxServer;
  let workbench: Workbench;
  let isRefusing = false;
  /** What the account is called by now: another name says that the view is of another session. */
  let label = '';

  before(async () => {
    await mkdir(folder, { recursive: true });
    const profile = { accountSid, apiKey: apiKey.sid, apiSecret: apiKey.secret };
    await writeFile(
      path.join(folder, 'config.json'),
      JSON.stringify({ projects: [{ id: 'old', accountSid }], profiles: { dev: profile } }),
    );
    const account = createMixedAccount();
    const sandbox = createSandbox({ account, options: { ...only(tested), apiKeys: [apiKey] } });
    server = await startSandboxServer((request) =>
      isRefusing ? Promise.resolve(new Response('', { status: 401 })) : sandbox(request),
    );
    workbench = shared();
  });

  afterEach(() => {
    isRefusing = false;
  });

  after(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const notices = async () => (await workbench.notifications()).filter((text) => /keyring/.test(text));
  const step = async (asks: RegExp, text?: string) => {
    const form = workbench.quickInput();
    await form.widget.getByText(asks).waitFor();
    await form.accept(text);
  };

  it('takes what is typed where twilio-cli has profiles', async () => {
    await workbench.openView('Calls');
    await workbench.welcomeButton('Sign In').click();
    await workbench.quickInput().pick('Type account SID and auth token');
    await step(/^Service address/, server.url);
    await step(/^Account SID/, accountSid);
    await step(/^Auth token/, authToken);
    await step(/^A name for this account/, 'typed');
    await workbench.row(/^In Progress, 3 calls/).waitFor();
    await workbench.page.getByText(`typed · ${rows}`).waitFor();
  });

  withKey(
    'takes a profile of twilio-cli with its API key, and says which need their secret typed',
    async () => {
      await workbench.runCommand('Calls: Sign In…');
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
      for (const asks of [
        /^Account SID/,
        /^Auth token/,
        /^Secret of the API key/,
        /A name for this account/,
      ]) {
        await step(asks);
      }
      await workbench.row(/^In Progress, 3 calls/).waitFor();
      await workbench.page.getByText(`dev · ${rows}`).waitFor();
    },
  );

  /** Lets the service refuse what it took before; signing in is then to the same account. */
  async function beRefused(): Promise<void> {
    isRefusing = true;
    await workbench.viewAction('Refresh').click();
    const sideBar = workbench.page.locator('.sidebar');
    await sideBar.getByText(/50 .*did not accept these credentials \(401\)/).waitFor();
    isRefusing = false;
    await workbench.runCommand('Calls: Sign In…');
  }

  it('asks for the secret alone where the service refuses it', async () => {
    await beRefused();
    const form = workbench.quickInput();
    await step(/^Auth token/, 'wrong');
    await step(/A name for this account/);
    await form.widget.getByText(/did not accept these credentials \(401\)/).waitFor();
    assert.equal(await form.input.inputValue(), 'wrong');
    await form.accept(authToken);
    await step(/A name for this account/, (label = 'by token'));
    await workbench.page.getByText(`${label} · ${rows}`).waitFor();
    assert.deepEqual(await notices(), []);
  });

  withKey('takes an API key in its place, in two steps', async () => {
    await beRefused();
    const form = workbench.quickInput();
    const third = form.widget.getByText(/^Sign In to 127\.0\.0\.1:\d+ \(3\/4\)$/);
    await third.waitFor();
    await step(/^Auth token/, apiKey.sid);
    await form.widget.getByText(/^Secret of the API key SK0/).waitFor();
    await third.waitFor();
    assert.equal(await form.input.getAttribute('type'), 'password');
    await form.accept('wrong');
    await step(/A name for this account/);
    await form.widget.getByText(/did not accept these credentials \(401\)/).waitFor();
    assert.equal(await form.input.inputValue(), 'wrong');
    await form.accept(apiKey.secret);
    await form.widget.getByText(/A name for this account/).waitFor();
    assert.equal(await form.input.inputValue(), label);
    await form.accept((label = 'by key'));
    await workbench.page.getByText(`${label} · ${rows}`).waitFor();
    assert.deepEqual(await notices(), []);
  });

  it('says after a reload that the token is gone, takes it again in place, and says why once', async () => {
    for (const told of isTold ? [0] : [1, 0]) {
      isTold = true;
      await workbench.reload();
      await workbench.openView('Calls');
      await workbench.page.getByText(/The auth token of your account is no longer there/).waitFor();
      await workbench.welcomeButton('Sign In Again').click();
      const form = workbench.quickInput();
      await step(/^Auth token/, authToken);
      await form.widget.getByText(/A name for this account/).waitFor();
      assert.equal(await form.input.inputValue(), label);
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
    await workbench.welcomeButton('Switch Account').click();
    await workbench.page.getByText(`${label} · ${rows}`).waitFor();
  });
}
