#!/usr/bin/env node
// @ts-check
// Stands in for the desktop build of VS Code where that cannot be downloaded: takes the arguments
// that @vscode/test-electron passes, runs the tests in the extension host of the server build with
// a browser as its window, prints their console and exits with their code.
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format, parseArgs } from 'node:util';
import { openBrowser } from './browser.js';
import { quietSettings, startServer, writeSettings } from './server.js';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));

// Not strict: what only the desktop build understands (--no-sandbox …) is accepted and ignored.
const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
    extensionTestsPath: { type: 'string' },
    extensionDevelopmentPath: { type: 'string', multiple: true },
  },
});

/** @param {keyof typeof values} name */
const valuesOf = (name) => [values[name] ?? []].flat().map(String);

/** @param {'user-data-dir' | 'extensions-dir' | 'extensionTestsPath'} name */
function required(name) {
  const [value] = valuesOf(name);
  if (!value) {
    console.error(`--${name} is missing: this launcher only runs tests of an extension.`);
    process.exit(1);
  }
  return path.resolve(value);
}

const dataDir = required('user-data-dir');
const testsPath = required('extensionTestsPath');
mkdirSync('test-results', { recursive: true });
const workbenchLog = createWriteStream('test-results/integration-workbench.log');
await writeSettings(dataDir, quietSettings);
const server = await startServer({
  dataDir,
  extensionsDir: required('extensions-dir'),
  // Without the driver the workbench ignores the two extension paths of the payload.
  flags: ['--enable-smoke-test-driver', '--disable-workspace-trust'],
});
const { context, page } = await openBrowser(path.join(dataDir, 'browser'));

/** @type {Promise<number>} */
const exited = new Promise((resolve) => {
  page.on('crash', () => {
    console.error('The page of the workbench crashed.');
    resolve(1);
  });
  void page.exposeFunction('codeAutomationExit', resolve);
});
await page.exposeFunction('codeAutomationLog', print);

await page.goto(address(server.url));
const code = await exited;
if (code !== 0) console.error('What the workbench said is in test-results/integration-workbench.log.');
await context.close();
await server.stop();
process.exit(code);

/** @param {string} url */
function address(url) {
  /** @param {string} file */
  const remote = (file) =>
    pathToFileURL(file).href.replace('file://', `vscode-remote://${new URL(url).host}`);
  const payload = [
    ...valuesOf('extensionDevelopmentPath').map((folder) => [
      'extensionDevelopmentPath',
      remote(path.resolve(folder)),
    ]),
    ['extensionTestsPath', remote(testsPath)],
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  const [folder] = positionals;
  if (folder) query.set('folder', path.resolve(folder));
  return `${url}/?${query}`;
}

/**
 * Prints what the tests print, which they mark. What the workbench says besides, with much about
 * native parts that the server build lacks, goes to a file.
 * @param {string} level
 * @param {unknown[]} values
 */
function print(level, [first, ...rest]) {
  const mark = '\u2063';
  if (typeof first === 'string' && first.startsWith(mark)) console.log(first.slice(mark.length), ...rest);
  else workbenchLog.write(`${level}: ${format(first, ...rest)}\n`);
}
