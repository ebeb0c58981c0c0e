// That the merged list of generated and changed calls is the list that plain sorting gives.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { instantOf } from '../../../src/sandbox/rules/dates.ts';
import type { SandboxCall } from '../../../src/sandbox/rules/resources.ts';
import { createSampleAccount } from '../../../src/sandbox/sampleAccount.ts';

const opened = Date.parse('2026-03-09T20:15:00Z');

const movement = fc.oneof(
  fc.record({ kind: fc.constant('change' as const), place: fc.nat(79) }),
  fc.record({ kind: fc.constant('add' as const) }),
  fc.record({
    kind: fc.constant('filter' as const),
    status: fc.integer({ min: 2, max: 5 }),
    size: fc.integer({ min: 1, max: 90 }),
  }),
);

describe('the list of calls, whatever is added and changed', () => {
  it('has each call once, newest first, on pages of any size and under any filter', () => {
    fc.assert(
      fc.property(
        fc.array(movement, { maxLength: 25 }),
        fc.integer({ min: 1, max: 90 }),
        (movements, size) => {
          const clock = { now: opened };
          const account = createSampleAccount({ authToken: 't', calls: 80, now: () => clock.now });
          const all = () => account.listCalls().slice(0, account.listCalls().total);
          const model = new Map(all().map((call) => [call.sid, call]));
          for (const step of movements) {
            clock.now += 1000;
            if (step.kind === 'filter') {
              const filter = {
                name: String(step.status),
                keeps: (call: { status: number }) => call.status === step.status,
              };
              const found = paged(account.listCalls(filter), step.size);
              assert.deepEqual(found, sorted(model).filter(filter.keeps));
              continue;
            }
            const chosen = step.kind === 'change' ? all()[step.place] : all()[0];
            assert.ok(chosen);
            const sid = step.kind === 'change' ? chosen.sid : account.nextSid('CA');
            const changed = { ...chosen, sid, status: 2, dateUpdated: clock.now };
            if (step.kind === 'change') account.changeCall(sid, changed);
            else account.addCall(changed);
            model.set(sid, changed);
          }
          // Calls that move by themselves have moved on; the model takes them as they are now.
          for (const call of all())
            if (model.get(call.sid)?.status !== call.status) model.set(call.sid, call);
          assert.deepEqual(
            paged(account.listCalls(), size).map(({ sid }) => sid),
            sorted(model).map(({ sid }) => sid),
          );
        },
      ),
      { numRuns: 200, seed: 20080801 },
    );
  });
});

function paged(
  listing: { total: number; slice(start: number, end: number): readonly SandboxCall[] },
  size: number,
) {
  const rows: SandboxCall[] = [];
  for (let start = 0; start < listing.total; start += size) rows.push(...listing.slice(start, start + size));
  return rows;
}

function sorted(model: ReadonlyMap<string, SandboxCall>): SandboxCall[] {
  return [...model.values()].sort(
    (left, right) => instantOf(right.dateUpdated) - instantOf(left.dateUpdated),
  );
}
