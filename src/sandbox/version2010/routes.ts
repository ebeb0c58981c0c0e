// Method and path of 2010-04-01 to what is done, one line an operation.
import type { SandboxOptions } from '../options.ts';
import type { Asked } from '../rules/request.ts';
import { getCall, listCalls } from './operations/calls.ts';
import { createCall, deleteCall, updateCall } from './operations/changing.ts';
import { listEvents } from './operations/events.ts';
import {
  getCallNotification,
  getNotification,
  listCallNotifications,
  listNotifications,
} from './operations/notifications.ts';
import {
  deleteCallRecording,
  deleteRecording,
  getAudio,
  getCallRecording,
  getRecording,
  listCallRecordings,
  listRecordings,
} from './operations/recordings.ts';
import type { ModernOperation } from './visit.ts';

/** A path below the account, `*` for an identifier, and what its methods do. */
interface ModernRoute {
  readonly pattern: string;
  readonly methods: Readonly<Partial<Record<string, ModernOperation>>>;
}

/** A route with the identifiers that its path holds. */
export interface FoundModernRoute extends ModernRoute {
  readonly sids: readonly string[];
  /** Whether it is sound, which is public unless the account asks for credentials. */
  readonly isAudio: boolean;
}

/** Every operation of the schema on calls and what hangs below them. */
const routes: readonly ModernRoute[] = [
  { pattern: 'Calls', methods: { GET: listCalls, POST: createCall } },
  { pattern: 'Calls/*', methods: { GET: getCall, POST: updateCall, DELETE: deleteCall } },
  { pattern: 'Calls/*/Recordings', methods: { GET: listCallRecordings } },
  {
    pattern: 'Calls/*/Recordings/*',
    methods: { GET: getCallRecording, DELETE: deleteCallRecording },
  },
  { pattern: 'Calls/*/Notifications', methods: { GET: listCallNotifications } },
  { pattern: 'Calls/*/Notifications/*', methods: { GET: getCallNotification } },
  { pattern: 'Calls/*/Events', methods: { GET: listEvents } },
  { pattern: 'Recordings', methods: { GET: listRecordings } },
  { pattern: 'Recordings/*', methods: { GET: getRecording, DELETE: deleteRecording } },
  { pattern: 'Notifications', methods: { GET: listNotifications } },
  { pattern: 'Notifications/*', methods: { GET: getNotification } },
];

const audioRoutes: readonly ModernRoute[] = [{ pattern: 'Recordings/*', methods: { GET: getAudio } }];

/** The route of a path; names are case-sensitive, and what the service withholds is not there. */
export function findModernRoute(
  { form, parts }: Asked,
  { bareJson = false, withheld = [] }: SandboxOptions,
): FoundModernRoute | undefined {
  const [, accounts, , ...below] = parts;
  if (accounts !== 'Accounts') return undefined;
  const isJson = form === 'json' || (form === '' && bareJson);
  const isAudio = !isJson && ['', 'wav', 'mp3'].includes(form);
  const among = isJson ? routes : isAudio ? audioRoutes : [];
  if (withheld.some((name) => below.includes(name))) return undefined;
  const route = among.find(({ pattern }) => isMatch(pattern.split('/'), below));
  const sids = below.filter((_, index) => route?.pattern.split('/')[index] === '*');
  return route && { ...route, sids, isAudio };
}

function isMatch(pattern: readonly string[], parts: readonly string[]): boolean {
  return (
    pattern.length === parts.length && pattern.every((name, index) => name === '*' || name === parts[index])
  );
}
