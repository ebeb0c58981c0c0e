// Facts about making, redirecting and deleting, and about methods that do not exist.
import type { Contract } from './contract.ts';
import { accountSid, sids } from './contractAccount.ts';

const good = { Caller: '4155550100', Called: '2065550142', Url: 'https://app.example.com/answer' };
const firstSid = /\/Calls\/CA[0-9a-f]{32}$/;

const making: readonly Contract[] = [
  {
    says: 'answers a made call with 201, its address, Status 0, Flags 2 and no StartTime (section 2)',
    path: 'Calls',
    form: good,
    status: 201,
    headers: { Location: firstSid },
    texts: {
      Status: ['0'],
      Flags: ['2'],
      StartTime: [''],
      EndTime: [''],
      Price: [''],
      Called: ['2065550142'],
    },
  },
  {
    says: 'answers a made call as CSV',
    path: 'Calls.csv',
    form: good,
    status: 201,
    body: /^Sid,.*,Annotation\r\nCA[0-9a-f]{32},/,
  },
  {
    says: 'can answer a made call with 200',
    path: 'Calls',
    form: good,
    options: { createdStatus: 200 },
    status: 200,
  },
  {
    says: 'can show Flags 1 of a made call, as the samples do',
    path: 'Calls',
    form: good,
    options: { newCallFlags: 1 },
    status: 201,
    texts: { Flags: ['1'] },
  },
  {
    says: 'can show StartTime of a made call, as the samples do',
    path: 'Calls',
    form: good,
    options: { newCallStartTime: 'filled' },
    status: 201,
    texts: { Status: ['0'], StartTime: ['Mon, 14 Dec 2009 09:40:03 -0800'] },
  },
  {
    says: 'can call abroad, and keeps the country code',
    path: 'Calls',
    form: { ...good, Called: '+44 20 7946 0018' },
    options: { foreignNumbers: 'call' },
    status: 201,
    texts: { Called: ['+442079460018'] },
  },
  {
    says: 'takes every documented option',
    path: 'Calls',
    form: { ...good, Method: 'GET', SendDigits: '12ww#*', IfMachine: 'continue', Timeout: '999' },
    status: 201,
  },
  {
    says: 'makes a call in spite of unknown parameters',
    path: 'Calls',
    form: { ...good, foo: 'bar' },
    status: 201,
  },
];

const spellings = ['(206) 555-0142', '206.555.0142', '12065550142', '+1 206 555 0142'].map(
  (Called): Contract => ({
    says: `makes ten digits of ${Called}`,
    path: 'Calls',
    form: { ...good, Called },
    status: 201,
    texts: { Called: ['2065550142'] },
  }),
);

const refusals: readonly (readonly [code: string, why: string, change: Readonly<Record<string, string>>])[] =
  [
    ['21201', 'no Called', { Called: '' }],
    ['21213', 'no Caller', { Caller: '' }],
    ['21211', 'a Called that is no number', { Called: '555-0142' }],
    ['21212', 'a Caller that is no number', { Caller: 'me' }],
    ['21202', 'a premium Called', { Called: '9005550142' }],
    ['21203', 'a foreign Called', { Called: '+442079460018' }],
    ['21210', 'a Caller that is not verified', { Caller: '2125550199' }],
    ['21205', 'a Url that is not whole', { Url: 'app.example.com/answer' }],
    ['21205', 'no Url', { Url: '' }],
    ['21206', 'SendDigits with letters', { SendDigits: '12x' }],
    ['21207', 'an unknown IfMachine', { IfMachine: 'maybe' }],
    ['21208', 'a Timeout of nothing', { Timeout: '0' }],
    ['21208', 'a Timeout over 999', { Timeout: '1000' }],
    ['21209', 'a Method that is none', { Method: 'PUT' }],
  ];

const refused = refusals.map(([code, why, change]): Contract => ({
  says: `refuses ${why} with 400 and ${code} (section 2)`,
  path: 'Calls',
  form: { ...good, ...change },
  status: 400,
  elements: ['Status', 'Message', 'Code', 'MoreInfo'],
  texts: { Status: ['400'], Code: [code], MoreInfo: [`http://www.twilio.com/docs/errors/${code}`] },
}));

const CurrentUrl = 'https://app.example.com/hold';
const redirecting: readonly Contract[] = [
  {
    says: 'answers a redirect with the call in progress (section 3)',
    path: `Calls/${sids.live}`,
    form: { CurrentUrl },
    status: 200,
    texts: { Sid: [sids.live], Status: ['1'], EndTime: [''] },
  },
  {
    says: 'redirects only a call in progress, 21220',
    path: `Calls/${sids.complete}`,
    form: { CurrentUrl },
    status: 400,
    texts: { Code: ['21220'] },
  },
  {
    says: 'wants CurrentUrl',
    path: `Calls/${sids.live}`,
    form: { Url: CurrentUrl },
    status: 400,
    texts: { Code: ['21205'] },
  },
  {
    says: 'refuses a CurrentMethod that is none',
    path: `Calls/${sids.live}`,
    form: { CurrentUrl, CurrentMethod: 'PUT' },
    status: 400,
    texts: { Code: ['21209'] },
  },
  {
    says: 'answers 404 to the redirect of an unknown call',
    path: 'Calls/CAnone',
    form: { CurrentUrl },
    status: 404,
  },
];

const deleting: readonly Contract[] = [
  {
    says: 'deletes a recording with 204 and nothing (section 5)',
    method: 'DELETE',
    path: `Recordings/${sids.recording}`,
    status: 204,
    body: '',
  },
  {
    says: 'deletes a notification with 204 and nothing (section 6)',
    method: 'DELETE',
    path: `Notifications/${sids.failure}`,
    status: 204,
    body: '',
  },
  {
    says: 'can answer a DELETE with 200',
    method: 'DELETE',
    path: `Recordings/${sids.recording}`,
    options: { deletedStatus: 200 },
    status: 200,
    body: '<TwilioResponse/>\n',
  },
  {
    says: 'takes _method=DELETE of a POST for a DELETE (section 1)',
    path: `Recordings/${sids.recording}?_method=DELETE`,
    form: {},
    status: 204,
  },
  {
    says: 'wants credentials to delete a recording',
    method: 'DELETE',
    path: `Recordings/${sids.recording}`,
    login: 'none',
    status: 401,
  },
  {
    says: 'answers 404 to the deletion of what is not there',
    method: 'DELETE',
    path: 'Notifications/NOnone',
    status: 404,
  },
];

const nowhere: readonly (readonly [method: string, path: string, allowed: RegExp])[] = [
  ['PUT', 'Calls', /^GET, POST$/],
  ['DELETE', 'Calls', /^GET, POST$/],
  ['PUT', `Calls/${sids.example}`, /^GET, POST$/],
  ['DELETE', `Calls/${sids.example}`, /^GET, POST$/],
  ['POST', `Calls/${sids.complete}/Segments`, /^GET$/],
  ['POST', `Calls/${sids.complete}/Recordings`, /^GET$/],
  ['POST', 'Recordings', /^GET$/],
  ['POST', `Recordings/${sids.recording}`, /^GET, DELETE$/],
  ['PUT', `Recordings/${sids.recording}`, /^GET, DELETE$/],
  ['POST', 'Notifications', /^GET$/],
  ['PUT', `Notifications/${sids.failure}`, /^GET, DELETE$/],
  ['POST', `Calls/${sids.example}?_method=PUT`, /^GET, POST$/],
];

const methods = nowhere.map(([method, path, allowed]): Contract => ({
  says: `answers ${method} ${path.replace(/[A-Z]{2}[0-9a-f]{32}/, '…')} with 405 and 20004 (section 7)`,
  method,
  path,
  status: 405,
  headers: { Allow: allowed },
  texts: { Code: ['20004'] },
}));

export const writingContracts: readonly Contract[] = [
  ...making,
  ...spellings,
  ...refused,
  ...redirecting,
  ...deleting,
  ...methods,
  {
    says: 'makes no call on another account',
    path: '/2008-08-01/Accounts/ACffffffffffffffffffffffffffffffff/Calls',
    form: good,
    status: 404,
  },
  {
    says: 'makes no call without credentials',
    path: `/2008-08-01/Accounts/${accountSid}/Calls`,
    form: good,
    login: 'none',
    status: 401,
  },
];
