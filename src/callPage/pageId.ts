import { callId } from '../calls/callList.ts';
import type { ShownCall } from './messages.ts';

/** What a page shows, as one text: equal for the same call or segment of the same account. */
export function pageId({ accountSid, callSid, callSegmentSid }: ShownCall): string {
  return `${accountSid}/${callId({ callSid, callSegmentSid })}`;
}
