import assert from 'node:assert/strict';
import { CallClient } from '../../../../src/api/client.ts';
import { comparedText } from '../../../../src/calls/compare/comparedText.ts';
import { createPlaceholders } from '../../../../src/calls/compare/placeholders.ts';
import { readWholeCall, type EventPart, type WholeCall } from '../../../../src/calls/whole/wholeCall.ts';
import type { CallEvent } from '../../../../src/api/resources.ts';
import { createSandbox } from '../../../../src/sandbox/sandbox.ts';
import { createAccount } from '../../../../src/sandbox/store.ts';
import { aCall, anEvent, aNotification } from '../../../support/builders.ts';
import { hostileTexts } from '../../../support/hostile.ts';
import { mixedCredentials } from '../../../support/mixedAccount.ts';
import { aWhole } from '../../../support/wholeCall.ts';
import { leastCpuMs } from '../../api/cpuTime.ts';
import { aRun, callSidOf, segmentSidOf, twoRuns, type Run } from '../../../support/sameFlow.ts';

const [first, second] = twoRuns;

/** Reads a run from the emulator as the product does. */
async function read(run: Run, callSegmentSid = ''): Promise<WholeCall> {
  const account = createAccount({ ...mixedCredentials, stories: [[callSidOf(run), aRun(run)]] });
  const wire = createSandbox({ account });
  const { accountSid, authToken } = mixedCredentials;
  const transport = (request: Request): Promise<Response> => {
    const headers = new Headers(request.headers);
    headers.set('authorization', `Basic ${btoa(`${accountSid}:${authToken}`)}`);
    return wire(new Request(request, { headers }));
  };
  const client = new CallClient({ transport, apiBaseUrl: 'https://api.example.com', accountSid });
  const options = { explain: String, signal: new AbortController().signal };
  return readWholeCall(client, { callSid: callSidOf(run), callSegmentSid }, options);
}

function differences(one: string, other: string): readonly (readonly [string, string])[] {
  const [left, right] = [one.split('\n'), other.split('\n')];
  const pairs = left.map((line, at) => [line, right[at] ?? ''] as const);
  assert.equal(left.length, right.length);
  return pairs.filter(([mine, theirs]) => mine !== theirs);
}

describe('the text by which calls are compared', () => {
  it('is the same for two runs of one flow, though who, when and which differ', async () => {
    const texts = [await comparedText(await read(first)), await comparedText(await read(second))];
    assert.equal(texts[0], texts[1]);
  });

  it('says what a call was like, with names for what is another each time', async () => {
    assert.deepEqual((await comparedText(await read(first))).split('\n'), [
      'Call',
      '  Status: Complete (2)',
      '  Flags: Inbound (1)',
      '  Caller: <number 1>',
      '  Called: <number 2>',
      '  StartTime: +0:00',
      '  EndTime: +0:42',
      '  Duration: 42 s',
      '  Price: $0.03',
      '  Sid: <call>',
      '  CallSegmentSid: None: this is the initial call',
      '  AccountSid: <account>',
      '  PhoneNumberSid: <PN 1>',
      '  DateCreated: <time>',
      '  DateUpdated: <time>',
      '',
      'Segment 1',
      '  Status: Complete (2)',
      '  Flags: Inbound, Dial segment (5)',
      '  Caller: <number 1>',
      '  Called: <number 3>',
      '  StartTime: +0:08',
      '  EndTime: +0:30',
      '  Duration: 22 s',
      '  Price: $0.02',
      '  CallSegmentSid: <segment 1>',
      '  PhoneNumberSid: <PN 1>',
      '',
      'Notification 1',
      '  Log: Error',
      '  ErrorCode: 12100',
      '  MessageText: Document parse failure for <number 3>',
      '  MessageDate: +0:41',
      '  Request: POST https://app.example.com/calls/<call>/after?From=<value>&n=<value>',
      '  Response: 200 text/xml',
      '  Response body: ',
      '    <Response>',
      '      <Dial callerId="<number 2>"><number 3></Dial>',
      '      <Say>',
      '',
      'Recording 1',
      '  Duration: 5 s',
      '  DateCreated: +0:40',
      '',
    ]);
  });

  it('differs in the outcome of a segment, and in nothing else', async () => {
    const found = differences(
      await comparedText(await read(first)),
      await comparedText(await read({ ...second, agentStatus: 3 })),
    );
    assert.deepEqual(found, [
      ['  Status: Complete (2)', '  Status: Failed – Busy (3)'],
      ['  EndTime: +0:30', '  EndTime: None: the call did not complete'],
      ['  Duration: 22 s', '  Duration: None: the call did not complete'],
      ['  Price: $0.02', '  Price: None: the call did not complete'],
    ]);
  });

  it('keeps the name of a version, which looks like a day', async () => {
    const raw = { api_version: '2010-04-01', uri: '/2010-04-01/Calls', Note: 'on 2026-11-23' };
    const text = await comparedText({ call: aCall({ raw }), parts: undefined });
    assert.match(text, /^ {2}api_version: 2010-04-01$/m);
    assert.match(text, /^ {2}uri: \/2010-04-01\/Calls$/m);
    assert.match(text, /^ {2}Note: on <time>$/m);
  });

  it('has the webhooks in the order of time, and differs in what one was told or answered', async () => {
    const { call, parts } = await read(first);
    assert.ok(parts);
    const start = call.startTime?.instantMs ?? 0;
    const event = (second: number, told: Partial<CallEvent> = {}): CallEvent =>
      anEvent({
        ...{ date: { instantMs: start + second * 1000, offsetMinutes: 0 }, durationMs: 298 },
        requestUrl: `https://app.example.com/${callSidOf(first)}?n=1`,
        ...told,
      });
    const parameters = [
      ['CallSid', callSidOf(first)],
      ['From', `+1${first.caller}`],
      ['Digits', '1'],
    ] as const;
    const textOf = (events: EventPart) => comparedText({ call, parts: { ...parts, events } });
    const text = await textOf({ items: [event(0, { parameters }), event(9, { responseStatus: undefined })] });
    assert.deepEqual(text.split('\n\n').slice(3, 5), [
      [
        'Webhook 1',
        '  Request: POST https://app.example.com/<call>?n=<value>',
        '  Date: +0:00',
        '  Variables: ',
        '    CallSid: <call>',
        '    From: <number 1>',
        '    Digits: 1',
        '  Response: 200 text/xml',
        '  Response body: ',
        '    <Response><Say>Hello</Response>',
      ].join('\n'),
      [
        'Webhook 2',
        '  Request: POST https://app.example.com/<call>?n=<value>',
        '  Date: +0:09',
        '  Variables: ',
        '    From: <number 1>',
        '  Response: no answer text/xml',
        '  Response body: ',
        '    <Response><Say>Hello</Response>',
      ].join('\n'),
    ]);
    assert.match(
      await textOf({ items: [], absence: 'notOffered' }),
      /^Webhooks: not offered by this service$/m,
    );
    assert.doesNotMatch(await textOf({ items: [], absence: 'absent' }), /Webhook/);
    assert.match(
      await textOf({ items: [], absence: 'notYet' }),
      /^Webhooks: .* about 15 minutes after its end\.$/m,
    );
  });

  it('differs in the line of a body that is another', async () => {
    const body = `<Response>\n  <Dial callerId="${second.called}">${second.agent}</Dial>\n  <Play>`;
    const found = differences(
      await comparedText(await read(first)),
      await comparedText(await read({ ...second, body })),
    );
    assert.deepEqual(found, [['      <Say>', '      <Play>']]);
  });

  it('of a segment has its properties', async () => {
    const texts = [
      await comparedText(await read(first, segmentSidOf(first))),
      await comparedText(await read(second, segmentSidOf(second))),
    ];
    assert.equal(texts[0], texts[1]);
    assert.match(texts[0] ?? '', /^Segment\n {2}Status: Complete \(2\)\n/);
    assert.match(texts[0] ?? '', /^ {2}CallSegmentSid: <segment 1>$/m);
  });

  it('has a line of its own for each property, whatever the service sends', async () => {
    const plain = await comparedText({ call: aCall({ raw: { Annotation: 'x' } }), parts: undefined });
    for (const text of hostileTexts) {
      const shown = await comparedText({ call: aCall({ raw: { Annotation: text } }), parts: undefined });
      assert.equal(shown.split(/\r\n|[\r\n\u0085\u2028\u2029]/).length, plain.split('\n').length, text);
    }
  });
});

/** A call with so many segments, recordings and notifications. */
function withParts(count: number): WholeCall {
  const { call, parts } = aWhole('plain');
  const [recording] = parts?.recordings.items ?? [];
  const each = Array.from({ length: count }, (_, index) => String(index).padStart(32, '0'));
  return {
    call,
    parts: {
      segments: { items: each.map((end) => aCall({ callSegmentSid: `CS${end}` })) },
      recordings: { items: each.flatMap((end) => (recording ? { ...recording, sid: `RE${end}` } : [])) },
      notifications: { items: each.map((end) => ({ notification: aNotification({ sid: `NO${end}` }) })) },
      events: { items: each.flatMap(() => parts?.events.items ?? []) },
    },
  };
}

describe('the text of a call that is very large', () => {
  it('is made of thousands of parts in pieces, between which the editor works', async () => {
    let turns = 0;
    const clock = setInterval(() => turns++, 1);
    const [half, whole] = [withParts(1000), withParts(4000)];
    const text = await comparedText(whole);
    clearInterval(clock);
    assert.ok(turns >= 2, `${turns} turns`);
    assert.equal(text.match(/^Segment \d+$/gm)?.length, 4000);
    const halfMs = await leastCpuMs(1, () => comparedText(half));
    const limitMs = Math.max(400, 12 * halfMs);
    assert.ok((await leastCpuMs(limitMs, () => comparedText(whole))) < limitMs);
  });

  it('takes of a value only what a person would read, and never fails for its length', async () => {
    for (const text of ['4', '4 ', 'a9', '\n', '(', '1.', 'CA']) {
      const whole = aWhole(text.repeat(1_000_000 / text.length));
      assert.ok((await comparedText(whole)).length < 200_000, text);
      assert.ok((await leastCpuMs(300, () => comparedText(whole))) < 300, text);
    }
  });
});

describe('placeholders', () => {
  const names = createPlaceholders({ names: new Map([['CA-of-its-own-kind', '<call>']]), start: undefined });
  const table: readonly (readonly [string, string])[] = [
    ['from 415-555-0142 to +1 (415) 555-0142', 'from <number 1> to <number 1>'],
    ['To=%2B14155550142&x=2065550161', 'To=%2B<number 1>&x=<number 2>'],
    ['/Calls/CA-of-its-own-kind/x', '/Calls/<call>/x'],
    [`CA${'0'.repeat(32)} CA${'1'.repeat(32)} CA${'0'.repeat(32)}`, '<CA 1> <CA 2> <CA 1>'],
    ['id 0e3b1c2d-0000-4000-8000-00000000000a', 'id <id 1>'],
    ['Mon, 23 Nov 2026 17:06:17 GMT', '<time>'],
    ['at 2026-11-23T18:59:02.123-04:00.', 'at <time>.'],
    ['code 12100, 30 s, -0.06000', 'code 12100, 30 s, -0.06000'],
    ['<number 9> stays what it is', '<number 9> stays what it is'],
  ];
  for (const [text, expected] of table) {
    it(`make of ${text}: ${expected}`, () => assert.equal(names.inText(text), expected));
  }
});
