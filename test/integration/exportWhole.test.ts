// An export that something comes in the way of, and exports beside other things.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import * as vscode from 'vscode';
import { createSampleAccount } from '../../src/sandbox/sampleAccount.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, exampleCall, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { watchExport, type ExportWatch, type Pressing } from './exportWatch.ts';
import { until } from '../support/until.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { closeQuickInput, eventually, inFolder, leaveMixedAccount, run, withSmallPages } from './support.ts';
import { probedView } from './viewProbe.ts';

/** Something before a page is answered, or the answer. */
type Happening = (request: Request) => unknown;

interface Exported {
  readonly rows: number;
  readonly expected: number;
}

const exportTo = (target: string, more = {}) =>
  Promise.resolve(run<Exported>('exportCsv', { target, ...more }));

for (const tested of versions) {
  describe(`an export of ${tested.version} that is disturbed`, () => disturbed(tested));
}

function disturbed(tested: TestedVersion): void {
  let server: SandboxServer;
  /** What happens when a page behind the first is asked for, or is answered then; pages have 50 calls. */
  let atNextPage: Happening = () => undefined;
  let atFirstPage: Happening = () => undefined;

  const sources = tested.form === 'xml' ? ['decoded', 'service'] : ['decoded'];
  const sandbox = createSandbox({ account: createMixedAccount(), options: only(tested) });
  const answer = async (request: Request): Promise<Response> => {
    const asked = withSmallPages(request);
    const { pathname, searchParams } = new URL(asked.url);
    if (!/\/Calls(?:\.json|\.csv)?$/.test(pathname)) return sandbox(asked);
    const isFirst = (searchParams.get('Page') ?? '0') === '0';
    const answered = await (isFirst ? atFirstPage : atNextPage)(asked);
    return answered instanceof Response ? answered : sandbox(asked);
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
    const large = await startSandboxServer({ account, options: only(tested) });
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

  it('says that a folder has taken the place of its file on the way, and leaves that', async () => {
    await inFolder(async (folder) => {
      const target = path.join(folder, 'calls.csv');
      await writeFile(target, 'old');
      atNextPage = async () => {
        await rm(target, { recursive: true, force: true });
        await mkdir(target);
      };
      await assert.rejects(exportTo(target), /calls\.csv is a folder\. Choose a file/);
      assert.deepEqual(await readdir(folder, { recursive: true }), ['calls.csv']);
    });
  });

  it('is whole though the service refuses each page once for coming too soon', async () => {
    const refused = new Set<string>();
    atNextPage = ({ url }) => {
      if (refused.has(url)) return undefined;
      refused.add(url);
      return new Response('', { status: 429, headers: { 'retry-after': '0' } });
    };
    await inFolder(async (folder) => {
      const { rows, expected } = await exportTo(path.join(folder, 'calls.csv'));
      assert.deepEqual([rows, expected], [137, 137]);
      assert.ok(refused.size > 0);
    });
  });

  it('leaves no file where the service refuses for good, repeats a page, or sends something else', async () => {
    const wrong: readonly (readonly [Happening, RegExp])[] = [
      [() => new Response('', { status: 429, headers: { 'retry-after': '0' } }), /slow down \(429\)/],
      [(request) => sandbox(firstPageOf(request)), /has no end|not what this API sends/],
      [() => new Response('<html>'), /not what this API sends/],
    ];
    await inFolder(async (folder) => {
      for (const source of sources) {
        for (const [answered, why] of wrong) {
          atNextPage = answered;
          await assert.rejects(exportTo(path.join(folder, 'calls.csv'), { source }), why);
          assert.deepEqual(await readdir(folder), []);
        }
      }
    });
  });

  it('hands what it has read to the disk before it has the next page', async () => {
    await inFolder(async (folder) => {
      for (const source of sources) {
        const partial = async () => {
          const name = (await readdir(folder)).find((file) => file.endsWith('.part'));
          return name === undefined ? '' : readFile(path.join(folder, name), 'utf8');
        };
        let written = 0;
        atNextPage = async () => {
          // All but the header comes with a page.
          await until(async () => (written = (await partial()).split('\r\nCA').length - 1) > 0);
        };
        const target = path.join(folder, `${source}.csv`);
        const { rows } = await exportTo(target, { source });
        assert.equal(rows, 137);
        assert.ok(written > 0 && written < 137, `${written} written`);
      }
    });
  });

  it('leaves no file when the network is lost on the way', async () => {
    const lost = await startSandboxServer(answer);
    await run('signIn', { ...mixedCredentials, apiBaseUrl: lost.url });
    await inFolder(async (folder) => {
      atNextPage = () => lost.close();
      const ended = exportTo(path.join(folder, 'calls.csv'));
      await assert.rejects(ended, /Nothing answers at the address|broke the connection off/);
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
      const { view } = probedView();
      const shown = (isShown: boolean) => eventually(() => view.visible === isShown || undefined);
      await vscode.commands.executeCommand('callInspector.calls.focus');
      await shown(true);
      atNextPage = async () => {
        await vscode.commands.executeCommand('workbench.action.closeSidebar');
        await shown(false);
      };
      const { rows, expected } = await exportTo(path.join(folder, 'calls.csv'));
      assert.deepEqual([rows, expected], [137, 137]);
    });
  });

  it('lets the list be refreshed and a call be opened meanwhile', async () => {
    await vscode.commands.executeCommand('callInspector.calls.focus');
    await inFolder(async (folder) => {
      let done = 0;
      atNextPage = async () => {
        if (done++ > 0) return;
        await run('refresh');
        await run('openCall', { callSid: exampleCall.sid });
        done = 100;
      };
      const { rows } = await exportTo(path.join(folder, 'calls.csv'));
      assert.equal(rows, 137);
      assert.ok(done >= 100);
    });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
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
        assert.equal(new Set(records.map((record) => record[tested.sidColumn])).size, 137);
      }
    });
  });
}

/** The same question for the first page. */
function firstPageOf(request: Request): Request {
  const asked = new URL(request.url);
  asked.searchParams.set('Page', '0');
  asked.searchParams.delete('PageToken');
  return new Request(asked, request);
}

/** Bounds the size of each file that this process writes, as the system's own tool does. */
function limitFiles(most: string): void {
  const { status } = spawnSync('prlimit', ['--pid', String(process.pid), `--fsize=${most}:unlimited`]);
  assert.equal(status, 0);
}
