import type { Session } from '../account/connect.ts';
import { earliestFirst } from '../calls/whole/earliestFirst.ts';
import { explain, explainText } from '../explain.ts';
import type { CallNode, CallPart, ItemNode, PartNode } from './callTreeNodes.ts';

/** Who is asked for parts, and what ends it. */
export type PartsReading = Pick<Session, 'client' | 'signal'>;

/**
 * Reads the parts of a call side by side: three requests. A part that fails says why in its own row
 * and takes nothing from the others.
 */
export function readParts(parent: CallNode, { client, signal }: PartsReading): Promise<readonly PartNode[]> {
  const { callSid, id } = parent;
  const part = async (name: CallPart, read: Promise<readonly ItemNode[]>): Promise<PartNode> => {
    const node = { kind: 'part', id: `${id}/${name}`, parent, part: name, isOffered: true } as const;
    try {
      return { ...node, children: unique(await read), failure: undefined };
    } catch (error) {
      const isOffered = explain(error).isNotOffered !== true;
      // Once the account was left, nobody looks at what failed.
      const failure = signal.aborted || !isOffered ? undefined : explainText(error);
      return { ...node, children: [], failure, isOffered };
    }
  };
  return Promise.all([
    part('segments', segmentNodes(parent, client.listSegments(callSid, signal))),
    part('recordings', recordingNodes(parent, client.listCallRecordings(callSid, signal))),
    part('notifications', notificationNodes(parent, client.listCallNotifications(callSid, signal))),
  ]);
}

/** VS Code refuses a tree with two rows of one id, which a service might send. */
function unique(nodes: readonly ItemNode[]): readonly ItemNode[] {
  return [...new Map(nodes.map((node) => [node.id, node])).values()];
}

type Listed<Name extends 'listSegments' | 'listCallRecordings' | 'listCallNotifications'> = ReturnType<
  Session['client'][Name]
>;

async function segmentNodes({ id }: CallNode, list: Listed<'listSegments'>): Promise<ItemNode[]> {
  const segments = earliestFirst(await list);
  return segments.map((call) => {
    const { sid: callSid, callSegmentSid } = call;
    return {
      kind: 'segment',
      id: `${id}/segment/${callSegmentSid || callSid}`,
      call,
      callSid,
      callSegmentSid,
    };
  });
}

async function recordingNodes(
  { id, callSid }: CallNode,
  list: Listed<'listCallRecordings'>,
): Promise<ItemNode[]> {
  const recordings = earliestFirst(await list);
  return recordings.map((recording) => {
    const recordingSid = recording.sid;
    return { kind: 'recording', id: `${id}/recording/${recordingSid}`, recording, recordingSid, callSid };
  });
}

async function notificationNodes(
  { id, callSid }: CallNode,
  list: Listed<'listCallNotifications'>,
): Promise<ItemNode[]> {
  const notifications = await list;
  return notifications.map((notification) => {
    return { kind: 'notification', id: `${id}/notification/${notification.sid}`, notification, callSid };
  });
}
