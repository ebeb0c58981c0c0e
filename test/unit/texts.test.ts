import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import bundle from '../../l10n/bundle.l10n.json' with { type: 'json' };

describe('the texts that a person sees', () => {
  it('are all in the bundle that translators get, and nothing else is', async function () {
    this.timeout(60_000);
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => ({ extension: '.ts', contents: readFileSync(path.join('src', file), 'utf8') }));
    const texts = await getL10nJson(sources);
    assert.deepEqual(Object.keys(bundle).sort(), Object.keys(texts).sort(), 'run: npm run l10n');
  });
});
