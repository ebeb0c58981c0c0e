// The sample account where its SID is that of an account at an address of its own.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { sampleAccountSid as accountSid } from '../../src/sandbox/sampleAccount.ts';
import { createMixedAccount, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { answerDialogs, type Answer, type Shown } from './dialogs.ts';
import { run } from './support.ts';

const sample = { accountSid, label: 'Sample account' };

describe('the sample account, where an account of its SID is known', () => {
  let server: SandboxServer;
  let shown: Shown[];
  let answer: Answer;
  let restore: () => void;

  beforeEach(async () => {
    server = await startSandboxServer({ account: createMixedAccount({ accountSid }) });
    const { authToken } = mixedCredentials;
    await run('signIn', { accountSid, authToken, label: 'Acme support', apiBaseUrl: server.url });
    shown = [];
    restore = answerDialogs((dialog) => {
      shown.push(dialog);
      return answer(dialog.deed);
    });
  });

  afterEach(async () => {
    restore();
    await run('signOut', { accountSid });
    await server.close();
  });

  it('asks before it takes its place, and leaves it where the person does not want that', async () => {
    answer = () => undefined;
    assert.equal(await run('openSampleAccount'), undefined);
    const [{ detail, isModal, text } = assert.fail('nothing was asked')] = shown;
    assert.deepEqual([isModal, text], [true, 'The sample account takes the place of Acme support.']);
    assert.ok(detail.includes(server.url), detail);
    assert.equal((await run<{ total: number }>('loadMore')).total, 137);
  });

  it('takes its place once the person says so, and asks no second time', async () => {
    answer = (deed) => deed;
    assert.deepEqual(await run('openSampleAccount'), sample);
    assert.deepEqual(await run('openSampleAccount'), sample);
    assert.equal(shown.length, 1);
    assert.notEqual((await run<{ total: number }>('loadMore')).total, 137);
  });

  it('is told to have taken its place where an argument left nobody to ask', async () => {
    const { showInformationMessage } = vscode.window;
    const told: string[] = [];
    Object.assign(vscode.window, { showInformationMessage: (text: string) => void told.push(text) });
    try {
      assert.deepEqual(await run('openSampleAccount', {}), sample);
    } finally {
      Object.assign(vscode.window, { showInformationMessage });
    }
    assert.deepEqual([told.length, shown], [1, []]);
    assert.ok(told[0]?.endsWith(`took the place of Acme support, the same SID at ${server.url}.`), told[0]);
  });
});
