// The service's own CSV of 100,000 calls beside curl, which fetches the same pages and does nothing else.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmulator } from './support/emulator.ts';
import { fetchAlone } from './support/fetchAlone.ts';
import { inTurn, type Measure, type RunSetup } from './support/measure.ts';
import { openExport } from './support/ours.ts';

/** Times of both, in turn; curl takes the pages one after the other over one connection. */
export async function bench({ isTiny }: RunSetup): Promise<readonly Measure[]> {
  const pages = isTiny ? 3 : 100;
  const emulator = await startEmulator({ calls: pages * 1000, remembers: true });
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-'));
  const { url, accountSid, authToken } = emulator;
  const list = `${url}/2008-08-01/Accounts/${accountSid}/Calls.csv?num=1000&page=[0-${pages - 1}]`;
  const login = `${accountSid}:${authToken}`;
  try {
    const exportCsv = openExport(emulator);
    const target = path.join(folder, 'own.csv');
    const [ownMs = NaN, curlMs = NaN, fetchMs = NaN] = await inTurn(isTiny ? 1 : 5, [
      () => exportCsv(target, 'service'),
      async () => {
        const curl = spawn('curl', ['-sf', '-u', login, '-o', path.join(folder, 'curl#1.csv'), list]);
        const [code] = (await once(curl, 'exit')) as [number];
        assert.equal(code, 0);
      },
      () => fetchAlone(emulator, 'Calls.csv', pages),
    ]);
    const lines = await Promise.all(
      Array.from({ length: pages }, (_, page) => linesOf(folder, `curl${page}`)),
    );
    const [header = ''] = lines[0] ?? [];
    assert.deepEqual(
      (await linesOf(folder, 'own')).toSorted(),
      [header, ...lines.flatMap(([, ...rows]) => rows)].toSorted(),
    );
    return [
      { what: 'ours', value: ownMs, unit: 'ms' },
      { what: 'curl -o', value: curlMs, unit: 'ms' },
      { what: 'fetch alone, read and written by nobody', value: fetchMs, unit: 'ms' },
      { what: 'ours ÷ curl', value: ownMs / curlMs, unit: '×', goal: { most: 1.3 } },
    ];
  } finally {
    emulator.stop();
    await rm(folder, { recursive: true });
  }
}

async function linesOf(folder: string, name: string): Promise<readonly string[]> {
  const csv = await readFile(path.join(folder, `${name}.csv`), 'utf8');
  return csv.split('\r\n').filter((line) => line !== '');
}
