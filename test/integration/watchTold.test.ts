// What a screen reader is told of a list that is watched.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { showNumber } from '../../src/calls/phoneNumbers.ts';
import { mixedCredentials } from '../support/mixedAccount.ts';
import { versions, type TestedVersion } from '../support/versions.ts';
import { openWatch, passUntil } from './openWatch.ts';
import { eventually } from './support.ts';

for (const tested of versions) describe(`a watch in ${tested.version}`, () => toldOf(tested));

function toldOf({ numberSent, statusSent, version }: TestedVersion): void {
  let opened: Awaited<ReturnType<typeof openWatch>>;

  beforeEach(async () => {
    opened = await openWatch({ version });
  });

  afterEach(() => opened.close());

  it('tells a screen reader of a change in one short sentence, and nobody who has none', async () => {
    const { account, clock, data, watch } = opened;
    const told: string[] = [];
    const { withProgress } = vscode.window;
    Object.assign(vscode.window, {
      withProgress: ({ title = '' }: vscode.ProgressOptions) => Promise.resolve(void told.push(title)),
    });
    const editor = vscode.workspace.getConfiguration('editor');
    const support = (value: string | undefined) => editor.update('accessibilitySupport', value, true);
    const change = async (index: number, status: number): Promise<void> => {
      const callSid = `CA${String(index).padStart(32, '0')}`;
      account.changeCall(callSid, { status, dateUpdated: Date.UTC(2026, 10, 24) + clock.nowMs() });
      const isSeen = () => data.get({ callSid })?.statusSent === statusSent(status);
      await passUntil(clock, isSeen);
    };
    try {
      await support('off');
      await watch.turn(true);
      await change(0, 3);
      assert.deepEqual(told, []);
      await support('on');
      await change(1, 2);
      await eventually(() => told[0]);
      assert.deepEqual(told, [`${showNumber(numberSent('4155550100'), false)}: Complete`]);
    } finally {
      await support(undefined);
      Object.assign(vscode.window, { withProgress });
    }
  });

  it('tells a screen reader of no first page, nor of a further one that a person reads meanwhile', async () => {
    const { accounts, clock, data, mixed, server, watch } = opened;
    const told: string[] = [];
    const { withProgress } = vscode.window;
    Object.assign(vscode.window, {
      withProgress: ({ title = '' }: vscode.ProgressOptions) => Promise.resolve(void told.push(title)),
    });
    const editor = vscode.workspace.getConfiguration('editor');
    try {
      await editor.update('accessibilitySupport', 'on', true);
      await watch.turn(true);
      await accounts.add(mixed, mixedCredentials.authToken);
      await passUntil(clock, () => data.calls.length > 0);
      const before = server.requests.length;
      const more = data.loadMore();
      // A poll begins while the page is on its way, and goes on behind it.
      await clock.pass(60_000);
      await more;
      await passUntil(clock, () => server.requests.length > before + 2);
      assert.deepEqual(told, []);
    } finally {
      await editor.update('accessibilitySupport', undefined, true);
      Object.assign(vscode.window, { withProgress });
    }
  });
}
