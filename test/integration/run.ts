// Starts VS Code on the extension of this checkout with the integration tests. The pinned VS Code
// made of npm packages is used unless VSCODE_PATH names one that is installed here, or --desktop
// asks for the desktop build, which @vscode/test-electron downloads.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';

async function run(): Promise<void> {
  const root = process.cwd();
  await mkdir('.vscode-test', { recursive: true });
  const profile = await mkdtemp(path.join(root, '.vscode-test/integration-'));
  try {
    await runTests({
      vscodeExecutablePath: await executable(root),
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(root, 'dist/test/integration/index.cjs'),
      launchArgs: [
        path.join(root, 'test/vscode/sample/workspace'),
        `--user-data-dir=${path.join(profile, 'data')}`,
        `--extensions-dir=${path.join(profile, 'extensions')}`,
      ],
    });
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

async function executable(root: string): Promise<string> {
  if (process.env['VSCODE_PATH']) return process.env['VSCODE_PATH'];
  if (process.argv.includes('--desktop')) return downloadAndUnzipVSCode();
  return path.join(root, 'test/vscode/code.js');
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
