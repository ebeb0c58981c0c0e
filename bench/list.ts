// Loading 100,000 calls page by page into the view of a real VS Code: heap per call, a page early and late, and
// the longest task of its extension host.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { RunSetup } from './support/measure.ts';
import { serve } from './list/emulator.ts';
import { measureInHost } from './list/hostRun.ts';

const [, , word, calls, apiVersion] = process.argv;
if (word === 'serve') void serve(Number(calls), apiVersion === '2010-04-01' ? apiVersion : '2008-08-01');

/** Prints the figures; good when all goals are met. */
export async function bench({ apiVersion, isTiny }: RunSetup): Promise<boolean> {
  // The emulator is a process of its own, so that only the extension's work is measured.
  const emulator = fork(fileURLToPath(import.meta.url), ['serve', isTiny ? '3000' : '100000', apiVersion]);
  try {
    const [port] = (await once(emulator, 'message')) as [number];
    return await measureInHost(`http://127.0.0.1:${port}`);
  } finally {
    emulator.kill();
  }
}
