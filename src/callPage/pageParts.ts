import type { Session } from '../account/connect.ts';
import type { Call, CallKey, Notification } from '../api/resources.ts';
import {
  describeNotification,
  describeRecording,
  describeSegment,
  type ItemDescription,
} from '../calls/describe.ts';
import type { ShowStyle } from '../calls/properties.ts';
import type { TimelineParts } from '../calls/timeline/timeline.ts';
import { earliestFirst } from '../calls/whole/earliestFirst.ts';
import { explain, explainAbsence } from '../explain.ts';
import { noEvents, readEvents } from './events/readEvents.ts';
import type { PagePart, PartState } from './messages.ts';

/** A part that was read. */
export interface ReadPart {
  /** Makes it ready to be shown in a style, with the notifications of the call as far as they were read. */
  readonly describe: (style: ShowStyle, notifications: readonly Notification[]) => PartState;
  /** The same as the timeline takes it. */
  readonly found: Omit<TimelineParts, 'call'>;
}

/** The call that parts are read of. */
export interface PartsOf {
  readonly callSid: string;
  /** Resolves with the call once it was read, with nothing where it could not be. */
  readonly call: Promise<Call | undefined>;
}

/** Reads the call of a page, or the segment; rejects as the client does. */
export function readCall(
  { callSid, callSegmentSid }: Required<CallKey>,
  { client, signal }: Session,
): Promise<Call> {
  return callSegmentSid === ''
    ? client.getCall(callSid, signal)
    : client.getSegment({ callSid, callSegmentSid }, signal);
}

/** Reads one part of a call, or learns that the service has no such part; rejects as the client does. */
export async function readPart(part: PagePart, of: PartsOf, session: Session): Promise<ReadPart> {
  try {
    return await readOffered(part, of, session);
  } catch (error) {
    if (!explain(error).isNotOffered) throw error;
    return { describe: () => ({ kind: 'notOffered', message: explainAbsence(error) }), found: {} };
  }
}

async function readOffered(
  part: PagePart,
  { call, callSid }: PartsOf,
  { client, signal }: Session,
): Promise<ReadPart> {
  switch (part) {
    case 'segments': {
      const segments = earliestFirst(await client.listSegments(callSid, signal));
      return { describe: describing(segments, describeSegment), found: { segments } };
    }
    case 'recordings': {
      const recordings = earliestFirst(await client.listCallRecordings(callSid, signal));
      return { describe: describing(recordings, describeRecording), found: { recordings } };
    }
    case 'notifications': {
      const notifications = await client.listCallNotifications(callSid, signal);
      return { describe: describing(notifications, describeNotification), found: { notifications } };
    }
    case 'events': {
      const known = await call;
      return known ? readEvents(known, client, signal) : noEvents;
    }
  }
}

function describing<T>(
  found: readonly T[],
  describe: (item: T, style: ShowStyle) => ItemDescription,
): ReadPart['describe'] {
  return (style) => ({ kind: 'loaded', items: found.map((item) => describe(item, style)) });
}
