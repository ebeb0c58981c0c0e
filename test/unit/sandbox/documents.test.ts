// That the sandbox answers the documents' examples, as the fixtures hold them, element for element.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createSandbox } from '../../../src/sandbox/sandbox.ts';
import { ask, readXml } from './contract.ts';
import { contractAccount, sids } from './contractAccount.ts';

const examples: readonly (readonly [
  fixture: string,
  path: string,
  form?: Readonly<Record<string, string>>,
])[] = [
  ['call', `Calls/${sids.example}`],
  ['calls', 'Calls?Caller=4156767925'],
  ['callByApi', `Calls/${sids.complete}`],
  ['recordings', `Calls/${sids.complete}/Recordings`],
  ['notification', `Notifications/${sids.failure}`],
  ['notifications', 'Notifications?Log=0'],
  ['refusal', 'Calls', { Caller: '4155550100' }],
  ['notFound', 'Calls/CAnone'],
];

describe("the documents' examples", () => {
  for (const [fixture, path, form] of examples) {
    it(`are answered as ${fixture}.xml has them`, async () => {
      const sandbox = createSandbox({ account: contractAccount() });
      const contract = { says: fixture, path, status: 200, ...(form ? { form } : {}) };
      const answered = readXml(await (await ask(sandbox, 'https://api.example.com', contract)).text());
      const printed = readXml(await readFile(`test/fixtures/2008-08-01/${fixture}.xml`, 'utf8'));
      assert.deepEqual(answered.firstElements, printed.firstElements);
      for (const [name, texts] of printed.texts) {
        // The examples are of several accounts, the sandbox's answers of one.
        if (name !== 'AccountSid') assert.deepEqual(answered.texts.get(name), texts, name);
      }
      // The examples are extracts of longer lists: what they count cannot be compared, its form can.
      for (const name of printed.attributes.keys())
        assert.match(answered.attributes.get(name) ?? '', /^\d+$/);
    });
  }
});
