import assert from 'node:assert/strict';
import { explainCode } from '../../../src/calls/errorCodes.ts';
import dictionary from '../../../src/calls/errorCodes.json' with { type: 'json' };

describe('the dictionary of error codes', () => {
  it('explains a code by its meaning, causes and remedies', async () => {
    const explained = await explainCode(21220);
    assert.equal(explained?.title, 'Invalid call state');
    assert.match(explained.meaning, /not in progress/);
    assert.ok(explained.causes.length > 0 && explained.fixes.length > 0);
  });

  it('has nothing to say of a code that nobody documented', async () => {
    assert.equal(await explainCode(99999), undefined);
  });

  it('has each code once, with a title and a meaning', () => {
    assert.equal(new Set(dictionary.map(({ code }) => code)).size, dictionary.length);
    for (const { code, title, meaning } of dictionary) assert.ok(title && meaning, String(code));
  });
});
