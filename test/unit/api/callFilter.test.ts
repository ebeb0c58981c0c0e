import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CallFilter } from '../../../src/api/callFilter.ts';
import { normalizeNumber } from '../../../src/api/callFilter.ts';
import { dialect2008 } from '../../../src/api/dialects/dialect2008.ts';
import { InvalidInputError } from '../../../src/api/errors.ts';
import { readCall } from '../../../src/api/reading/readers2008.ts';
import type { Call } from '../../../src/api/resources.ts';
import { fixture } from './scripted.ts';

const example = readCall(fixture('call'));
const startedAt = (instantMs: number): Call => ({ ...example, startTime: { instantMs, offsetMinutes: 0 } });

describe('a phone number', () => {
  const known: readonly (readonly [string, string | undefined])[] = [
    ['(415) 555-0142', '4155550142'],
    ['+1 415.555.0142', '4155550142'],
    ['1-415-555-0142', '4155550142'],
    ['415–555–0142', '4155550142'],
    ['+44 20 7946 0958', '+442079460958'],
    ['5550', '5550'],
    ['call me', undefined],
    ['', undefined],
  ];
  for (const [text, expected] of known) {
    it(`written as "${text}" is ${expected ?? 'none'}`, () => {
      assert.equal(normalizeNumber(text), expected);
    });
  }
});

const { splitFilter } = dialect2008;

describe('splitFilter', () => {
  it('leaves to the service what it documents, and says so', () => {
    const { query, server, local } = splitFilter({
      called: '(415) 555-0142',
      caller: '+1 415 555 0100',
      status: [1],
    });
    assert.deepEqual(query, { called: '4155550142', caller: '4155550100', status: 1 });
    assert.deepEqual(server, [
      { field: 'called', number: '4155550142' },
      { field: 'caller', number: '4155550100' },
      { field: 'status', statuses: [1] },
    ]);
    assert.deepEqual(local, []);
  });

  it('does the rest here: other statuses, several, foreign numbers, direction, text', () => {
    const filters: readonly CallFilter[] = [
      { status: [3] },
      { status: [1, 2] },
      { called: '+44 20 7946 0958' },
      { direction: 'inbound' },
      { text: '12100' },
    ];
    for (const filter of filters) {
      const { query, server, local } = splitFilter(filter);
      assert.deepEqual([query, server, local.length], [{}, [], 1]);
    }
  });

  it('asks for a day more at each side and cuts here', () => {
    const { query, server, local, matches } = splitFilter({
      startedFrom: '2009-07-06T10:00Z',
      startedTo: '2009-07-06T11:00+00:00',
    });
    assert.deepEqual(query, { startedOnOrAfter: '2009-07-05', startedOnOrBefore: '2009-07-08' });
    assert.deepEqual(server, [{ field: 'days', from: '2009-07-05', to: '2009-07-08' }]);
    assert.deepEqual(
      local.map(({ field }) => field),
      ['startedFrom', 'startedTo'],
    );
    const from = Date.UTC(2009, 6, 6, 10);
    const to = Date.UTC(2009, 6, 6, 11);
    assert.deepEqual(
      [from - 1, from, to - 1, to].map((instantMs) => matches(startedAt(instantMs))),
      [false, true, true, false],
    );
    assert.equal(matches({ ...example, startTime: undefined }), false);
  });

  it('loses no call of the range, whatever the offset of the service is', () => {
    const minute = fc.integer({ min: 20_000_000, max: 30_000_000 });
    fc.assert(
      fc.property(
        minute,
        fc.integer({ min: 1, max: 5000 }),
        fc.nat(),
        fc.integer({ min: -12 * 60, max: 14 * 60 }),
        (from, length, at, offset) => {
          const iso = (minutes: number) => new Date(minutes * 60_000).toISOString();
          const { query } = splitFilter({ startedFrom: iso(from), startedTo: iso(from + length) });
          const started = from + (at % length);
          const midnight = (day: string | undefined) => Date.parse(`${day ?? ''}T00:00Z`) / 60_000 - offset;
          assert.ok(midnight(query.startedOnOrAfter) <= started);
          assert.ok(midnight(query.startedOnOrBefore) >= started);
        },
      ),
    );
  });

  it('takes a time without an offset in the zone that is told', () => {
    const { local } = splitFilter({ startedFrom: '2009-07-06' }, { zone: 'utc' });
    assert.deepEqual(local, [{ field: 'startedFrom', instantMs: Date.UTC(2009, 6, 6) }]);
    const [part] = splitFilter({ startedFrom: '2009-07-06T10:30' }).local;
    assert.deepEqual(part, { field: 'startedFrom', instantMs: new Date(2009, 6, 6, 10, 30).getTime() });
  });

  const matching: readonly (readonly [CallFilter, boolean])[] = [
    [{}, true],
    [{ called: '+1 (415) 963-3717' }, true],
    [{ called: '415 555 0100' }, false],
    [{ status: [2, 4] }, true],
    [{ status: [4] }, false],
    [{ direction: 'inbound' }, true],
    [{ direction: 'outbound' }, false],
    [{ text: '963-37' }, true],
    [{ text: 'ca42ED' }, true],
    [{ text: '12100' }, false],
    [{ called: '', status: [], text: ' ' }, true],
  ];
  for (const [filter, expected] of matching) {
    it(`${expected ? 'keeps' : 'drops'} the example call for ${JSON.stringify(filter)}`, () => {
      assert.equal(splitFilter(filter).matches(example), expected);
    });
  }

  it('finds an error code that the caller knows of', () => {
    assert.equal(splitFilter({ text: '12100' }).matches(example, ['12100']), true);
  });

  it('finds a status that no document names', () => {
    const call: Call = { ...example, status: 'unknown', statusSent: '9' };
    assert.equal(splitFilter({ status: [9] }).matches(call), true);
  });

  const malformed: readonly (readonly [unknown, string])[] = [
    [{ called: 'home' }, 'called'],
    [{ caller: 5 }, 'caller'],
    [{ status: 2 }, 'status'],
    [{ status: ['2'] }, 'status'],
    [{ direction: 'up' }, 'direction'],
    [{ startedFrom: 'yesterday' }, 'startedFrom'],
    [{ startedFrom: '2009-02-31T10:00Z' }, 'startedFrom'],
    [{ startedTo: '2009-07-06T25:00' }, 'startedTo'],
    [{ startedFrom: '2009-07-07T00:00Z', startedTo: '2009-07-06T00:00Z' }, 'startedTo'],
  ];
  for (const [filter, field] of malformed) {
    it(`names ${field} in ${JSON.stringify(filter)}`, () => {
      assert.throws(
        () => splitFilter(filter as CallFilter),
        (error) => error instanceof InvalidInputError && error.field === field,
      );
    });
  }
});
