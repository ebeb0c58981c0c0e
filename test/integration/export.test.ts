import assert from 'node:assert/strict';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import * as vscode from 'vscode';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, exampleCall, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { inFolder, leaveMixedAccount, run, signInToMixedAccount } from './support.ts';

interface Exported {
  readonly rows: number;
  readonly expected: number;
  readonly bytes: number;
  readonly target: vscode.Uri;
}

describe('the export', () => {
  let server: SandboxServer;

  before(async () => {
    server = await signInToMixedAccount();
  });

  after(() => leaveMixedAccount(server));

  it('writes every call to a real file and says how many were expected', async () => {
    await inFolder(async (folder) => {
      const target = path.join(folder, 'calls.csv');
      const { rows, expected, bytes } = await run<Exported>('exportCsv', { target });
      assert.deepEqual([rows, expected, bytes], [137, 137, (await stat(target)).size]);
      const records: Record<string, string>[] = parse(await readFile(target), { columns: true });
      assert.equal(records.length, 137);
      assert.ok(
        records.some((record) => record['Sid'] === exampleCall.sid && record['DurationSeconds'] === '14'),
      );
      assert.deepEqual(await readdir(folder), ['calls.csv']);
    });
  });

  it('takes a Uri, and columns in the order asked for', async () => {
    await inFolder(async (folder) => {
      const target = vscode.Uri.file(path.join(folder, 'calls.csv'));
      await run('exportCsv', { target, columns: ['StatusText', 'Sid'] });
      const [header] = (await readFile(target.fsPath, 'utf8')).split('\r\n');
      assert.equal(header, 'StatusText,Sid');
    });
  });

  it('writes only what the filter asks for, whoever can filter it', async () => {
    await inFolder(async (folder) => {
      const target = path.join(folder, 'calls.csv');
      const filters = [
        [{ status: [3, 5] }, 24],
        [{ status: [1] }, 3],
        [{ caller: '+1 (415) 555-0142', startedTo: '2009-01-01' }, 1],
        [{ startedFrom: '2026-11-23T18:58Z', startedTo: '2026-11-23T18:59Z' }, 1],
      ] as const;
      for (const [filter, count] of filters) {
        const { rows, expected } = await run<Exported>('exportCsv', { target, filter, columns: ['Sid'] });
        assert.deepEqual([rows, expected], [count, count], JSON.stringify(filter));
      }
    });
  });

  it('replaces an existing file without asking', async () => {
    await inFolder(async (folder) => {
      const target = path.join(folder, 'calls.csv');
      await writeFile(target, 'old');
      await run('exportCsv', { target });
      assert.notEqual(await readFile(target, 'utf8'), 'old');
    });
  });

  it('leaves an existing file and the folder as they were when the service fails on the way', async () => {
    const failing = await startSandboxServer(failAfter(1));
    await run('signIn', { ...mixedCredentials, apiBaseUrl: failing.url });
    await inFolder(async (folder) => {
      const target = path.join(folder, 'calls.csv');
      await writeFile(target, 'old');
      await assert.rejects(Promise.resolve(run('exportCsv', { target })), /not accept these credentials/);
      assert.equal(await readFile(target, 'utf8'), 'old');
      assert.deepEqual(await readdir(folder), ['calls.csv']);
    });
    await failing.close();
    await run('signIn', { ...mixedCredentials, apiBaseUrl: server.url });
  });

  it('says in a sentence what is wrong with target or columns', async () => {
    const wrong = [
      [{}, /needs a "target"/],
      [{ target: '/no/such/folder/calls.csv' }, /folder of .* does not exist/],
      [{ target: '/tmp/calls.csv', columns: ['Nonsense'] }, /"columns" of an export/],
      [{ target: '/tmp/calls.csv', filter: { startedFrom: 'yesterday' } }, /startedFrom must be/],
    ] as const;
    for (const [argument, reason] of wrong) {
      await assert.rejects(Promise.resolve(run('exportCsv', argument)), reason);
    }
  });
});

/** A service that forgets the credentials after so many answers. */
function failAfter(answers: number): ReturnType<typeof createSandbox> {
  const right = createSandbox({ account: createMixedAccount() });
  let left = answers;
  return (request) => {
    const isSound = left-- > 0;
    return isSound ? right(request) : Promise.resolve(new Response('', { status: 401 }));
  };
}
