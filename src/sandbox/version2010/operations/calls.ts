// Reading calls and the calls they began.
import { placedAt } from '../../lists/legs.ts';
import { filtered } from '../../lists/listing.ts';
import type { SandboxCall } from '../../rules/resources.ts';
import { readLegFilter } from '../filters.ts';
import type { Paged } from '../pages.ts';
import { absent, type Reply } from '../reply.ts';
import { callJson } from '../resources/callJson.ts';
import { findLeg, legSid } from '../resources/legSids.ts';
import { replyList, type ModernVisit } from '../visit.ts';

/** GET Calls.json: calls and child calls, filtered, the one started last first. */
export function listCalls(visit: ModernVisit): Reply {
  const { account, asked } = visit;
  const parentSid = asked.query.get('ParentCallSid') ?? '';
  return replyList(visit, legForm(visit), readLegFilter(asked.query), (filter) => {
    if (parentSid === '') return account.listLegs(filter);
    const children = account.findCall(parentSid)?.segments ?? [];
    return filtered(children, filter, undefined, placedAt);
  });
}

/** GET Calls/{Sid}.json. */
export function getCall({ account, place, sids: [sid = ''] }: ModernVisit): Reply {
  const found = findLeg(account, sid);
  return found ? { json: callJson(place, found.leg) } : absent;
}

function legForm({ account, place }: ModernVisit): Omit<Paged<SandboxCall>, 'listing'> {
  return {
    name: 'calls',
    sidOf: legSid,
    instantOf: placedAt,
    find: (sid) => findLeg(account, sid)?.leg,
    write: (call) => callJson(place, call),
  };
}
