// What the package holds: each bundle minified, as it ships, and the whole.
import { stat } from 'node:fs/promises';
import { makePackage, packageFile } from './support/package.ts';
import type { Measure } from './support/measure.ts';

const bundles = ['extension.cjs', 'sandbox.cjs', 'callPage.js'];

/** Packs the extension and weighs it; 1 KB is 1,000 bytes. */
export async function bench(): Promise<readonly Measure[]> {
  await makePackage();
  const kilobytes = async (file: string) => (await stat(file)).size / 1000;
  const sizes = await Promise.all(bundles.map((name) => kilobytes(`dist/${name}`)));
  return [
    ...bundles.map((name, at) => ({
      ...{ what: name, value: sizes[at] ?? NaN, unit: 'KB' },
      ...(name === 'extension.cjs' ? { goal: { most: 200 } } : {}),
    })),
    { what: packageFile, value: await kilobytes(packageFile), unit: 'KB', goal: { most: 1000 } },
  ];
}
