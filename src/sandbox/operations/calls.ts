// Reading calls and their segments (page "Calls").
import { readCallFilter } from '../lists/filters.ts';
import { listingOf } from '../lists/listing.ts';
import type { Answer } from '../rules/answer.ts';
import { callColumns, callFields } from '../rules/fields.ts';
import type { SandboxCall } from '../rules/resources.ts';
import { answerCall, answerList, missing, type ListForm, type Visit } from './visit.ts';

/** GET Calls: one page, filtered, sorted by DateUpdated, newest first. */
export function listCalls(visit: Visit): Answer {
  const { account, asked, options } = visit;
  return answerList(visit, callList(visit, 'Calls'), readCallFilter(asked.query), (filter) =>
    account.listCalls(filter, options.listSegments),
  );
}

/** GET Calls/{CallSid}: the initial call. */
export function getCall({ account, sids: [callSid = ''] }: Visit): Answer {
  const file = account.findCall(callSid);
  return file ? answerCall(account.accountSid, file.call) : missing;
}

/** GET Calls/{CallSid}/Segments: what Dial began during the call, in the order of the list. */
export function listSegments(visit: Visit): Answer {
  const { account, options, sids } = visit;
  const file = account.findCall(sids[0] ?? '');
  if (!file) return missing;
  const form = callList(visit, options.segmentsElement ?? 'Calls');
  return answerList(visit, form, undefined, () => listingOf(file.segments));
}

/** GET Calls/{CallSid}/Segments/{CallSegmentSid}. */
export function getSegment({ account, sids: [callSid = '', segmentSid = ''] }: Visit): Answer {
  const segments = account.findCall(callSid)?.segments ?? [];
  const segment = segments.find((one) => one.callSegmentSid === segmentSid);
  return segment ? answerCall(account.accountSid, segment) : missing;
}

function callList({ account }: Visit, element: string): ListForm<SandboxCall> {
  return {
    element,
    entry: 'Call',
    columns: callColumns,
    fields: (call) => callFields(account.accountSid, call),
  };
}
