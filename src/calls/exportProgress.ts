import * as l10n from '@vscode/l10n';

/** What the person is told of an export under way. */
export interface ExportProgress {
  /** `31,000 of 100,000 calls · 12 s left`. */
  readonly message: string;
  /** Hundredths of the whole since the last time. */
  readonly increment: number;
}

const everyMs = 250;
// Before that, the pace of the first page would be taken for that of the whole.
const steadyAfterMs = 1000;

/**
 * Puts calls done of calls in all into words, at most four times a second, so that telling costs
 * nothing: `undefined` in between. `nowMs` is a clock that never goes back.
 */
export function createExportProgress(
  locale: string,
  nowMs: () => number,
): (done: number, total: number | undefined) => ExportProgress | undefined {
  const startMs = nowMs();
  let toldMs = -Infinity;
  let told = 0;
  return (done, total) => {
    const now = nowMs();
    if (now - toldMs < everyMs) return undefined;
    toldMs = now;
    const count = (value: number): string => value.toLocaleString(locale);
    if (total === undefined) return { message: l10n.t('{0} calls', count(done)), increment: 0 };
    const share = total > 0 ? Math.min(100, (100 * done) / total) : 0;
    const increment = Math.max(0, share - told);
    told += increment;
    const message = l10n.t('{0} of {1} calls', count(Math.min(done, total)), count(total));
    const left = timeLeft(now - startMs, done, total);
    return { message: left === undefined ? message : `${message} · ${left}`, increment };
  };
}

function timeLeft(spentMs: number, done: number, total: number): string | undefined {
  if (spentMs < steadyAfterMs || done <= 0 || done >= total) return undefined;
  const seconds = Math.ceil((spentMs / done) * (total - done) * 0.001);
  return seconds < 100 ? l10n.t('{0} s left', seconds) : l10n.t('{0} min left', Math.round(seconds / 60));
}
