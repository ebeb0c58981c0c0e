// What a person is told of an export, and what they can do with its file.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, mixedCredentials, mixedTotal } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { watchExport, type ExportWatch, type Pressing } from './exportWatch.ts';
import { memoryFiles } from './memory.ts';
import { eventually, inFolder, leaveMixedAccount, run, withSmallPages } from './support.ts';

for (const tested of versions) {
  describe(`what is told of an export of ${tested.version}`, () => toldOf(tested));
}

function toldOf(tested: TestedVersion): void {
  const { sidColumn } = tested;
  /** Whether the service says how many calls there are. */
  const isCounted = tested.counted(mixedTotal) !== undefined;
  let server: SandboxServer;
  let watch: ExportWatch | undefined;
  /** What the service says that it has, in the place of 137. */
  let counted = 137;
  /** What happens when a page behind the first is asked for; pages have 50 calls. */
  let atNextPage: () => void = () => undefined;
  const account = createMixedAccount();
  const watching = (pressing?: Pressing): ExportWatch => (watch = watchExport(pressing));

  before(async () => {
    const sandbox = createSandbox({ account, options: only(tested) });
    server = await startSandboxServer(async (request) => {
      if (/\bPage=[1-9]/.test(request.url)) atNextPage();
      const answer = await sandbox(withSmallPages(request));
      return new Response((await answer.text()).replace('total="137"', `total="${counted}"`), answer);
    });
    await run('signIn', { ...mixedCredentials, label: 'Acme [x](command:y)', apiBaseUrl: server.url });
  });

  afterEach(() => {
    watch?.dispose();
    counted = 137;
    atNextPage = () => undefined;
  });

  after(() => leaveMixedAccount(server));

  /** Exports while the clock goes on by so much after each update. */
  const exportAt = async (stepMs: number): Promise<ExportWatch> => {
    const { performance: real } = globalThis;
    let nowMs = real.now();
    Object.defineProperty(globalThis, 'performance', { value: { now: () => nowMs }, configurable: true });
    try {
      const seen = watching({ onUpdate: () => (nowMs += stepMs) });
      await inFolder(async (folder) => run('exportCsv', { target: path.join(folder, 'calls.csv') }));
      return seen;
    } finally {
      Object.defineProperty(globalThis, 'performance', { value: real, configurable: true });
    }
  };

  it('is calls of all calls and the time left, in a notification with Cancel', async () => {
    const { location, updates } = await exportAt(3000);
    assert.deepEqual(location, {
      location: vscode.ProgressLocation.Notification,
      title: 'Exporting calls of Acme [x] (command:y)',
      cancellable: true,
    });
    // Where nobody says how many there are, nobody can say how long it will take.
    const [all, left] = isCounted ? [' of 137', ' · [1-9] s left'] : ['', ''];
    assert.equal(updates[0], `50${all} calls`);
    assert.match(updates[1] ?? '', new RegExp(`^\\d\\d+${all} calls${left}$`));
    assert.equal(updates.at(-1), '137 of 137 calls');
  });

  it('is told no second time within a quarter of a second', async () => {
    assert.equal((await exportAt(249)).updates.length, 1);
  });

  it('is in the end how many were written of how many, and by which filter', async () => {
    await inFolder(async (folder) => {
      const { ends } = watching();
      const filter = { status: [3, 5], text: '[x](command:y) $(bug)\u202e' };
      const target = path.join(folder, 'calls [x](command:y).csv');
      await run('exportCsv', { target, filter: { status: [3, 5] } });
      await run('exportCsv', { target, filter });
      assert.deepEqual(
        ends.map(([text]) => text),
        [
          'Exported 24 of 24 calls to calls [x] (command:y).csv. Filter: Failed – Busy, Failed – No Answer.',
          'Exported 0 of 0 calls to calls [x] (command:y).csv. Filter: Failed – Busy, Failed – No Answer · "[x] (command:y) $ (bug) ".',
        ],
      );
    });
  });

  it('is also how many calls changed meanwhile, of those that the filter lets through', async () => {
    await inFolder(async (folder) => {
      const { ends } = watching();
      const target = path.join(folder, 'calls.csv');
      const price = ['-1', '-2', '-3', '-4'];
      for (const more of [
        {},
        { filter: { status: [3, 5] } },
        ...(isCounted ? [{ source: 'service' }] : []),
      ]) {
        atNextPage = () => {
          atNextPage = () => undefined;
          account.changeCall(`CA${'0'.repeat(32)}`, { price: price.pop() ?? '' });
        };
        await run('exportCsv', { target, ...more });
      }
      const all = 'Exported 137 of 137 calls to calls.csv.';
      const changed = `${all} 1 changed meanwhile: the file has them as they were read.`;
      assert.deepEqual(
        ends.map(([text]) => text),
        [
          changed,
          'Exported 24 of 24 calls to calls.csv. Filter: Failed – Busy, Failed – No Answer.',
          ...(isCounted ? [changed] : []),
        ],
      );
    });
  });

  const counts = isCounted ? [1400, 130] : [];
  if (counts.length > 0)
    it('is both counts where they differ, from either source', async () => {
      await inFolder(async (folder) => {
        const { ends } = watching();
        const target = path.join(folder, 'calls.csv');
        for (const source of ['decoded', 'service']) {
          for (const said of counts) {
            counted = said;
            const { rows, expected } = await run<{ rows: number; expected: number }>('exportCsv', {
              ...{ target, source },
            });
            assert.deepEqual([rows, expected], [137, said]);
          }
        }
        const sentence = (said: string) =>
          `Exported 137 calls to calls.csv; the service counted ${said}, for calls came and went meanwhile.`;
        const both = [sentence('1,400'), sentence('130')];
        assert.deepEqual(
          ends.map(([text]) => text),
          [...both, ...both],
        );
      });
    });

  it('opens the file with "Open", local or not', async () => {
    const files = new Map<string, Uint8Array>();
    const registered = vscode.workspace.registerFileSystemProvider('open-of-test', memoryFiles(files));
    await inFolder(async (folder) => {
      const local = vscode.Uri.file(path.join(folder, 'calls.csv'));
      watching({ press: 'Open' });
      for (const target of [local, vscode.Uri.parse('open-of-test:/folder/calls.csv')]) {
        await run('exportCsv', { target, columns: [sidColumn] });
        const opened = await eventually(() => {
          const document = vscode.window.activeTextEditor?.document;
          return document?.uri.toString() === target.toString() ? document : undefined;
        });
        assert.match(opened.getText(), new RegExp(`^${sidColumn}\\r\\nCA`));
        await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      }
    });
    registered.dispose();
  });

  it('shows the file with "Reveal": in the Explorer, by the system, or in the dialog where neither can', async () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    const { executeCommand } = vscode.commands;
    const { showOpenDialog } = vscode.window;
    const asked: (readonly [string, string])[] = [];
    const revealed = vscode.commands.registerCommand('revealFileInOS', (uri: vscode.Uri) => {
      asked.push(['revealFileInOS', uri.toString()]);
    });
    Object.assign(vscode.commands, {
      executeCommand(command: string, ...given: readonly unknown[]) {
        if (command === 'revealInExplorer') asked.push([command, String(given[0])]);
        return executeCommand(command, ...given);
      },
    });
    Object.assign(vscode.window, {
      showOpenDialog({ defaultUri }: vscode.OpenDialogOptions) {
        asked.push(['showOpenDialog', String(defaultUri)]);
        return Promise.resolve(defaultUri && [defaultUri]);
      },
    });
    const inside = vscode.Uri.joinPath(workspace.uri, 'calls-of-test.csv');
    try {
      await inFolder(async (folder) => {
        const outside = vscode.Uri.file(path.join(folder, 'calls.csv'));
        const { ends } = watching({ press: 'Reveal' });
        await run('exportCsv', { target: inside });
        await eventually(() => asked[0]);
        await run('exportCsv', { target: outside });
        await eventually(() => asked[1]);
        // What is chosen there is opened.
        await eventually(() =>
          vscode.window.activeTextEditor?.document.uri.toString() === outside.toString() ? true : undefined,
        );
        const giveBack = onDesktop();
        await run('exportCsv', { target: outside });
        await eventually(() => asked[2]);
        giveBack();
        assert.deepEqual(asked, [
          ['revealInExplorer', inside.toString()],
          ['showOpenDialog', outside.toString()],
          ['revealFileInOS', outside.toString()],
        ]);
        assert.deepEqual(
          ends.map(([, ...buttons]) => buttons),
          [
            ['Open', 'Reveal'],
            ['Open', 'Reveal'],
            ['Open', 'Reveal'],
          ],
        );
      });
    } finally {
      Object.assign(vscode.commands, { executeCommand });
      Object.assign(vscode.window, { showOpenDialog });
      revealed.dispose();
      await rm(inside.fsPath, { force: true });
    }
  });
}

/** As the editor of a desktop says of itself, on which the files are where it runs. */
function onDesktop(): () => void {
  const { uiKind, remoteName } = Object.getOwnPropertyDescriptors(vscode.env);
  Object.defineProperty(vscode.env, 'uiKind', { value: vscode.UIKind.Desktop, configurable: true });
  Object.defineProperty(vscode.env, 'remoteName', { value: undefined, configurable: true });
  return () => void Object.defineProperties(vscode.env, { uiKind, remoteName });
}
