import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { callPageHtml } from '../../src/callPage/callPageHtml.ts';
import { readFromPage } from '../../src/callPage/fromPage.ts';
import { showNumber } from '../../src/calls/phoneNumbers.ts';
import { createMixedAccount, exampleCall, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { eventually, leaveMixedAccount, run, signInToMixedAccount } from './support.ts';

function pageTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('callInspector.call'),
    );
}

describe('a message of a page', () => {
  it('is taken only when it is one that messages.ts names', () => {
    assert.deepEqual(readFromPage({ type: 'ready', more: 1 }), { type: 'ready' });
    const shown = { accountSid: mixedCredentials.accountSid, callSid: exampleCall.sid };
    const of = { ...shown, callSegmentSid: '', showing: 0 };
    const questions = [
      { kind: 'copy', property: 'Sid', what: 'raw' },
      { kind: 'run', action: 'openRaw' },
      { kind: 'openCall', callSid: exampleCall.sid, callSegmentSid: '' },
    ] as const;
    for (const question of questions) {
      assert.deepEqual(readFromPage({ type: 'ask', id: 1, of, question }), {
        type: 'ask',
        id: 1,
        of,
        question,
      });
    }
    const hostile = [
      undefined,
      null,
      'ready',
      [],
      { type: 'run', action: 'openRaw' },
      { type: 'ask', id: 1, of, question: { kind: 'run', action: 'signOut' } },
      { type: 'ask', id: 1, of, question: { kind: 'run' } },
      { type: 'ask', id: 1, of, question: { kind: 'openCall', callSid: '../..', callSegmentSid: '' } },
      { type: 'ask', id: 1, of, question: { kind: 'openCall', callSid: exampleCall.sid } },
      { type: 'ask', id: 1, of },
      { type: 'ask', id: 1, question: { kind: 'run', action: 'openRaw' } },
      { type: 'ask', id: 1, of: { ...of, callSid: '../..' }, question: { kind: 'run', action: 'openRaw' } },
      { type: 'ask', id: '1', of, question: { kind: 'copy', property: 'Sid', what: 'raw' } },
      { type: 'ask', id: 1, of, question: { kind: 'copy', property: 'Sid', what: 'secret' } },
      { type: 'ask', id: 1, of, question: { kind: 'copy', property: 7, what: 'raw' } },
      { type: 'ask', id: 1, of, question: { kind: 'toString' } },
      Object.create({ type: 'ready' }),
    ];
    for (const message of hostile) assert.equal(readFromPage(message), undefined);
  });
});

describe('the tabs of pages', () => {
  let server: SandboxServer;

  before(async () => {
    const account = createMixedAccount();
    for (const [end, minute] of [
      ['a111', 1],
      ['b222', 2],
      ['c333', 2],
    ] as const) {
      const startTime = Date.UTC(2026, 10, 23, 18, minute);
      account.addCall({ ...exampleCall, sid: `CA${end.padStart(32, '0')}`, startTime });
    }
    server = await startSandboxServer({ account });
    await run('signIn', { ...mixedCredentials, label: 'Acme support', apiBaseUrl: server.url });
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await leaveMixedAccount(server);
  });

  it('are told apart where calls are between the same numbers, and only while several are open', async () => {
    const labelsAre = (labels: RegExp[]) =>
      eventually(() => {
        const tabs = pageTabs().map(({ label }) => label);
        return (
          (tabs.length === labels.length && labels.every((one, nth) => one.test(tabs[nth] ?? ''))) ||
          undefined
        );
      });
    const open = (end: string) => run('openCall', { callSid: `CA${end.padStart(32, '0')}` });
    const who = '^← \\(415\\) 555-0142 called \\(415\\) 555-0117';
    const [alone, when, end] = [`${who}$`, `${who} · .*\\d:\\d\\d`, `${who} · …`];
    await open('a111');
    await labelsAre([new RegExp(alone)]);
    await open('b222');
    await labelsAre([new RegExp(when), new RegExp(when)]);
    await open('c333');
    await labelsAre([new RegExp(when), new RegExp(`${end}b222`), new RegExp(`${end}c333`)]);
    for (let left = 2; left > 0; left--) {
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await eventually(() => pageTabs().length === left || undefined);
    }
    await labelsAre([new RegExp(alone)]);
  });
});

describe('the frame of a page', () => {
  it('loads its own files only, and holds no script or style of its own', () => {
    const webview = {
      cspSource: 'https://*.example.com',
      asWebviewUri: (uri: vscode.Uri) => uri.with({ scheme: 'https', authority: 'x.example.com' }),
    };
    const frame = callPageHtml(webview, vscode.Uri.file('/extension'));
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(frame) ?? [];
    const [nonce] = /'nonce-[\w-]{36}'/.exec(policy) ?? [];
    assert.deepEqual(policy.split('; '), [
      "default-src 'none'",
      'style-src https://*.example.com',
      'font-src https://*.example.com',
      'media-src blob:',
      `script-src ${nonce}`,
    ]);
    assert.doesNotMatch(frame, /<style|style=|<script(?![^>]* src=)| on\w+=/i);
    assert.notEqual(frame, callPageHtml(webview, vscode.Uri.file('/extension')));
  });
});

for (const tested of versions) describe(`the page of a call of ${tested.version}`, () => pageOf(tested));

function pageOf(tested: TestedVersion): void {
  let server: SandboxServer;
  const titled = (isMasked: boolean) => {
    const shown = (digits: string) => showNumber(tested.numberSent(digits), isMasked);
    return `← ${shown('4155550142')} called ${shown('4155550117')}`;
  };

  before(async () => {
    server = await signInToMixedAccount(only(tested));
  });

  after(async () => {
    await vscode.window.tabGroups.close(pageTabs());
    await leaveMixedAccount(server);
  });

  it('is read once, at once, and takes its title from the call', async () => {
    await run('openCall', { callSid: exampleCall.sid });
    await eventually(() => pageTabs().find(({ label }) => label === titled(false)));
    const asked = server.requests.filter(({ path }) => path.includes(exampleCall.sid));
    assert.equal(asked.length, tested.asksOfPage);
  });

  it('is one page per call, however often it is opened', async () => {
    await run('openCall', { callSid: exampleCall.sid });
    await run('openCall', { callSid: exampleCall.sid });
    assert.equal(pageTabs().length, 1);
  });

  it('is a preview where a call is only looked at, kept when that is done twice at once', async () => {
    const [one, other, third] = [16, 18, 20].map((index) => `CA${index.toString(16).padStart(32, '0')}`);
    const look = (callSid = ''): Thenable<unknown> => run('openCall', { callSid, isPreview: true });
    const titled = (number: string): Promise<vscode.Tab> =>
      eventually(() => pageTabs().find(({ label }) => label.startsWith(`← (415) 555-${number} called`)));
    await look(one);
    await titled('0116');
    await look(other);
    await titled('0118');
    assert.equal(pageTabs().length, 2);
    await look(third);
    await look(third);
    await look(one);
    await Promise.all([titled('0120'), titled('0116')]);
    assert.equal(pageTabs().length, 3);
    await run('openCall', { callSid: one });
    await look(other);
    await Promise.all([titled('0116'), titled('0118')]);
    assert.equal(pageTabs().length, 4);
    await vscode.window.tabGroups.close(pageTabs().filter(({ label }) => !label.includes('555-0142')));
  });

  it('is one page each where the person wants no previews', async () => {
    const settings = vscode.workspace.getConfiguration('workbench.editor');
    await settings.update('enablePreview', false, vscode.ConfigurationTarget.Global);
    for (const index of [16, 18]) {
      await run('openCall', { callSid: `CA${index.toString(16).padStart(32, '0')}`, isPreview: true });
    }
    await settings.update('enablePreview', undefined, vscode.ConfigurationTarget.Global);
    assert.equal(pageTabs().length, 3);
    await vscode.window.tabGroups.close(pageTabs().filter(({ label }) => !label.includes('555-0142')));
  });

  it('is not asked of the account that is active when it belongs to another', async () => {
    const accountSid = 'AC00000000000000000000000000000bad';
    for (const command of ['openCall', 'openRaw', 'copySid', 'copyAsCurl']) {
      const other = run(command, { accountSid, callSid: exampleCall.sid });
      await assert.rejects(Promise.resolve(other), /belongs to another account/);
    }
  });

  it('is drawn again when a setting changes, without asking the service', async () => {
    const before = server.requests.length;
    const settings = vscode.workspace.getConfiguration('callInspector');
    await settings.update('maskNumbers', true, vscode.ConfigurationTarget.Global);
    await eventually(() => pageTabs().find(({ label }) => label === titled(true)));
    await settings.update('maskNumbers', undefined, vscode.ConfigurationTarget.Global);
    await eventually(() => pageTabs().find(({ label }) => label === titled(false)));
    const ofCall = server.requests.slice(before).filter(({ path }) => path.includes(exampleCall.sid));
    assert.deepEqual(ofCall, []);
  });

  it('opens nothing for an argument that names no call', async () => {
    for (const argument of [{}, { callSid: 7 }, { callSid: '../../Accounts' }, 'CA1']) {
      await assert.rejects(Promise.resolve(run('openCall', argument)), /Which call\?/);
    }
    assert.equal(pageTabs().length, 1);
  });

  it('opens what the service sent, as a document of its form that cannot be edited', async () => {
    await run('openRaw', { callSid: exampleCall.sid });
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, 'call-inspector');
    assert.equal(document.languageId, tested.form);
    assert.ok(document.getText().includes(tested.sidIn(exampleCall.sid)), document.getText());
    assert.ok(!document.uri.toString().includes(mixedCredentials.authToken));
  });

  it('opens the raw parts of a call, and refuses a part that there is none of', async () => {
    for (const [part, found] of [
      ['segments', /<Calls|"calls":/],
      ['recordings', /<Recordings|"recordings":/],
      ['notifications', /<Notifications|"notifications":/],
    ] as const) {
      await run('openRaw', { callSid: exampleCall.sid, part });
      assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', found);
    }
    const wrong = run('openRaw', { callSid: exampleCall.sid, part: 'everything' });
    await assert.rejects(Promise.resolve(wrong), /is no part of a call/);
  });

  it('says in a sentence that a call is not there, and opens no document', async () => {
    const before = vscode.window.activeTextEditor?.document.uri.toString();
    const missing = run('openRaw', { callSid: 'CA00000000000000000000000000000bad' });
    await assert.rejects(Promise.resolve(missing), /does not know what was asked for \(404\)/);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), before);
  });
}
