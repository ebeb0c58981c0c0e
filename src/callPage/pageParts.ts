import type { Session } from '../account/connect.ts';
import type { Call, Recording } from '../api/resources.ts';
import {
  describeNotification,
  describeRecording,
  describeSegment,
  type ItemDescription,
} from '../calls/describe.ts';
import type { ShowStyle } from '../calls/properties.ts';
import type { PagePart, PartState } from './messages.ts';

/** A part that was read, ready to be shown in any style. */
export type DescribePart = (style: ShowStyle) => PartState;

/** Reads one part of a call; rejects as the client does. */
export async function readPart(
  part: PagePart,
  callSid: string,
  { client, signal }: Session,
): Promise<DescribePart> {
  switch (part) {
    case 'segments':
      return describing(earliestFirst(await client.listSegments(callSid, signal)), describeSegment);
    case 'recordings':
      return describing(earliestFirst(await client.listCallRecordings(callSid, signal)), describeRecording);
    case 'notifications':
      return describing(await client.listCallNotifications(callSid, signal), describeNotification);
  }
}

/** The service lists the newest first; a call is read from its beginning. */
function earliestFirst<T extends Call | Recording>(found: readonly T[]): readonly T[] {
  const atMs = (item: Call | Recording): number =>
    (('startTime' in item ? item.startTime : undefined) ?? item.dateCreated)?.instantMs ?? 0;
  return [...found].sort((one, other) => atMs(one) - atMs(other));
}

function describing<T>(
  found: readonly T[],
  describe: (item: T, style: ShowStyle) => ItemDescription,
): DescribePart {
  return (style) => ({ kind: 'loaded', items: found.map((item) => describe(item, style)) });
}
