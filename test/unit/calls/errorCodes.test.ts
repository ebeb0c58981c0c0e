import assert from 'node:assert/strict';
import { createErrorCodes } from '../../../src/calls/errorCodes.ts';
import dictionary from '../../../src/calls/errorCodes.json' with { type: 'json' };

/** The files of a product with a translation, and which of them were read. */
function aProduct(files: Readonly<Record<string, unknown>> = { 'errorCodes.json': dictionary }) {
  const asked: string[] = [];
  const read = (file: string): Promise<unknown> => {
    asked.push(file);
    return Promise.resolve(files[file]);
  };
  return { asked, read };
}

const german = { code: 12100, title: 'Titel', meaning: 'Kein XML.', causes: ['Ein Tippfehler'], fixes: [] };

describe('the dictionary of error codes', () => {
  it('explains a code by its meaning, causes and remedies', async () => {
    const explained = await createErrorCodes('en', aProduct().read)(21220);
    assert.equal(explained?.title, 'Invalid call state');
    assert.match(explained.meaning, /not in progress/);
    assert.ok(explained.causes.length > 0 && explained.fixes.length > 0);
  });

  it('has nothing to say of a code that nobody documented', async () => {
    assert.equal(await createErrorCodes('en', aProduct().read)(99999), undefined);
  });

  it('is read once, when the first code is asked for', async () => {
    const { asked, read } = aProduct();
    const explainCode = createErrorCodes('en', read);
    assert.deepEqual(asked, []);
    await Promise.all([explainCode(12100), explainCode(13214)]);
    await explainCode(11200);
    assert.deepEqual(asked, ['errorCodes.json']);
  });

  it('speaks the language of the editor as far as it is translated, and English beyond', async () => {
    const files = { 'errorCodes.json': dictionary, 'errorCodes.de.json': [german] };
    const explainCode = createErrorCodes('de', aProduct(files).read);
    assert.deepEqual(await explainCode(12100), german);
    assert.match((await explainCode(21220))?.meaning ?? '', /not in progress/);
  });

  it('leaves out entries of another shape, and asks for no file by a language that is none', async () => {
    const broken = [{ ...german, causes: 'none' }, null, 7, { code: 11200 }];
    const files = { 'errorCodes.json': dictionary, 'errorCodes.de.json': broken };
    assert.match((await createErrorCodes('de', aProduct(files).read)(12100))?.meaning ?? '', /XML/);
    const { asked, read } = aProduct();
    await createErrorCodes('../../de', read)(12100);
    assert.deepEqual(asked, ['errorCodes.json']);
  });

  it('is read again after it could not be read', async () => {
    let isThere = false;
    const explainCode = createErrorCodes('en', () => Promise.resolve(isThere ? dictionary : undefined));
    assert.equal(await explainCode(12100), undefined);
    isThere = true;
    assert.equal((await explainCode(12100))?.code, 12100);
  });

  it('has each code once, with a title and a meaning', () => {
    assert.equal(dictionary.length, 144);
    assert.equal(new Set(dictionary.map(({ code }) => code)).size, dictionary.length);
    for (const { code, title, meaning } of dictionary) assert.ok(title && meaning, String(code));
  });
});
