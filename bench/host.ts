// What an export does to the extension host of a real VS Code: its longest task, and how late timers are.
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { installVscode } from '../test/vscode/install.js';
import { startEmulator } from './support/emulator.ts';
import type { Measure } from './support/measure.ts';
import { makePackage } from './support/package.ts';

/** Medians of several exports of 100,000 calls by the extension as it ships. */
export async function bench(): Promise<readonly Measure[]> {
  await installVscode();
  await makePackage();
  await mkdir('.vscode-test', { recursive: true });
  const profile = await mkdtemp(path.resolve('.vscode-test/bench-'));
  const emulator = await startEmulator({ calls: 100_000, remembers: true });
  const said = path.join(profile, 'said.json');
  try {
    await runTests({
      vscodeExecutablePath: process.env['VSCODE_PATH'] ?? path.resolve('test/vscode/code.js'),
      extensionDevelopmentPath: process.cwd(),
      extensionTestsPath: path.resolve('test-results/bench/inHost.cjs'),
      extensionTestsEnv: { BENCH_HOST: JSON.stringify({ ...emulator, said, folder: profile }) },
      launchArgs: [
        path.resolve('test/vscode/sample/workspace'),
        `--user-data-dir=${path.join(profile, 'data')}`,
        `--extensions-dir=${path.join(profile, 'extensions')}`,
      ],
    });
    const { longestMs, p99Ms, seconds } = JSON.parse(await readFile(said, 'utf8')) as Readonly<
      Record<'longestMs' | 'p99Ms' | 'seconds', number>
    >;
    return [
      { what: 'longest task', value: longestMs, unit: 'ms', goal: { most: 50 } },
      { what: 'event-loop delay, 99 of 100', value: p99Ms, unit: 'ms', goal: { most: 16 } },
      { what: 'export of 100,000 calls in the host', value: seconds, unit: 's' },
    ];
  } finally {
    emulator.stop();
    await rm(profile, { recursive: true, force: true });
  }
}
