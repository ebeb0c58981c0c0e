import type { CallClient } from '../../api/client.ts';
import type { Call, CallEvent, CallKey, Notification, Recording } from '../../api/resources.ts';
import { earliestFirst } from './earliestFirst.ts';
import { inOrder } from '../webhook/events.ts';

/** A list that was read, or nothing of it and in words why. */
export interface Part<T> {
  readonly items: readonly T[];
  readonly failure?: string;
}

/** A notification with its webhook, or why that is missing: in words, `undefined` where it was not asked for. */
export interface ReadNotification {
  readonly notification: Notification;
  readonly failure?: string | undefined;
}

/** The webhooks of a call; where there are none to be had, that is no failure, and `absent` is not spoken of. */
export interface EventPart extends Part<CallEvent> {
  readonly absence?: 'notYet' | 'notOffered' | 'absent';
}

/** A call and all that the service keeps of it, each list from the earliest to the latest. */
export interface WholeCall {
  readonly call: Call;
  /** `undefined` for a segment: the service says of no recording or notification which segment it is of. */
  readonly parts: CallParts | undefined;
}

export interface CallParts {
  readonly segments: Part<Call>;
  readonly recordings: Part<Recording>;
  readonly notifications: Part<ReadNotification>;
  readonly events: EventPart;
}

/** Each webhook is a request of its own, and a call that fails in a loop may have hundreds. */
export const mostWebhooks = 20;

type Reader = Pick<
  CallClient,
  | 'getCall'
  | 'getNotification'
  | 'getSegment'
  | 'listCallEvents'
  | 'listCallNotifications'
  | 'listCallRecordings'
  | 'listSegments'
>;

export interface ReadOptions {
  /** What stands in the place of what could not be read. */
  readonly explain: (error: unknown) => string;
  readonly signal: AbortSignal;
}

/**
 * Reads a call, its lists side by side, and the webhooks of its first twenty notifications: at most 25
 * requests, and one more where a service turns out to have no events. Throws what the client throws where the call itself cannot be read, and the signal's reason when
 * aborted; a list or webhook that cannot be read says so in its own place.
 */
export async function readWholeCall(
  client: Reader,
  { callSid, callSegmentSid = '' }: CallKey,
  options: ReadOptions,
): Promise<WholeCall> {
  const { signal } = options;
  if (callSegmentSid !== '') {
    return { call: await client.getSegment({ callSid, callSegmentSid }, signal), parts: undefined };
  }
  const reading = client.getCall(callSid, signal);
  const [call, segments, recordings, notifications, events] = await Promise.all([
    reading,
    partOf(() => client.listSegments(callSid, signal), options),
    partOf(() => client.listCallRecordings(callSid, signal), options),
    partOf(() => readNotifications(client, callSid, options), options),
    readEvents(client, reading, options),
  ]);
  return {
    call,
    parts: {
      segments: { ...segments, items: earliestFirst(segments.items) },
      recordings: { ...recordings, items: earliestFirst(recordings.items) },
      notifications,
      events,
    },
  };
}

async function partOf<T>(
  read: () => Promise<readonly T[]>,
  { explain, signal }: ReadOptions,
): Promise<Part<T>> {
  try {
    return { items: await read() };
  } catch (error) {
    signal.throwIfAborted();
    return { items: [], failure: explain(error) };
  }
}

async function readEvents(
  client: Reader,
  reading: Promise<Call>,
  { explain, signal }: ReadOptions,
): Promise<EventPart> {
  try {
    const read = await client.listCallEvents(await reading, Date.now(), signal);
    return read.kind === 'there' ? { items: inOrder(read.events) } : { items: [], absence: read.kind };
  } catch (error) {
    signal.throwIfAborted();
    return { items: [], failure: explain(error) };
  }
}

async function readNotifications(
  client: Reader,
  callSid: string,
  options: ReadOptions,
): Promise<readonly ReadNotification[]> {
  const items = earliestSaid(await client.listCallNotifications(callSid, options.signal));
  const read = items.slice(0, mostWebhooks).map((listed) => readNotification(client, listed, options));
  const unread = items.slice(mostWebhooks).map((notification) => ({ notification }));
  return [...(await Promise.all(read)), ...unread];
}

async function readNotification(
  client: Reader,
  listed: Notification,
  { explain, signal }: ReadOptions,
): Promise<ReadNotification> {
  try {
    return { notification: await client.getNotification(listed.sid, signal) };
  } catch (error) {
    signal.throwIfAborted();
    return { notification: listed, failure: explain(error) };
  }
}

/** The service lists what changed last first; what has no time goes last. */
function earliestSaid(found: readonly Notification[]): readonly Notification[] {
  const atMs = ({ dateCreated, messageDate }: Notification): number =>
    (messageDate ?? dateCreated)?.instantMs ?? Number.MAX_SAFE_INTEGER;
  return [...found].reverse().sort((one, other) => atMs(one) - atMs(other));
}
