// Documents spoilt by chance: FUZZ_DOCUMENTS says how many, FUZZ_SEED which.
import assert from 'node:assert/strict';
import { XMLParser } from 'fast-xml-parser';
import { ServiceError, UnreadableAnswer } from '../../../src/api/errors.ts';
import * as readers from '../../../src/api/reading/readers2008.ts';
import type { XmlAnswer } from '../../../src/api/xml.ts';
import { readXml } from '../../../src/api/xml.ts';
import { createChance, mutated } from './mutations.ts';
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

const oracle = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  attributeNamePrefix: '@',
  alwaysCreateTextNode: true,
  preserveOrder: true,
});

type Ordered = readonly Readonly<Record<string, unknown>>[];

/** The same facts from fast-xml-parser's full parse, for a document that is well-formed: it takes others too. */
function factsOfOracle(text: string, item: string): Pick<XmlAnswer, 'fields' | 'items'> {
  const root = (oracle.parse(text) as Ordered).find((node) => 'TwilioResponse' in node)
    ?.TwilioResponse as Ordered;
  const [answer] = elementsOf(root);
  const children = elementsOf(answer?.children ?? []);
  const textsOf = (elements: ReturnType<typeof elementsOf>) =>
    Object.fromEntries(elements.map(({ name, children: inner }) => [name, textOf(inner)]));
  return {
    fields: textsOf(children.filter(({ name }) => name !== item)),
    items: children
      .filter(({ name }) => name === item)
      .map(({ children: inner }) => textsOf(elementsOf(inner))),
  };
}

function elementsOf(nodes: Ordered): readonly { readonly name: string; readonly children: Ordered }[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text' && !key.startsWith('?'));
    return name === undefined ? [] : [{ name, children: node[name] as Ordered }];
  });
}

function textOf(nodes: Ordered): string {
  const partOf = (node: Ordered[number]) =>
    '#text' in node
      ? String(node['#text'])
      : elementsOf([node])
          .map(({ children }) => textOf(children))
          .join('');
  return nodes.map(partOf).join('');
}

/** What fast-xml-parser reads in another way on purpose: it leaves numeric references, and knows no rule of line ends. */
const isReadAlike = (text: string) =>
  !/&#|\r|<!\[CDATA\[|<[^>]*<|[\ufeff\0\ufffe\ud800]|__proto__/.test(text);

describe('readers', () => {
  it('give the values of fast-xml-parser for the examples of the documents', () => {
    for (const { text, item } of corpus) {
      const { fields, items } = readXml(text, item);
      assert.deepEqual({ fields, items }, factsOfOracle(text, item));
    }
  });

  it(`end with a value or a typed error on ${documents} spoilt documents, within 100 ms`, function () {
    this.timeout(documents * 20);
    const chance = createChance(seed);
    let values = 0;
    let compared = 0;
    for (let index = 0; index < documents; index++) {
      const { text, item, read } = corpus[index % corpus.length] ?? assert.fail();
      const spoilt = mutated(text, chance);
      const where = () => `FUZZ_SEED=${seed}, document ${index}: ${spoilt}`;
      const startMs = performance.now();
      if (valueOf(() => read(spoilt)) !== undefined) values++;
      // Once more before a slow machine is taken for a slow reader.
      if (performance.now() - startMs > 100)
        assert.ok(tookMs(() => valueOf(() => read(spoilt))) < 100, where());

      const facts = valueOf(() => readXml(spoilt, item));
      // A comment in front of the first field takes the quick way out of play.
      const slowly = valueOf(() => readXml(spoilt.replace(`<${item}>`, `<${item}><!---->`), item));
      assert.deepEqual(facts, slowly, where());
      if (!facts || !isReadAlike(spoilt)) continue;
      compared++;
      assert.deepEqual({ fields: facts.fields, items: facts.items }, factsOfOracle(spoilt, item), where());
    }
    assert.ok(values > documents / 10 && values < documents, `${values} values`);
    assert.ok(compared > documents / 20, `${compared} compared`);
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

function tookMs(run: () => unknown): number {
  const startMs = performance.now();
  run();
  return performance.now() - startMs;
}
