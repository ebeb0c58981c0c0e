import assert from 'node:assert/strict';
import { describeBody, type BodyDescription } from '../../../../src/calls/webhook/body.ts';
import { maskNumbersIn } from '../../../../src/calls/phoneNumbers.ts';
import { maskedBody } from '../../../../src/calls/webhook/wholeBody.ts';
import { leastCpuMs } from '../../api/cpuTime.ts';

const style = { locale: 'en', maskNumbers: false };
const xml = 'text/xml; charset=utf-8';

function bodyOf(text: string, type = xml, shown = style): BodyDescription {
  const body = describeBody(text, type, shown);
  assert.ok(body);
  return body;
}

/** What is seen: each line behind its number. */
function linesOf({ lines }: BodyDescription): string {
  return lines.map(({ number, spans }) => `${number} ${spans.map(({ text }) => text).join('')}`).join('\n');
}

/** The texts of one kind. */
function spansOf({ lines }: BodyDescription, kind: string): readonly string[] {
  return lines.flatMap(({ spans }) => spans.filter((span) => span.kind === kind).map(({ text }) => text));
}

describe('the body of an answer', () => {
  it('is nothing to show where it is empty', () => {
    assert.equal(describeBody('', xml, style), undefined);
  });

  it('is laid out where it is well-formed XML, with text as it came', () => {
    const text =
      '<?xml version="1.0"?><Response><!-- menu --><Gather numDigits="1" action="/a?b=1&amp;c=2"><Say>Press 1.</Say>' +
      '<Pause/></Gather><Say></Say><Say>a <b>bold</b> word</Say><Play><![CDATA[http://a.example/?x&y]]></Play></Response>\n';
    const body = bodyOf(text);
    assert.equal(
      linesOf(body),
      [
        '1 <?xml version="1.0"?>',
        '2 <Response>',
        '3   <!-- menu -->',
        '4   <Gather numDigits="1" action="/a?b=1&amp;c=2">',
        '5     <Say>Press 1.</Say>',
        '6     <Pause/>',
        '7   </Gather>',
        '8   <Say></Say>',
        '9   <Say>a <b>bold</b> word</Say>',
        '10   <Play><![CDATA[http://a.example/?x&y]]></Play>',
        '11 </Response>',
      ].join('\n'),
    );
    assert.equal(body.problem, undefined);
    assert.equal(body.isCut, false);
    assert.equal(body.title, 'XML, 224 bytes');
    assert.deepEqual(spansOf(body, 'comment'), ['<?xml version="1.0"?>', '<!-- menu -->']);
    assert.ok(spansOf(body, 'string').includes('"/a?b=1&amp;c=2"'));
  });

  it('stays as it came where it is malformed, and its problem is marked', () => {
    const body = bodyOf('<Response>\r\n  <Say>Hello</Response>\r\n');
    assert.equal(linesOf(body), '1 <Response>\n2   <Say>Hello</Response>');
    assert.deepEqual(body.problem, { line: 2, column: 13, text: '<Say> of line 2 is not closed' });
    assert.deepEqual(spansOf(body, 'mark'), ['</Response>']);
  });

  it('is marked where the first element is not Response', () => {
    const body = bodyOf('<?xml version="1.0"?>\n<response><Say>Hi</Say></response>');
    assert.deepEqual(body.problem, {
      line: 2,
      column: 1,
      text: '<response> is the first element, which has to be <Response>',
    });
    assert.deepEqual(spansOf(body, 'mark'), ['<response']);
    assert.equal(bodyOf('<TwilioResponse><RestException/></TwilioResponse>').problem, undefined);
  });

  it('is read by its type, or by its look where the type says little or wrong', () => {
    const kinds: readonly (readonly [text: string, type: string, kind: string])[] = [
      ['<Response/>', 'text/xml', 'xml'],
      ['<Response/>', 'application/octet-stream', 'xml'],
      ['<Response/>', 'text/html', 'xml'],
      ['\n <?xml version="1.0"?><Response/>', '', 'xml'],
      ['<feed/>', 'application/atom+xml', 'xml'],
      ['<!DOCTYPE html><html></html>', 'text/xml', 'html'],
      ['<HTML lang="en">', 'application/xml', 'html'],
      ['<h1>Error</h1>', 'Text/HTML; charset=x', 'html'],
      ['{"a":1}', 'application/json; charset=utf-8', 'json'],
      ['{"a":1}', 'application/problem+json', 'json'],
      ['{"a":1}', 'text/plain', 'plain'],
      ['Hello', 'text/plain', 'plain'],
      ['Hello', '', 'plain'],
      ['Hello', 'text/xml', 'xml'],
      ['RIFF$\0\0WAVEfmt \x10\0\0\0', 'audio/x-wav', 'binary'],
      ['\ufffd\ufffd\ufffd\ufffdJFIF', 'image/jpeg', 'binary'],
      ['caf\ufffd', 'text/plain', 'plain'],
    ];
    for (const [text, type, kind] of kinds) assert.equal(bodyOf(text, type).kind, kind, `${type}: ${text}`);
  });

  it('is laid out where it is JSON, every value as it came', () => {
    const text = '{"id":12345678901234567890,"a":[1,2.50,{}, [ ]],"s":"a:\\"{b}\\",","t":true,"t":null}';
    const body = bodyOf(text, 'application/json');
    assert.equal(
      linesOf(body),
      [
        '1 {',
        '2   "id": 12345678901234567890,',
        '3   "a": [',
        '4     1,',
        '5     2.50,',
        '6     {},',
        '7     []',
        '8   ],',
        '9   "s": "a:\\"{b}\\",",',
        '10   "t": true,',
        '11   "t": null',
        '12 }',
      ].join('\n'),
    );
    assert.deepEqual(spansOf(body, 'string'), ['"a:\\"{b}\\","']);
    assert.deepEqual(body.notes, []);
  });

  it('says that JSON is not well-formed, and shows it as it came', () => {
    const body = bodyOf('{"a":1,}', 'application/json');
    assert.equal(linesOf(body), '1 {"a":1,}');
    assert.match(body.notes.join(), /Not well-formed JSON/);
  });

  it('says what a web page, binary data and letters of a wrong character set are', () => {
    const notes: readonly (readonly [text: string, type: string, note: RegExp])[] = [
      ['<html></html>', 'text/html', /web page/],
      ['RIFF\0\0\x01', 'audio/x-wav', /no text/],
      ['<Response><Say>caf\ufffd</Say></Response>', xml, /Letters were lost/],
      ['<Response><Say>caf\u00c3\u00a9</Say></Response>', xml, /look like UTF-8/],
    ];
    for (const [text, type, note] of notes) assert.match(bodyOf(text, type).notes.join(), note);
    assert.deepEqual(bodyOf('<Response><Say>café, Ã la carte</Say></Response>').notes, []);
  });

  it('shows what cannot be seen or turns the direction of reading by its number', () => {
    const body = bodyOf('a\u202Eb\u2066c\x1b[31m\td', 'text/plain');
    assert.equal(linesOf(body), '1 a⟨U+202E⟩b⟨U+2066⟩c⟨U+001B⟩[31m\td');
  });

  it('is cut after 400 lines or 32,000 characters', () => {
    const lines = bodyOf('line\n'.repeat(1000), 'text/plain');
    assert.deepEqual([lines.lines.length, lines.isCut], [400, true]);
    const long = bodyOf('x'.repeat(40_000), 'text/plain');
    assert.deepEqual([linesOf(long).length, long.isCut], [32_002, true]);
    const verbs = bodyOf(`<Response>${'<Pause/>'.repeat(1000)}</Response>`);
    assert.deepEqual([verbs.lines.length, verbs.isCut], [400, true]);
    const values = bodyOf(`[${'1,'.repeat(1000)}1]`, 'application/json');
    assert.deepEqual([values.lines.length, values.isCut], [400, true]);
    assert.equal(bodyOf('line\n'.repeat(399), 'text/plain').isCut, false);
  });

  it('is shown from shortly before its problem where that is far down, or far to the right', () => {
    const below = bodyOf(`<Response>\n${'<Pause/>\n'.repeat(999)}<Say>Hi</Response>`);
    assert.equal(below.problem?.line, 1001);
    assert.equal(below.lines[0]?.number, 982);
    assert.deepEqual(spansOf(below, 'mark'), ['</Response>']);
    const aside = bodyOf(`<Response>${'<Pause/>'.repeat(7000)}<Say>Hi</Response>`);
    assert.deepEqual(spansOf(aside, 'mark'), ['</Response>']);
    assert.deepEqual([aside.isCut, aside.problem?.column], [true, 56_018]);
  });

  it('costs little at a megabyte, whatever it is', async () => {
    const megabyte = (piece: string): string => piece.repeat(1_000_000 / piece.length);
    const bodies: readonly (readonly [text: string, type: string])[] = [
      [`<Response>${megabyte('<Say>Hi</Say>')}</Response>`, xml],
      [`<Response>${megabyte('<a>')}`, xml],
      [`[${megabyte('1,')}1]`, 'application/json'],
      [megabyte('['), 'application/json'],
      [megabyte('415 555 0142 '), 'text/plain'],
      [megabyte('\n'), 'text/plain'],
      [`<Response>${'<a>'.repeat(80_000)}`, xml],
      [`<Response>${'<a/>'.repeat(60_000)}`, xml],
    ];
    for (const [text, type] of bodies) {
      const describe = (): unknown => describeBody(text, type, { ...style, maskNumbers: true });
      assert.ok((await leastCpuMs(100, describe)) < 100, text.slice(0, 20));
      assert.ok(JSON.stringify(describe()).length < 200_000);
    }
    assert.match(bodyOf(`<Response>${megabyte('<Pause/>')}`).notes.join(), /Too long/);
  });

  it('masks numbers without moving what is marked', () => {
    const body = bodyOf('<Response><Dial>4155550117</Say></Response>', xml, { ...style, maskNumbers: true });
    assert.equal(linesOf(body), '1 <Response><Dial>••••••••17</Say></Response>');
    assert.deepEqual(spansOf(body, 'mark'), ['</Say>']);
    const json = bodyOf('{"to":4155550117}', 'application/json', { ...style, maskNumbers: true });
    assert.match(linesOf(json), /"to": ••••••••17/);
  });
});

describe('a whole body with its numbers masked', () => {
  it('is the same in pieces as in one, and the editor works between them', async () => {
    for (const text of [
      'from 4155550142 to (415) 555-0117,\n',
      'x4155550142 ',
      '4155550142 415-555-0142; ',
    ]) {
      const body = text.repeat(3000);
      assert.equal(await maskedBody(body), maskNumbersIn(body));
    }
    let turns = 0;
    const clock = setInterval(() => turns++, 1);
    const masked = await maskedBody('from 4155550142, '.repeat(200_000));
    clearInterval(clock);
    assert.ok(turns >= 2, `${turns} turns`);
    assert.doesNotMatch(masked, /4155/);
  });

  it('takes no time for a long row of figures', async () => {
    const row = `${'4 '.repeat(500_000)}a`;
    assert.ok((await leastCpuMs(400, () => maskedBody(row))) < 400);
  });
});
