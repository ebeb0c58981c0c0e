// Runs of one invented flow: a line is called, an agent is dialed, a message is recorded, an answer fails.
import type { CallFile } from '../../src/sandbox/rules/resources.ts';

/** What makes a run another one. */
export interface Run {
  /** A digit that ends all of its identifiers. */
  readonly nth: number;
  readonly startMs: number;
  readonly caller: string;
  readonly called: string;
  readonly agent: string;
  /** Status of the agent's segment: 2 complete, 3 busy. */
  readonly agentStatus?: 2 | 3;
  /** What the application answered. */
  readonly body?: string;
}

/** Two runs that differ in nothing but who, when and which. */
export const twoRuns: readonly [Run, Run] = [
  {
    nth: 1,
    startMs: Date.UTC(2026, 10, 23, 18, 59, 2),
    caller: '4155550142',
    called: '4155550117',
    agent: '2065550161',
  },
  {
    nth: 2,
    startMs: Date.UTC(2026, 10, 24, 7, 3, 41),
    caller: '3125550143',
    called: '4155550100',
    agent: '2065550163',
  },
];

/** The Sid of the call of a run. */
export const callSidOf = ({ nth }: Pick<Run, 'nth'>): string => `CA${String(nth).padStart(32, 'c')}`;

/** The Sid of its segment. */
export const segmentSidOf = ({ nth }: Pick<Run, 'nth'>): string => `CS${String(nth).padStart(32, 'd')}`;

/** A run as the emulator keeps it. */
export function aRun(run: Run): CallFile {
  const { nth, startMs, caller, called, agent, agentStatus = 2 } = run;
  const at = (second: number): number => startMs + second * 1000;
  const isAnswered = agentStatus === 2;
  const sid = callSidOf(run);
  const call = {
    sid,
    callSegmentSid: '',
    dateCreated: at(-nth),
    dateUpdated: at(60 + nth),
    called,
    caller,
    phoneNumberSid: `PN${String(nth).padStart(32, 'a')}`,
    status: 2,
    startTime: at(0),
    endTime: at(42),
    duration: 42,
    price: '-0.03000',
    flags: 1,
  };
  return {
    call,
    segments: [
      {
        ...call,
        callSegmentSid: segmentSidOf(run),
        called: agent,
        status: agentStatus,
        startTime: at(8),
        endTime: isAnswered ? at(30) : undefined,
        duration: isAnswered ? 22 : undefined,
        price: isAnswered ? '-0.02000' : undefined,
        flags: 5,
      },
    ],
    recordings: [
      {
        sid: `RE${String(nth).padStart(32, 'e')}`,
        callSid: sid,
        duration: 5,
        dateCreated: at(40),
        dateUpdated: at(40),
      },
    ],
    notifications: [
      {
        sid: `NO${String(nth).padStart(32, 'f')}`,
        callSid: sid,
        log: 0,
        errorCode: 12100,
        messageText: `Document parse failure for ${agent}`,
        messageDate: at(41),
        dateCreated: at(41 + nth),
        dateUpdated: at(41 + nth),
        requestUrl: `https://app.example.com/calls/${sid}/after?From=%2B1${caller}&n=${nth}`,
        requestMethod: 'POST',
        requestVariables: `Caller=${caller}`,
        responseHeaders: `Status: 200\nDate: ${new Date(at(41)).toUTCString()}\nContent-Type: text/xml`,
        responseBody: run.body ?? `<Response>\n  <Dial callerId="${called}">${agent}</Dial>\n  <Say>`,
      },
    ],
  };
}
