// @ts-check
// `npm start`: a real VS Code with the packaged extension on its sample account. The profile is
// kept in .vscode-test/start until that folder is deleted.
import { spawn } from 'node:child_process';
import { access, cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages, installVscode, parts, runEntry } from './install.js';
import { startProcessGroup } from './processGroup.js';
import { cleanEnvironment, freePort, installExtensions, quietSettings, waitForAnswer } from './server.js';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));

const profile = path.resolve('.vscode-test/start');
const dataDir = path.join(profile, 'data');
const extensionsDir = path.join(profile, 'extensions');
const workspace = path.join(profile, 'workspace');
const opener = path.resolve('test/vscode/sample/opener');
// The opener acts once for each value of this.
const env = { ...cleanEnvironment(dataDir), CALL_INSPECTOR_START: String(Date.now()) };

await runEntry(async () => {
  await installPackages();
  // A copy, since what is exported there is proposed to be beside what is there.
  await cp('test/vscode/sample/workspace', workspace, { recursive: true });
  return process.argv.includes('--desktop') ? startDesktop() : startServerBuild();
});

async function startServerBuild() {
  await installVscode();
  await keepOrWrite(path.join(dataDir, 'User/settings.json'), JSON.stringify(quietSettings, undefined, 2));
  await keepOrWrite(path.join(profile, 'config.yaml'), 'auth: none\n');
  await installExtensions(await packageExtensions(), dataDir, extensionsDir);

  const preferredPort = 4020;
  const port = await freePort(preferredPort);
  const url = `http://127.0.0.1:${port}/`;
  const group = startProcessGroup(
    parts.node,
    [
      ...[parts.codeServer, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
      ...['--config', path.join(profile, 'config.yaml'), '--user-data-dir', dataDir],
      ...['--extensions-dir', extensionsDir, '--disable-workspace-trust', '--disable-telemetry'],
      ...['--disable-update-check', '--ignore-last-opened', workspace],
    ],
    { env },
  );
  await waitForAnswer(`${url}healthz`, group);
  console.log(`\nVS Code with Call Inspector on its sample account: ${url}\nCtrl+C ends it.`);
  openInBrowser(url);
  const code = await group.exited;
  await group.stop();
  console.error(`VS Code ended by itself:\n${group.output()}`);
  return code;
}

async function startDesktop() {
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  await import('../../esbuild.js');
  const executable = process.env['VSCODE_PATH'] ?? (await downloadAndUnzipVSCode());
  const group = startProcessGroup(
    executable,
    [
      ...[workspace, '--wait', '--disable-workspace-trust', '--skip-release-notes'],
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...[`--user-data-dir=${dataDir}`, `--extensions-dir=${extensionsDir}`],
      ...[`--extensionDevelopmentPath=${process.cwd()}`, `--extensionDevelopmentPath=${opener}`],
    ],
    { env, stdio: 'inherit' },
  );
  const code = await group.exited;
  await group.stop();
  return code;
}

/** Makes the two .vsix files; making the product's builds it. */
async function packageExtensions() {
  const { createVSIX } = await import('@vscode/vsce');
  const group = startProcessGroup('npm', ['run', '--silent', 'package'], { env: process.env });
  if ((await group.exited) !== 0) throw new Error(`The extension was not packaged:\n${group.output()}`);
  await group.stop();
  const openerVsix = path.join(profile, 'opener.vsix');
  await createVSIX({
    ...{ cwd: opener, packagePath: openerVsix },
    ...{ dependencies: false, allowMissingRepository: true, skipLicense: true },
  });
  return [path.resolve('call-inspector.vsix'), openerVsix];
}

/**
 * @param {string} file
 * @param {string} content
 */
async function keepOrWrite(file, content) {
  await mkdir(path.dirname(file), { recursive: true });
  await access(file).catch(() => writeFile(file, content));
}

/**
 * Only where there is a display; without a program for it the printed address is enough.
 * @param {string} url
 */
function openInBrowser(url) {
  if (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return;
  spawn('xdg-open', [url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
