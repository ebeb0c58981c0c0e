import assert from 'node:assert/strict';
import { ServiceError, UnreadableAnswer } from '../../../src/api/errors.ts';
import { readXml } from '../../../src/api/xml.ts';
import { leastCpuMs } from './cpuTime.ts';
import { fixture, script } from './scripted.ts';

const answered = (content: string) => `<TwilioResponse>${content}</TwilioResponse>`;
const callWith = (sid: string) => answered(`<Call><Sid>${sid}</Sid></Call>`);
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const most = 2_000_000;
const many = (unit: string) => unit.repeat(Math.floor(most / unit.length));
const numbered = (unit: (index: number) => string) =>
  Array.from({ length: 120_000 }, (_, index) => unit(index)).join('');

describe('hostile XML', () => {
  const documents: readonly (readonly [string, string | Uint8Array, 'value' | 'unreadable' | 'tooLarge'])[] =
    [
      [
        'an attribute of 10 MB',
        answered(`<Call a="${'b'.repeat(10_000_000)}"><Sid>CA1</Sid></Call>`),
        'tooLarge',
      ],
      ['an attribute of 2 MB', answered(`<Call a="${'b'.repeat(most)}"><Sid>CA1</Sid></Call>`), 'value'],
      [
        'a hundred thousand attributes',
        answered(`<Call ${numbered((index) => `a${index}="" `)}/>`),
        'unreadable',
      ],
      ['nesting 10,000 deep', answered('<Call>'.repeat(10_000) + '</Call>'.repeat(10_000)), 'unreadable'],
      ['a million elements', answered(`<Call>${many('<a/>')}</Call>`), 'unreadable'],
      [
        'different names without an end',
        answered(`<Call>${numbered((index) => `<a${index}/>`)}</Call>`),
        'unreadable',
      ],
      ['answers without an end', answered(many('<Call/>')), 'unreadable'],
      ['a text of 2 MB', callWith('x'.repeat(most)), 'value'],
      ['a text of references', callWith(many('&amp;')), 'value'],
      ['a text of numeric references', callWith(many('&#65;')), 'value'],
      ['a text of carriage returns', callWith(`CA1${many('\r')}`), 'value'],
      ['comments without an end', answered(`${many('<!---->')}<Call><Sid>CA1</Sid></Call>`), 'value'],
      [
        'a DOCTYPE of a million declarations',
        `<!DOCTYPE a [${many('<!ENTITY b "c">')}]>${callWith('CA1')}`,
        'unreadable',
      ],
      [
        'entities that expand',
        `<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>${callWith('&c;')}`,
        'unreadable',
      ],
      [
        'an external entity',
        `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>${callWith('&b;')}`,
        'unreadable',
      ],
      ['a byte order mark', `\ufeff${callWith('CA1')}`, 'value'],
      [
        'a declaration of another encoding',
        `<?xml version="1.0" encoding="ISO-8859-1"?>${callWith('CAé')}`,
        'value',
      ],
      [
        'bytes of the encoding declared',
        latin1(`<?xml version="1.0" encoding="ISO-8859-1"?>${callWith('CAé')}`),
        'unreadable',
      ],
      ['UTF-16', Buffer.from(`\ufeff${callWith('CA1')}`, 'utf16le'), 'unreadable'],
      ['invalid UTF-8', latin1(callWith('CA\xc3\x28')), 'unreadable'],
      ['a null character', callWith('CA\0'), 'unreadable'],
      ['a prototype', answered('<Call><Sid>CA1</Sid><__proto__>bad</__proto__></Call>'), 'value'],
    ];
  for (const [name, bytes, expected] of documents) {
    it(`with ${name} ends as ${expected} within 100 ms of work`, async function () {
      this.timeout(30_000);
      const limitMs = 100;
      const { client } = script([() => new Response(bytes)]);
      let outcome: unknown;
      const workMs = await leastCpuMs(limitMs, async () => {
        outcome = await client.getCall('CA1').catch((error: unknown) => error);
      });
      assert.equal(outcome instanceof ServiceError ? outcome.kind : 'value', expected);
      assert.ok(workMs < limitMs, `${workMs} ms`);
      assert.ok(!(outcome instanceof ServiceError) || (outcome.evidence ?? '').length <= 500);
    });
  }
});

describe('XML', () => {
  it('stays text: leading zeros, whitespace, line ends, CDATA, references', () => {
    const { fields } = readXml(
      answered('<Call><A>007</A><B> a\r\nb </B><C><![CDATA[<&]]>&lt;&#x41;</C><D/></Call>'),
    );
    assert.deepEqual(fields, { A: '007', B: ' a\nb ', C: '<&<A', D: '' });
  });

  it('has line feeds for all line ends, also in a long text', () => {
    const line = 'é😀\n';
    for (const end of ['\r\n', '\r', '\n']) {
      const { fields } = readXml(answered(`<Call><A>${line.repeat(5000).replaceAll('\n', end)}</A></Call>`));
      assert.equal(fields['A'], line.repeat(5000));
    }
  });

  it('keeps names that objects have of their own', () => {
    for (const item of [undefined, 'Call']) {
      const text = answered(
        '<Calls><Call><__proto__>a</__proto__><constructor>b</constructor></Call></Calls>',
      );
      const raw =
        item === undefined ? readXml(text.replace(/<\/?Calls>/g, '')).fields : readXml(text, item).items[0];
      assert.deepEqual(Object.entries(raw ?? {}), [
        ['__proto__', 'a'],
        ['constructor', 'b'],
      ]);
    }
  });

  it('gives a list of none, of one and of several alike', () => {
    for (const count of [0, 1, 3]) {
      assert.equal(
        readXml(answered(`<Calls>${'<Call><Sid>CA1</Sid></Call>'.repeat(count)}</Calls>`), 'Call').items
          .length,
        count,
      );
    }
  });

  it('does not take items from a comment or a CDATA section', () => {
    const item = '<Call><Sid>CA1</Sid></Call>';
    for (const text of [`<!--${item}-->`, `<a><![CDATA[${item}]]></a>`, `<a>${item}</a>`]) {
      assert.deepEqual(readXml(answered(`<Calls>${text}</Calls>`), 'Call').items, []);
      assert.equal(readXml(answered(`<Calls>${text}${item}</Calls>`), 'Call').items.length, 1);
    }
  });

  it('refuses what is not well-formed in a list as it does elsewhere', () => {
    for (const content of [']]>', '&', '<', '&nbsp;', '\ufffe', '\ud800', '<b></c>', '</Call>']) {
      const list = answered(
        `<Calls><Call><Sid>CA1</Sid></Call><Call><Sid>CA2${content}</Sid></Call></Calls>`,
      );
      assert.throws(() => readXml(list, 'Call'), UnreadableAnswer, content);
    }
  });

  it('keeps an unknown element with elements in it as their text', () => {
    const text = fixture('calls').replaceAll(
      '<Flags>1</Flags>',
      '<Flags><Flag>1</Flag><Flag>4</Flag></Flags>',
    );
    assert.deepEqual(
      readXml(text, 'Call').items.map(({ Flags }) => Flags),
      ['14', '14'],
    );
  });
});
