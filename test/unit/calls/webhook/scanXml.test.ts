import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { scanXml } from '../../../../src/calls/webhook/xml/scanXml.ts';
import { xmlProblemText } from '../../../../src/calls/webhook/xml/xmlProblem.ts';
import { leastCpuMs } from '../../api/cpuTime.ts';

/** `line:column what` of the first fault; empty for a document without one. */
function faultOf(text: string): string {
  const lineOf = (at: number): number => text.slice(0, at).split('\n').length;
  const { problem } = scanXml(text, 1000);
  if (!problem) return '';
  const column = problem.start - text.lastIndexOf('\n', problem.start - 1);
  return `${lineOf(problem.start)}:${column} ${xmlProblemText(problem, lineOf)}`;
}

/** Whether another reader of XML takes the document; one with a DOCTYPE is not asked about. */
function isTakenBySaxes(text: string): boolean {
  let isTaken = !/\p{Surrogate}/u.test(text);
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  parser.on('error', () => (isTaken = false));
  parser.write(text).close();
  return isTaken;
}

const hello = '<Response>\n  <Say voice="man">Fish &amp; chips</Say>\n  <Pause/>\n</Response>\n';

/** Documents as applications really send them, the place of the fault, and its words. */
const faults: readonly (readonly [document: string, fault: string])[] = [
  ['<Response><Say>Hello</Response>', '1:21 <Say> of line 1 is not closed'],
  [
    '<Response>\n  <Gather>\n    <Say>Press 1.\n  </Gather>\n</Response>',
    '4:3 <Say> of line 3 is not closed',
  ],
  ['<Response>\n  <Say>Hello</Say>\n', '2:19 <Response> of line 1 is not closed'],
  ['<Response><Say>Hi</say></Response>', '1:18 </say> does not close <Say>: capital letters count'],
  ['<Response>\n<Dial>1</Dail></Response>', '2:8 </Dail> does not close <Dial> of line 2'],
  ['<Response></Response></Response>', '1:22 </Response> closes nothing: no such element is open'],
  ['<Response><Say>Fish & chips</Say></Response>', '1:21 "&" stands for itself: write &amp;'],
  ['<Response><Play>/a?b=1&c=2</Play></Response>', '1:23 "&" stands for itself: write &amp;'],
  ['<Response><Redirect method="a&b"/></Response>', '1:30 "&" stands for itself: write &amp;'],
  ['<Response><Say>1 < 2</Say></Response>', '1:18 "<" begins no tag here: write &lt; for the sign itself'],
  [
    '<Response><Say voice="a<b">Hi</Say></Response>',
    '1:24 "<" begins no tag here: write &lt; for the sign itself',
  ],
  [
    '<Response><Say>caf&eacute;</Say></Response>',
    '1:19 XML does not know &eacute;: write the character itself, or its number',
  ],
  ['<Response><Say>&#0;</Say></Response>', '1:16 &#0; is no character that XML knows'],
  ['<Response><Say>a\u0001b</Say></Response>', '1:17 The character U+0001 is none that XML knows'],
  ['<Response><Say voice=man>Hi</Say></Response>', '1:16 The value of "voice" has no quotes'],
  ['<Response><Say voice="man>Hi</Say></Response>', '1:22 The quotes of "voice" are not closed'],
  [
    '<Response>\n<Say voice="man>Hi</Say><Say voice="man">Ho</Say></Response>',
    '2:12 The quotes of "voice" are not closed',
  ],
  ['<Response><Say loop="1" loop="2"/></Response>', '1:25 The attribute "loop" stands here twice'],
  ['<Response><Record playBeep/></Response>', '1:19 The attribute "playBeep" has no value'],
  ['<Response><Say voice="a"loop="2"/></Response>', '1:25 A space is missing before "loop"'],
  ['<Response><Say', '1:11 The tag <Say does not end'],
  ['<Response></Response', '1:11 The tag </Response does not end'],
  [
    '<Response/>\n<Response/>',
    '2:1 <Response> is a second root: a document has one element around all others',
  ],
  ['Notice: undefined variable\n<Response/>', '1:1 Something stands before the first element'],
  ['<Response/>\nbye', '2:1 Something stands behind the last element'],
  [
    '\n<?xml version="1.0"?><Response/>',
    '2:1 Something, if only an empty line, stands before the XML declaration',
  ],
  ['<?xml version=1.0?><Response/>', '1:1 The XML declaration is not one'],
  ['<Response><? echo $x ?></Response>', '1:11 "<?" begins nothing that XML knows'],
  ['<Response><!-- a -- b --></Response>', '1:18 "--" stands within a comment, which XML forbids'],
  ['<Response><!-- a </Response>', '1:11 The comment is not closed'],
  ['<Response><![CDATA[ a </Response>', '1:11 The CDATA section is not closed'],
  ['<Response><Say>]]></Say></Response>', '1:16 "]]>" stands in a text: write ]]&gt;'],
  ['<!-- nothing -->', '1:17 There is no element'],
  ['', '1:1 There is no element'],
];

describe('the place where a document of the markup stops being XML', () => {
  for (const [document, fault] of faults) {
    it(`is told of ${JSON.stringify(document)}`, () => {
      assert.equal(faultOf(document), fault);
      assert.equal(isTakenBySaxes(document), false);
    });
  }

  it('is nowhere in a document that is well-formed', () => {
    const documents = [
      hello,
      `<?xml version="1.0" encoding="UTF-8"?>\r\n${hello}<!-- end -->`,
      `\ufeff<?xml version='1.0' standalone='yes' ?><Response\n/>`,
      "<Réponse><Dire voix='\"'>&#233;&#xe9;<![CDATA[ <&> ]]></Dire ><?a?></Réponse>",
      '<!DOCTYPE Response [ <!ENTITY a "b"> ]><Response>&a;</Response>',
      '<!DOCTYPE Response SYSTEM "a.dtd"><Response/>',
    ];
    for (const document of documents) assert.equal(faultOf(document), '', document);
  });

  it('is found just where another reader of XML refuses what was broken at random', () => {
    const documents = [hello, ...faults.map(([document]) => document), `<?xml version="1.0"?>${hello}`];
    const pieces = [
      '<',
      '>',
      '&',
      '"',
      "'",
      '/',
      ' ',
      '=',
      '-->',
      '<!--',
      ']]>',
      '<![CDATA[',
      '<?a ',
      '?>',
      '</',
    ];
    const broken = fc.tuple(
      fc.constantFrom(...documents),
      fc.nat(),
      fc.nat(4),
      fc.constantFrom('', ...pieces),
    );
    fc.assert(
      fc.property(broken, ([document, place, cut, piece]) => {
        const at = place % (document.length + 1);
        const text = document.slice(0, at) + piece + document.slice(at + cut);
        assert.equal(faultOf(text) === '', isTakenBySaxes(text), text);
      }),
      { numRuns: 5000 },
    );
  });

  it('expands nothing, and keeps no more pieces than it is asked for', () => {
    const bomb = `<!DOCTYPE a [${'<!ENTITY a "&a;&a;">'.repeat(100)}]><a>${'&a;'.repeat(100)}<b/><b/><b/></a>`;
    const { pieces, problem } = scanXml(bomb, 3);
    assert.equal(problem, undefined);
    assert.deepEqual(
      pieces.map(({ kind, start, end }) => [kind, bomb.slice(start, end).length]),
      [
        ['other', 2015],
        ['open', 3],
        ['text', 300],
      ],
    );
  });

  it('is found in time for a megabyte of what is meant to be slow', async () => {
    const megabyte = (piece: string): string => piece.repeat(1_000_000 / piece.length);
    const slow = ['<a>', '<a/>', '&amp;', '<!---->', '-', '<a b=""', '"', '<?a ', '<![CDATA[', '</'];
    const attributes = Array.from({ length: 80_000 }, (_, nth) => ` a${nth}=""`).join('');
    const documents = [
      ...slow.flatMap((piece) => [`<a>${megabyte(piece)}`, `<a ${megabyte(` ${piece}`)}`]),
      `<a${attributes}/>`,
    ];
    for (const document of documents) {
      assert.ok((await leastCpuMs(500, () => scanXml(document, 100))) < 500, document.slice(0, 20));
    }
  });
});
