// @ts-check
// `npm run bench` runs every case, `npm run bench -- NAME …` some: each in a process of its own. It prints
// one table and writes test-results/bench.json. `--tiny` only shows that the cases still run; `--version V`
// has the cases about calls speak another version of the API.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';

/**
 * The cases, a line each: the file in this folder whose `bench` resolves to its figures, or prints them
 * itself and resolves to whether they are good enough.
 * @type {Record<string, string>}
 */
const cases = {
  page: 'page.ts',
  list: 'list.ts',
  export: 'export.ts',
  'export-slow': 'exportSlow.ts',
  'service-csv': 'serviceCsv.ts',
  memory: 'memory.ts',
  million: 'million.ts',
  'page-open': 'page-open.ts',
  host: 'host.ts',
  activation: 'activation.ts',
  size: 'size.ts',
  drive: 'drive.ts',
};
/** Takes ten minutes, so it is run only by its name. */
const onlyNamed = ['drive'];

/** @typedef {import('./support/measure.ts').Measure} Measure */
/** @typedef {{ name: string, measures: readonly Measure[], isGood: boolean, hasFailed: boolean, seconds: number }} Outcome */

const root = path.resolve(import.meta.dirname, '..');
const outdir = path.join(root, 'test-results/bench');
const usualVersion = '2008-08-01';
const { values: flags, positionals: named } = parseArgs({
  options: { tiny: { type: 'boolean', default: false }, version: { type: 'string', default: usualVersion } },
  allowPositionals: true,
});
const isTiny = flags.tiny;
/** The cases that speak any version; the others speak the usual one. */
const ofAnyVersion = ['page', 'list', 'export', 'export-slow'];
/** @param {string} name */
const isOfVersion = (name) => flags.version === usualVersion || ofAnyVersion.includes(name);

/** What runs in the extension host is a file of its own, and has the real VS Code. */
async function bundleInHost() {
  await esbuild.build({
    entryPoints: [path.join(import.meta.dirname, 'support/inHost.ts')],
    outfile: path.join(outdir, 'inHost.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    logLevel: 'warning',
  });
}

/** @param {string} name */
async function bundle(name) {
  const outfile = path.join(outdir, `${name}.mjs`);
  await esbuild.build({
    stdin: {
      contents: `
        import { bench } from './${cases[name]}';
        import { serveIfAsked } from './support/emulator.ts';
        import { exportIfAsked } from './support/exportOnce.ts';
        if (process.argv.length === 2) process.send(await bench({ isTiny: ${isTiny}, apiVersion: ${JSON.stringify(flags.version)} }));
        else if (!(await serveIfAsked())) await exportIfAsked();`,
      resolveDir: import.meta.dirname,
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    alias: { vscode: path.join(import.meta.dirname, 'support/vscode.ts') },
    // The stand-in lacks what the export does not touch.
    logOverride: { 'import-is-undefined': 'silent' },
    logLevel: 'warning',
  });
  return outfile;
}

/**
 * @param {string} name
 * @returns {Promise<Outcome>}
 */
async function run(name) {
  const startMs = performance.now();
  const child = fork(await bundle(name), { cwd: root });
  /** @type {readonly Measure[] | boolean | undefined} */
  let said;
  child.on('message', (/** @type {readonly Measure[] | boolean} */ message) => {
    said = message;
    child.disconnect();
  });
  const [code] = await once(child, 'exit');
  const seconds = Math.round((performance.now() - startMs) / 1000);
  const measures = typeof said === 'object' ? said : [];
  const isGood = typeof said === 'object' ? said.every(isMet) : said === true;
  return { name, measures, isGood, seconds, hasFailed: code !== 0 || said === undefined };
}

/** @param {Measure} measure */
function isMet({ value, goal }) {
  if (!goal) return true;
  return 'most' in goal ? value <= goal.most : value >= goal.least;
}

/** @param {number} value */
const shown = (value) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 });

/** @param {Outcome} outcome */
function rowsOf({ name, measures, isGood, hasFailed }) {
  if (hasFailed) return [[name, 'failed', '', '', 'not met']];
  if (measures.length === 0) return [[name, 'as printed above', '', '', isGood ? 'met' : 'not met']];
  return measures.map((measure) => {
    const { what, value, unit, goal } = measure;
    const wanted = goal && ('most' in goal ? `≤ ${shown(goal.most)}` : `≥ ${shown(goal.least)}`);
    const said = isTiny || !goal ? '' : isMet(measure) ? 'met' : 'not met';
    return [name, what, `${shown(value)} ${unit}`, wanted ?? '', said];
  });
}

/** @param {string[][]} rows */
function table(rows) {
  const all = [['case', 'measured', 'value', 'goal', ''], ...rows];
  const widths = all[0]?.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0))) ?? [];
  const line = (/** @type {string[]} */ row) =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = all;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

const unknown = named.filter((name) => !Object.hasOwn(cases, name));
if (unknown.length > 0) {
  console.error(`There is no case ${unknown.join(', ')}: use ${Object.keys(cases).join(', ')}.`);
  process.exit(1);
}
const versions = readdirSync(path.join(root, 'test/fixtures'));
if (!versions.includes(flags.version)) {
  console.error(`There is no version ${flags.version}: use ${versions.join(' or ')}.`);
  process.exit(1);
}
const foreign = named.filter((name) => !isOfVersion(name));
if (foreign.length > 0) {
  console.error(`${foreign.join(', ')} speaks ${usualVersion} alone.`);
  process.exit(1);
}
await mkdir(outdir, { recursive: true });
await bundleInHost();
/** @type {Outcome[]} */
const outcomes = [];
const usual = Object.keys(cases).filter((name) => !onlyNamed.includes(name) && isOfVersion(name));
// What runs in a VS Code runs what is built.
if (!isTiny) await import('../esbuild.js');
for (const name of named.length > 0 ? named : usual) {
  const outcome = await run(name);
  console.error(`${name}: ${outcome.hasFailed ? 'failed' : 'measured'} in ${outcome.seconds} s`);
  outcomes.push(outcome);
}
const [{ model } = { model: 'unknown' }] = cpus();
const machine = `${cpus().length} × ${model}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`;
console.log(`${machine}\n\n${table(outcomes.flatMap(rowsOf))}`);
await writeFile(
  path.join(root, 'test-results/bench.json'),
  `${JSON.stringify({ machine, isTiny, cases: outcomes }, undefined, 2)}\n`,
);
process.exitCode = outcomes.every(({ hasFailed, isGood }) => !hasFailed && (isTiny || isGood)) ? 0 : 1;
