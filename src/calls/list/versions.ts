import type { Call } from '../../api/resources.ts';

/** Whether the service says something else of a call now, and not of an earlier time. */
export function isNewVersion(call: Call, old: Call): boolean {
  return (call.dateUpdated?.instantMs ?? 0) >= (old.dateUpdated?.instantMs ?? 0) && !isSame(call, old);
}

/** The newest DateUpdated of calls; `undefined` where none has one. */
export function newestMs(calls: readonly Call[]): number | undefined {
  const dates = calls.flatMap(({ dateUpdated }) => dateUpdated?.instantMs ?? []);
  return dates.length > 0 ? Math.max(...dates) : undefined;
}

/**
 * Whether a page, and what of it is new, goes down to what was there when the top was read before, at `topMs`.
 * Dates are whole seconds: of calls dated just then, some may be new.
 */
export function reachesKnown(
  calls: readonly Call[],
  fresh: readonly Call[],
  topMs: number | undefined,
): boolean {
  const last = calls.at(-1);
  const lastMs = last?.dateUpdated?.instantMs;
  if (!last) return true;
  if (lastMs === undefined || topMs === undefined) return !fresh.includes(last);
  return lastMs < topMs || (lastMs === topMs && fresh.length === 0);
}

function isSame({ raw: one }: Call, { raw: other }: Call): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
