// Exporting 100,000 calls beside what somebody writes with the service's own library.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SandboxVersion } from '../src/sandbox/options.ts';
import { startEmulator } from './support/emulator.ts';
import { fetchAlone } from './support/fetchAlone.ts';
import { inTurn, type Measure, type RunSetup } from './support/measure.ts';
import { openExport, openReading } from './support/ours.ts';
import { exportWithLibrary } from './support/peer.ts';

/** Over loopback as fast as it goes. */
export function bench({ isTiny, apiVersion }: RunSetup): Promise<readonly Measure[]> {
  const size = { calls: isTiny ? 2500 : 100_000, rounds: isTiny ? 1 : 5 };
  return compare({ ...size, apiVersion, delayMs: 0, least: 3 });
}

/** Calls a second of both, in turn, and their ratio. */
export async function compare({
  apiVersion,
  calls,
  rounds,
  delayMs,
  least,
}: {
  readonly apiVersion: SandboxVersion;
  readonly calls: number;
  readonly rounds: number;
  readonly delayMs: number;
  readonly least: number;
}): Promise<readonly Measure[]> {
  const emulator = await startEmulator({ apiVersion, calls, delayMs, remembers: true });
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-'));
  try {
    const exportCsv = openExport(emulator);
    const readCalls = openReading(emulator);
    const [ownFile, peerFile] = [path.join(folder, 'own.csv'), path.join(folder, 'peer.csv')];
    let peerRows = 0;
    const [ownMs = NaN, peerMs = NaN, readMs = NaN, fetchMs = NaN] = await inTurn(rounds, [
      async () => {
        const { rows, expected } = await exportCsv(ownFile);
        assert.deepEqual([rows, expected], [calls, calls]);
      },
      async () => {
        peerRows = await exportWithLibrary(emulator, peerFile);
      },
      () => readCalls(),
      () => fetchAlone(emulator, 'Calls', calls / 1000),
    ]);
    // 2010-04-01 lists segments as calls, so the library's file has more rows: those of ours among them.
    const sids = new Set(sidsOf(await readFile(peerFile, 'utf8')));
    assert.ok(sidsOf(await readFile(ownFile, 'utf8')).every((sid) => sids.has(sid)));
    const perSecond = (ms: number) => (calls / ms) * 1000;
    const [own, peer] = [perSecond(ownMs), (peerRows / peerMs) * 1000];
    return [
      { what: 'ours', value: own, unit: 'calls/s' },
      { what: 'twilio-node, calls.each', value: peer, unit: 'calls/s' },
      { what: 'ours, read and not written', value: perSecond(readMs), unit: 'calls/s' },
      { what: 'fetch alone, read by nobody', value: perSecond(fetchMs), unit: 'calls/s' },
      { what: 'ours ÷ twilio-node', value: own / peer, unit: '×', goal: { least } },
    ];
  } finally {
    emulator.stop();
    await rm(folder, { recursive: true });
  }
}

function sidsOf(csv: string): readonly string[] {
  return csv
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.slice(0, 34));
}
