import type { Session } from '../account/connect.ts';
import type { Call, Recording } from '../api/resources.ts';
import {
  describeNotification,
  describeRecording,
  describeSegment,
  type ItemDescription,
} from '../calls/describe.ts';
import type { ShowStyle } from '../calls/properties.ts';
import { explain, explainText } from '../explain.ts';
import type { PagePart, PartState } from './messages.ts';

/** A part that was read. */
export interface ReadPart {
  /** Ready to be shown in any style. */
  readonly describe: (style: ShowStyle) => PartState;
  /** The segments, of the part that lists them. */
  readonly calls: readonly Call[];
}

/** Reads one part of a call, or learns that the service has no such part; rejects as the client does. */
export async function readPart(part: PagePart, callSid: string, session: Session): Promise<ReadPart> {
  try {
    return await readOffered(part, callSid, session);
  } catch (error) {
    if (!explain(error).isNotOffered) throw error;
    return { describe: () => ({ kind: 'notOffered', message: explainText(error) }), calls: [] };
  }
}

async function readOffered(part: PagePart, callSid: string, { client, signal }: Session): Promise<ReadPart> {
  switch (part) {
    case 'segments': {
      const calls = earliestFirst(await client.listSegments(callSid, signal));
      return { describe: describing(calls, describeSegment), calls };
    }
    case 'recordings': {
      const recordings = earliestFirst(await client.listCallRecordings(callSid, signal));
      return { describe: describing(recordings, describeRecording), calls: [] };
    }
    case 'notifications': {
      const notifications = await client.listCallNotifications(callSid, signal);
      return { describe: describing(notifications, describeNotification), calls: [] };
    }
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
): ReadPart['describe'] {
  return (style) => ({ kind: 'loaded', items: found.map((item) => describe(item, style)) });
}
