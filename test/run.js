// @ts-check
// `npm test`: installs what is missing, runs the tiers that are asked for (all of them without
// arguments) and ends with how many passed and failed. Only Node is needed to start it.
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages, installVscode, runEntry } from './vscode/install.js';
import { startProcessGroup } from './vscode/processGroup.js';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

// The longest first.
const checks = [
  ...['eslint .', 'prettier --check --log-level warn .', 'tsc -p .', 'tsc -p media', 'knip'],
  // That they still run, and that what they write is right; nothing is timed.
  'node bench/bench.js --tiny page export memory million',
];
// A test that failed may have left something open: that must not hold the run up.
const mocha = 'mocha --exit --forbid-only --forbid-pending --reporter test/support/countReporter.js';
// Two files at a time, each in a process of its own, also where there are more processors: that is what
// the time limits are made for.
const inParallel = `${mocha} --parallel --jobs 2`;
const tiers = {
  // Some read 100,000 calls, which takes a busy machine its time.
  unit: `${inParallel} --timeout 20000 "dist/test/unit/**/*.test.cjs"`,
  integration: 'node dist/test/integration/run.cjs',
  e2e: `${inParallel} --timeout 60000 --slow 10000 "dist/test/e2e/**/*.test.cjs"`,
};

const named = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
/** @param {string} tier */
const isWanted = (tier) => named.length === 0 || named.includes(tier);
const unknown = named.filter((name) => name !== 'check' && !(name in tiers));
if (unknown.length > 0) {
  console.error(`There is no tier ${unknown.join(', ')}: use check, unit, integration or e2e.`);
  process.exit(1);
}
const isDesktop = process.argv.includes('--desktop') || 'VSCODE_PATH' in process.env;

/**
 * Runs a command line in a group of its own, so that nothing that it started is left behind.
 * @param {string} title
 * @param {string} command
 * @param {Record<string, string>} [env]
 * @returns {Promise<boolean>} whether it ended well and in time
 */
async function step(title, command, env = {}) {
  // The longest takes half of it where nothing else runs.
  const limitMs = 10 * 60_000;
  const patienceMs = 10_000;
  console.log(`\n--- ${title}: ${command}`);
  const startedMs = Date.now();
  const binaries = path.resolve('node_modules/.bin');
  const all = { ...process.env, PATH: `${binaries}${path.delimiter}${process.env['PATH'] ?? ''}`, ...env };
  const group = startProcessGroup('sh', ['-c', command], { env: all, stdio: 'inherit', patienceMs });
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, limitMs, 'late')));
  const end = await Promise.race([group.exited, late]);
  clearTimeout(timer);
  await group.stop();
  const seconds = Math.round((Date.now() - startedMs) / 1000);
  if (end === 'late') console.error(`${title} was ended after ${seconds} s.`);
  else console.log(`--- ${title} ${end === 0 ? 'done' : 'FAILED'} in ${seconds} s`);
  return end === 0;
}

/**
 * Runs a tier of tests. One that ran no test failed, and so did one that ended badly though its
 * tests passed.
 * @param {keyof typeof tiers} tier
 * @param {string} countsFile
 */
async function runTier(tier, countsFile) {
  await rm(countsFile, { force: true });
  const flags = tier === 'integration' && process.argv.includes('--desktop') ? ' --desktop' : '';
  const isGood = await step(tier, tiers[tier] + flags, { CALL_INSPECTOR_COUNTS: countsFile });
  /** @type {{ passed: number, failed: number }} */
  const counts = JSON.parse(await readFile(countsFile, 'utf8').catch(() => '{"passed":0,"failed":0}'));
  if (counts.passed + counts.failed === 0) console.error(`${tier}: no test ran to its end.`);
  const isSilentFailure = counts.failed === 0 && (!isGood || counts.passed === 0);
  return { passed: counts.passed, failed: counts.failed + (isSilentFailure ? 1 : 0) };
}

/** @param {boolean} isGood */
const one = (isGood) => ({ passed: isGood ? 1 : 0, failed: isGood ? 0 : 1 });

/** Runs the checks two at a time: none writes what another reads. */
async function runChecks() {
  const waiting = [...checks];
  const lane = async () => {
    const results = [];
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      results.push(one(await step(check, check)));
    }
    return results;
  };
  return (await Promise.all([lane(), lane()])).flat();
}

async function runAll() {
  await installPackages();
  if ((isWanted('integration') && !isDesktop) || isWanted('e2e')) await installVscode();
  await mkdir('test-results', { recursive: true });
  const results = isWanted('check') ? await runChecks() : [];
  // The package first: making it empties dist, which the tests then need whole.
  if (isWanted('e2e')) {
    await rm('call-inspector.vsix', { force: true });
    if (!(await step('package', 'npm run --silent package'))) results.push(one(false));
  }
  const wanted = /** @type {const} */ (['unit', 'integration', 'e2e']).filter(isWanted);
  if (wanted.length > 0 && !(await step('build', 'node esbuild.js'))) results.push(one(false));
  const folder = await mkdtemp('test-results/counts-');
  for (const tier of wanted) results.push(await runTier(tier, path.resolve(folder, 'counts.json')));
  await rm(folder, { recursive: true });

  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

await runEntry(runAll);
