import * as l10n from '@vscode/l10n';
import type { Call, CallStatus } from '../api/resources.ts';
import { statusText } from './decode.ts';

/** Calls of one status; a status that the document does not name has a group of its own. */
export interface CallGroup {
  /** Stable for one status: `inProgress`, `unknown:9`. */
  readonly key: string;
  readonly status: CallStatus;
  readonly title: string;
  readonly calls: readonly Call[];
}

/** The order of product.md, behaviour 1: what is alive first, then what went wrong, then the rest. */
const order: readonly CallStatus[] = [
  'inProgress',
  'notYetDialed',
  'applicationError',
  'busy',
  'noAnswer',
  'complete',
  'unknown',
];

/** Groups in the fixed order, empty ones absent, calls within a group as they came. */
export function groupByStatus(calls: Iterable<Call>): readonly CallGroup[] {
  const groups = new Map<string, Call[]>();
  for (const call of calls) {
    const key = groupKey(call);
    const members = groups.get(key);
    if (members) members.push(call);
    else groups.set(key, [call]);
  }
  return [...groups]
    .flatMap(([key, members]) => {
      const first = members[0];
      if (!first) return [];
      return [{ key, status: first.status, title: titleOf(first), calls: members }];
    })
    .sort((a, b) => rank(a) - rank(b) || a.key.localeCompare(b.key, 'en', { numeric: true }));
}

/** The key of the group that a call belongs to. */
function groupKey(call: Call): string {
  return call.status === 'unknown' ? `unknown:${call.raw['Status'] ?? ''}` : call.status;
}

function titleOf(call: Call): string {
  return call.status === 'unknown'
    ? l10n.t('Unknown status {0}', call.raw['Status'] ?? '')
    : statusText(call);
}

function rank(group: CallGroup): number {
  return order.indexOf(group.status);
}
