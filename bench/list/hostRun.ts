// Starts a real VS Code on the extension of this checkout, with inHost.ts in its extension host.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { installVscode } from '../../test/vscode/install.js';
import { serviceVariable } from './facts.ts';

/** Measures there, against the emulator at an address, and prints the figures; whether they are good enough. */
export async function measureInHost(serviceUrl: string): Promise<boolean> {
  await installVscode();
  const inHost = path.resolve('dist/bench/inHost.cjs');
  await esbuild.build({
    entryPoints: ['bench/list/inHost.ts'],
    outfile: inHost,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    logLevel: 'warning',
  });
  await mkdir('.vscode-test', { recursive: true });
  const profile = await mkdtemp(path.resolve('.vscode-test/bench-'));
  try {
    const host = spawn(
      process.execPath,
      [
        'test/vscode/code.js',
        `--user-data-dir=${path.join(profile, 'data')}`,
        `--extensions-dir=${path.join(profile, 'extensions')}`,
        `--extensionDevelopmentPath=${process.cwd()}`,
        `--extensionTestsPath=${inHost}`,
      ],
      { stdio: 'inherit', env: { ...process.env, [serviceVariable]: serviceUrl } },
    );
    const [code] = (await once(host, 'exit')) as [number | null];
    return code === 0;
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}
