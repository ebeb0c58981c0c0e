// Method and path to what is done, one line an operation.
import { getCall, getSegment, listCalls, listSegments } from './operations/calls.ts';
import { makeCall } from './operations/making.ts';
import {
  deleteNotification,
  getNotification,
  listCallNotifications,
  listNotifications,
} from './operations/notifications.ts';
import { redirectCall } from './operations/redirecting.ts';
import {
  deleteRecording,
  getRecording,
  listCallRecordings,
  listRecordings,
} from './operations/recordings.ts';
import type { Operation } from './operations/visit.ts';
import type { Asked } from './rules/request.ts';

/** A path below the account, `*` for an identifier, and what its methods do. */
interface Route {
  readonly pattern: string;
  readonly methods: Readonly<Partial<Record<string, Operation>>>;
  /** Whether the path also has audio, which is public and has forms of its own. */
  readonly hasAudio?: true;
}

/** A route with the identifiers that its path holds. */
export interface FoundRoute extends Route {
  readonly sids: readonly string[];
}

/** Every operation of the documents on calls, segments, recordings and notifications. */
const routes: readonly Route[] = [
  { pattern: 'Calls', methods: { GET: listCalls, POST: makeCall } },
  { pattern: 'Calls/*', methods: { GET: getCall, POST: redirectCall } },
  { pattern: 'Calls/*/Segments', methods: { GET: listSegments } },
  { pattern: 'Calls/*/Segments/*', methods: { GET: getSegment } },
  { pattern: 'Calls/*/Recordings', methods: { GET: listCallRecordings } },
  { pattern: 'Calls/*/Notifications', methods: { GET: listCallNotifications } },
  { pattern: 'Recordings', methods: { GET: listRecordings } },
  {
    pattern: 'Recordings/*',
    methods: { GET: getRecording, DELETE: deleteRecording },
    hasAudio: true,
  },
  { pattern: 'Notifications', methods: { GET: listNotifications } },
  { pattern: 'Notifications/*', methods: { GET: getNotification, DELETE: deleteNotification } },
];

/** The route of a path; names are case-sensitive, audio is only where there is some. */
export function findRoute({ parts, form }: Asked): FoundRoute | undefined {
  const [, accounts, , ...below] = parts;
  if (accounts !== 'Accounts') return undefined;
  const route = routes.find(({ pattern }) => isMatch(pattern.split('/'), below));
  const asksAudio = form === 'wav' || form === 'mp3';
  if (!route || (asksAudio && !route.hasAudio)) return undefined;
  const sids = below.filter((_, index) => route.pattern.split('/')[index] === '*');
  return { ...route, sids };
}

function isMatch(pattern: readonly string[], parts: readonly string[]): boolean {
  return (
    pattern.length === parts.length && pattern.every((name, index) => name === '*' || name === parts[index])
  );
}
