// @ts-check
// The server of the pinned VS Code: starts it, and installs extensions for it.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parts } from './install.js';
import { startProcessGroup } from './processGroup.js';

/** Settings that keep VS Code quiet: nothing opens by itself, nothing asks the network. */
export const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'update.mode': 'none',
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'git.enabled': false,
  'window.autoDetectColorScheme': false,
};

/**
 * Starts the server on a free loopback port and waits until it answers.
 * @param {object} options
 * @param {string} options.dataDir
 * @param {string} options.extensionsDir
 * @param {string[]} [options.flags] further flags of the server
 * @param {Record<string, string>} [options.env] what the extension host finds in its environment
 */
export async function startServer({ dataDir, extensionsDir, flags = [], env = {} }) {
  const port = await freePort();
  const group = startProcessGroup(
    parts.node,
    [
      ...[parts.serverMain, '--host', '127.0.0.1', '--port', String(port)],
      ...['--without-connection-token', '--accept-server-license-terms', '--telemetry-level', 'off'],
      ...['--server-data-dir', dataDir, '--extensions-dir', extensionsDir, ...flags],
    ],
    // No gallery: what is tested must not depend on the network.
    { env: { ...cleanEnvironment(dataDir), EXTENSIONS_GALLERY: '{}', ...env } },
  );
  const url = `http://127.0.0.1:${port}`;
  await waitForAnswer(`${url}/version`, group);
  return { url, stop: group.stop };
}

/**
 * Installs packaged extensions the way a person would who has the file.
 * @param {string[]} vsixFiles
 * @param {string} dataDir
 * @param {string} extensionsDir
 */
export async function installExtensions(vsixFiles, dataDir, extensionsDir) {
  const group = startProcessGroup(
    parts.node,
    [
      ...[parts.serverMain, ...vsixFiles.flatMap((file) => ['--install-extension', file]), '--force'],
      ...['--server-data-dir', dataDir, '--extensions-dir', extensionsDir, '--accept-server-license-terms'],
    ],
    { env: cleanEnvironment(dataDir) },
  );
  const code = await group.exited;
  await group.stop();
  if (code !== 0) throw new Error(`The extension was not installed: ${group.output()}`);
}

/**
 * Reads the settings of the person who uses this data folder of the server.
 * @param {string} dataDir
 * @returns {Promise<Record<string, unknown>>}
 */
export async function readSettings(dataDir) {
  return JSON.parse(await readFile(settingsFile(dataDir), 'utf8'));
}

/**
 * Writes the settings of the person who uses this data folder of the server. Those of machine scope
 * count only in a file of their own, so all of the extension's go there too.
 * @param {string} dataDir
 * @param {Record<string, unknown>} settings
 */
export async function writeSettings(dataDir, settings) {
  const own = Object.entries(settings).filter(([name]) => name.startsWith('callInspector.'));
  await writeJson(settingsFile(dataDir), settings);
  await writeJson(path.join(dataDir, 'data/Machine/settings.json'), Object.fromEntries(own));
}

/**
 * @param {string} file
 * @param {object} content
 */
async function writeJson(file, content) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(content, undefined, 2));
}

/** @param {string} dataDir */
function settingsFile(dataDir) {
  return path.join(dataDir, 'data/User/settings.json');
}

/**
 * Waits until an address answers with success, and fails at once if the server ended.
 * @param {string} url
 * @param {import('./processGroup.js').ProcessGroup} group
 */
export async function waitForAnswer(url, group) {
  const patienceMs = 60_000;
  const stepMs = 100;
  let hasEnded = false;
  group.exited.then(
    () => (hasEnded = true),
    () => (hasEnded = true),
  );
  for (const untilMs = Date.now() + patienceMs; Date.now() < untilMs && !hasEnded;) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await delay(stepMs);
  }
  await group.stop();
  throw new Error(`VS Code's server did not start:\n${group.output()}`);
}

/**
 * The environment without what another VS Code or Node left there, with loopback reached directly
 * where a proxy is set, and with caches and logs in the data folder instead of the home folder.
 * @param {string} dataDir
 * @returns {NodeJS.ProcessEnv}
 */
export function cleanEnvironment(dataDir) {
  const foreign = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|CODE_SERVER_|TWILIO_)/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  const loopback = '127.0.0.1,localhost';
  const direct = process.env['NO_PROXY'] ? `${process.env['NO_PROXY']},${loopback}` : loopback;
  return {
    ...Object.fromEntries(kept),
    NO_PROXY: direct,
    no_proxy: direct,
    XDG_CACHE_HOME: path.join(dataDir, 'cache'),
    XDG_DATA_HOME: path.join(dataDir, 'share'),
  };
}

/**
 * A port that was free a moment ago; the wanted one where it is.
 * @param {number} [wanted]
 * @returns {Promise<number>}
 */
export function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (wanted === 0 ? reject(error) : resolve(freePort())));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : wanted));
    });
  });
}
