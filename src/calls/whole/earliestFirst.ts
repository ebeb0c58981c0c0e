import type { Call, Recording } from '../../api/resources.ts';
import { byTime } from '../byTime.ts';

/** Segments or recordings as a call is read, from its beginning: the service lists the newest first. What has no time goes last. */
export function earliestFirst<T extends Call | Recording>(found: readonly T[]): readonly T[] {
  const timeOf = (item: Call | Recording) => ('startTime' in item && item.startTime) || item.dateCreated;
  return byTime([...found].reverse(), timeOf);
}
