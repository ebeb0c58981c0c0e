import type { Session } from '../account/connect.ts';
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
      return describing(await client.listSegments(callSid, signal), describeSegment);
    case 'recordings':
      return describing(await client.listCallRecordings(callSid, signal), describeRecording);
    case 'notifications':
      return describing(await client.listCallNotifications(callSid, signal), describeNotification);
  }
}

function describing<T>(
  found: readonly T[],
  describe: (item: T, style: ShowStyle) => ItemDescription,
): DescribePart {
  return (style) => ({ kind: 'loaded', items: found.map((item) => describe(item, style)) });
}
