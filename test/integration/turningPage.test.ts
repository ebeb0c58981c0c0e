import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Showing, ToPage } from '../../src/callPage/messages.ts';
import { exampleCall } from '../support/mixedAccount.ts';
import type { SandboxServer } from '../support/sandboxServer.ts';
import { answerDialogs } from './dialogs.ts';
import { hearPages } from './pageProbe.ts';
import { eventually, leaveMixedAccount, run, signInToMixedAccount } from './support.ts';

const liveSid = `CA${'0'.repeat(32)}`;

describe('a question of a page that turns to another call', () => {
  let server: SandboxServer;
  let pages: ReturnType<typeof hearPages>;
  let restore: () => void;
  let asked: number;
  let last = 0;

  before(async () => {
    server = await signInToMixedAccount();
    pages = hearPages();
    restore = answerDialogs(() => {
      asked += 1;
      return undefined;
    });
  });

  beforeEach(async () => {
    asked = 0;
    await vscode.env.clipboard.writeText('before');
    await look(exampleCall.sid);
  });

  after(async () => {
    pages.stop();
    restore();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await leaveMixedAccount(server);
  });

  /** What the page says that it shows, as it was told last. */
  const shown = (): Showing => {
    const told = pages.told.findLast(({ type }) => type === 'texts');
    assert.ok(told?.type === 'texts');
    return told.state;
  };
  const look = (callSid: string): Thenable<unknown> => run('openCall', { callSid, isPreview: true });
  /** Asks as the page does, and resolves with how that ended. */
  const ask = async (of: Showing, question: object): Promise<ToPage> => {
    const id = ++last;
    pages.say({ type: 'ask', id, of, question });
    return eventually(() =>
      pages.told.find((told) => (told.type === 'answer' || told.type === 'refused') && told.id === id),
    );
  };

  for (const question of [
    { kind: 'run', action: 'copySid' },
    { kind: 'run', action: 'redirectCall' },
    { kind: 'run', action: 'copyReport' },
    { kind: 'copy', property: 'Sid', what: 'raw' },
  ]) {
    it(`is not done to the call that came meanwhile: ${Object.values(question).join(' ')}`, async () => {
      const before = shown();
      await look(liveSid);
      const refused = await ask(before, question);
      assert.ok(refused.type === 'refused');
      assert.match(refused.message, /asked of another call/);
      assert.equal(await vscode.env.clipboard.readText(), 'before');
      assert.equal(asked, 0);
    });
  }

  it('is given up where the page turns while it is under way, and done to neither call', async () => {
    const ended = ask(shown(), { kind: 'run', action: 'copySid' });
    await Promise.all([ended, look(liveSid)]);
    assert.equal((await ended).type, 'refused');
    assert.equal(await vscode.env.clipboard.readText(), 'before');
  });

  it('is done where it names the call that is shown', async () => {
    await look(liveSid);
    const answered = await ask(shown(), { kind: 'run', action: 'copySid' });
    assert.equal(answered.type, 'answer');
    assert.equal(await vscode.env.clipboard.readText(), liveSid);
  });
});
