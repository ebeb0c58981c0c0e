import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import manifest from '../../package.json' with { type: 'json' };

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
});
