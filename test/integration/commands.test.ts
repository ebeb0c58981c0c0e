import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import manifest from '../../package.json' with { type: 'json' };
import type { SandboxServer } from '../support/sandboxServer.ts';
import { closeQuickInput, leaveMixedAccount, run, signInToMixedAccount } from './support.ts';

/** VS Code makes these for every view. */
const ofTheView = /^callInspector\.calls\./;

describe('the commands', () => {
  it('are all registered, and none besides those that the manifest declares', async () => {
    await vscode.extensions.getExtension('call-inspector.call-inspector')?.activate();
    const registered = (await vscode.commands.getCommands(true)).filter(
      (command) => command.startsWith('callInspector.') && !ofTheView.test(command),
    );
    const declared = manifest.contributes.commands.map(({ command }) => command);
    assert.deepEqual(registered.sort(), declared.sort());
  });

  describe('of the title of the view', () => {
    let server: SandboxServer;
    const row = { kind: 'call', callSid: 'CA00000000000000000000000000000001', callSegmentSid: '' };

    before(async () => {
      server = await signInToMixedAccount();
    });

    after(() => leaveMixedAccount(server));

    for (const name of ['filter', 'makeCall', 'signIn', 'switchAccount', 'signOut']) {
      it(`ask for what they need, whatever row has the focus: ${name}`, async () => {
        for (const handedOver of [row, null]) {
          assert.equal(await closeQuickInput(run(name, handedOver)), undefined);
        }
      });
    }
  });
});
