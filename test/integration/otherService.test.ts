// The same account SID at two services, whose calls have nothing to do with each other.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ToPage } from '../../src/callPage/messages.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, exampleCall, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { answerForm } from './answeredForm.ts';
import { hearPages } from './pageProbe.ts';
import { eventually, leaveMixedAccount, run, signInToMixedAccount } from './support.ts';

const partNames = ['segments', 'recordings', 'notifications', 'events'] as const;

for (const tested of versions) {
  describe(`an account that is signed in to at another service of ${tested.version}`, () => twiceOf(tested));
}

function twiceOf(tested: TestedVersion): void {
  let first: SandboxServer;
  let second: SandboxServer;
  let pages: ReturnType<typeof hearPages>;
  /** Lets the second service answer. */
  let open: () => void;

  beforeEach(async () => {
    first = await signInToMixedAccount(only(tested));
    const account = createMixedAccount();
    account.changeCall(exampleCall.sid, { caller: '4155550177', status: 3, duration: 0 });
    const answer = createSandbox({ account, options: only(tested) });
    const opened = new Promise<void>((resolve) => (open = resolve));
    second = await startSandboxServer(async (request) => {
      if (request.url.includes(exampleCall.sid)) await opened;
      return answer(request);
    });
    pages = hearPages();
  });

  afterEach(async () => {
    pages.stop();
    open();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await leaveMixedAccount(first);
    await second.close();
  });

  const callers = (told: readonly ToPage[]) =>
    told.flatMap((said) => (said.type === 'call' ? said.call.title : []));
  /** By which the page knows that what it holds is of another. */
  const turns = (told: readonly ToPage[]) => [
    ...new Set(told.flatMap((said) => (said.type === 'texts' ? said.state.showing : []))),
  ];
  const partsTold = (told: readonly ToPage[], isLoading: boolean) =>
    partNames.filter((part) =>
      told.some(
        (said) =>
          said.type === 'part' && said.part === part && (said.content.kind === 'loading') === isLoading,
      ),
    );

  /** Opens the page and waits until it is whole and drawn; how much it was told by then. */
  async function openPage(): Promise<number> {
    await run('openCall', { callSid: exampleCall.sid });
    await eventually(() => partsTold(pages.told, false).length === partNames.length || undefined);
    // The page is told its texts at once, and all anew when it says that it listens.
    await eventually(() => pages.told.filter(({ type }) => type === 'texts').length > 1 || undefined);
    return pages.told.length;
  }

  for (const way of ['where it is open', 'after signing out'] as const) {
    it(`begins its pages anew, ${way}: nothing of the other stays while the new one is read`, async () => {
      const seen = await openPage();
      if (way === 'after signing out') await run('signOut', { accountSid: mixedCredentials.accountSid });
      await run('signIn', { ...mixedCredentials, label: 'Acme support', apiBaseUrl: second.url });
      await eventually(() => second.requests.find(({ path }) => path.includes(exampleCall.sid)));
      const told = pages.told.slice(seen);
      assert.deepEqual(partsTold(told, true), partNames);
      assert.deepEqual([callers(told), partsTold(told, false)], [[], []]);
      assert.deepEqual([turns(pages.told.slice(0, seen)), turns(told)], [[0], [1]]);
      open();
      await eventually(() => callers(pages.told.slice(seen))[0]);
      const [title = ''] = callers(pages.told.slice(seen));
      assert.match(title, /^← \(415\) 555-0177 called/);
    });
  }

  it('is told, with both addresses, to take the place of the one that is known by its SID', async () => {
    const { showInformationMessage } = vscode.window;
    const told: string[] = [];
    Object.assign(vscode.window, { showInformationMessage: (text: string) => void told.push(text) });
    try {
      for (const { url } of [second, second]) {
        await run('signIn', { ...mixedCredentials, label: 'Elsewhere', apiBaseUrl: url });
      }
    } finally {
      Object.assign(vscode.window, { showInformationMessage });
    }
    const { accountSid } = mixedCredentials;
    const [places, place] = [`is at ${second.url} now`, `Acme support, the same SID at ${first.url}`];
    assert.deepEqual(told, [`Account ${accountSid} ${places}; it took the place of ${place}.`]);
  });

  it('says in the form what it takes the place of, before it does', async () => {
    const form = answerForm(
      [],
      [second.url, mixedCredentials.accountSid, mixedCredentials.authToken, 'Elsewhere'],
    );
    try {
      await run('signIn');
    } finally {
      form.stop();
    }
    const place = `It takes the place of Acme support, which has the same SID at ${first.url}.`;
    assert.equal(form.prompts.at(-1), `A name for this account (optional). ${place}`);
  });

  it('goes on in its open pages where only the token is another', async () => {
    const seen = await openPage();
    await run('signIn', { ...mixedCredentials, label: 'Acme support', apiBaseUrl: first.url });
    await eventually(() => callers(pages.told.slice(seen))[0]);
    assert.deepEqual(partsTold(pages.told.slice(seen), true), []);
  });
}
