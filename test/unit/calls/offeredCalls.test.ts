import assert from 'node:assert/strict';
import { findCalls } from '../../../src/calls/list/offeredCalls.ts';
import { aCall } from '../../support/builders.ts';

describe('a call that is looked for by typing', () => {
  const sent = ['4155550142', '+14155550142', '(415) 555-0142', 'sip:415.555.0142@example.com'];
  const typed = [
    '4155550142',
    '415 555 0142',
    '(415) 555-0142',
    '+1 415-555-0142',
    '1.415.555.0142',
    '5550142',
  ];

  for (const caller of sent) {
    it(`is found by its number in any decoration where the service sends ${caller}`, () => {
      const calls = [aCall({ caller, sid: 'CA1' }), aCall({ caller: '2065550161', called: '', sid: 'CA2' })];
      for (const text of typed) {
        assert.deepEqual(
          findCalls(text, calls).map(({ sid }) => sid),
          ['CA1'],
          text,
        );
      }
    });
  }

  it('is found by a part of its Sid, and by nothing that is too short to tell', () => {
    const calls = [aCall({ sid: 'CA42ed11f93dc08b952027ffbc406d0868' })];
    assert.equal(findCalls('42ed11', calls).length, 1);
    assert.equal(findCalls('42', calls).length, 0);
    assert.equal(findCalls('anything else', calls).length, 0);
  });
});
