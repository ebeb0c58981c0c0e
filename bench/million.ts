// An export of 1,000,000 calls, read back by another reader of CSV and compared with what the emulator has.
import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse';
import { startEmulator, type Sums } from './support/emulator.ts';
import { tookMs, type Measure, type RunSetup } from './support/measure.ts';
import { openExport } from './support/ours.ts';

/** Fails where one call, second or hundredth of a cent is missing or there twice. */
export async function bench({ isTiny }: RunSetup): Promise<readonly Measure[]> {
  const calls = isTiny ? 3000 : 1_000_000;
  const emulator = await startEmulator({ calls });
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-'));
  try {
    const target = path.join(folder, 'calls.csv');
    const exportCsv = openExport(emulator);
    const ms = await tookMs(async () => {
      const { rows, expected } = await exportCsv(target);
      assert.deepEqual([rows, expected], [calls, calls]);
    });
    const found = await readBack(target);
    assert.deepEqual(found, await emulator.sums());
    return [
      { what: 'calls, read back', value: found.calls, unit: '' },
      { what: 'sum of durations, as the emulator’s', value: found.seconds, unit: 's' },
      { what: 'sum of prices, as the emulator’s', value: found.price / 100_000, unit: 'USD' },
      { what: 'time, emulator included', value: ms / 1000, unit: 's' },
    ];
  } finally {
    emulator.stop();
    await rm(folder, { recursive: true });
  }
}

/** A call that is there twice counts once, so that it shows. */
async function readBack(file: string): Promise<Sums> {
  const sids = new Set<string>();
  let [seconds, price] = [0, 0];
  const records = createReadStream(file).pipe(parse({ columns: true, record_delimiter: '\r\n' }));
  for await (const record of records as AsyncIterable<Readonly<Record<string, string>>>) {
    sids.add(record['Sid'] ?? '');
    seconds += Number(record['DurationSeconds']);
    price += Math.round(Number(record['PriceAmount']) * 100_000);
  }
  return { calls: sids.size, seconds, price };
}
