// What can be done to calls in progress, begun without a row or an argument, and what is told afterwards.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import type { SandboxAccount } from '../../src/sandbox/store.ts';
import { createMixedAccount, exampleCall, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { answerDialogs, type Shown } from './dialogs.ts';
import { hearPages } from './pageProbe.ts';
import { eventually, leaveMixedAccount, run } from './support.ts';
import { probedView } from './viewProbe.ts';

const liveCallSid = 'CA00000000000000000000000000001ive';
const url = 'https://app.example.com/queue';

for (const tested of versions) describe(`a call in progress of ${tested.version}`, () => liveOf(tested));

function liveOf(tested: TestedVersion): void {
  let account: SandboxAccount;
  let server: SandboxServer;
  let shown: Shown[];
  /** Runs before the service answers a request. */
  let before: (request: Request) => unknown;
  let restore: () => void;

  beforeEach(async () => {
    account = createMixedAccount();
    const startTime = Date.now() - 60_000;
    account.addCall({
      ...exampleCall,
      ...{ sid: liveCallSid, caller: '4155550188', status: 1, startTime, endTime: '', duration: 0 },
      ...{ dateCreated: startTime, dateUpdated: startTime },
    });
    const answer = createSandbox({ account, options: only(tested) });
    before = () => undefined;
    server = await startSandboxServer(async (request) => {
      await before(request);
      return answer(request);
    });
    await run('signIn', { ...mixedCredentials, label: 'Acme support', apiBaseUrl: server.url });
    await run('calls.focus');
    // Until then the message may be that of the account before.
    await run('refresh');
    await eventually(
      () =>
        probedView().view.message?.startsWith(`Acme support · ${tested.someOf('50', '138', 'loaded')}`) ||
        undefined,
    );
    shown = [];
    restore = answerDialogs((dialog) => void shown.push(dialog));
  });

  afterEach(async () => {
    restore();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await leaveMixedAccount(server);
  });

  /** Opens the page of a call, and waits until it is the one that is looked at. */
  async function openPage(callSid: string, title: RegExp): Promise<void> {
    await run('openCall', { callSid });
    const { tabGroups } = vscode.window;
    await eventually(() => title.test(tabGroups.activeTabGroup.activeTab?.label ?? '') || undefined);
  }

  /** The calls that are offered by a command, until it is left. */
  async function offeredBy(command: string): Promise<readonly vscode.QuickPickItem[]> {
    const { createQuickPick } = vscode.window;
    const picks: vscode.QuickPick<vscode.QuickPickItem>[] = [];
    const create = (): vscode.QuickPick<vscode.QuickPickItem> => {
      const pick = createQuickPick();
      picks.push(pick);
      return pick;
    };
    Object.assign(vscode.window, { createQuickPick: create });
    try {
      const left = run(command);
      const pick = await eventually(() => picks[0]);
      const items = [...pick.items];
      pick.hide();
      assert.equal(await left, undefined);
      return items;
    } finally {
      Object.assign(vscode.window, { createQuickPick });
    }
  }

  it('is the one whose page is looked at, where the command names none', async () => {
    await openPage(liveCallSid, /^← \(415\) 555-0188/);
    const { createInputBox, createQuickPick } = vscode.window;
    const titles: string[] = [];
    const left = <T extends vscode.QuickInput>(input: T): T => {
      const show = input.show.bind(input);
      return Object.assign(input, {
        show: () => {
          titles.push(input.title ?? '');
          show();
          input.hide();
        },
      });
    };
    Object.assign(vscode.window, {
      createInputBox: () => left(createInputBox()),
      createQuickPick: () => left(createQuickPick()),
    });
    try {
      assert.equal(await run('redirectCall'), undefined);
    } finally {
      Object.assign(vscode.window, { createInputBox, createQuickPick });
    }
    assert.deepEqual(titles, ['Redirect Call']);
  });

  it('is offered alone where the page that is looked at is of a call that is over', async () => {
    await openPage(exampleCall.sid, /^← \(415\) 555-0142/);
    const offered = await offeredBy('redirectCall');
    assert.equal(offered.length, 4);
    for (const { description } of offered) assert.match(description ?? '', /^In Progress · /);
    assert.ok(offered.some(({ detail }) => detail === liveCallSid));
  });

  it('takes its row along when its page has read that it is over, at no request of the list', async () => {
    const isDrawnAs = (status: string) =>
      probedView().items.some(
        (node) => node.kind === 'call' && node.callSid === liveCallSid && node.call.status === status,
      );
    await eventually(() => isDrawnAs('inProgress') || undefined);
    account.changeCall(liveCallSid, { status: 3, dateUpdated: Date.now() });
    const asked = server.requests.length;
    probedView().reset();
    await run('openCall', { callSid: liveCallSid });
    await eventually(() => isDrawnAs('busy') || undefined);
    const lists = server.requests
      .slice(asked)
      .filter(({ path }) => /\/Calls(\.json)?(\?(?!ParentCallSid)|$)/.test(path));
    assert.deepEqual(lists, []);
  });

  it('is told by its page to have no live segment any more, once it was redirected', async () => {
    account.addCall({
      ...exampleCall,
      ...{ sid: liveCallSid, callSegmentSid: `CS${'5'.repeat(32)}`, called: '4155550199', flags: 5 },
      ...{ status: 1, startTime: Date.now() - 30_000, endTime: '', duration: 0 },
    });
    restore();
    restore = answerDialogs(({ deed }) => deed);
    const pages = hearPages();
    const segmentIs = (tone: string) =>
      eventually(() => {
        const told = pages.told.findLast((said) => said.type === 'part' && said.part === 'segments');
        const content = told?.type === 'part' ? told.content : undefined;
        return (content?.kind === 'loaded' && content.items[0]?.tone === tone) || undefined;
      });
    try {
      await run('openCall', { callSid: liveCallSid });
      await segmentIs('live');
      await run('redirectCall', { callSid: liveCallSid, url });
      await segmentIs('good');
    } finally {
      pages.stop();
    }
  });

  it('is told to be redirected and not verified, where the account was switched right after', async () => {
    restore();
    restore = answerDialogs(({ deed }) => deed);
    let sampleSid = '';
    before = async ({ method }) => {
      if (method !== 'POST') return;
      sampleSid = (await run<{ accountSid: string }>('openSampleAccount')).accountSid;
    };
    const redirected = run('redirectCall', { callSid: liveCallSid, url });
    await assert.rejects(
      Promise.resolve(redirected),
      /took the new instructions, but the call could not be read again\. The account was switched meanwhile/,
    );
    assert.equal(server.requests.filter(({ method }) => method === 'POST').length, 1);
    await run('signOut', { accountSid: sampleSid });
  });

  it('is told to be made, in the notification that says that it is being made, which passes by itself', async () => {
    restore();
    restore = answerDialogs(({ deed }) => deed);
    const { showInformationMessage, withProgress } = vscode.window;
    const said: string[] = [];
    const show: typeof withProgress = (options, step) =>
      withProgress(options, (progress, token) => {
        if (!options.title?.startsWith('Call to')) return step(progress, token);
        said.push(options.title);
        return step({ report: ({ message = '' }) => void said.push(message) }, token);
      });
    Object.assign(vscode.window, {
      withProgress: show,
      showInformationMessage: (text: string) => void said.push(text),
    });
    try {
      const call = { caller: '4155550100', called: '4155550117', url };
      const { callSid } = await run<{ callSid: string }>('makeCall', call);
      await eventually(() => said[2]);
      const isSelected = (): boolean =>
        probedView().view.selection.some((node) => node.kind === 'call' && node.callSid === callSid);
      await eventually(() => isSelected() || undefined);
      assert.deepEqual(said, [
        'Call to (415) 555-0117',
        'being made from Acme support',
        'made from Acme support',
      ]);
      before = () => Promise.reject(new Error('nothing is made any more'));
      await assert.rejects(Promise.resolve(run('makeCall', call)));
      assert.equal(said.length, 5);
    } finally {
      Object.assign(vscode.window, { showInformationMessage, withProgress });
    }
  });
}
