import assert from 'node:assert/strict';
import markdownIt from 'markdown-it';
import type { ExplainCode } from '../../../../src/calls/errorCodes.ts';
import { inline, table } from '../../../../src/calls/report/markdown.ts';
import { callReport } from '../../../../src/calls/report/callReport.ts';
import type { WholeCall } from '../../../../src/calls/whole/wholeCall.ts';
import { aCall, anEvent, aNotification } from '../../../support/builders.ts';
import { aWhole, wholeCallSid as callSid } from '../../../support/wholeCall.ts';
import { leastCpuMs } from '../../api/cpuTime.ts';
import { hostileTexts } from '../../../support/hostile.ts';

const explainCode: ExplainCode = (code) =>
  Promise.resolve(
    code === 12100
      ? {
          code,
          title: 'Document parse failure',
          meaning: 'The answer, a <Response>, is no *well-formed* XML.',
          causes: ['A verb such as <Say> is not closed'],
          fixes: ['Close it'],
        }
      : undefined,
  );

const masked = { zone: 'original', locale: 'en', maskNumbers: true, maskSids: true } as const;
const unmasked = { ...masked, maskNumbers: false, maskSids: false };
/** As GitHub reads it: tables, addresses that link themselves, and HTML. */
const github = markdownIt({ html: true, linkify: true });

function kindsOf(markdown: string): readonly string[] {
  const tokens = github.parse(markdown, {});
  return tokens.flatMap((token) => [token.type, ...(token.children ?? []).map(({ type }) => type)]);
}

describe('a text of the service in a report', () => {
  for (const text of hostileTexts) {
    it(`is text and nothing else: ${JSON.stringify(text)}`, async () => {
      for (const style of [masked, unmasked]) {
        const plain = kindsOf(await callReport(aWhole('plain'), style, explainCode));
        const found = kindsOf(await callReport(aWhole(text), style, explainCode));
        const allowed = new Set([...plain, 'code_inline']);
        assert.deepEqual(
          found.filter((kind) => !allowed.has(kind)),
          [],
        );
        for (const kind of ['tr_open', 'td_open', 'heading_open', 'paragraph_open', 'fence', 'em_open']) {
          assert.equal(count(found, kind), count(plain, kind), kind);
        }
      }
    });

    it(`stays where it was put, in a cell too: ${JSON.stringify(text)}`, () => {
      const html = github.render(table(['a', 'b', 'c'], [['left', inline(text), 'right']]));
      assert.match(html, /<td>left<\/td>\n<td>.*<\/td>\n<td>right<\/td>\n<\/tr>\n<\/tbody>/);
      assert.doesNotMatch(html, /<(a|img|script|b|i|em|strong|s|h1|br)\b/);
    });
  }

  it('of any kind but words and figures is code, where no renderer looks for mentions', () => {
    assert.equal(inline('Complete (2), 18:59:02 (-04:00). Yes?'), 'Complete (2), 18:59:02 (-04:00). Yes?');
    for (const text of ['@octocat', '#1', 'www.example.com', ':smile:', '$0.06', 'a_b']) {
      assert.equal(inline(text), `\`${text}\``);
    }
    assert.equal(inline('a`b'), '`` a`b ``');
  });
});

function count(kinds: readonly string[], kind: string): number {
  return kinds.filter((one) => one === kind).length;
}

describe('a report of values of any length', () => {
  it('takes of each only what a person would read', async () => {
    for (const text of ['4', '4 ', 'a9', '\n', '(', '`', '1.']) {
      const whole = aWhole(text.repeat(1_000_000 / text.length));
      assert.ok((await callReport(whole, masked, explainCode)).length < 100_000, text);
      assert.ok((await leastCpuMs(300, () => callReport(whole, masked, explainCode))) < 300, text);
    }
  });

  it('cuts no number in two, of which the first half would be told', async () => {
    const responseBody = `${'x'.repeat(3994)} 4155550142 and more`;
    const webhook = { variables: '', responseHeaders: '', responseBody };
    const { call, parts } = aWhole('plain');
    const notifications = { items: [{ notification: aNotification({ webhook }) }] };
    const whole = { call, parts: parts && { ...parts, notifications } };
    assert.doesNotMatch(await callReport(whole, masked, explainCode), /x [4•]/);
  });

  it('shows what was sent in the form in which it was sent, but for the figures that are masked', async () => {
    const call = aCall({ caller: '4155550142', raw: { Caller: '4155550142', Called: '+14155550100' } });
    const report = await callReport({ call, parts: undefined }, masked, explainCode);
    assert.match(report, /^\| Caller \| .*\(•••\) •••-••42.* \| ••••••••42 \|$/m);
    assert.match(report, /^\| Called \| .* \| `\+•••••••••00` \|$/m);
  });
});

describe('a report', () => {
  const told = aWhole('plain');
  const body = `<Dial callerId="+1 (415) 555-0142">2065550161</Dial> ${callSid} &to=%2B14155550142`;
  const notification = aNotification({
    messageText: `Call ${callSid} from 415.555.0142`,
    requestUrl: `https://user:pass@app.example.com/calls/${callSid}?From=%2B14155550142#x`,
    webhook: { variables: '', responseHeaders: 'HTTP/1.1 502 Bad Gateway', responseBody: body },
  });
  const whole: WholeCall = {
    call: aCall({ price: '-0.03000' }),
    parts: told.parts && {
      ...told.parts,
      ...{ notifications: { items: [{ notification }] }, events: { items: [], absence: 'notOffered' } },
    },
  };

  it('has head, table, diagram, explanation and recordings', async () => {
    const text = await callReport(whole, unmasked, explainCode);
    assert.match(text, /^# \(415\) 555-0142 called \(415\) 555-0117\n/);
    assert.match(
      text,
      /^Outcome: Complete · Inbound · Apr 3, 2008, 04:36:33 \(-04:00\) · 14 s · `\$0\.03`$/m,
    );
    assert.match(text, /^\| Status \| Complete \(2\) \| 2 \|$/m);
    assert.match(text, /^```mermaid\nsequenceDiagram\n/m);
    assert.match(text, /^### Error 12100: Call CA42/m);
    assert.match(text, /^When: Apr 3, 2008, 04:36:38 \(-04:00\)$/m);
    assert.match(
      text,
      /^\*\*Document parse failure\.\*\* The answer, a \\<Response\\>, is no \\\*well-formed\\\* XML\.$/m,
    );
    assert.match(text, /^- A verb such as \\<Say\\> is not closed$/m);
    assert.match(text, /^Request: `POST https:\/\/app\.example\.com\/calls\/CA42\w+\?From=%2B14155550142`$/m);
    assert.match(text, /^Response: 502$/m);
    assert.match(text, /^## Recordings \(1\)$/m);
    assert.doesNotMatch(text, /masked/);
  });

  it('tells neither numbers nor SIDs when masked, however they are written', async () => {
    const text = await callReport(whole, masked, explainCode);
    assert.doesNotMatch(text, /555\D{0,3}0\d\d\d|5550\d|pass@|[A-Z]{2}[0-9a-f]{32}/);
    assert.doesNotMatch(text, /[0-9a-f]{8}/);
    assert.match(text, /^# \(•••\) •••-••42 called \(•••\) •••-••17\n/);
    assert.match(text, /^\| Sid \| CA…0868 \| CA…0868 \|$/m);
    assert.match(text, /^Request: `POST https:\/\/app\.example\.com\/calls\/CA…0868\?From=…`$/m);
    assert.match(
      text,
      /^\| StartTime \| Apr 3, 2008, 04:36:33 \(-04:00\) \| `Thu, 03 Apr 2008 04:36:33 -0400` \|$/m,
    );
    assert.match(text, /`-0\.03000`/);
    assert.match(text, /^\*Phone numbers and SIDs are masked\.\*$/m);
  });

  it('is masked whatever the length and the form of its SIDs', async () => {
    const sids = [`${'x/(-'.repeat(250_000)}tail`, `CA${'7'.repeat(32)}-leg`, 'CA777777', 'run?[0]+'];
    for (const sid of sids) {
      const segment = aCall({ sid: `CA${'7'.repeat(32)}`, callSegmentSid: 'CA777777', called: 'ada' });
      const parts = whole.parts && { ...whole.parts, segments: { items: [segment] } };
      const call = aCall({ sid, raw: { Sid: sid, Annotation: `<${segment.sid}> and <${sid}>` } });
      const text = await callReport({ call, parts }, masked, explainCode);
      assert.ok(!text.includes(sid.slice(0, 50)) && !text.includes('7777777'), text.slice(0, 3000));
    }
  });

  it('draws who called whom and what was asked, from the start of the call on', async () => {
    const text = await callReport(whole, unmasked, explainCode);
    const diagram = /```mermaid\n([^`]*)\n```/.exec(text)?.[1] ?? '';
    assert.deepEqual(diagram.split('\n'), [
      'sequenceDiagram',
      '  participant p1 as (415) 555-0142',
      '  participant service as Service',
      '  participant p2 as plain',
      '  participant p3 as app.example.com',
      '  p1->>service: +0:00 calls (415) 555-0117',
      '  service->>p2: +0:00 dials',
      `  service->>p3: +0:05 POST /calls/${callSid}`,
      '  p3-->>service: 502',
      '  Note over service,p3: Error 12100',
      '  Note over service: +0:07 Recording, 0#58;03',
      '  p1-->>service: +0:14 Complete, 0#58;14',
      '  p2-->>service: +0:14 Complete, 0#58;14',
    ]);
  });

  it('draws each webhook that the service lists once, and shows it with what came back', async () => {
    const events = [
      anEvent({ requestUrl: notification.requestUrl, responseStatus: 502, responseBody: body }),
      anEvent({ date: undefined, durationMs: undefined, responseStatus: undefined, responseBody: '' }),
    ];
    const webhooks: WholeCall = {
      ...whole,
      parts: whole.parts && { ...whole.parts, events: { items: events } },
    };
    const text = await callReport(webhooks, unmasked, explainCode);
    const diagram = /```mermaid\n([^`]*)\n```/.exec(text)?.[1] ?? '';
    assert.deepEqual(
      diagram.split('\n').filter((line) => /service.*p2|p2.*service/.test(line)),
      [
        `  service->>p2: +0:05 POST /calls/${callSid}`,
        '  p2-->>service: 502 #183; text/xml #183; 41 ms',
        '  Note over service,p2: +0:05 Error 12100',
        '  service->>p2: POST /answer',
        '  p2--xservice: no answer #183; text/xml',
      ],
    );
    assert.match(text, /^## Webhooks \(2\)$/m);
    const first = /^### `POST \/calls.*$[^]*?^### /m.exec(text)?.[0] ?? '';
    assert.match(first, /^When: Apr 3, 2008, 04:36:38 \(-04:00\)$/m);
    assert.match(
      first,
      /^Request: `POST https:\/\/app\.example\.com\/calls\/CA42\w+\?From=%2B14155550142`$/m,
    );
    assert.match(first, /^### .*\n\nError 12100\n\nWhen: /);
    assert.equal(count(text.split('\n'), 'Error 12100'), 1);
    assert.match(first, /^Response: `502 · text\/xml · 41 ms`$/m);
    assert.match(first, /^```xml\n<Dial callerId="\+1 \(415\) 555-0142">/m);
    assert.doesNotMatch(text, /pass@/);
    const closed = await callReport(webhooks, masked, explainCode);
    assert.doesNotMatch(closed, /555\D{0,3}0\d\d\d|5550\d|pass@|[A-Z]{2}[0-9a-f]{32}/);
  });

  for (const [why, told, others] of [
    ['does not come to be drawn', { date: undefined }, 60],
    ['is of another method', { requestMethod: 'GET' }, 1],
  ] as const) {
    it(`draws the request of a notification where the webhook of its address ${why}`, async () => {
      const own = anEvent({ requestUrl: notification.requestUrl, ...told });
      const items = [own, ...Array.from({ length: others }, () => anEvent({ date: whole.call.endTime }))];
      const parts = whole.parts && { ...whole.parts, events: { items } };
      const text = await callReport({ ...whole, parts }, unmasked, explainCode);
      assert.match(
        text,
        /p2: \+0:05 POST \/calls\/.*\n {2}p2-->>service: 502\n {2}Note over service,p2: Error 12100/,
      );
    });
  }

  it('says quietly that there are no webhooks to be had, or not yet, and nothing where its version has none', async () => {
    const withEvents = (events: NonNullable<WholeCall['parts']>['events']): Promise<string> =>
      callReport({ ...whole, parts: whole.parts && { ...whole.parts, events } }, unmasked, explainCode);
    assert.match(
      await withEvents({ items: [], absence: 'notOffered' }),
      /^## Webhooks\n\nnot offered by this service$/m,
    );
    const late = await withEvents({ items: [], absence: 'notYet' });
    assert.match(
      late,
      /^## Webhooks\n\nNot there yet: .*, here at about Apr 3, 2008, 04:51:47 \(-04:00\)\.$/m,
    );
    assert.match(await withEvents({ items: [] }), /^## Webhooks \(0\)$/m);
    assert.doesNotMatch(await withEvents({ items: [], absence: 'absent' }), /Webhooks/);
  });

  it('says what could not be read, and is there all the same', async () => {
    const failure = 'could not be read. The service refuses this (403).';
    const parts = {
      segments: { items: [], failure },
      recordings: { items: [], failure },
      notifications: { items: [], failure },
      events: { items: [], failure },
    };
    const text = await callReport({ ...whole, parts }, masked, explainCode);
    assert.equal(text.match(/could not be read\. The service refuses this \(403\)\./g)?.length, 4);
    assert.match(text, /Complete \(2\)/);
  });

  it('of a segment is of that alone, and says so', async () => {
    const call = aCall({ callSegmentSid: `CS${'1'.repeat(32)}` });
    const text = await callReport({ call, parts: undefined }, masked, explainCode);
    assert.match(text, /This is one segment; recordings and notifications belong to the whole call\./);
    assert.doesNotMatch(text, /mermaid/);
  });
});
