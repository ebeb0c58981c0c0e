// Runs in the extension host of VS Code: exports, and watches the event loop meanwhile.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { median, tookMs } from './measure.ts';
import { watchTasks } from '../list/tasks.ts';

interface Asked {
  readonly url: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly folder: string;
  readonly said: string;
}

const rounds = 3;

/** What VS Code calls. Both ways to watch are used in turn, for each costs time of its own. */
export async function run(): Promise<void> {
  const { url, said, folder, ...login } = JSON.parse(process.env['BENCH_HOST'] ?? '') as Asked;
  await vscode.commands.executeCommand('callInspector.signIn', {
    ...login,
    apiBaseUrl: url,
    apiVersion: '2008-08-01',
  });
  const target = path.join(folder, 'calls.csv');
  const exportCsv = async () => {
    const { rows } = await vscode.commands.executeCommand<{ rows: number }>('callInspector.exportCsv', {
      target,
    });
    assert.equal(rows, 100_000);
  };
  await exportCsv();
  const [longest, p99, took]: number[][] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    const tasks = watchTasks();
    await exportCsv();
    longest?.push(tasks.longestMs());
    tasks.end();
    const delays = monitorEventLoopDelay({ resolution: 1 });
    delays.enable();
    took?.push(await tookMs(exportCsv));
    delays.disable();
    p99?.push(delays.percentile(99) / 1e6);
  }
  const [longestMs, p99Ms, ms = NaN] = [longest, p99, took].map((values = []) => median(values));
  await writeFile(said, JSON.stringify({ longestMs, p99Ms, seconds: ms / 1000 }));
}
