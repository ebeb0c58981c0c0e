// Loading 100,000 calls page by page into the view of a real VS Code: heap per call, a page early and late, and
// the longest task of its extension host.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { serve } from './list/emulator.ts';
import { measureInHost } from './list/hostRun.ts';

if (process.argv[2] === 'serve') void serve();

/** Prints the figures; good when all goals are met. */
export async function bench(): Promise<boolean> {
  // The emulator is a process of its own, so that only the extension's work is measured.
  const emulator = fork(fileURLToPath(import.meta.url), ['serve']);
  try {
    const [port] = (await once(emulator, 'message')) as [number];
    return await measureInHost(`http://127.0.0.1:${port}`);
  } finally {
    emulator.kill();
  }
}
