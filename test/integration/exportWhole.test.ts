// An export that something comes in the way of, and exports beside other things.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import * as vscode from 'vscode';
import { createSampleAccount } from '../../src/sandbox/sampleAccount.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { watchExport, type ExportWatch, type Pressing } from './exportWatch.ts';
import { closeQuickInput, inFolder, leaveMixedAccount, run, withSmallPages } from './support.ts';

interface Exported {
  readonly rows: number;
  readonly expected: number;
}

const exportTo = (target: string) => Promise.resolve(run<Exported>('exportCsv', { target }));

describe('an export that is disturbed', () => {
  let server: SandboxServer;
  /** What happens when a page behind the first is asked for; pages have 50 calls. */
  let atNextPage: () => unknown = () => undefined;
  let atFirstPage: () => unknown = () => undefined;

  const sandbox = createSandbox({ account: createMixedAccount() });
  const answer = async (request: Request): Promise<Response> => {
    const asked = withSmallPages(request);
    const { pathname, searchParams } = new URL(asked.url);
    if (pathname.endsWith('/Calls'))
      await ((searchParams.get('Page') ?? '0') === '0' ? atFirstPage : atNextPage)();
    return sandbox(asked);
  };

  before(async () => {
    server = await startSandboxServer(answer);
    await run('signIn', { ...mixedCredentials, apiBaseUrl: server.url });
  });

  afterEach(() => {
    atNextPage = atFirstPage = () => undefined;
  });

  after(() => leaveMixedAccount(server));

  it('leaves an existing file as it was, and nothing else, when the disk is full', async () => {
    const { accountSid, authToken } = mixedCredentials;
    const account = createSampleAccount({ accountSid, authToken, calls: 5000, now: () => Date.now() });
    const large = await startSandboxServer({ account });
    await run('signIn', { ...mixedCredentials, apiBaseUrl: large.url });
    await inFolder(async (folder) => {
      const target = path.join(folder, 'calls.csv');
      await writeFile(target, 'old');
      // No file of this process may grow beyond 1 MB, which its logs do not reach: as on a full disk, the
      // system refuses to write on.
      limitFiles('1048576');
      try {
        await assert.rejects(exportTo(target), /The disk is full, so nothing was written to .*calls\.csv/);
      } finally {
        limitFiles('unlimited');
      }
      assert.equal(await readFile(target, 'utf8'), 'old');
      assert.deepEqual(await readdir(folder), ['calls.csv']);
    });
    await large.close();
    await run('signIn', { ...mixedCredentials, apiBaseUrl: server.url });
  });

  it('says that the folder is gone when it went on the way', async () => {
    await inFolder(async (folder) => {
      const target = path.join(folder, 'calls.csv');
      atNextPage = () => rm(folder, { recursive: true, force: true });
      await assert.rejects(exportTo(target), /The folder of .* does not exist/);
      await assert.rejects(readdir(folder), { code: 'ENOENT' });
    });
  });

  it('leaves no file when the network is lost on the way', async () => {
    const lost = await startSandboxServer(answer);
    await run('signIn', { ...mixedCredentials, apiBaseUrl: lost.url });
    await inFolder(async (folder) => {
      atNextPage = () => lost.close();
      await assert.rejects(exportTo(path.join(folder, 'calls.csv')), /./);
      assert.deepEqual(await readdir(folder), []);
    });
    await run('signIn', { ...mixedCredentials, apiBaseUrl: server.url });
  });

  it('leaves an existing file as it was, and nothing else, wherever it is cancelled', async () => {
    await inFolder(async (folder) => {
      const target = path.join(folder, 'calls.csv');
      await writeFile(target, 'old');
      const stages: readonly ((cancel: () => void) => Pressing)[] = [
        (cancel) => ((atFirstPage = cancel), {}),
        (cancel) => ((atNextPage = cancel), {}),
        (cancel) => ({ onUpdate: cancel }),
      ];
      for (const cancelAt of stages) {
        const watch: ExportWatch = watchExport(cancelAt(() => watch.cancel()));
        assert.equal(await exportTo(target), undefined);
        watch.dispose();
        atNextPage = atFirstPage = () => undefined;
        assert.deepEqual(watch.ends, []);
        assert.equal(await readFile(target, 'utf8'), 'old');
        assert.deepEqual(await readdir(folder), ['calls.csv']);
      }
    });
  });

  it('asks the service for nothing when it is left at the first question', async () => {
    const asked = server.requests.length;
    assert.equal(await closeQuickInput(run('exportCsv')), undefined);
    assert.equal(server.requests.length, asked);
  });

  it('says that its account was left, and leaves no file, when that happens on the way', async () => {
    const { accountSid } = mixedCredentials;
    for (const leave of [() => run('signOut', { accountSid }), () => run('openSampleAccount')]) {
      await inFolder(async (folder) => {
        atNextPage = leave;
        await assert.rejects(
          exportTo(path.join(folder, 'calls.csv')),
          /its account was left\. No file was written/,
        );
        assert.deepEqual(await readdir(folder), []);
      });
      atNextPage = () => undefined;
      await run('signIn', { ...mixedCredentials, apiBaseUrl: server.url });
    }
  });

  it('goes on while the view is hidden', async () => {
    await inFolder(async (folder) => {
      await vscode.commands.executeCommand('callInspector.calls.focus');
      atNextPage = () => vscode.commands.executeCommand('workbench.action.closeSidebar');
      const { rows, expected } = await exportTo(path.join(folder, 'calls.csv'));
      assert.deepEqual([rows, expected], [137, 137]);
    });
  });

  it('runs beside another, also to the same file, each whole', async () => {
    await inFolder(async (folder) => {
      const [one, other] = [path.join(folder, 'one.csv'), path.join(folder, 'other.csv')];
      const ended = await Promise.all([one, other, one].map(exportTo));
      assert.deepEqual(
        ended.map(({ rows }) => rows),
        [137, 137, 137],
      );
      assert.deepEqual((await readdir(folder)).sort(), ['one.csv', 'other.csv']);
      for (const file of [one, other]) {
        const records: Record<string, string>[] = parse(await readFile(file), { columns: true });
        assert.equal(new Set(records.map((record) => record['Sid'])).size, 137);
      }
    });
  });
});

/** Bounds the size of each file that this process writes, as the system's own tool does. */
function limitFiles(most: string): void {
  const { status } = spawnSync('prlimit', ['--pid', String(process.pid), `--fsize=${most}:unlimited`]);
  assert.equal(status, 0);
}
