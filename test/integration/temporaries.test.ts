// What is left of an export whose process was killed, and what is none of it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { createOpenFiles } from '../../src/files/openFiles.ts';
import { createTemporaries } from '../../src/files/temporaries.ts';
import { memoryFiles, memoryMemento } from './memory.ts';
import { eventually, inFolder } from './support.ts';

const keyOf = (name: string) => `callInspector.temporary.${name}`;

describe('temporary files', () => {
  it('are taken away when the process that wrote them is gone, and no others', async () => {
    await inFolder(async (folder) => {
      const state = memoryMemento();
      const gone = spawnSync(process.execPath, ['--version']).pid;
      const entries = [
        [`.${'a'.repeat(32)}.part`, { host: hostname(), pid: gone }],
        [`.${'b'.repeat(32)}.part`, { host: hostname(), pid: process.pid }],
        [`.${'c'.repeat(32)}.part`, { host: 'another-machine.example.com', pid: gone }],
        ['notes.txt', { host: hostname(), pid: gone }],
      ] as const;
      for (const [name, owner] of entries) {
        const file = path.join(folder, name);
        await writeFile(file, 'x');
        await state.update(keyOf(name), { uri: vscode.Uri.file(file).toString(), ...owner });
      }
      await writeFile(path.join(folder, `.${'d'.repeat(32)}.part`), 'of somebody else');
      // As each start of the extension does.
      createOpenFiles(createTemporaries(state));
      await eventually(() => state.get(keyOf(`.${'a'.repeat(32)}.part`)) === undefined || undefined);
      const left = ['b', 'c', 'd'].map((letter) => `.${letter.repeat(32)}.part`);
      assert.deepEqual((await readdir(folder)).sort(), [...left, 'notes.txt']);
      assert.equal(state.get(keyOf(`.${'a'.repeat(32)}.part`)), undefined);
    });
  });

  it('are no failure of a file that is whole where they cannot be forgotten', async () => {
    const contents = new Map<string, Uint8Array>();
    const registered = vscode.workspace.registerFileSystemProvider('list-of-test', memoryFiles(contents));
    await inFolder(async (folder) => {
      const state = memoryMemento();
      const files = createOpenFiles(
        createTemporaries({
          ...state,
          update: (key, value) =>
            value === undefined ? Promise.reject(new Error('The state is full.')) : state.update(key, value),
        }),
      );
      for (const target of [
        vscode.Uri.file(path.join(folder, 'calls.csv')),
        vscode.Uri.parse('list-of-test:/folder/calls.csv'),
      ]) {
        const sink = await files.open(target);
        await sink.write('new');
        assert.equal(await sink.commit(new AbortController().signal), 3);
      }
      await files.settled();
      assert.equal(await readFile(path.join(folder, 'calls.csv'), 'utf8'), 'new');
      assert.deepEqual([await readdir(folder), [...contents.keys()]], [['calls.csv'], ['/folder/calls.csv']]);
    });
    registered.dispose();
  });

  it('are remembered exactly while they are there', async () => {
    await inFolder(async (folder) => {
      const state = memoryMemento();
      const remembered = () => state.keys().filter((key) => state.get(key) !== undefined);
      const files = createOpenFiles(createTemporaries(state));
      for (const end of ['commit', 'discard'] as const) {
        const sink = await files.open(vscode.Uri.file(path.join(folder, 'calls.csv')));
        const temporary = (await readdir(folder)).filter((name) => name.endsWith('.part'));
        assert.deepEqual(remembered(), temporary.map(keyOf));
        await sink.write('x');
        await sink[end](new AbortController().signal);
        assert.deepEqual([remembered(), await readdir(folder)], [[], ['calls.csv']]);
      }
      const nowhere = vscode.Uri.file(path.join(folder, 'nowhere', 'calls.csv'));
      await assert.rejects(files.open(nowhere), /does not exist/);
      assert.deepEqual(remembered(), []);
    });
  });
});
