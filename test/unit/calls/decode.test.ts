import assert from 'node:assert/strict';
import { flagsText, isOver, otherParty, priceText } from '../../../src/calls/decode.ts';
import { CallGroups } from '../../../src/calls/groups.ts';
import { maskNumber, maskNumbersIn, showNumber } from '../../../src/calls/phoneNumbers.ts';
import { describeProperties } from '../../../src/calls/properties.ts';
import { aCall, aRows } from '../../support/builders.ts';

const style = { zone: 'original', locale: 'en', maskNumbers: false } as const;

function meaning(call: ReturnType<typeof aCall>, name: string): string | undefined {
  return describeProperties(call, style).find((property) => property.name === name)?.meaning;
}

describe('decoding', () => {
  it('says the document’s example call as Complete (2), Inbound (1), 14 s', () => {
    assert.equal(meaning(aCall(), 'Status'), 'Complete (2)');
    assert.equal(meaning(aCall(), 'Flags'), 'Inbound (1)');
    assert.equal(meaning(aCall(), 'Duration'), '14 s');
  });

  it('reads the flags as bits and shows those the document does not name', () => {
    assert.equal(flagsText(6), 'API-initiated, Dial segment');
    assert.equal(flagsText(5), 'Inbound, Dial segment');
    assert.equal(flagsText(9), 'Inbound, unknown flag 8');
    assert.equal(flagsText(0), 'No flags');
  });

  it('names the other party: who called us, or whom we called', () => {
    const numbers = { caller: '4155550142', called: '4155550117' };
    assert.equal(otherParty(aCall({ ...numbers, direction: 'inbound' })), '4155550142');
    assert.equal(otherParty(aCall({ ...numbers, direction: 'outbound' })), '4155550117');
  });

  it('takes a call for over only where its status says so', () => {
    for (const status of ['complete', 'busy', 'applicationError', 'noAnswer', 'canceled'] as const) {
      assert.equal(isOver({ status }), true, status);
    }
    for (const status of ['notYetDialed', 'queued', 'ringing', 'inProgress', 'unknown'] as const) {
      assert.equal(isOver({ status }), false, status);
    }
  });

  it('tells four kinds of empty apart', () => {
    const waiting = aCall({
      status: 'notYetDialed',
      startTime: undefined,
      raw: { StartTime: '', EndTime: '' },
    });
    const busy = aCall({ status: 'busy', durationSeconds: undefined, raw: { EndTime: '', Duration: '' } });
    assert.equal(meaning(waiting, 'StartTime'), 'Not dialed yet');
    assert.equal(meaning(busy, 'EndTime'), 'None: the call did not complete');
    assert.equal(meaning(busy, 'Duration'), 'None: the call did not complete');
    assert.equal(meaning(aCall(), 'Price'), 'Not known yet, or a trial account');
    assert.equal(meaning(aCall(), 'CallSegmentSid'), 'None: this is the initial call');
  });

  it('keeps properties that the document does not name, whatever their names are', () => {
    const call = aCall({ raw: { Annotation: 'vip', constructor: 'x' } });
    const names = describeProperties(call, style).map(({ name }) => name);
    assert.deepEqual(names.slice(14), ['Annotation', 'constructor']);
  });

  it('shows a charge as money and leaves text that is no number alone', () => {
    assert.equal(priceText('-0.03000', 'USD', 'en'), '$0.03');
    assert.equal(priceText('-0.00750', 'USD', 'en'), '$0.0075');
    assert.equal(priceText('free', 'USD', 'en'), 'free');
  });

  it('decorates numbers of ten digits and no others', () => {
    assert.equal(showNumber('4155550142', false), '(415) 555-0142');
    assert.equal(showNumber('+442079460123', false), '+442079460123');
    assert.equal(showNumber('client:support', false), 'client:support');
  });

  it('shows by its number what would turn the direction of reading in a party', () => {
    assert.equal(showNumber('\u202Egnp', false), '⟨U+202E⟩gnp');
    assert.equal(showNumber('\u202Egnp', true), '⟨U+202E⟩gnp');
  });

  it('masks all digits but the last two', () => {
    assert.equal(showNumber('4155550142', true), '(•••) •••-••42');
    assert.equal(maskNumber('42'), '42');
  });

  it('masks numbers in a text, and neither dates nor versions', () => {
    const text = 'From (415) 555-0142 at 2026-11-23 18:59, API 2010-04-01, to +442079460958';
    const masked = 'From (•••) •••-••42 at 2026-11-23 18:59, API 2010-04-01, to +••••••••••58';
    assert.equal(maskNumbersIn(text), masked);
    const row = '1-415-555-0142 1-415-555-0143 1-415-555-0144 12x';
    assert.equal(maskNumbersIn(row), '•-•••-•••-•••• •-•••-•••-•••• •-•••-•••-••44 12x');
  });

  it('groups by status in the fixed order, unknown ones last and apart', () => {
    const calls = [
      aCall({ sid: 'CA1' }),
      aCall({ sid: 'CA2', status: 'unknown', raw: { Status: '10' } }),
      aCall({ sid: 'CA3', status: 'unknown', raw: { Status: '9' } }),
      aCall({ sid: 'CA4', status: 'noAnswer' }),
      aCall({ sid: 'CA5', status: 'busy' }),
      aCall({ sid: 'CA6', status: 'applicationError' }),
      aCall({ sid: 'CA7', status: 'notYetDialed' }),
      aCall({ sid: 'CA8', status: 'inProgress' }),
      aCall({ sid: 'CA9' }),
    ];
    const groups = new CallGroups();
    groups.apply(aRows(calls).map((after) => ({ before: undefined, after })));
    assert.deepEqual(
      groups.groups.map(({ title, rows }) => [title, rows.length]),
      [
        ['In Progress', 1],
        ['Not Yet Dialed', 1],
        ['Failed – Application Error', 1],
        ['Failed – Busy', 1],
        ['Failed – No Answer', 1],
        ['Complete', 2],
        ['Unknown status 9', 1],
        ['Unknown status 10', 1],
      ],
    );
  });
});
