// Makes every bundle: the extension for the host, the script of the page, and the tests.
// `node esbuild.js` builds once, `--watch` keeps building, `--production` minifies and omits
// source maps and tests and writes the texts of the package: that is what the package holds.
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { writeReadme, writeThirdPartyNotices } from './packageTexts.js';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  // The licences stand in ThirdPartyNotices.txt.
  legalComments: 'none',
  logLevel: 'warning',
  loader: { '.json': 'json' },
};

/** @type {import('esbuild').BuildOptions} */
const host = {
  ...shared,
  entryPoints: { extension: 'src/extension.ts' },
  outdir: 'dist',
  platform: 'node',
  // Modules, so that what is imported where it is needed is a file of its own, read only then.
  format: 'esm',
  splitting: true,
  chunkNames: 'host/[name]-[hash]',
  target: 'node22',
  external: ['vscode'],
  // Its form for Node requires `fs`, which a module cannot, to read bundles that VS Code hands over anyway.
  alias: { '@vscode/l10n': './node_modules/@vscode/l10n/dist/browser.js' },
};

/** @type {import('esbuild').BuildOptions} */
const page = {
  ...shared,
  entryPoints: ['media/callPage.ts', 'media/callPage.css'],
  outdir: 'dist',
  platform: 'browser',
  format: 'iife',
  target: 'es2023',
  tsconfig: 'media/tsconfig.json',
};

/**
 * Tests are CommonJS, as the extension host loads them by `require`. What the product is made of
 * is bundled as it is for the product; only the tools of the tests stay outside.
 * @param {string[]} entryPoints
 * @returns {import('esbuild').BuildOptions}
 */
const tests = (entryPoints) => ({
  ...shared,
  entryPoints,
  outbase: 'test',
  outdir: 'dist/test',
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: [
    ...['vscode', 'mocha', 'playwright-core', 'axe-core', '@vscode/test-electron', '@vscode/l10n-dev'],
    ...['eslint', 'typescript', 'typescript-eslint', 'esbuild', 'twilio'],
  ],
});

/** Every test and every test entry, found by name so that no list has to be kept. */
async function testEntries() {
  const files = await readdir('test', { recursive: true });
  return files
    .filter((file) => /\.test\.ts$|^(integration|e2e|sandbox)\/(index|run|serve)\.ts$/.test(file))
    .map((file) => path.join('test', file));
}

await rm('dist', { recursive: true, force: true });
await mkdir('dist/codicons', { recursive: true });
for (const file of ['codicon.css', 'codicon.ttf']) {
  await cp(path.join('node_modules/@vscode/codicons/dist', file), path.join('dist/codicons', file));
}

// Data, read when it is needed: the dictionary of codes and its translations.
for (const file of await readdir('src/calls')) {
  if (!/^errorCodes.*\.json$/.test(file)) continue;
  const entries = JSON.parse(await readFile(path.join('src/calls', file), 'utf8'));
  await writeFile(path.join('dist', file), JSON.stringify(entries));
}

if (production) {
  const results = await Promise.all(
    [host, page].map((options) => esbuild.build({ ...options, metafile: true })),
  );
  const metafiles = results.map(({ metafile }) => metafile);
  await writeReadme('dist/README.md');
  await writeThirdPartyNotices('dist/ThirdPartyNotices.txt', metafiles, ['@vscode/codicons']);
} else {
  for (const options of [host, page, tests(await testEntries())]) {
    if (watch) await (await esbuild.context(options)).watch();
    else await esbuild.build(options);
  }
}
