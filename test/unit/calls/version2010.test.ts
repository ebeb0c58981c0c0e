// What 2010-04-01 says of a call, in words: statuses, decoded facts, times, numbers and money.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dialects } from '../../../src/api/dialects/dialects.ts';
import { formatNumber } from '../../../src/api/reading/numberFormats.ts';
import { readCall } from '../../../src/api/reading/readers2010.ts';
import type { Call } from '../../../src/api/resources.ts';
import { directionText, outcomeText } from '../../../src/calls/decode.ts';
import { describeCall } from '../../../src/calls/describe.ts';
import { CallGroups } from '../../../src/calls/groups.ts';
import { showNumber } from '../../../src/calls/phoneNumbers.ts';
import { describeProperties } from '../../../src/calls/properties.ts';
import { aRows } from '../../support/builders.ts';
import { objectsOf } from '../api/version2010/schemaObjects.ts';

const style = { zone: 'original', locale: 'en', maskNumbers: false } as const;

const sent = {
  ...{ sid: 'CA1', parent_call_sid: null, account_sid: 'AC1', phone_number_sid: 'PN1', trunk_sid: null },
  ...{ to: '+14155550117', from: 'client:dana', status: 'completed', direction: 'outbound-api' },
  date_created: 'Mon, 23 Nov 2026 17:01:44 +0000',
  date_updated: 'Mon, 23 Nov 2026 17:02:44 +0000',
  start_time: 'Mon, 23 Nov 2026 17:01:45 +0000',
  end_time: 'Mon, 23 Nov 2026 17:02:44 +0000',
  ...{ duration: '59', price: '-0.0085', price_unit: 'EUR', answered_by: 'machine_end_beep' },
  ...{ forwarded_from: '+14155550142', caller_name: 'DANA', queue_time: '1200', group_sid: null },
};
const call = (changes: Readonly<Record<string, unknown>> = {}): Call =>
  readCall(JSON.stringify({ ...sent, ...changes }));

function property(of: Call, name: string): readonly (string | undefined)[] {
  const found = describeProperties(of, style).find((one) => one.name === name);
  return [found?.meaning, found?.raw];
}

describe('a call of 2010-04-01 in words', () => {
  const properties: readonly (readonly [string, string, string])[] = [
    ['status', 'Complete (completed)', 'completed'],
    ['direction', 'Outbound (outbound-api)', 'outbound-api'],
    ['from', 'client:dana', 'client:dana'],
    ['to', '(415) 555-0117', '+14155550117'],
    ['start_time', 'Nov 23, 2026, 17:01:45 (+00:00)', 'Mon, 23 Nov 2026 17:01:45 +0000'],
    ['duration', '59 s', '59'],
    ['price', '€0.0085', '-0.0085'],
    ['price_unit', 'EUR', 'EUR'],
    ['answered_by', 'A machine, heard to the end of its message (machine_end_beep)', 'machine_end_beep'],
    ['forwarded_from', '(415) 555-0142', '+14155550142'],
    ['caller_name', 'DANA', 'DANA'],
    ['queue_time', '1200 ms', '1200'],
    ['parent_call_sid', 'None: this is the initial call', ''],
    ['trunk_sid', 'None', ''],
  ];
  for (const [name, meaning, raw] of properties) {
    it(`says of ${name}: ${meaning}`, () => {
      assert.deepEqual(property(call(), name), [meaning, raw]);
    });
  }

  const empties: Readonly<Record<string, string>> = {
    status: 'Unknown status',
    end_time: 'Not known yet',
    duration: 'Not known yet',
    price: 'Not known yet, or a trial account',
    parent_call_sid: 'None: this is the initial call',
  };
  for (const name of dialects['2010-04-01'].callColumns) {
    const words = empties[name] ?? 'None';
    it(`says of ${name} that is null, which the schema allows: ${words}`, () => {
      const found = describeProperties(call({ [name]: null }), style).find((one) => one.name === name);
      assert.deepEqual(found, { name, meaning: words, raw: '', isEmpty: true });
    });
  }

  it('has something to read of everything that the schema allows, and of all that it does not know', () => {
    fc.assert(
      fc.property(objectsOf('api.v2010.account.call'), (sent) => {
        const members = Object.fromEntries(
          Object.entries(sent).filter(([name]) => name !== 'subresource_uris'),
        );
        const properties = describeProperties(readCall(JSON.stringify(sent)), style);
        assert.deepEqual(properties.map(({ name }) => name).toSorted(), Object.keys(members).toSorted());
        for (const { isEmpty, meaning, name, raw } of properties) {
          const value = members[name];
          assert.notEqual(meaning.trim(), '', name);
          assert.equal(isEmpty, value === null || (typeof value === 'string' && value.trim() === ''), name);
          assert.equal(raw.trim() === '', isEmpty, name);
        }
      }),
    );
  });

  it('says that there is nothing where only blanks were sent', () => {
    const blank = call({ caller_name: ' ', duration: '\u3000', x_note: '\t' });
    for (const name of ['caller_name', 'duration', 'x_note']) assert.equal(property(blank, name)[0], 'None');
  });

  it('names a segment’s call, and marks the segment', () => {
    const segment = call({ parent_call_sid: 'CA0', direction: 'outbound-dial' });
    assert.deepEqual(property(segment, 'parent_call_sid'), ['CA0', 'CA0']);
    assert.match(describeCall(segment, style).title, /^⤷ /);
  });

  it('groups by status: what lives first, then what failed, was canceled or is complete, unknown words last', () => {
    const words = [
      ...['completed', 'canceled', 'on-hold', 'no-answer', 'busy', 'failed'],
      ...['queued', 'ringing', 'in-progress'],
    ];
    const groups = new CallGroups();
    const rows = aRows(words.map((status) => call({ sid: status, status })));
    groups.apply(rows.map((after) => ({ before: undefined, after })));
    assert.deepEqual(
      groups.groups.map(({ title }) => title),
      [
        ...['In Progress', 'Ringing', 'Queued', 'Failed – Application Error', 'Failed – Busy'],
        ...['Failed – No Answer', 'Canceled', 'Complete', 'Unknown status on-hold'],
      ],
    );
  });

  it('has words for each status in a row, and for what is empty in it', () => {
    const outcomes = ['queued', 'ringing', 'canceled'].map((status) => outcomeText(call({ status })));
    assert.deepEqual(outcomes, ['Queued', 'Ringing', 'Canceled']);
    const ringing = call({ status: 'ringing', end_time: null, duration: null, price: null });
    assert.equal(property(ringing, 'end_time')[0], 'Not answered yet');
    const canceled = call({ status: 'canceled', end_time: null, duration: null, price: null });
    assert.equal(property(canceled, 'duration')[0], 'None: the call did not complete');
  });

  it('tells which way a call went where nobody is known to have begun it', () => {
    assert.equal(directionText(call({ direction: 'trunking-terminating' })), 'Outbound');
    assert.equal(directionText(call({ direction: 'trunking-originating' })), 'Inbound');
    assert.equal(directionText(call({ direction: 'sideways' })), 'Direction not known');
  });

  it('shows numbers of +1 as ten digits are, and SIP and client addresses as they come', () => {
    assert.equal(showNumber('+14155550142', false), '(415) 555-0142');
    assert.equal(showNumber('+14155550142', true), '(•••) •••-••42');
    for (const other of ['client:dana', 'sip:agent@pbx.example.com', '+1415555014']) {
      assert.equal(showNumber(other, false, formatNumber), other);
    }
  });

  describe('of another country than +1', () => {
    const dialect = dialects['2010-04-01'];
    const asSent = { ...sent, from: '+442079460958', to: '+14155550117', forwarded_from: '+33199005678' };

    it('has its numbers as the countries write them, on its own and in a list', async () => {
      const alone = await dialect.call('CA1').read(JSON.stringify(asSent));
      const page = dialect.calls({})({ page: 0, pageSize: 50 });
      const { items } = await page.read(JSON.stringify({ calls: [sent, asSent], next_page_uri: null }));
      for (const one of [alone, items[1]]) {
        assert.ok(one);
        const { title } = describeCall(one, style);
        assert.equal(title, '→ +44 20 7946 0958 called (415) 555-0117');
        assert.deepEqual(property(one, 'from'), ['+44 20 7946 0958', '+442079460958']);
        assert.deepEqual(property(one, 'forwarded_from'), ['+33 1 99 00 56 78', '+33199005678']);
      }
      assert.equal(items[0]?.formatNumber, undefined);
    });

    it('is masked to the last two digits, beside what was sent as well', async () => {
      const one = await dialect.call('CA1').read(JSON.stringify(asSent));
      const masked = { ...style, maskNumbers: true };
      assert.match(describeCall(one, masked).title, /^→ \+•• •• •••• ••58 called /);
      const [from] = describeProperties(one, masked).filter(({ name }) => name === 'from');
      assert.deepEqual([from?.meaning, from?.raw], ['+•• •• •••• ••58', '+••••••••••58']);
    });

    it('keeps whatever is no number of a country as it came, and reads a megabyte of digits at no cost', () => {
      const endless = `+44${'2'.repeat(1_000_000)}`;
      const others = [
        '+442',
        '+999123456789',
        '+80',
        '442079460958',
        '+44 20 7946 0958',
        '+4420794x',
        endless,
      ];
      const startedMs = performance.now();
      for (const other of others) assert.equal(formatNumber(other), other);
      assert.ok(performance.now() - startedMs < 50);
    });
  });
});
