// Where an export is written to: what may be replaced, and what is refused before the service is asked.
import assert from 'node:assert/strict';
import { chmod, lstat, mkdir, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { createOpenFiles } from '../../src/files/openFiles.ts';
import { createTemporaries } from '../../src/files/temporaries.ts';
import type { SandboxServer } from '../support/sandboxServer.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { answerForm } from './answeredForm.ts';
import { memoryFiles, memoryMemento } from './memory.ts';
import { inFolder, leaveMixedAccount, run, signInToMixedAccount } from './support.ts';

for (const tested of versions) {
  describe(`the target of an export of ${tested.version}`, () => targetOf(tested));
}

function targetOf(tested: TestedVersion): void {
  const { sidColumn } = tested;
  const startOfCsv = new RegExp(`^${sidColumn}\r\nCA`);
  let server: SandboxServer;

  const exportTo = (target: string | vscode.Uri) =>
    Promise.resolve(run('exportCsv', { target, columns: [sidColumn] }));

  /** That the target is refused in these words, with nothing asked of the service and nothing left behind. */
  const isRefused = async (target: string | vscode.Uri, why: RegExp): Promise<void> => {
    const asked = server.requests.length;
    await assert.rejects(exportTo(target), why);
    assert.equal(server.requests.length, asked);
  };

  before(async () => {
    server = await signInToMixedAccount(only(tested));
  });

  after(() => leaveMixedAccount(server));

  it('is proposed to be in the open folder, or where the person is at home, by the day', async () => {
    const { showSaveDialog } = vscode.window;
    const { workspaceFolders } = Object.getOwnPropertyDescriptors(vscode.workspace);
    const proposed: (string | undefined)[] = [];
    Object.assign(vscode.window, {
      showSaveDialog({ defaultUri }: vscode.SaveDialogOptions) {
        proposed.push(defaultUri?.fsPath.replace(/\d{4}-\d\d-\d\d/, 'day'));
        return Promise.resolve(undefined);
      },
    });
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    const choices = [...(tested.form === 'xml' ? ['Choose Columns'] : []), sidColumn];
    const form = answerForm([...choices, ...choices], []);
    try {
      assert.equal(await run('exportCsv'), undefined);
      Object.defineProperty(vscode.workspace, 'workspaceFolders', { value: undefined, configurable: true });
      assert.equal(await run('exportCsv'), undefined);
      assert.deepEqual(
        proposed,
        [folder, homedir()].map((place) => path.join(place, 'calls-day.csv')),
      );
    } finally {
      form.stop();
      Object.assign(vscode.window, { showSaveDialog });
      Object.defineProperty(vscode.workspace, 'workspaceFolders', workspaceFolders);
    }
  });

  it('is written through a link, which stays a link, also where its file is not there yet', async () => {
    await inFolder(async (folder) => {
      const [kept, link] = [path.join(folder, 'kept'), path.join(folder, 'link.csv')];
      await mkdir(kept);
      await symlink(path.join('kept', 'calls.csv'), link);
      for (const before of [undefined, 'old']) {
        if (before !== undefined) await writeFile(link, before);
        await exportTo(link);
        assert.equal(await readlink(link), path.join('kept', 'calls.csv'));
        assert.ok((await lstat(path.join(kept, 'calls.csv'))).isFile());
        assert.match(await readFile(link, 'utf8'), startOfCsv);
        assert.deepEqual(await readdir(kept), ['calls.csv']);
      }
    });
  });

  it('is refused at once where a link leads nowhere', async () => {
    await inFolder(async (folder) => {
      const [lost, loop] = [path.join(folder, 'lost.csv'), path.join(folder, 'loop.csv')];
      await symlink(path.join(folder, 'nowhere', 'calls.csv'), lost);
      await symlink(loop, loop);
      await isRefused(lost, /The folder of .*lost\.csv does not exist/);
      await isRefused(loop, /loop\.csv cannot be the name of a file here/);
      assert.deepEqual((await readdir(folder)).sort(), ['loop.csv', 'lost.csv']);
    });
  });

  it('is refused at once where it is write-protected, a folder, or no file at all', async () => {
    await inFolder(async (folder) => {
      const target = path.join(folder, 'calls.csv');
      await writeFile(target, 'old');
      await chmod(target, 0o444);
      await isRefused(target, /calls\.csv may not be written/);
      await isRefused(folder, /is a folder\. Choose a file/);
      await isRefused('/dev/null', /\/dev\/null is no file/);
      assert.equal(await readFile(target, 'utf8'), 'old');
      assert.deepEqual(await readdir(folder), ['calls.csv']);
    });
  });

  it('is refused at once where it is a folder, or read-only, and no local file', async () => {
    const files = memoryFiles(new Map([['/folder/kept.csv', new Uint8Array(1)]]));
    const registered = vscode.workspace.registerFileSystemProvider('target-of-test', {
      ...files,
      stat: async (uri) => ({ ...(await files.stat(uri)), permissions: vscode.FilePermission.Readonly }),
    });
    const target = vscode.Uri.parse('target-of-test:/folder');
    await isRefused(target, /is a folder\. Choose a file/);
    await isRefused(vscode.Uri.joinPath(target, 'kept.csv'), /may not be written/);
    registered.dispose();
    await isRefused(vscode.Uri.joinPath(target, 'kept.csv'), /kept\.csv cannot be reached now/);
  });

  it('may have any name that the disk takes, as a path or as a Uri', async () => {
    await inFolder(async (folder) => {
      const names = ['a b#c?d%20é.csv', '"quoted" \'too\'.csv', 'two\nlines.csv', `${'n'.repeat(251)}.csv`];
      for (const name of names) {
        const file = path.join(folder, name);
        for (const target of [file, vscode.Uri.file(file)]) {
          await exportTo(target);
          assert.deepEqual(await readdir(folder), [name]);
          await rm(file);
        }
      }
    });
  });

  it('keeps who may read it', async () => {
    await inFolder(async (folder) => {
      const target = path.join(folder, 'calls.csv');
      await writeFile(target, 'old', { mode: 0o600 });
      await exportTo(target);
      assert.equal((await lstat(target)).mode & 0o777, 0o600);
    });
  });

  it('is as it was when the export is cancelled at its very end', async () => {
    const contents = new Map([['/folder/calls.csv', new Uint8Array([1])]]);
    const registered = vscode.workspace.registerFileSystemProvider('end-of-test', memoryFiles(contents));
    await inFolder(async (folder) => {
      const local = vscode.Uri.file(path.join(folder, 'calls.csv'));
      await writeFile(local.fsPath, 'old');
      const files = createOpenFiles(createTemporaries(memoryMemento()));
      for (const target of [local, vscode.Uri.parse('end-of-test:/folder/calls.csv')]) {
        const sink = await files.open(target);
        await sink.write('new');
        await assert.rejects(sink.commit(AbortSignal.abort()), { name: 'AbortError' });
        await sink.discard();
      }
      await files.settled();
      assert.equal(await readFile(local.fsPath, 'utf8'), 'old');
      assert.deepEqual(await readdir(folder), ['calls.csv']);
      assert.deepEqual([...contents], [['/folder/calls.csv', new Uint8Array([1])]]);
    });
    registered.dispose();
  });
}
