// The call to look at first: three agents' telephones, two recordings, a warning and an error.
import { phoneNumberSid } from '../rules/sids.ts';
import { callAt, priceOf } from '../rules/liveCall.ts';
import type { CallFile, SandboxCall, SandboxRecording } from '../rules/resources.ts';

import { outboundPrice, inboundPrice } from './sampleCalls.ts';
import { document, notificationOf, type Mistake } from './webhook.ts';

/** The Sid of the showcase call, the same in every sample account. */
export const showcaseCallSid = 'CA5c0ffee1d0c5a11ab1e5ca11ab1e0042';

const customer = '3125550143';
const line = '4155550100';

const wrongCallerId: Mistake = {
  code: 13214,
  log: 1,
  text: 'Dial: Invalid callerId value 8005550199',
  url: '/voice/connect',
  variables: { Digits: '1' },
  answer: {
    status: 200,
    type: 'text/xml; charset=utf-8',
    body: document('<Dial callerId="8005550199" timeout="20">4155550161</Dial>'),
    headers: ['X-Runtime: 41'],
  },
};

const unclosedSay: Mistake = {
  code: 12100,
  log: 0,
  text: 'Document parse failure',
  url: '/voice/recorded',
  variables: {
    Duration: '21',
    Digits: 'hangup',
    RecordingUrl: 'https://support.example.com/messages/42',
  },
  answer: {
    status: 200,
    type: 'text/xml; charset=utf-8',
    body: '<?xml version="1.0" encoding="UTF-8"?>\n<Response>\n  <Say>Thank you, we call you back today.</Response>\n',
    headers: ['X-Runtime: 58'],
  },
};

const callSeconds = 318;

/** The showcase call, which began at `start` (milliseconds since the epoch). */
export function showcaseCall(accountSid: string, start: number): CallFile {
  const call = initialCall(start);
  const at = (second: number) => start + second * 1000;
  const [warning, error] = ['NO5c0ffee1d0c5a11ab1e5ca11ab1e0001', 'NO5c0ffee1d0c5a11ab1e5ca11ab1e0002'];
  return {
    call,
    segments: [
      segment(call, 1, '4155550161', { status: 5, from: at(24), seconds: 20 }),
      segment(call, 2, '4155550162', { status: 2, from: at(46), seconds: 185 }),
      segment(call, 3, '2125550165', { status: 3, from: at(240), seconds: 3 }),
    ],
    recordings: [
      recording('RE5c0ffee1d0c5a11ab1e5ca11ab1e0001', at(231), 42),
      recording('RE5c0ffee1d0c5a11ab1e5ca11ab1e0002', at(callSeconds), 21),
    ],
    notifications: [
      notificationOf(wrongCallerId, call, accountSid, warning, at(23)),
      notificationOf(unclosedSay, call, accountSid, error, at(callSeconds - 1)),
    ],
  };
}

function initialCall(start: number): SandboxCall {
  const live = {
    sid: showcaseCallSid,
    called: line,
    caller: customer,
    phoneNumberSid: phoneNumberSid(line),
    flags: 1,
    createdAt: start - 1000,
    dialedAt: start,
    endsAt: start + callSeconds * 1000,
    pricedAt: start + (callSeconds + 12) * 1000,
    outcome: 2,
    pricePerMinute: inboundPrice,
  } as const;
  return callAt(live, live.pricedAt);
}

function recording(sid: string, at: number, duration: number): SandboxRecording {
  return { sid, callSid: showcaseCallSid, duration, dateCreated: at, dateUpdated: at };
}

interface Talk {
  readonly status: 2 | 3 | 5;
  readonly from: number;
  readonly seconds: number;
}

function segment(call: SandboxCall, nth: number, called: string, talk: Talk): SandboxCall {
  const { from, seconds, status } = talk;
  const end = from + seconds * 1000;
  const isComplete = status === 2;
  return {
    ...call,
    callSegmentSid: `CS5c0ffee1d0c5a11ab1e5ca11ab1e000${nth}`,
    dateCreated: from,
    dateUpdated: end + 1000,
    called,
    status,
    startTime: from,
    endTime: isComplete ? end : undefined,
    duration: isComplete ? seconds : undefined,
    price: isComplete ? priceOf(seconds, outboundPrice) : undefined,
    flags: 5,
  };
}
