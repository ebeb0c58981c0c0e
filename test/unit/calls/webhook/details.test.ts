import assert from 'node:assert/strict';
import type { CodeExplanation } from '../../../../src/calls/errorCodes.ts';
import { describeDetails } from '../../../../src/calls/webhook/details.ts';
import { aNotification } from '../../../support/builders.ts';

const style = { locale: 'en', maskNumbers: false };
const masked = { ...style, maskNumbers: true };
const explanation: CodeExplanation = {
  code: 12100,
  title: 'Document parse failure',
  meaning: 'The answer was not well-formed XML.',
  causes: ['A tag that is not closed'],
  fixes: ['Close it'],
};

function detailsOf(told: Parameters<typeof aNotification>[0], shown = style) {
  return describeDetails(aNotification(told), explanation, shown);
}

function withWebhook(webhook: { variables?: string; responseHeaders?: string; responseBody?: string }) {
  return { webhook: { variables: '', responseHeaders: '', responseBody: '', ...webhook } };
}

describe('a notification explained', () => {
  it('says what its code means, why it may be, and what helps', () => {
    const { title, meaning, causes, remedies } = detailsOf({ messageText: 'It broke' });
    assert.equal(title, 'Document parse failure');
    assert.equal(meaning, 'The answer was not well-formed XML.');
    assert.deepEqual([causes, remedies], [['A tag that is not closed'], ['Close it']]);
  });

  it('does not say the title again that the service gave as its message', () => {
    assert.equal(detailsOf({}).title, '');
  });

  it('says of a code without an explanation that nobody knows it, and shows everything else', () => {
    const told = { errorCode: '99999', ...withWebhook({ variables: 'A=1', responseBody: '<Response/>' }) };
    const details = describeDetails(aNotification(told), undefined, style);
    assert.match(details.meaning, /does not know code 99999/);
    assert.deepEqual([details.causes, details.remedies], [[], []]);
    assert.deepEqual(details.variables, [{ name: 'A', value: '1' }]);
    assert.equal(details.body?.kind, 'xml');
    const nameless = describeDetails(aNotification({ errorCode: '' }), undefined, style);
    assert.match(nameless.meaning, /no code/);
  });

  it('links to the page of the service by a secure address, and to nothing else', () => {
    const links: readonly (readonly [moreInfo: string, href: string | undefined])[] = [
      ['http://www.twilio.com/docs/errors/12100', 'https://www.twilio.com/docs/errors/12100'],
      ['https://example.com/errors/1', 'https://example.com/errors/1'],
      ['javascript:alert(1)', undefined],
      ['command:workbench.action.terminal.new', undefined],
      ['file:///etc/passwd', undefined],
      ['data:text/html,<script>', undefined],
      ['//example.com/errors', undefined],
      ['https://user:secret@example.com/', undefined],
      ['http://example.com:8080/', undefined],
      ['see the manual', undefined],
    ];
    for (const [moreInfo, href] of links) {
      assert.deepEqual(
        detailsOf({ moreInfo }).reference,
        href === undefined ? { text: moreInfo } : { text: moreInfo, href },
      );
    }
    assert.equal(detailsOf({ moreInfo: ' ' }).reference, undefined);
  });

  it('tells the request by method and address, without a password that stands in it', () => {
    assert.deepEqual(detailsOf({}).request, { method: 'POST', url: 'http://app.example.com/answer' });
    for (const [begin, password] of [
      ['https://me:', 'hunter2'],
      ['https://me:', 'hunter@2'],
      [' https://me:', 'hunter2'],
      ['https:/me:', 'hunter2'],
    ] as const) {
      const { request } = detailsOf({ requestUrl: `${begin}${password}@app.example.com/a@b` });
      assert.equal(request.url, `${begin}•••@app.example.com/a@b`);
    }
  });

  it('tells the answer in a few words', () => {
    const answers: readonly (readonly [headers: string, body: string, answer: string])[] = [
      ['Status: 200\nContent-Type: text/xml; charset=utf-8\nX-Runtime: 312', 'x', '200 · text/xml · 312 ms'],
      [
        'HTTP/1.1 502 Bad Gateway\r\ncontent-type: text/html\r\nX-Runtime: 0.058',
        'x',
        '502 · text/html · 58 ms',
      ],
      ['Content-Type: text/xml', 'x', 'text/xml'],
      ['', 'x', ''],
      ['', '', 'no answer'],
    ];
    for (const [responseHeaders, responseBody, answer] of answers) {
      assert.equal(detailsOf(withWebhook({ responseHeaders, responseBody })).answer, answer);
    }
    assert.equal(detailsOf({ webhook: undefined }).answer, '');
  });

  it('reads variables as they were sent: names again, plus signs, escapes, and what is none', () => {
    const variables = 'Caller=%2B14155550142&City=SAN+FRANCISCO&a=1&a=2&empty=&flag&x=%E9&y=%zz&z=1%3D2';
    assert.deepEqual(
      detailsOf(withWebhook({ variables })).variables.map(({ name, value }) => `${name}=${value}`),
      [
        'Caller=+14155550142',
        'City=SAN FRANCISCO',
        'a=1',
        'a=2',
        'empty=',
        'flag=',
        'x=\ufffd',
        'y=%zz',
        'z=1=2',
      ],
    );
  });

  it('leaves markup, line ends and what turns the direction of reading to be seen as they are', () => {
    const hostile = new URLSearchParams([
      ['<img src=x onerror=alert(1)>', '"><script>alert(1)</script>'],
      ['__proto__', '{"a":1}'],
      ['lines', 'one\r\ntwo'],
      ['bidi', 'abc\u202Egpj.exe'],
      ['nul', 'a\0b\x1b[31m'],
      ['${jndi}', '=cmd|/c calc'],
    ]);
    const { variables } = detailsOf(withWebhook({ variables: hostile.toString() }));
    assert.deepEqual(variables, [
      { name: '<img src=x onerror=alert(1)>', value: '"><script>alert(1)</script>' },
      { name: '__proto__', value: '{"a":1}' },
      { name: 'lines', value: 'one\ntwo' },
      { name: 'bidi', value: 'abc⟨U+202E⟩gpj.exe' },
      { name: 'nul', value: 'a⟨U+0000⟩b⟨U+001B⟩[31m' },
      { name: '${jndi}', value: '=cmd|/c calc' },
    ]);
  });

  it('bounds names, values and rows, however many came', () => {
    const variables = `${'n'.repeat(5000)}=${'v'.repeat(9000)}&${'a=b&'.repeat(300_000)}`;
    const rows = detailsOf(withWebhook({ variables })).variables;
    assert.equal(rows.length, 200);
    assert.equal(rows[0]?.name.length, 201);
    assert.equal(rows[0].value.length, 4001);
  });

  it('reads headers in any case and order, lines that go on, and what is no header at all', () => {
    const responseHeaders =
      'Status: 200\r\nX-Note: one\r\n two\r\n?????? (7 bytes)\r\nX-Empty:\n\nServer :a:b';
    assert.deepEqual(detailsOf(withWebhook({ responseHeaders })).headers, [
      { name: 'Status', value: '200' },
      { name: 'X-Note', value: 'one two' },
      { name: '', value: '?????? (7 bytes)' },
      { name: 'X-Empty', value: '' },
      { name: 'Server', value: 'a:b' },
    ]);
  });

  it('reads headers that are kept like a query string', () => {
    const responseHeaders = 'Content-Type=text%2Fxml&Content-Length=31';
    assert.deepEqual(detailsOf(withWebhook({ responseHeaders })).headers, [
      { name: 'Content-Type', value: 'text/xml' },
      { name: 'Content-Length', value: '31' },
    ]);
  });

  it('masks numbers in the address, the variables, the headers and the body', () => {
    const details = detailsOf(
      {
        requestUrl: 'https://app.example.com/a?From=%2B14155550142&To=4155550117',
        ...withWebhook({
          variables: 'Caller=4155550142&Called=%2B14155550117&CallSid=CA42ed11f93dc08b952027ffbc406d0868',
          responseHeaders: 'Status: 200\nX-Caller: (415) 555-0142\nContent-Type: text/xml',
          responseBody: '<Response><Dial>415-555-0117</Dial></Response>',
        }),
      },
      masked,
    );
    const shown = JSON.stringify(details);
    assert.doesNotMatch(shown, /555-?01|41555501/);
    assert.match(shown, /CA42ed11f93dc08b952027ffbc406d0868/);
    assert.match(shown, /•••-•••-••17/);
  });
});
