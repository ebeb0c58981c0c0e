import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from '../support/filesBelow.ts';

describe('a version of the API', () => {
  it('is named in the code by its dialect and the list of them, and compared nowhere', async () => {
    const files = (await filesBelow('src')).map((file) => path.relative('.', file).replaceAll('\\', '/'));
    const ours = files.filter(
      (file) => file.endsWith('.ts') && !/^src\/(api\/dialects|sandbox)\//.test(file),
    );
    const naming: string[] = [];
    for (const file of ours) if (/'20\d\d-\d\d-\d\d'/.test(await readFile(file, 'utf8'))) naming.push(file);
    // What was kept before there was a choice, and what the built-in account speaks.
    assert.deepEqual(naming.toSorted(), ['src/account/accounts.ts', 'src/account/connect.ts']);
  });
});
