import assert from 'node:assert/strict';
import { instantTyped, showTyped, zoneName } from '../../../src/calls/list/typedInstant.ts';
import { moveMachineTo } from '../../support/machineZone.ts';

describe('a time that a person types', () => {
  let moveBack: () => void;

  // Where the machine's zone is UTC, a time that is meant in the wrong one of the two would be right.
  before(() => (moveBack = moveMachineTo('America/New_York')));

  after(() => moveBack());

  it('is meant in the chosen zone and kept as an instant', () => {
    assert.equal(instantTyped('2026-11-23 18:59', 'utc'), '2026-11-23T18:59:00.000Z');
    assert.equal(instantTyped('2026-11-23 18:59', 'local'), '2026-11-23T23:59:00.000Z');
    assert.equal(instantTyped('2026-07-23T18:59', 'original'), '2026-07-23T22:59:00.000Z');
  });

  it('is shown again as it was typed', () => {
    for (const zone of ['utc', 'local', 'original'] as const) {
      assert.equal(showTyped(instantTyped('2026-11-23 18:59', zone) ?? '', zone), '2026-11-23 18:59');
    }
  });

  it('may be a date alone, or nothing, but no day that the calendar lacks', () => {
    assert.equal(instantTyped('2026-11-23', 'utc'), '2026-11-23T00:00:00.000Z');
    assert.equal(instantTyped('  ', 'utc'), '');
    for (const text of ['2026-02-31', '18:59', 'yesterday', '2026-11-23 25:00', '0x10']) {
      assert.equal(instantTyped(text, 'utc'), undefined, text);
    }
  });

  it('has its zone named', () => {
    assert.equal(zoneName('utc', 0), 'UTC');
    assert.equal(zoneName('local', 0), 'local time, America/New_York (-05:00)');
  });
});
