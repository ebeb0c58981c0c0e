// One export in a process of its own, so that what it takes is seen alone.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Emulator } from './emulator.ts';
import { openExport } from './ours.ts';

const exportWord = 'export-once';

/** The most memory that the process had, in MB. */
export async function peakOfExport(emulator: Emulator): Promise<number> {
  const child = fork(fileURLToPath(import.meta.url), [exportWord, JSON.stringify(emulator)]);
  const [megabytes] = (await once(child, 'message')) as [number];
  return megabytes;
}

/** Exports once where this process was started to do so, and says whether it was. */
export async function exportIfAsked(): Promise<boolean> {
  const [word, emulator = ''] = process.argv.slice(2);
  if (word !== exportWord) return false;
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-'));
  await openExport(JSON.parse(emulator) as Emulator)(path.join(folder, 'calls.csv'));
  await rm(folder, { recursive: true });
  process.send?.(process.resourceUsage().maxRSS / 1024);
  process.disconnect();
  return true;
}
