import assert from 'node:assert/strict';
import type { CallEvent, Notification } from '../../../../src/api/resources.ts';
import { complaintsOf } from '../../../../src/calls/webhook/complaints.ts';
import { describeEvent } from '../../../../src/calls/webhook/events.ts';
import { anEvent, aNotification } from '../../../support/builders.ts';

const at = (second: number) => ({ instantMs: Date.UTC(2026, 10, 23, 18, 59, second), offsetMinutes: 0 });
const event = (second: number, told: Partial<CallEvent> = {}): CallEvent =>
  anEvent({ date: at(second), ...told });
const error = (second: number, told: Partial<Notification> = {}): Notification =>
  aNotification({ messageDate: at(second), ...told });

/** The codes beside the events. */
function codes(events: readonly CallEvent[], notifications: readonly Notification[]): readonly string[] {
  const complaints = complaintsOf(events, notifications);
  return events.map((_, index) => complaints.get(index)?.errorCode ?? '');
}

describe('what the service complains of', () => {
  it('is the request of the same method and address that was last before it', () => {
    const events = [event(0), event(20), event(21, { requestMethod: 'GET' }), event(22), event(40)];
    assert.deepEqual(codes(events, [error(23)]), ['', '', '', '12100', '']);
    assert.deepEqual(codes(events, [error(12), error(39)]), ['12100', '', '', '', '12100']);
  });

  it('is no request that came after the complaint, however near, but within a second by the clock', () => {
    assert.deepEqual(codes([event(0), event(8)], [error(5)]), ['12100', '']);
    assert.deepEqual(codes([event(0), event(6)], [error(5)]), ['', '12100']);
    assert.deepEqual(codes([event(7)], [error(5)]), ['']);
  });

  it('is none of another address or of another time, and none where no request is named', () => {
    const events = [event(0), event(1, { requestUrl: '' }), event(2, { date: undefined })];
    const other = 'http://app.example.com/other';
    assert.deepEqual(
      codes(events, [error(0, { requestUrl: other }), error(61), error(1, { requestUrl: '' })]),
      [...['', '', '']],
    );
    const undated = { messageDate: undefined, dateCreated: undefined };
    assert.deepEqual(codes(events, [error(0, undated)]), ['', '', '']);
  });

  it('is told by the worst there is to say', () => {
    const warning = error(1, { level: 'warning', errorCode: '12200' });
    assert.deepEqual(codes([event(0)], [warning, error(1)]), ['12100']);
    assert.deepEqual(codes([event(0)], [error(1), warning]), ['12100']);
  });

  it('stands at its webhook in words and by its icon, whatever the status of the answer', () => {
    const style = { zone: 'utc', locale: 'en', maskNumbers: false } as const;
    const seen = (complaint?: Notification, responseStatus = 200) => {
      const { facts, tone } = describeEvent(event(0, { responseStatus }), 0, style, complaint);
      return [tone, ...facts.slice(0, 2).map(({ text }) => text)];
    };
    assert.deepEqual(seen(), ['good', '200', '41 ms']);
    assert.deepEqual(seen(error(0)), ['error', 'Error 12100', '200']);
    const warning = error(0, { level: 'warning', errorCode: '12\u202e200' });
    assert.deepEqual(seen(warning), ['warning', 'Warning 12⟨U+202E⟩200', '200']);
    assert.deepEqual(seen(warning, 500), ['error', 'Warning 12⟨U+202E⟩200', '500']);
  });
});
