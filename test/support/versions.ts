// The versions of the API that every test of the whole is run on, and what it must know of each.
import type { CallKey } from '../../src/api/resources.ts';
import type { SandboxOptions, SandboxVersion } from '../../src/sandbox/options.ts';
import { exampleCall } from './mixedAccount.ts';

export interface TestedVersion {
  readonly version: SandboxVersion;
  /** The form of its answers, as VS Code names the language. */
  readonly form: 'xml' | 'json';
  /** How many calls its list says that there are, of so many. */
  readonly counted: (total: number) => number | undefined;
  /** How the view says that some of all calls are loaded, or examined. */
  readonly someOf: (some: string, all: string, deed: 'loaded' | 'examined') => string;
  /** Whether segments stand among the calls of the list. */
  readonly listsSegments: boolean;
  /** The path of a list or an instance below the account. */
  readonly pathOf: (resource: string) => string;
  /** The query that asks for so many rows. */
  readonly sizeOf: (rows: number) => string;
  /** How a number of ten digits, and a status of 0–5, are sent. */
  readonly numberSent: (digits: string) => string;
  readonly statusSent: (status: number) => string;
  /** The name of the filter by who called. */
  readonly callerFilter: string;
  /** How it names a property that is written so in the older one. */
  readonly nameOf: (property: string) => string;
  /** The properties that its document has of every call; the older one has no others. */
  readonly properties: readonly string[];
  /** Its property that names the call of a segment, and one that is empty for most calls, with what is said then. */
  readonly parentProperty: string;
  readonly emptyProperty: readonly [name: string, words: string];
  /** The title of the calls that nobody dialed yet. */
  readonly waiting: string;
  /** How it says that a call came in. */
  readonly inboundSent: string;
  /** When `exampleCall` started, as it says so. */
  readonly exampleStart: readonly [time: string, offset: string];
  /** What stands in an answer where a Sid is. */
  readonly sidIn: (sid: string) => string;
  /** What stands in a list once for each initial call. */
  readonly initialIn: RegExp;
  /** How many requests the page of a call makes: call, segments, recordings, notifications, events. */
  readonly asksOfPage: number;
  /** Whether it tells of each webhook of a call. */
  readonly hasWebhooks: boolean;
  /** Whether an API key signs in, instead of the account's token. */
  readonly takesApiKey: boolean;
  /** The numbers among the variables of the notification of `exampleCall`, also as they are where they are masked. */
  readonly variables: { readonly whole: readonly string[]; readonly masked: readonly string[] };
  /** The form that makes a call from 4155550100 to 4155550117, but for what each version names alike. */
  readonly newCall: Readonly<Record<string, string>>;
  /** Whether it can end a call. */
  readonly endsCalls: boolean;
  /** Whether a call may be given its instructions as a document. */
  readonly takesTwiml: boolean;
  /** The code of its refusal to call a premium number. */
  readonly premiumCode: number;
  /** The columns of a CSV that hold a call's Sid, and what makes it a segment. */
  readonly sidColumn: string;
  readonly segmentColumn: string;
  /** How the segment of `exampleCall` is named, and the Sid of its own in an answer. */
  readonly segment: { readonly callSid: string; readonly callSegmentSid?: string };
  readonly segmentIn: string;
  /** The key of a segment that the emulator knows by these two. */
  readonly segmentKey: (callSid: string, callSegmentSid: string) => CallKey;
}

const words = ['queued', 'in-progress', 'completed', 'busy', 'failed', 'no-answer'];

export const versions: readonly TestedVersion[] = [
  {
    version: '2008-08-01',
    form: 'xml',
    counted: (total) => total,
    someOf: (some, all, deed) => `${some} of ${all} ${deed}`,
    listsSegments: false,
    pathOf: (resource) => resource,
    sizeOf: (rows) => `num=${rows}`,
    numberSent: (digits) => digits,
    statusSent: String,
    callerFilter: 'Caller',
    nameOf: (property) => property,
    properties: [
      ...['AccountSid', 'CallSegmentSid', 'Called', 'Caller', 'DateCreated', 'DateUpdated', 'Duration'],
      ...['EndTime', 'Flags', 'PhoneNumberSid', 'Price', 'Sid', 'StartTime', 'Status'],
    ],
    parentProperty: 'Sid',
    emptyProperty: ['CallSegmentSid', 'None: this is the initial call'],
    waiting: 'Not Yet Dialed',
    inboundSent: '1',
    exampleStart: ['04:36:33', '-04:00'],
    sidIn: (sid) => `<Sid>${sid}</Sid>`,
    initialIn: /<CallSegmentSid\s*\/>|<CallSegmentSid><\/CallSegmentSid>/g,
    asksOfPage: 4,
    hasWebhooks: false,
    takesApiKey: false,
    variables: { whole: ['4155550142', '4155550117'], masked: ['••••••••42', '••••••••17'] },
    newCall: { Caller: '(415) 555-0100', Called: '+1 415-555-0117', IfMachine: 'Continue' },
    endsCalls: false,
    takesTwiml: false,
    premiumCode: 21202,
    sidColumn: 'Sid',
    segmentColumn: 'CallSegmentSid',
    segment: { callSid: exampleCall.sid, callSegmentSid: 'CS00000000000000000000000000000001' },
    segmentIn: '<CallSegmentSid>CS00000000000000000000000000000001</CallSegmentSid>',
    segmentKey: (callSid, callSegmentSid) => ({ callSid, callSegmentSid }),
  },
  {
    version: '2010-04-01',
    form: 'json',
    counted: () => undefined,
    someOf: (some, _, deed) => `${some} ${deed}, more available`,
    listsSegments: true,
    pathOf: (resource) => `${resource}.json`,
    sizeOf: (rows) => `PageSize=${rows}`,
    numberSent: (digits) => `+1${digits}`,
    statusSent: (status) => words[status] ?? '',
    callerFilter: 'From',
    nameOf: (property) => property.replace(/\B[A-Z]/g, '_$&').toLowerCase(),
    properties: [
      ...['account_sid', 'answered_by', 'date_created', 'date_updated', 'direction', 'duration', 'end_time'],
      ...[
        'from',
        'parent_call_sid',
        'phone_number_sid',
        'price',
        'price_unit',
        'sid',
        'start_time',
        'status',
      ],
      ...['to', 'trunk_sid'],
    ],
    parentProperty: 'parent_call_sid',
    emptyProperty: ['answered_by', 'None'],
    waiting: 'Queued',
    inboundSent: 'inbound',
    exampleStart: ['08:36:33', '+00:00'],
    sidIn: (sid) => `"sid":"${sid}"`,
    initialIn: /"parent_call_sid":null/g,
    asksOfPage: 5,
    hasWebhooks: true,
    takesApiKey: true,
    variables: {
      whole: ['+14155550142', '+14155550142', '+14155550117', '+14155550117', '2010-04-01'],
      masked: ['+•••••••••42', '+•••••••••42', '+•••••••••17', '+•••••••••17', '2010-04-01'],
    },
    newCall: { From: '+14155550100', To: '+14155550117', MachineDetection: 'Enable' },
    endsCalls: true,
    takesTwiml: true,
    premiumCode: 21216,
    sidColumn: 'sid',
    segmentColumn: 'parent_call_sid',
    segment: { callSid: 'CA00000000000000010000000000000000' },
    segmentIn: '"sid":"CA00000000000000010000000000000000"',
    segmentKey: (_, callSegmentSid) => ({
      callSid: `CA${callSegmentSid.slice(18)}${callSegmentSid.slice(2, 18)}`,
    }),
  },
];

/** A service that has this version alone, so that signing in has to find it. */
export function only({ version }: TestedVersion): SandboxOptions {
  return { versions: [version] };
}
