// What the documents promise, read from their own examples (sections are those of the API's description).
import assert from 'node:assert/strict';
import { readDate } from '../../../src/api/dates.ts';
import { dialect2008 } from '../../../src/api/dialects/dialect2008.ts';
import {
  readCall,
  readCalls,
  readNotification,
  readNotifications,
  readRecordings,
  readRefusal,
} from '../../../src/api/reading/readers2008.ts';
import { fixture } from './scripted.ts';

describe('the documents of version 2008-08-01', () => {
  it('section 1, paging: reads the attributes of a list and a list of one', () => {
    const { total, page, pageCount, pageSize, nextPageUri } = readCalls(fixture('calls'));
    assert.deepEqual(
      { total, page, pageCount, pageSize, nextPageUri },
      {
        total: 38,
        page: 0,
        pageCount: 1,
        pageSize: 50,
        nextPageUri: undefined,
      },
    );
    assert.equal(readRecordings(fixture('recordings')).items.length, 1);
  });

  it('section 2, making calls: sends the documented names as a form', () => {
    const ask = dialect2008.makeCall({
      caller: '4155550117',
      called: '2065550142',
      url: 'https://app.example.com/answer?a=1',
      method: 'GET',
      sendDigits: 'w12#',
      ifMachine: 'Hangup',
      timeoutSeconds: 30,
    });
    assert.deepEqual(
      [ask.method, ask.path, ask.form],
      [
        'POST',
        'Calls',
        [
          ['Caller', '4155550117'],
          ['Called', '2065550142'],
          ['Url', 'https://app.example.com/answer?a=1'],
          ['Method', 'GET'],
          ['SendDigits', 'w12#'],
          ['IfMachine', 'Hangup'],
          ['Timeout', '30'],
        ],
      ],
    );
  });

  it('section 3, redirecting: sends CurrentUrl and CurrentMethod to the call', () => {
    const { method, path, form } = dialect2008.redirectCall('CA1', {
      url: 'https://app.example.com/next',
    });
    assert.deepEqual(
      [method, path, form],
      ['POST', 'Calls/CA1', [['CurrentUrl', 'https://app.example.com/next']]],
    );
  });

  it('section 4, calls: reads the example call with every value as it was sent', () => {
    const call = readCall(fixture('call'));
    assert.deepEqual(
      { ...call, names: undefined, raw: undefined },
      {
        sid: 'CA42ed11f93dc08b952027ffbc406d0868',
        callSegmentSid: '',
        parentCallSid: '',
        accountSid: 'AC309475e5fede1b49e100272a8640f438',
        called: '4159633717',
        caller: '4156767925',
        phoneNumberSid: 'PN01234567890123456789012345678900',
        status: 'complete',
        statusSent: '2',
        flags: 1,
        direction: 'inbound',
        initiator: 'caller',
        dateCreated: { instantMs: Date.UTC(2009, 1, 7, 21, 15, 19), offsetMinutes: -480 },
        dateUpdated: { instantMs: Date.UTC(2009, 1, 7, 21, 15, 19), offsetMinutes: -480 },
        startTime: { instantMs: Date.UTC(2008, 3, 3, 8, 36, 33), offsetMinutes: -240 },
        endTime: { instantMs: Date.UTC(2008, 3, 3, 8, 36, 47), offsetMinutes: -240 },
        durationSeconds: 14,
        price: undefined,
        priceUnit: 'USD',
        names: undefined,
        raw: undefined,
      },
    );
    assert.deepEqual(Object.keys(call.raw), [
      ...['Sid', 'DateCreated', 'DateUpdated', 'CallSegmentSid', 'AccountSid', 'Called', 'Caller'],
      ...['PhoneNumberSid', 'Status', 'StartTime', 'EndTime', 'Duration', 'Price', 'Flags'],
    ]);
    const [first, second] = readCalls(fixture('calls')).items;
    assert.deepEqual(first, call);
    assert.deepEqual([second?.called, second?.durationSeconds], ['2064287985', 35]);
    const { price, flags, durationSeconds } = readCall(fixture('callByApi'));
    assert.deepEqual([price, flags, durationSeconds], ['-0.06000', 2, 69]);
  });

  it('section 4, calls: tells from the bits of Flags which way a call went and who began it', () => {
    const origins = ['1', '2', '5', '6', '0', ''].map((flags) => {
      const call = readCall(fixture('call').replace('<Flags>1</Flags>', `<Flags>${flags}</Flags>`));
      return [call.direction, call.initiator];
    });
    assert.deepEqual(origins, [
      ['inbound', 'caller'],
      ['outbound', 'api'],
      ['outbound', 'dial'],
      ['outbound', 'dial'],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it('section 5, recordings: reads a recording; the bare URI is audio, so facts are asked as .xml', () => {
    const [recording] = readRecordings(fixture('recordings')).items;
    assert.deepEqual(
      [recording?.sid, recording?.callSid, recording?.durationSeconds],
      ['REaa00bb11cc22dd33ee44ff5566778899', 'CA5b1f0c9d7e2a4836b0d1c2e3f4a59687', 21],
    );
    assert.equal(dialect2008.recording('RE1').path, 'Recordings/RE1.xml');
    assert.equal(dialect2008.recordingMedia('RE1', 'mp3').path, 'Recordings/RE1.mp3');
  });

  it('section 6, notifications: has the webhook on the instance only', () => {
    const notification = readNotification(fixture('notification'));
    assert.deepEqual(notification.webhook, {
      variables: 'Caller=4155550117&Called=2065550142&CallStatus=in-progress',
      responseHeaders: 'Content-Type: text/xml\nContent-Length: 31',
      responseBody: '<Response><Say>Hello</Response>',
    });
    assert.deepEqual(
      [notification.level, notification.errorCode, notification.requestUrl],
      ['error', '12100', 'http://app.example.com/answer'],
    );
    const [listed] = readNotifications(fixture('notifications')).items;
    assert.equal(listed?.webhook, undefined);
    assert.equal(listed?.messageDate?.instantMs, Date.UTC(2009, 11, 14, 17, 30, 5));
  });

  it('section 7, errors: reads a RestException in full and in part', () => {
    assert.deepEqual(readRefusal(fixture('refusal')), {
      serviceMessage: 'No called number is specified',
      code: 21201,
      moreInfo: 'http://www.twilio.com/docs/errors/21201',
    });
    assert.deepEqual(readRefusal(fixture('notFound')), {
      serviceMessage: 'The requested resource was not found',
      code: undefined,
      moreInfo: undefined,
    });
    assert.equal(readRefusal('<html>'), undefined);
  });

  it('section 9, who used it: keeps an element that no document names, such as Annotation', () => {
    const text = fixture('call').replace('<Flags>', '<Annotation>a = b </Annotation><Flags>');
    assert.equal(readCall(text).raw.Annotation, 'a = b ');
  });

  it('section 11, contradictions: takes a list of segments named Calls or Segments', () => {
    const segments = fixture('calls').replaceAll('Calls', 'Segments');
    assert.deepEqual(readCalls(segments).items, readCalls(fixture('calls')).items);
  });
});

describe('a date of the service', () => {
  const known: readonly (readonly [string, number, number])[] = [
    ['Thu, 03 Apr 2008 04:36:33 -0400', Date.UTC(2008, 3, 3, 8, 36, 33), -240],
    ['03 Apr 2008 04:36 +0530', Date.UTC(2008, 3, 2, 23, 6), 330],
    ['Thu, 3 Apr 08 04:36:33 GMT', Date.UTC(2008, 3, 3, 4, 36, 33), 0],
    ['  Thu, 03 Apr 2008 04:36:33 PDT (Pacific) ', Date.UTC(2008, 3, 3, 11, 36, 33), -420],
    ['Wed, 31 Dec 2008 23:59:60 +0000', Date.UTC(2009, 0, 1), 0],
  ];
  for (const [text, instantMs, offsetMinutes] of known) {
    it(`is read with its offset: ${text}`, () => {
      assert.deepEqual(readDate(text), { instantMs, offsetMinutes });
    });
  }
  for (const text of [
    '',
    'never',
    '31 Feb 2009 00:00:00 +0000',
    '1 Jan 2009 24:00:00 Z',
    '2009-02-07',
    '1 Foo 2009 01:01 Z',
    '1 Jan 2009 01:01 +9900',
  ]) {
    it(`is not made up from ${text || 'nothing'}`, () => {
      assert.equal(readDate(text), undefined);
    });
  }
});
