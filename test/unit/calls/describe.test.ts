import assert from 'node:assert/strict';
import { readDate } from '../../../src/api/dates.ts';
import type { Call } from '../../../src/api/resources.ts';
import {
  describeCall,
  describeNotification,
  describeRecording,
  describeSegment,
} from '../../../src/calls/describe.ts';
import { findProperty } from '../../../src/calls/properties.ts';
import { aCall, aNotification } from '../../support/builders.ts';

const style = { zone: 'original', locale: 'en', maskNumbers: false } as const;
const segmentSid = 'CS00000000000000000000000000000001';
const parentCallSid = 'CA42ed11f93dc08b952027ffbc406d0868';
const noEnd = { durationSeconds: undefined, endTime: undefined, raw: { Duration: '', EndTime: '' } };

function facts(call: ReturnType<typeof aCall>): readonly string[] {
  return describeCall(call, style).facts.map(({ text }) => text);
}

function linked(call: ReturnType<typeof aCall>): readonly (readonly [string, string | undefined])[] {
  const { properties } = describeCall(call, style);
  return properties.flatMap(({ name, opens }) => (opens ? [[name, opens.callSid] as const] : []));
}

describe('the head of a call', () => {
  it('says which way, when, how long and the price', () => {
    const call = aCall({ price: '-0.03000' });
    assert.deepEqual(facts(call), ['Inbound', 'Apr 3, 2008, 04:36:33 (-04:00)', '14 s', '$0.03']);
    assert.equal(describeCall(call, style).facts[1]?.detail, 'Thu, 03 Apr 2008 04:36:33 -0400');
  });

  it('says why there is no length or price: not yet, or not at all', () => {
    assert.deepEqual(facts(aCall()).slice(2), ['14 s', 'Price not known yet']);
    assert.deepEqual(facts(aCall(noEnd)).slice(2), ['Length and price not known yet']);
    const busy = facts(aCall({ ...noEnd, status: 'busy' }));
    assert.deepEqual(busy.slice(2), ['No length or price']);
    const unknown = facts(aCall({ ...noEnd, status: 'unknown' }));
    assert.deepEqual(unknown.slice(2), ['Length and price not known']);
  });

  it('says when a call was created that has not begun, and not once more that it has not', () => {
    const waiting = aCall({ ...noEnd, status: 'notYetDialed', startTime: undefined });
    assert.deepEqual(facts(waiting), ['Inbound', 'Created Feb 7, 2009, 13:15:19 (-08:00)']);
    assert.equal(describeSegment(waiting, style).segment?.start.text, 'Created 13:15:19');
    assert.equal(describeCall(waiting, style).facts[1]?.detail, 'Sat, 07 Feb 2009 13:15:19 -0800');
    assert.deepEqual(facts({ ...waiting, dateCreated: undefined }), ['Inbound', 'Not dialed yet']);
    const never = aCall({ status: 'noAnswer', startTime: undefined });
    assert.equal(describeCall(never, style).facts[1]?.text, 'Never started');
  });

  it('grows while the call is in progress, which can be redirected then', () => {
    const live = aCall({ ...noEnd, status: 'inProgress' });
    const [, , length] = describeCall(live, style).facts;
    assert.equal(length?.sinceMs, live.startTime?.instantMs);
    assert.equal(describeCall(live, style).canRedirect, true);
    assert.equal(describeCall(aCall(), style).canRedirect, false);
    assert.equal(describeCall({ ...live, callSegmentSid: segmentSid }, style).canRedirect, false);
  });

  it('can be ended until it is over, unless it is a segment', () => {
    const canEnd = (call: Call): boolean => describeCall(call, style).canEnd;
    for (const status of ['inProgress', 'queued', 'ringing'] as const) {
      assert.equal(canEnd(aCall({ ...noEnd, status })), true);
      assert.equal(canEnd(aCall({ ...noEnd, status, callSegmentSid: segmentSid })), false);
    }
    for (const status of ['complete', 'canceled', 'unknown'] as const) {
      assert.equal(canEnd(aCall({ status })), false);
    }
  });

  it('does not say of a complete call that it did not complete', () => {
    const { properties } = describeCall(aCall(noEnd), style);
    const meanings = properties.filter(({ name }) => name === 'Duration' || name === 'EndTime');
    assert.deepEqual(
      meanings.map(({ meaning }) => meaning),
      ['Not known yet', 'Not known yet'],
    );
  });
});

describe('a value that turns the direction of reading', () => {
  const turning = ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'];
  const hidden = [...turning, '\u200e', '\u200f', '\u061c', '\u0000'].join('x');
  const call = aCall({
    phoneNumberSid: hidden,
    raw: { PhoneNumberSid: hidden, [hidden]: hidden, Status: hidden },
  });

  it('is shown by its numbers wherever a page has it', () => {
    const shown = JSON.stringify(describeCall({ ...call, status: 'unknown', callSegmentSid: hidden }, style));
    assert.doesNotMatch(shown, /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]|\\u0000/);
    assert.match(shown, /⟨U\+202E⟩x⟨U\+2066⟩/);
    const notification = describeNotification(
      aNotification({ messageText: hidden, errorCode: hidden }),
      style,
    );
    assert.doesNotMatch(notification.title, /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
  });

  it('is copied with each character as the service sent it', () => {
    const { properties } = describeCall(call, style);
    for (const { name } of properties.filter(({ raw }) => raw.includes('⟨'))) {
      assert.equal(findProperty(call, name, style)?.raw, hidden, name);
    }
    assert.equal(properties.filter(({ raw }) => raw.includes('⟨')).length, 3);
  });
});

describe('the identifiers of a call', () => {
  it('lead from a segment to its call, and from a call to no other', () => {
    assert.deepEqual(linked(aCall()), []);
    const segment = aCall({ callSegmentSid: segmentSid, parentCallSid });
    assert.deepEqual(linked(segment), [['Sid', parentCallSid]]);
    assert.deepEqual(describeCall(segment, style).segmentOf, {
      text: `Segment ${segmentSid} of call ${parentCallSid}`,
      key: { callSid: parentCallSid, callSegmentSid: '' },
    });
  });

  it('lead to the parent that 2010-04-01 names', () => {
    const names = { ...aCall().names, parentCallSid: 'parent_call_sid' };
    const child = aCall({ names, parentCallSid, raw: { parent_call_sid: parentCallSid } });
    assert.deepEqual(linked(child), [['parent_call_sid', parentCallSid]]);
  });

  it('lead nowhere when they could not be one step of a path', () => {
    const segment = aCall({ callSegmentSid: segmentSid, parentCallSid: '../Accounts' });
    assert.deepEqual(linked(segment), []);
    assert.equal(describeCall(segment, style).segmentOf, undefined);
  });
});

describe('a segment in the table of its call', () => {
  it('says with whom, how it went, which way, when and how long, and is opened by both its Sids', () => {
    const told = {
      callSegmentSid: segmentSid,
      parentCallSid,
      direction: 'outbound',
      initiator: 'dial',
    } as const;
    const { facts: shown, segment, title, tone } = describeSegment(aCall(told), style);
    assert.equal(title, '⤷ (415) 555-0117');
    assert.deepEqual([shown[0]?.text, tone], ['Complete', 'good']);
    assert.deepEqual(segment, {
      key: { callSid: parentCallSid, callSegmentSid: segmentSid },
      direction: 'Dialed during a call',
      start: { text: '04:36:33', detail: 'Thu, 03 Apr 2008 04:36:33 -0400' },
      ending: [{ text: '14 s' }, { text: 'Price not known yet' }],
    });
  });
});

describe('a recording in the list of its call', () => {
  const created = 'Thu, 03 Apr 2008 04:36:47 -0400';
  const told = (durationSeconds: number | undefined): readonly unknown[] =>
    describeRecording(
      {
        ...{ sid: 'RE00000000000000000000000000000001', accountSid: '', callSid: parentCallSid },
        ...{ durationSeconds, dateCreated: readDate(created), dateUpdated: readDate(created) },
        ...{ names: { dateCreated: 'DateCreated' }, raw: { DateCreated: created } },
      },
      style,
    ).facts.map(({ text, detail }) => [text, detail]);

  it('says from when until when it was made, and what the service sent of that', () => {
    assert.deepEqual(told(14), [['04:36:33 – 04:36:47', created]]);
  });

  it('says when it was created where it has no length', () => {
    for (const length of [undefined, 0]) assert.deepEqual(told(length), [['04:36:47', created]]);
  });
});
