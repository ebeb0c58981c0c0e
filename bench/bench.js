// `npm run bench -- page` bundles bench/page.ts and runs it; without a name it runs every case.
// A case exports `bench()`, which prints its figures and says whether they are good enough.
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

// What runs in a VS Code runs what is built.
await import('../esbuild.js');

const folder = import.meta.dirname;
const files = await readdir(folder);
const known = files.filter((file) => file.endsWith('.ts')).map((file) => path.basename(file, '.ts'));
const wanted = process.argv.length > 2 ? process.argv.slice(2) : known;
const outdir = path.join(folder, '../dist/bench');
await mkdir(outdir, { recursive: true });

for (const name of wanted) {
  if (!known.includes(name)) {
    console.error(`There is no bench/${name}.ts: ${known.join(', ')}`);
    process.exitCode = 1;
    continue;
  }
  const outfile = path.join(outdir, `${name}.mjs`);
  await esbuild.build({
    entryPoints: [path.join(folder, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  const { bench } = await import(pathToFileURL(outfile).href);
  if (!(await bench())) process.exitCode = 1;
}
