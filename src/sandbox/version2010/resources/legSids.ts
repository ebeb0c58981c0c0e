// A segment of 2008-08-01 is a call of its own in 2010-04-01: the same leg under two identifiers.
import type { CallFile, SandboxCall } from '../../rules/resources.ts';
import type { SandboxAccount } from '../../store.ts';

/** A leg and the file of the initial call that it belongs to. */
export interface FoundLeg {
  readonly file: CallFile;
  readonly leg: SandboxCall;
}

/** The Sid of a leg: the call's, or the segment's with its halves exchanged. */
export function legSid({ callSegmentSid, sid }: SandboxCall): string {
  return callSegmentSid === '' ? sid : exchanged(callSegmentSid, 'CA');
}

/** The leg of a Sid, whether a call or the child of one. */
export function findLeg(account: SandboxAccount, sid: string): FoundLeg | undefined {
  const file = account.findCall(sid);
  if (file) return { file, leg: file.call };
  const segmentSid = exchanged(sid, 'CS');
  const parent = account.findCallOfSegment(segmentSid);
  const leg = parent?.segments.find((one) => one.callSegmentSid === segmentSid);
  return parent && leg ? { file: parent, leg } : undefined;
}

/** Exchanged, so that a segment and a call of the same digits, which tests like, stay two. */
function exchanged(sid: string, prefix: string): string {
  return prefix + sid.slice(18) + sid.slice(2, 18);
}
