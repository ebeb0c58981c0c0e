// That nothing is read which another parser, saxes, does not take for well-formed, and that both read the same.
import assert from 'node:assert/strict';
import { UnreadableAnswer } from '../../../src/api/errors.ts';
import { readXml } from '../../../src/api/xml.ts';
import { createChance, mutated } from './mutations.ts';
import { factsOfSaxes } from './saxesFacts.ts';
import { fixture } from './scripted.ts';

const names = ['call', 'calls', 'callByApi', 'recordings', 'notification', 'notifications', 'refusal'];
const around = (text: string) => `<TwilioResponse><Call a="b">${text}</Call></TwilioResponse>`;

function factsOf(text: string): ReturnType<typeof factsOfSaxes> {
  try {
    const { attributes, fields, items } = readXml(text);
    return { attributes, fields, items };
  } catch (error) {
    if (error instanceof UnreadableAnswer) return undefined;
    throw error;
  }
}

// Each is put into a field, between fields, in front of the root and behind it.
const pieces = [
  ...['<?xml version="1.0"?>', '<?xml version="1.1"?>', '<?XML b?>', '<?b c="?>', '<?b?>', '<? b?>', '<?b'],
  ...['<!-- b -->', '<!-- b--c -->', '<!---->', '<!-->', '<!--->', '<!--b--->', '<!b>', '<!doctype b>'],
  ...[
    '<!DOCTYPE b>',
    '<![CDATA[<&>]]>',
    '<![CDATA[b',
    '<![cdata[b]]>',
    '<![CDATA[]]]]>',
    ']]>',
    ']]&gt;',
    ']]',
  ],
  ...['&amp;', '&amp', '&amp5', '&nbsp;', '&;', '&', '&AMP;', '&b c;', '&amp;lt;', '&constructor;'],
  ...[
    '&#65;',
    '&#x41;',
    '&#X41;',
    '&#065;',
    '&#0;',
    '&#13;',
    '&#xD;&#xA;',
    '&#x1f600;',
    '&#xd800;',
    '&#x110000;',
  ],
  ...['&#;', '&#x;', '&#1;', '&#xfffe;', '&#-1;', '&#1e1;', '\0', '\u0001', '\u007f', '\u0085', '\ufffe'],
  ...['\ud800', '\udc00', '😀', '\r', '\r\n', '\t', '\u00a0', '<', '>', '"', 'text'],
  ...['<b/>', '<b />', '<b/ >', '< b/>', '<b>', '</b>', '<b></b >', '<b></ b>', '<b></c>', '<b><c></b></c>'],
  ...['<1/>', '<-b/>', '<b:c/>', '<é/>', '<😀/>', '<b\u00d7/>', '<#text>b</#text>', '<:@>b</:@>'],
  ...['<__proto__>b</__proto__>', '<constructor>b</constructor>', '<toString/>', '<prototype/>'],
  ...[
    '<b c="d"/>',
    "<b c='\"'/>",
    '<b c = "d"/>',
    '<b\n\tc="d"\n/>',
    '<b c="d"e="f"/>',
    '<b c/>',
    '<b c=d/>',
  ],
  ...['<b c="d" c="e"/>', '<b __proto__="" __proto__=""/>', '<b c="<"/>', '<b c=">"/>', '<b c="&"/>'],
  ...[
    '<b c="&nbsp;"/>',
    '<b c="d/>',
    '<b ="c"/>',
    '<b "c"/>',
    '</b c="d">',
    '<b c="d"/',
    '<TwilioResponse/>',
  ],
];

const attributes = ['b="&#13;&#10;&lt;\n\t>"', "b='&quot;\"'", '__proto__="b"', 'constructor="b"', '😀="b"'];

describe('XML, with saxes as its judge', () => {
  for (const piece of pieces) {
    it(`is read or refused alike with ${JSON.stringify(piece)}`, () => {
      const whole = around('<Sid>b</Sid>');
      for (const text of [
        ...[around(`<Sid>b${piece}c</Sid>`), around(`<Sid>b</Sid>${piece}<Sid>c</Sid>`)],
        ...[piece + whole, whole + piece, `<?xml version="1.0"?>${piece}${whole}`],
        ...[`<TwilioResponse/>${piece}`, `<TwilioResponse>${piece}<Call/></TwilioResponse>`],
      ]) {
        assert.deepEqual(factsOf(text), factsOfSaxes(text), text);
      }
    });
  }

  it('has the same attributes', () => {
    for (const attribute of attributes) {
      const text = `<TwilioResponse><Call ${attribute} c="d"/></TwilioResponse>`;
      assert.ok(factsOf(text));
      assert.deepEqual(factsOf(text), factsOfSaxes(text), text);
    }
  });

  it('is read or refused alike where it is spoilt by chance', () => {
    const chance = createChance(20080801);
    let read = 0;
    for (let index = 0; index < 4000; index++) {
      const spoilt = mutated(fixture(names[index % names.length] ?? 'call'), chance);
      // fast-xml-parser takes U+FEFF for a space, so that a name with it is refused.
      if (/\S\ufeff/.test(spoilt)) continue;
      const facts = factsOf(spoilt);
      assert.deepEqual(facts, factsOfSaxes(spoilt), spoilt);
      if (facts) read++;
    }
    assert.ok(read > 400 && read < 3600, `${read} read`);
  }).timeout(60_000);

  it('is refused when it is nested deeper than 32, or has too many elements or attributes', () => {
    const deep = (levels: number) => around('<b>'.repeat(levels - 2) + '</b>'.repeat(levels - 2));
    assert.ok(factsOf(deep(32)));
    assert.equal(factsOf(deep(33)), undefined);
    assert.equal(factsOf(around('<b>'.repeat(30) + '<c/>' + '</b>'.repeat(30))), undefined);
    const numbered = (count: number) => Array.from({ length: count }, (_, index) => `b${index}=""`).join(' ');
    assert.ok(factsOf(around(`<b ${numbered(100)}/>`)));
    assert.equal(factsOf(around(`<b ${numbered(101)}/>`)), undefined);
    assert.ok(factsOf(around('<b/>'.repeat(20_000))));
    assert.equal(factsOf(around('<b/>'.repeat(30_000))), undefined);
    assert.equal(factsOf(around(`<b ${numbered(99)}/>`.repeat(400))), undefined);
  });
});
