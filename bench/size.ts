// What the package holds: what the host reads at once, what it reads later, and the whole, minified as it ships.
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Measure } from './support/measure.ts';
import { makePackage, packageFile } from './support/package.ts';

/** Packs the extension and weighs it; 1 KB is 1,000 bytes. */
export async function bench(): Promise<readonly Measure[]> {
  await makePackage();
  const parts = (await readdir('dist/host')).map((name) => path.join('dist/host', name));
  // The first does nothing but wait for the second.
  const starts = [
    'dist/extension.js',
    ...parts.filter((file) => path.basename(file).startsWith('inspector')),
  ];
  const atOnce = new Set(
    (await Promise.all(starts.map((file) => importedBy(file)))).flatMap((files) => [...files]),
  );
  const later = parts.filter((file) => !atOnce.has(file));
  const isNamed = (name: string) => (file: string) => path.basename(file).startsWith(name);
  const isEmulator = isNamed('inProcess');
  const isFormats = isNamed('numberFormats');
  const goal = { most: 200 };
  return [
    { what: 'host, read when the view opens', value: await weigh([...atOnce]), unit: 'KB', goal },
    {
      what: 'host, read with a command',
      value: await weigh(later.filter((file) => !isEmulator(file) && !isFormats(file))),
      unit: 'KB',
    },
    { what: 'host, the emulator', value: await weigh(later.filter(isEmulator)), unit: 'KB', goal },
    {
      what: 'host, numbers of other countries',
      value: await weigh(later.filter(isFormats)),
      unit: 'KB',
    },
    { what: 'page', value: await weigh(['dist/callPage.js']), unit: 'KB' },
    { what: packageFile, value: await weigh([packageFile]), unit: 'KB', goal: { most: 1000 } },
  ];
}

/** A file and all that it imports before it runs. */
async function importedBy(file: string, found = new Set<string>()): Promise<ReadonlySet<string>> {
  found.add(file);
  const text = await readFile(file, 'utf8');
  for (const [, name = ''] of text.matchAll(/\b(?:from|import)\s*"(\.[^"]+)"/g)) {
    const imported = path.join(path.dirname(file), name);
    if (!found.has(imported)) await importedBy(imported, found);
  }
  return found;
}

async function weigh(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}
