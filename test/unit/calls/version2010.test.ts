// What 2010-04-01 says of a call, in words: statuses, decoded facts, times, numbers and money.
import assert from 'node:assert/strict';
import { readCall } from '../../../src/api/reading/readers2010.ts';
import type { Call } from '../../../src/api/resources.ts';
import { directionText, outcomeText } from '../../../src/calls/decode.ts';
import { describeCall } from '../../../src/calls/describe.ts';
import { CallGroups } from '../../../src/calls/groups.ts';
import { showNumber } from '../../../src/calls/phoneNumbers.ts';
import { describeProperties } from '../../../src/calls/properties.ts';

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
    const rows = words.map((status) => ({ call: call({ sid: status, status }), alert: undefined }));
    groups.apply(
      rows.map((after) => ({ before: undefined, after })),
      'end',
    );
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

  it('shows numbers of +1 as ten digits are, and all others, SIP and client addresses as they come', () => {
    assert.equal(showNumber('+14155550142', false), '(415) 555-0142');
    assert.equal(showNumber('+14155550142', true), '(•••) •••-••42');
    for (const other of ['+442079460958', 'client:dana', 'sip:agent@pbx.example.com', '+1415555014']) {
      assert.equal(showNumber(other, false), other);
    }
  });
});
