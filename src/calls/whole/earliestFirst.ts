import type { Call, Recording } from '../../api/resources.ts';

/** Segments or recordings as a call is read, from its beginning: the service lists the newest first. What has no time goes last. */
export function earliestFirst<T extends Call | Recording>(found: readonly T[]): readonly T[] {
  const atMs = (item: Call | Recording): number => {
    const start = 'startTime' in item ? item.startTime : undefined;
    return (start ?? item.dateCreated)?.instantMs ?? Number.MAX_SAFE_INTEGER;
  };
  return [...found].reverse().sort((one, other) => atMs(one) - atMs(other));
}
