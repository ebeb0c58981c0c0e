// Every object that the service's own schema allows is read, and what is no such object is refused.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDate } from '../../../../src/api/dates.ts';
import { dialects } from '../../../../src/api/dialects/dialects.ts';
import { UnreadableAnswer } from '../../../../src/api/errors.ts';
import * as readers from '../../../../src/api/reading/readers2010.ts';
import type { Call } from '../../../../src/api/resources.ts';
import { exampleOf, objectsOf, propertiesOf, wordsOf, type Json } from './schemaObjects.ts';

const callName = 'api.v2010.account.call';
const example = exampleOf(callName);
const read = (changes: Json): Call => readers.readCall(JSON.stringify({ ...example, ...changes }));
const nothing = (name: string): Json =>
  Object.fromEntries(propertiesOf(name).map((property) => [property, null]));

/** A member as a person should see it: what was sent, and nothing for null. */
function shown(value: unknown): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function assertRaw(raw: Readonly<Record<string, string>>, sent: Json): void {
  const expected = Object.entries(sent).filter(([name]) => name !== 'subresource_uris');
  assert.deepEqual(
    Object.entries(raw),
    expected.map(([name, value]) => [name, shown(value)]),
  );
}

const resources: readonly (readonly [string, string, (text: string) => { readonly raw: object }])[] = [
  [callName, 'calls', readers.readCall],
  ['api.v2010.account.recording', 'recordings', readers.readRecording],
  ['api.v2010.account.call.call_recording', 'recordings', readers.readRecording],
  ['api.v2010.account.notification', 'notifications', readers.readNotification],
  ['api.v2010.account.notification-instance', 'notifications', readers.readNotification],
  ['api.v2010.account.call.call_notification', 'notifications', readers.readNotification],
  ['api.v2010.account.call.call_notification-instance', 'notifications', readers.readNotification],
];
const lists: Readonly<Record<string, (text: string) => { readonly items: readonly object[] }>> = {
  calls: readers.readCalls,
  recordings: readers.readRecordings,
  notifications: readers.readNotifications,
  events: readers.readEvents,
};

describe('the readers of 2010-04-01', () => {
  for (const [name, listName, readOne] of resources) {
    it(`read every ${name} that the schema allows, alone and in a list, and keep all of it as sent`, () => {
      fc.assert(
        fc.property(objectsOf(name), (sent) => {
          // As it is on its way: a number such as -0 is written as 0.
          const text = JSON.stringify(sent);
          const one = readOne(text);
          assertRaw({ ...one.raw }, JSON.parse(text) as Json);
          const page = lists[listName]?.(`{"${listName}":[${text},${text}],"next_page_uri":null}`);
          assert.deepEqual(page?.items, [one, one]);
        }),
      );
    });

    it(`read a ${name} of which nothing is known`, () => {
      const one = readOne(JSON.stringify(nothing(name)));
      assert.ok(Object.values(one.raw).every((text) => text === ''));
    });
  }

  it('read every event, whatever its request and response are', () => {
    const name = 'api.v2010.account.call.call_event';
    fc.assert(
      fc.property(objectsOf(name), (sent) => {
        const [event] = readers.readEvents(JSON.stringify({ events: [sent] })).items;
        assert.ok(event);
        assert.equal(typeof event.requestUrl, 'string');
        assert.equal(typeof event.responseBody, 'string');
      }),
    );
  });

  it('read an event with its parameters, answer and time', () => {
    const request = {
      method: 'POST',
      url: 'https://app.example.com/answer',
      parameters: { call_sid: 'CA1', from: '+14155550142', digits: null },
    };
    const response = {
      date_created: 'Mon, 23 Nov 2026 17:01:44 +0000',
      ...{ request_duration: 394, response_code: 502, content_type: 'text/html', response_body: '<p>' },
    };
    const [event] = readers.readEvents(JSON.stringify({ events: [{ request, response }] })).items;
    assert.deepEqual(
      { ...event, raw: undefined },
      {
        requestUrl: 'https://app.example.com/answer',
        requestMethod: 'POST',
        parameters: [
          ['call_sid', 'CA1'],
          ['from', '+14155550142'],
          ['digits', ''],
        ],
        date: readDate('Mon, 23 Nov 2026 17:01:44 +0000'),
        durationMs: 394,
        responseStatus: 502,
        contentType: 'text/html',
        responseBody: '<p>',
        raw: undefined,
      },
    );
  });

  it('know each word for a status, and keep one that the schema does not have', () => {
    const known = new Set(wordsOf('call_enum_status').map((status) => read({ status }).status));
    assert.equal(known.size, 8);
    assert.ok(!known.has('unknown'));
    for (const status of ['on-hold', 'Completed', '', null, 7]) {
      const call = read({ status });
      assert.deepEqual([call.status, call.statusSent], ['unknown', shown(status)]);
    }
  });

  it('tell from the direction who began a call, trunks and unknown words included', () => {
    const words = [
      'inbound',
      'outbound-api',
      'outbound-dial',
      'trunking-originating',
      'trunking-terminating',
    ];
    const origins = [...words, 'sideways', null].map((direction) => {
      const call = read({ direction });
      return [call.direction, call.initiator];
    });
    assert.deepEqual(origins, [
      ['inbound', 'caller'],
      ['outbound', 'api'],
      ['outbound', 'dial'],
      ['inbound', 'caller'],
      ['outbound', undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it('take a number for the text that the schema promises', () => {
    const call = read({ duration: 14, price: -0.03, queue_time: 0 });
    assert.deepEqual([call.durationSeconds, call.price, call.raw['queue_time']], [14, '-0.03', '0']);
  });

  it('read the sentence out of a notification whose text is url-encoded', () => {
    const textOf = (message_text: string) =>
      readers.readNotification(JSON.stringify({ sid: 'NO1', message_text })).messageText;
    assert.equal(textOf('LogLevel=ERROR&Msg=Document+parse+failure&line=3'), 'Document parse failure');
    assert.equal(textOf('a=b&c=d'), 'a=b&c=d');
    assert.equal(textOf('x = 1 is no pair'), 'x = 1 is no pair');
  });

  it('read where a list goes on, or that it does not', () => {
    const next = (uri: string) => readers.readCalls(`{"calls":[]${uri}}`).nextPageUri;
    assert.equal(next(''), undefined);
    assert.equal(next(',"next_page_uri":null'), '');
    assert.equal(next(',"next_page_uri":"/x?Page=1"'), '/x?Page=1');
  });

  it('read the words of an error, in full and in part', async () => {
    const { readRefusal } = dialects['2010-04-01'];
    const whole = { code: 21201, message: 'No To', more_info: 'https://www.twilio.com/docs/errors/21201' };
    assert.deepEqual(await readRefusal(JSON.stringify({ ...whole, status: 400 })), {
      code: 21201,
      serviceMessage: 'No To',
      moreInfo: 'https://www.twilio.com/docs/errors/21201',
    });
    assert.equal((await readRefusal('{"message":"Not found"}'))?.serviceMessage, 'Not found');
    for (const text of ['', '<html>', '[]', '{}', '{"code":'])
      assert.equal(await readRefusal(text), undefined);
  });

  const wrong: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['JSON cut short', JSON.stringify({ calls: [example] }).slice(0, -9)],
    ["a proxy's page", '<!doctype html><html><body>Please sign in</body></html>'],
    ['XML', '<TwilioResponse><Calls/></TwilioResponse>'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a text', '"calls"'],
    ['another object', '{"weather":[]}'],
    ['an error', '{"code":20003,"message":"Authenticate","status":401}'],
    ['a list that is none', '{"calls":{}}'],
    ['rows that are none', '{"calls":["CA1"]}'],
    ['a row of null', '{"calls":[null]}'],
    ['rows without a Sid', '{"calls":[{"status":"busy"}]}'],
    ['a link that is no text', '{"calls":[],"next_page_uri":{}}'],
    ['nesting 100,000 deep', `{"calls":[{"sid":"CA1","x":${'['.repeat(1e5)}${']'.repeat(1e5)}}]}`],
  ];
  for (const [what, text] of wrong) {
    it(`refuse ${what}`, () => {
      assert.throws(() => readers.readCalls(text), UnreadableAnswer);
      assert.throws(() => readers.readCall(text), UnreadableAnswer);
    });
  }

  it('keep a member that is named as what every object has', () => {
    const { raw } = readers.readCall('{"sid":"CA1","__proto__":{"status":"busy"},"constructor":"x"}');
    assert.deepEqual(Object.entries(raw), [
      ['sid', 'CA1'],
      ['__proto__', '{"status":"busy"}'],
      ['constructor', 'x'],
    ]);
    assert.equal(raw['status'], undefined);
  });

  it('document as columns what the schema has of a call', () => {
    const named = propertiesOf(callName).filter((name) => name !== 'subresource_uris');
    assert.deepEqual(dialects['2010-04-01'].callColumns, named);
  });
});
