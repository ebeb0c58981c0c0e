// An account of 137 calls in every status, the document's example call among them, for tests over a socket.
import { createAccount, type SandboxAccount } from '../../src/sandbox/store.ts';
import type { SandboxCall } from '../../src/sandbox/rules/resources.ts';

/** Who signs in to it. */
export const mixedCredentials = {
  accountSid: 'AC309475e5fede1b49e100272a8640f438',
  authToken: '5ecre7f0rtes7s0nly0123456789abcd',
} as const;

/** The example of the calls document, but for its numbers, which are invented. */
export const exampleCall: SandboxCall = {
  sid: 'CA42ed11f93dc08b952027ffbc406d0868',
  callSegmentSid: '',
  dateCreated: 'Sat, 07 Feb 2009 13:15:19 -0800',
  dateUpdated: 'Sat, 07 Feb 2009 13:15:19 -0800',
  called: '4155550117',
  caller: '4155550142',
  phoneNumberSid: 'PN01234567890123456789012345678900',
  status: 2,
  startTime: 'Thu, 03 Apr 2008 04:36:33 -0400',
  endTime: 'Thu, 03 Apr 2008 04:36:47 -0400',
  duration: 14,
  flags: 1,
};

/** Calls by status, in the order of the groups: 137 in all. */
export const mixedCounts: readonly (readonly [title: string, status: number, count: number])[] = [
  ['In Progress', 1, 3],
  ['Not Yet Dialed', 0, 4],
  ['Failed – Application Error', 4, 9],
  ['Failed – Busy', 3, 11],
  ['Failed – No Answer', 5, 13],
  ['Complete', 2, 97],
];

/** All of them, segments apart. */
export const mixedTotal = 137;

const segmentSid = 'CS00000000000000000000000000000001';

/** A fresh account, so that tests do not share its state. */
export function createMixedAccount({ accountSid }: { readonly accountSid?: string } = {}): SandboxAccount {
  const rest = mixedCounts
    .flatMap(([, status, count]) => Array.from({ length: count }, () => status))
    .slice(0, -1);
  return createAccount({
    ...mixedCredentials,
    ...(accountSid !== undefined && { accountSid }),
    calls: [
      ...rest.map(mixedCall),
      exampleCall,
      { ...exampleCall, callSegmentSid: segmentSid, flags: 5, duration: 9 },
    ],
    recordings: [
      {
        sid: 'RE00000000000000000000000000000001',
        callSid: exampleCall.sid,
        duration: 3,
        dateCreated: 'Thu, 03 Apr 2008 04:36:47 -0400',
        dateUpdated: 'Thu, 03 Apr 2008 04:36:47 -0400',
      },
    ],
    notifications: [
      {
        sid: 'NO00000000000000000000000000000001',
        callSid: exampleCall.sid,
        log: 0,
        errorCode: 12100,
        messageText: 'Document parse failure',
        messageDate: 'Thu, 03 Apr 2008 04:36:38 -0400',
        dateCreated: 'Thu, 03 Apr 2008 04:36:38 -0400',
        dateUpdated: 'Thu, 03 Apr 2008 04:36:38 -0400',
        requestUrl: 'http://app.example.com/answer',
        requestMethod: 'POST',
        requestVariables: 'Caller=4155550142&Called=4155550117',
        responseHeaders: 'Content-Type: text/xml',
        responseBody: '<Response><Say>Hello</Response>',
      },
    ],
  });
}

/** The i-th of the other calls: all updated after the example, one minute apart. */
function mixedCall(status: number, index: number): SandboxCall {
  const started = Date.UTC(2026, 10, 23, 18, 59) - index * 60_000;
  const isComplete = status === 2;
  return {
    sid: `CA${index.toString(16).padStart(32, '0')}`,
    callSegmentSid: '',
    dateCreated: started,
    dateUpdated: started,
    called: '4155550100',
    caller: `415555${String(100 + (index % 100)).padStart(4, '0')}`,
    phoneNumberSid: 'PN01234567890123456789012345678900',
    status,
    ...(status === 0 ? {} : { startTime: started }),
    ...(isComplete ? { endTime: started + 60_000, duration: 60, price: '-0.03000' } : {}),
    flags: index % 2 === 0 ? 1 : 2,
  };
}
