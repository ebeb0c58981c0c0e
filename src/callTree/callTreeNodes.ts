import type { Call, Notification, Recording } from '../api/resources.ts';
import type { CallGroup } from '../calls/groups.ts';

/** Which part of a call a node lists. */
export type CallPart = 'segments' | 'recordings' | 'notifications';

// VS Code knows a row by its node, so a node lives as long as its row and is updated in place.

/** Calls of one status; the group is another one under another filter. */
export interface GroupNode {
  readonly kind: 'group';
  readonly id: string;
  group: CallGroup;
}

/** Further calls of a large group, shown when opened. */
export interface RestNode {
  readonly kind: 'rest';
  readonly id: string;
  readonly parent: GroupNode | RestNode;
  readonly top: GroupNode;
  /** How many calls of the group stand above. */
  readonly from: number;
}

/** One call; `callSid` and `callSegmentSid` make the node itself an argument of the commands. */
export interface CallNode {
  readonly kind: 'call';
  readonly id: string;
  call: Call;
  readonly callSid: string;
  readonly callSegmentSid: string;
  /** The worst notification known of the call. */
  alert: Notification | undefined;
  /** Read when the call is expanded. */
  parts: Promise<readonly PartNode[]> | undefined;
  /** Whether the call changed since its parts were read. */
  isOutdated: boolean;
}

/** Segments, recordings or notifications of a call, read when the call was expanded. */
export interface PartNode {
  readonly kind: 'part';
  readonly id: string;
  readonly parent: CallNode;
  readonly part: CallPart;
  readonly children: readonly ItemNode[];
  /** Why the part could not be read, in words. */
  readonly failure: string | undefined;
  /** False where the service has no such part of any call. */
  readonly isOffered: boolean;
}

/** A segment: a call of its own, within its parent. */
export interface SegmentNode {
  readonly kind: 'segment';
  readonly id: string;
  readonly call: Call;
  readonly callSid: string;
  readonly callSegmentSid: string;
}

export interface RecordingNode {
  readonly kind: 'recording';
  readonly id: string;
  readonly recording: Recording;
  readonly recordingSid: string;
  readonly callSid: string;
}

export interface NotificationNode {
  readonly kind: 'notification';
  readonly id: string;
  readonly notification: Notification;
  readonly callSid: string;
}

/** The row that loads the next page. */
export interface MoreNode {
  readonly kind: 'more';
  readonly id: string;
  /** How many calls are not loaded yet, where the service tells. */
  remaining: number | undefined;
  /** Whether a filter looks through what is loaded. */
  isSearch: boolean;
  /** How many segments the service sent among the calls that are loaded. */
  listedSegments: number;
}

/** What stands in the place of calls where none matches the filter. */
export interface ClearNode {
  readonly kind: 'clear';
  readonly id: string;
}

export type ItemNode = SegmentNode | RecordingNode | NotificationNode;

/** Every row of the tree. */
export type CallTreeNode = GroupNode | RestNode | CallNode | PartNode | ItemNode | MoreNode | ClearNode;
