// Documents spoilt by chance: FUZZ_DOCUMENTS says how many, FUZZ_SEED which.
import assert from 'node:assert/strict';
import { ServiceError, UnreadableAnswer } from '../../../src/api/errors.ts';
import * as readers from '../../../src/api/reading/readers2008.ts';
import { readXml } from '../../../src/api/xml.ts';
import { leastCpuMs } from './cpuTime.ts';
import { createChance, mutated } from './mutations.ts';
import { factsOfSaxes } from './saxesFacts.ts';
import { fixture, script } from './scripted.ts';

const documents = Number(process.env.FUZZ_DOCUMENTS ?? 20_000);
const seed = Number(process.env.FUZZ_SEED ?? 20080801);

const corpus = [
  ['call', 'Call', readers.readCall],
  ['calls', 'Call', readers.readCalls],
  ['callByApi', 'Call', readers.readCall],
  ['recordings', 'Recording', readers.readRecordings],
  ['notification', 'Notification', readers.readNotification],
  ['notifications', 'Notification', readers.readNotifications],
  ['refusal', 'RestException', readers.readRefusal],
].map(([name, item, read]) => ({
  text: fixture(String(name)),
  item: String(item),
  read: read as (text: string) => unknown,
}));

/** The value, or `undefined` for an answer that is refused; every other error fails the test. */
function valueOf<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableAnswer) return undefined;
    throw error;
  }
}

/** The facts, or `undefined` for an answer that is refused. */
function factsOf(text: string, item: string): ReturnType<typeof factsOfSaxes> {
  return valueOf(() => {
    const { attributes, fields, items } = readXml(text, item);
    return { attributes, fields, items };
  });
}

describe('readers', () => {
  it('give the values of saxes for the examples of the documents', () => {
    for (const { text, item } of corpus) {
      const facts = factsOf(text, item);
      assert.ok(facts);
      assert.deepEqual(facts, factsOfSaxes(text, item));
    }
  });

  it(`end with a value or a typed error on ${documents} spoilt documents, within 100 ms of work`, async function () {
    this.timeout(Math.max(60_000, documents * 20));
    const limitMs = 100;
    const chance = createChance(seed);
    let values = 0;
    let judged = 0;
    for (let index = 0; index < documents; index++) {
      const { text, item, read } = corpus[index % corpus.length] ?? assert.fail();
      const spoilt = mutated(text, chance);
      const where = () => `FUZZ_SEED=${seed}, document ${index}: ${spoilt}`;
      const startMs = performance.now();
      if (valueOf(() => read(spoilt)) !== undefined) values++;
      // What is quick on the wall needs no second look.
      if (performance.now() - startMs > limitMs) {
        assert.ok((await leastCpuMs(limitMs, () => valueOf(() => read(spoilt)))) < limitMs, where());
      }
      const facts = factsOf(spoilt, item);
      // A comment in front of the first field takes the quick way out of play.
      const slowly = factsOf(spoilt.replace(`<${item}>`, `<${item}><!---->`), item);
      assert.deepEqual(facts, slowly, where());
      // fast-xml-parser takes U+FEFF for a space, so that a name with it is refused.
      if (/\S\ufeff/.test(spoilt)) continue;
      judged++;
      assert.deepEqual(facts, factsOfSaxes(spoilt, item), where());
    }
    assert.ok(values > documents / 10 && values < documents, `${values} values`);
    assert.ok(judged > documents / 2, `${judged} judged`);
  });

  it('make a ServiceError of every spoilt document that the client is sent', async () => {
    const chance = createChance(seed + 1);
    const { text } = corpus[1] ?? assert.fail();
    const { client } = script([() => new Response(mutated(text, chance))]);
    for (let index = 0; index < 300; index++) {
      const outcome: unknown = await client.listSegments('CA1').catch((error: unknown) => error);
      if (outcome instanceof Error) assert.ok(outcome instanceof ServiceError, outcome.stack);
    }
  }).timeout(60_000);
});
