import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Transport } from '../../src/api/transport.ts';
import type { SandboxOptions } from '../../src/sandbox/options.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, exampleCall, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { closeQuickInput, eventually, leaveMixedAccount, run } from './support.ts';

const key = { callSid: exampleCall.sid };

for (const tested of versions) describe(`the report of a call of ${tested.version}`, () => reportOf(tested));

function reportOf(tested: TestedVersion): void {
  let server: SandboxServer;
  let instead: Transport | undefined;
  let told: string[];
  let answer: (button: string) => string | undefined;
  const { showInformationMessage } = vscode.window;
  const sandbox = createSandbox({ account: createMixedAccount(), options: only(tested) });

  before(async () => {
    server = await startSandboxServer((request) => (instead ?? sandbox)(request));
    await run('signIn', { ...mixedCredentials, label: 'Acme support', apiBaseUrl: server.url });
    // VS Code keeps a notification open until somebody answers: nobody does in a test.
    const show = (text: string, button = ''): Promise<string | undefined> => {
      told.push(text);
      return Promise.resolve(answer(button));
    };
    Object.assign(vscode.window, { showInformationMessage: show });
  });

  beforeEach(async () => {
    instead = undefined;
    told = [];
    answer = () => undefined;
    await vscode.env.clipboard.writeText('before');
  });

  after(async () => {
    Object.assign(vscode.window, { showInformationMessage });
    await leaveMixedAccount(server);
  });

  it('is on the clipboard and returned, with numbers and SIDs masked', async () => {
    const text = await run<string>('copyReport', key);
    assert.equal(await vscode.env.clipboard.readText(), text);
    assert.match(text, /^# \(•••\) •••-••42 called \(•••\) •••-••17\n/);
    assert.match(text, /^### Error 12100: Document parse failure$/m);
    assert.match(text, /^Likely causes:$/m);
    assert.match(text, /^```mermaid\nsequenceDiagram$/m);
    assert.doesNotMatch(text, /555-?01|[A-Z]{2}[0-9a-f]{32}/);
    assert.ok(!text.includes(mixedCredentials.authToken));
  });

  it('is whole where the argument asks for that, and nothing is said then', async () => {
    const text = await run<string>('copyReport', { ...key, masked: false });
    assert.equal(await vscode.env.clipboard.readText(), text);
    assert.match(text, /^# \(415\) 555-0142 called \(415\) 555-0117\n/);
    assert.ok(text.includes(exampleCall.sid));
    assert.ok(!text.includes(mixedCredentials.authToken));
    assert.deepEqual(told, []);
  });

  it('is copied whole by a button of the message that says what was masked', async () => {
    answer = (button) => button;
    await run('copyReport', { kind: 'call', ...key, callSegmentSid: '' });
    assert.deepEqual(told, ['The report was copied, with phone numbers and SIDs masked.']);
    for (let text = ''; !text.includes('(415) 555-0142');) text = await vscode.env.clipboard.readText();
  });

  it('keeps numbers masked where they are masked everywhere', async () => {
    const settings = vscode.workspace.getConfiguration('callInspector');
    await settings.update('maskNumbers', true, vscode.ConfigurationTarget.Global);
    const text = await run<string>('copyReport', { ...key, masked: false });
    await settings.update('maskNumbers', undefined, vscode.ConfigurationTarget.Global);
    assert.doesNotMatch(text, /555-?01/);
    assert.ok(text.includes(exampleCall.sid));
  });

  it('has the webhooks where the version has them, and says nothing of them where it has none', async () => {
    const text = await run<string>('copyReport', key);
    if (!tested.hasWebhooks) assert.doesNotMatch(text, /Webhooks/);
    else {
      assert.match(text, /^## Webhooks \(\d+\)$/m);
      assert.match(text, /^### `POST \/[^]*^Response: `200 · text\/xml · \d+ ms`$/m);
      assert.match(text, /^ {2}p\d-->>service: 200 #183; text\/xml #183; \d+ ms$/m);
    }
  });

  it('is of a segment where one is named', async () => {
    const text = await run<string>('copyReport', tested.segment);
    assert.match(text, /This is one segment|parent_call_sid/);
    assert.match(text, /^\| (?:CallSegmentSid \| CS…0001|sid \| CA…0000) \|/m);
  });

  it('says which part could not be read, and is copied all the same', async () => {
    instead = (request) =>
      new URL(request.url).pathname.includes('Recordings')
        ? Promise.resolve(new Response('', { status: 403 }))
        : sandbox(request);
    const text = await run<string>('copyReport', key);
    assert.match(text, /^## Recordings\n\ncould not be read\. The service refuses this to the account/m);
    assert.match(text, /^### Error 12100/m);
  });

  it('copies nothing when the person names no call, or one that is not there', async () => {
    assert.equal(await closeQuickInput(run('copyReport')), undefined);
    for (const wrong of [{}, { callSid: '../x' }, { callSid: 'CA00000000000000000000000000000bad' }]) {
      await assert.rejects(Promise.resolve(run('copyReport', wrong)), /Which call\?|\(404\)/);
    }
    const other = run('copyReport', { accountSid: 'AC00000000000000000000000000000bad', ...key });
    await assert.rejects(Promise.resolve(other), /belongs to another account/);
    assert.equal(await vscode.env.clipboard.readText(), 'before');
  });

  it('copies nothing when the account is switched on the way', async () => {
    let isHeld = true;
    instead = async (request) => {
      while (isHeld && !request.signal.aborted) await new Promise((resolve) => setTimeout(resolve, 10));
      return sandbox(request);
    };
    const before = server.requests.length;
    const text = run('copyReport', key);
    await eventually(() => server.requests.slice(before).find(({ path }) => path.includes(key.callSid)));
    await run('openSampleAccount');
    assert.equal(await text, undefined);
    assert.equal(await vscode.env.clipboard.readText(), 'before');
    isHeld = false;
    instead = undefined;
    await run('switchAccount', { accountSid: mixedCredentials.accountSid });
  });

  it('says of a compatible service only that it has no notifications, and no webhooks', async () => {
    const options: SandboxOptions = { versions: ['2010-04-01'], withheld: ['Notifications', 'Events'] };
    const compatible = await startSandboxServer({ account: createMixedAccount(), options });
    try {
      await run('signIn', { ...mixedCredentials, apiBaseUrl: compatible.url });
      const text = await run<string>('copyReport', key);
      for (const title of ['Notifications', 'Webhooks']) {
        assert.match(text, new RegExp(`^## ${title}\\n\\nnot offered by this service$`, 'm'));
      }
      assert.doesNotMatch(text, /could not be read/);
    } finally {
      await compatible.close();
    }
  });
}
