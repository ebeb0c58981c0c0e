import assert from 'node:assert/strict';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import * as vscode from 'vscode';
import { createAccount } from '../../src/sandbox/store.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, exampleCall, mixedCredentials, mixedTotal } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { memoryFiles } from './memory.ts';
import { inFolder, leaveMixedAccount, run, signInToMixedAccount, withSmallPages } from './support.ts';

interface Exported {
  readonly rows: number;
  readonly expected: number;
  readonly changed: number;
  readonly bytes: number;
  readonly target: vscode.Uri;
}

for (const tested of versions) describe(`the export of ${tested.version}`, () => exportOf(tested));

function exportOf(tested: TestedVersion): void {
  const { sidColumn } = tested;
  let server: SandboxServer;

  before(async () => {
    server = await signInToMixedAccount(only(tested));
  });

  after(() => leaveMixedAccount(server));

  it('writes every call to a real file and says how many were expected', async () => {
    await inFolder(async (folder) => {
      const target = path.join(folder, 'calls.csv');
      const { rows, expected, bytes } = await run<Exported>('exportCsv', { target });
      assert.deepEqual([rows, expected, bytes], [mixedTotal, mixedTotal, (await stat(target)).size]);
      const records: Record<string, string>[] = parse(await readFile(target), { columns: true });
      assert.equal(records.length, mixedTotal);
      assert.ok(
        records.some((record) => record[sidColumn] === exampleCall.sid && record['DurationSeconds'] === '14'),
      );
      assert.deepEqual(await readdir(folder), ['calls.csv']);
    });
  });

  it('writes the header and nothing else for an account without calls, and one row for one call', async () => {
    for (const calls of [[], [exampleCall]]) {
      const account = createAccount({ ...mixedCredentials, calls });
      const small = await startSandboxServer({ account, options: only(tested) });
      await run('signIn', { ...mixedCredentials, apiBaseUrl: small.url });
      await inFolder(async (folder) => {
        const target = path.join(folder, 'calls.csv');
        for (const source of tested.form === 'xml' ? ['decoded', 'service'] : ['decoded']) {
          const { rows, expected } = await run<Exported>('exportCsv', { target, source });
          assert.deepEqual([rows, expected], [calls.length, calls.length]);
          const [header, ...records]: string[][] = parse(await readFile(target));
          assert.equal(header?.[0], sidColumn);
          assert.deepEqual(
            records.map(([sid]) => sid),
            calls.map(({ sid }) => sid),
          );
        }
      });
      await small.close();
    }
    await run('signIn', { ...mixedCredentials, apiBaseUrl: server.url });
  });

  it('takes a Uri, and columns in the order asked for', async () => {
    await inFolder(async (folder) => {
      const target = vscode.Uri.file(path.join(folder, 'calls.csv'));
      await run('exportCsv', { target, columns: ['StatusText', sidColumn] });
      const [header] = (await readFile(target.fsPath, 'utf8')).split('\r\n');
      assert.equal(header, `StatusText,${sidColumn}`);
    });
  });

  it('writes only what the filter asks for, whoever can filter it', async () => {
    await inFolder(async (folder) => {
      const target = path.join(folder, 'calls.csv');
      const filters = [
        [{ status: [3, 5] }, 24],
        [{ status: [1] }, 3],
        [{ caller: '+1 (415) 555-0142', direction: 'inbound', startedTo: '2009-01-01' }, 1],
        [{ caller: '4155550142' }, 2],
        [{ startedFrom: '2026-11-23T18:58Z', startedTo: '2026-11-23T18:59Z' }, 1],
      ] as const;
      for (const [filter, count] of filters) {
        const { rows, expected } = await run<Exported>('exportCsv', { target, filter, columns: [sidColumn] });
        assert.deepEqual([rows, expected], [count, count], JSON.stringify(filter));
      }
    });
  });

  it('begins with a byte order mark, and has the segments of each call behind it, where that is asked for', async () => {
    await inFolder(async (folder) => {
      const target = path.join(folder, 'calls.csv');
      const { segmentColumn } = tested;
      const { rows, expected } = await run<Exported>('exportCsv', {
        ...{ target, byteOrderMark: true, segments: true, columns: [sidColumn, segmentColumn] },
      });
      assert.deepEqual([rows, expected], [138, 138]);
      const bytes = await readFile(target);
      assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
      const records: Record<string, string>[] = parse(bytes, { columns: true, bom: true });
      const at = records.findIndex((record) => record[sidColumn] === exampleCall.sid);
      const { callSid, callSegmentSid = exampleCall.sid } = tested.segment;
      assert.deepEqual(
        records.slice(at, at + 2).map((record) => [record[sidColumn], record[segmentColumn]]),
        [
          [exampleCall.sid, ''],
          [callSid, callSegmentSid],
        ],
      );
    });
  });

  it("writes the service's own CSV byte for byte, or says that there is none", async () => {
    await inFolder(async (folder) => {
      const target = path.join(folder, 'calls.csv');
      const asked = run<Exported>('exportCsv', { target, source: 'service' });
      if (tested.form === 'json') {
        await assert.rejects(Promise.resolve(asked), /This service has no CSV of its own/);
        return;
      }
      const { rows, expected } = await asked;
      assert.deepEqual([rows, expected], [137, 137]);
      const { accountSid, authToken } = mixedCredentials;
      const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
      const url = `${server.url}/2008-08-01/Accounts/${accountSid}/Calls.csv?num=1000`;
      const own = await fetch(url, { headers: { authorization } });
      assert.equal(await readFile(target, 'utf8'), await own.text());
    });
  });

  it("says that the service's own CSV cannot be filtered here", async () => {
    await inFolder(async (folder) => {
      const target = path.join(folder, 'calls.csv');
      const filter = { status: [3, 5] };
      const asked = Promise.resolve(run('exportCsv', { target, source: 'service', filter }));
      await assert.rejects(asked, /cannot filter like this|no CSV of its own/);
      assert.deepEqual(await readdir(folder), []);
    });
  });

  it('counts the calls that changed after they were written, and writes each once', async () => {
    const account = createMixedAccount();
    const answer = createSandbox({ account, options: only(tested) });
    let isTouched = false;
    const moving = await startSandboxServer((request) => {
      // Between the first page and the second, the first call and one on the second page are touched.
      if (!isTouched && /\/Calls(\.json)?\?.*\bPage=[1-9]/.test(request.url)) {
        isTouched = true;
        for (const at of [0, 120])
          account.changeCall(`CA${at.toString(16).padStart(32, '0')}`, { price: '-1' });
      }
      return answer(withSmallPages(request));
    });
    await run('signIn', { ...mixedCredentials, apiBaseUrl: moving.url });
    await inFolder(async (folder) => {
      const target = path.join(folder, 'calls.csv');
      const { rows, expected, changed } = await run<Exported>('exportCsv', { target });
      const records: Record<string, string>[] = parse(await readFile(target), { columns: true });
      assert.deepEqual(
        [rows, expected, new Set(records.map((record) => record[sidColumn])).size],
        [mixedTotal, mixedTotal, mixedTotal],
      );
      assert.ok(changed >= 1, `${changed} changed`);
    });
    await moving.close();
    await run('signIn', { ...mixedCredentials, apiBaseUrl: server.url });
  });

  it('writes to a target that is no local file, whole or not at all', async () => {
    const files = new Map<string, Uint8Array>();
    const registered = vscode.workspace.registerFileSystemProvider('memory-of-test', memoryFiles(files));
    try {
      const target = vscode.Uri.parse('memory-of-test:/folder/calls.csv');
      const { rows, bytes } = await run<Exported>('exportCsv', { target, columns: [sidColumn] });
      assert.deepEqual([rows, [...files.keys()]], [mixedTotal, ['/folder/calls.csv']]);
      assert.equal(files.get('/folder/calls.csv')?.length, bytes);
      const failing = await startSandboxServer(failAfter(tested, 1));
      await run('signIn', { ...mixedCredentials, apiBaseUrl: failing.url });
      const before = files.get('/folder/calls.csv');
      await assert.rejects(Promise.resolve(run('exportCsv', { target })), /not accept these credentials/);
      assert.deepEqual([[...files.keys()], files.get('/folder/calls.csv')], [['/folder/calls.csv'], before]);
      await failing.close();
    } finally {
      registered.dispose();
      await run('signIn', { ...mixedCredentials, apiBaseUrl: server.url });
    }
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
    const failing = await startSandboxServer(failAfter(tested, 1));
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
}

/** A service that forgets the credentials after so many answers. */
function failAfter(tested: TestedVersion, answers: number): ReturnType<typeof createSandbox> {
  const right = createSandbox({ account: createMixedAccount(), options: only(tested) });
  let left = answers;
  return (request) => {
    // Where the other version is looked for first, that is absent.
    if (!request.url.includes(tested.version)) return right(request);
    const isSound = left-- > 0;
    return isSound ? right(request) : Promise.resolve(new Response('', { status: 401 }));
  };
}
