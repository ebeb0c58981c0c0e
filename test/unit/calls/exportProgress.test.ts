import assert from 'node:assert/strict';
import { createExportProgress } from '../../../src/calls/exportProgress.ts';

describe('the progress of an export', () => {
  it('says how many of how many, and how long it will take at the pace so far', () => {
    let nowMs = 0;
    const tell = createExportProgress('en', () => nowMs);
    assert.equal(tell(1000, 100_000)?.message, '1,000 of 100,000 calls');
    nowMs = 5400;
    assert.equal(tell(31_000, 100_000)?.message, '31,000 of 100,000 calls · 13 s left');
    nowMs = 60_000;
    assert.equal(tell(32_000, 100_000)?.message, '32,000 of 100,000 calls · 2 min left');
    nowMs = 120_000;
    assert.equal(tell(100_000, 100_000)?.message, '100,000 of 100,000 calls');
  });

  it('is told at most four times a second', () => {
    let nowMs = 0;
    const tell = createExportProgress('en', () => nowMs);
    let told = 0;
    for (nowMs = 0; nowMs < 1000; nowMs++) if (tell(nowMs, 1000)) told++;
    assert.equal(told, 4);
  });

  it('moves the bar to its end and never beyond, though calls come while it runs', () => {
    let nowMs = 0;
    const tell = createExportProgress('en', () => nowMs);
    let share = 0;
    for (const [done, total] of [
      [100, 1000],
      [500, 2000],
      [2100, 2000],
      [2100, 2100],
    ] as const) {
      nowMs += 250;
      share += tell(done, total)?.increment ?? NaN;
    }
    assert.equal(share, 100);
  });

  it('counts only what is done where nobody knows how many there are', () => {
    assert.equal(createExportProgress('en', () => 0)(1234, undefined)?.message, '1,234 calls');
  });
});
