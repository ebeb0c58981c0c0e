// Facts about authentication, lists, paging, filters and instances.
import type { Contract } from './contract.ts';
import { accountSid, sids } from './contractAccount.ts';

const callElements = [
  'Sid',
  'DateCreated',
  'DateUpdated',
  'CallSegmentSid',
  'AccountSid',
  'Called',
  'Caller',
  'PhoneNumberSid',
  'Status',
  'StartTime',
  'EndTime',
  'Duration',
  'Price',
  'Flags',
];
const pagingNames = ['page', 'numpages', 'pagesize', 'total', 'start', 'end'];
const uriNames = ['uri', 'firstpageuri', 'nextpageuri', 'previouspageuri', 'lastpageuri'];
const newest = [sids.live, sids.complete, sids.midnight, sids.example, sids.second];
const calls = `/2008-08-01/Accounts/${accountSid}/Calls`;

const authentication: readonly Contract[] = [
  {
    says: 'challenges a request without credentials with Basic and 20003 (section 9)',
    path: 'Calls',
    login: 'none',
    status: 401,
    headers: { 'WWW-Authenticate': /^Basic realm="/ },
    elements: ['Status', 'Message', 'Code', 'MoreInfo'],
    texts: { Status: ['401'], Message: ['Authenticate'], Code: ['20003'] },
  },
  { says: 'refuses a wrong token', path: 'Calls', login: 'wrong', status: 401 },
  {
    says: 'wants credentials for the XML of a recording',
    path: `Recordings/${sids.recording}.xml`,
    login: 'none',
    status: 401,
  },
  {
    says: 'wants credentials for the list of recordings (section 5)',
    path: 'Recordings',
    login: 'none',
    status: 401,
  },
  {
    says: 'serves the audio of a recording to anybody (section 5)',
    path: `Recordings/${sids.recording}`,
    login: 'none',
    status: 200,
    headers: { 'Content-Type': /^audio\/x-wav$/, 'Content-Length': /^336044$/ },
    body: /^RIFF[^]{4}WAVEfmt /,
  },
];

const lists: readonly Contract[] = [
  {
    says: 'lists calls sorted by DateUpdated, newest first, the 14 elements in order (page Calls)',
    path: 'Calls',
    status: 200,
    attributes: { page: '0', numpages: '1', pagesize: '50', total: '5', start: '0', end: '4' },
    elements: callElements,
    texts: {
      Sid: newest,
      DateUpdated: [
        'Mon, 14 Dec 2009 09:35:01 -0800',
        'Mon, 14 Dec 2009 09:31:12 -0800',
        'Mon, 06 Jul 2009 00:00:40 -0700',
        'Sat, 07 Feb 2009 13:15:19 -0800',
        'Sat, 07 Feb 2009 13:15:19 -0800',
      ],
    },
  },
  {
    says: 'names the six attributes of paging and the addresses of pages (section 1)',
    path: 'Calls',
    status: 200,
    attributeNames: [...pagingNames, ...uriNames],
  },
  {
    says: 'leaves the addresses of pages out where that is chosen',
    path: 'Calls',
    options: { pageUris: false },
    status: 200,
    attributeNames: pagingNames,
  },
  {
    says: 'counts pages from zero, start and end over the whole list',
    path: 'Calls?num=2&page=1',
    status: 200,
    attributes: { page: '1', numpages: '3', pagesize: '2', total: '5', start: '2', end: '3' },
    texts: { Sid: newest.slice(2, 4) },
  },
  {
    says: 'ends the last page at its last row, and has no page after it',
    path: 'Calls?num=2&Page=2',
    status: 200,
    attributes: {
      start: '4',
      end: '4',
      nextpageuri: '',
      previouspageuri: `${calls}?num=2&page=1`,
      lastpageuri: `${calls}?num=2&page=2`,
    },
    texts: { Sid: [sids.second] },
  },
  {
    says: 'keeps the filter in the addresses of pages',
    path: 'Calls?StartTime>=2008-01-01&num=1',
    status: 200,
    attributes: { nextpageuri: `${calls}?StartTime%3E=2008-01-01&num=1&page=1` },
  },
  {
    says: 'answers a page past the end without rows',
    path: 'Calls?page=9',
    status: 200,
    attributes: { total: '5', page: '9' },
    texts: { Sid: [] },
  },
  {
    says: 'takes the usual size where num is nothing usable',
    path: 'Calls?num=0',
    status: 200,
    attributes: { pagesize: '50' },
  },
  {
    says: 'takes the usual size where num is text',
    path: 'Calls?num=many',
    status: 200,
    attributes: { pagesize: '50' },
  },
  { says: 'shows 1000 rows at most', path: 'Calls?num=5000', status: 200, attributes: { pagesize: '1000' } },
  {
    says: 'refuses a larger page with 20007 where that is chosen',
    path: 'Calls?num=1001',
    options: { tooLargePage: 'refuse' },
    status: 400,
    texts: { Code: ['20007'] },
  },
  {
    says: 'lists segments beside initial calls where that is chosen',
    path: 'Calls',
    options: { listSegments: true },
    status: 200,
    attributes: { total: '8' },
  },
];

const filter = (query: string, found: readonly string[], says: string): Contract => ({
  says,
  path: `Calls?${query}`,
  status: 200,
  attributes: { total: String(found.length) },
  texts: { Sid: found },
});

const filters: readonly Contract[] = [
  filter('Called=4159633717', [sids.example], 'filters by Called'),
  filter('Caller=4156767925', [sids.example, sids.second], 'filters by Caller'),
  filter('Status=1', [sids.live], 'filters by Status'),
  filter('StartTime=2009-07-06', [sids.midnight], 'filters by the day of StartTime'),
  filter('StartTime%3E=2009-07-06', newest.slice(0, 3), 'takes >= as at or after midnight, encoded'),
  filter('StartTime>=2009-07-06', newest.slice(0, 3), 'takes >= as at or after midnight, bare'),
  filter('StartTime%3C=2009-07-06', newest.slice(2), 'takes <= as at or before midnight'),
  filter('StartTime%3C=2009-07-05', newest.slice(3), 'leaves out what began after that midnight'),
  filter('StartTime>=2009-07-04&StartTime<=2009-07-06', [sids.midnight], 'joins both ends of a range'),
  filter('Status=2&StartTime=2009-12-14', [sids.complete], 'joins filters'),
  filter('status=1&STARTTIME=2009-07-06', newest, 'takes parameters by their exact case'),
  filter('Status=', newest, 'takes an empty value as all'),
  filter('Called=0000000000', [], 'answers an empty list where nothing fits'),
  {
    says: 'refuses a Status that the documents do not name for the filter',
    path: 'Calls?Status=4',
    status: 400,
    elements: ['Status', 'Message', 'Code', 'MoreInfo'],
  },
  { says: 'refuses a day that does not exist', path: 'Calls?StartTime=2009-02-30', status: 400 },
  {
    ...filter('Status=4', newest, 'ignores an unusable filter where that is chosen'),
    options: { unusableFilter: 'ignore' },
  },
];

const callInstances: readonly Contract[] = [
  {
    says: "answers the documents' example call as the documents print it",
    path: `Calls/${sids.example}`,
    status: 200,
    elements: callElements,
    texts: {
      Called: ['4159633717'],
      DateCreated: ['Sat, 07 Feb 2009 13:15:19 -0800'],
      StartTime: ['Thu, 03 Apr 2008 04:36:33 -0400'],
      EndTime: ['Thu, 03 Apr 2008 04:36:47 -0400'],
      Duration: ['14'],
      Price: [''],
      Status: ['2'],
      Flags: ['1'],
      CallSegmentSid: [''],
    },
  },
  {
    says: 'shows a price as a negative decimal of five places',
    path: `Calls/${sids.complete}`,
    status: 200,
    texts: { Price: ['-0.06000'] },
  },
  {
    says: 'shows no end, duration or price of a call that was not answered',
    path: `Calls/${sids.midnight}`,
    status: 200,
    texts: { EndTime: [''], Duration: [''], Price: [''] },
  },
  {
    says: 'answers 404 with Status and Message for an unknown call',
    path: 'Calls/CAffffffffffffffffffffffffffffffff',
    status: 404,
    elements: ['Status', 'Message'],
    texts: { Message: ['The requested resource was not found'] },
  },
  {
    says: 'lists the segments of a call as Calls',
    path: `Calls/${sids.complete}/Segments`,
    status: 200,
    attributes: { total: '3' },
    texts: {
      Status: ['3', '2', '5'],
      Flags: ['6', '6', '6'],
      Sid: [sids.complete, sids.complete, sids.complete],
    },
    body: /<Calls /,
  },
  {
    says: 'lists the segments of a call as Segments where that is chosen',
    path: `Calls/${sids.complete}/Segments`,
    options: { segmentsElement: 'Segments' },
    status: 200,
    body: /<Segments /,
  },
  {
    says: 'answers one segment by both identifiers',
    path: `Calls/${sids.complete}/Segments/${sids.segment}`,
    status: 200,
    texts: { CallSegmentSid: [sids.segment], Status: ['2'] },
  },
  {
    says: "answers 404 for another call's segment",
    path: `Calls/${sids.live}/Segments/${sids.segment}`,
    status: 404,
  },
  {
    says: 'answers an empty list for a call without segments',
    path: `Calls/${sids.live}/Segments`,
    status: 200,
    attributes: { total: '0', numpages: '0', start: '0', end: '0' },
  },
];

const paths: readonly Contract[] = [
  {
    says: 'takes doubled slashes in the path (section 9)',
    path: `//2008-08-01//Accounts/${accountSid}/Calls?`,
    status: 200,
    texts: { Sid: newest },
  },
  { says: 'is case-sensitive in paths (section 7)', path: 'calls', status: 404 },
  {
    says: 'knows no Account in the singular',
    path: `/2008-08-01/Account/${accountSid}/Recordings`,
    status: 404,
  },
  {
    says: "answers 404 for another account's path",
    path: '/2008-08-01/Accounts/ACffffffffffffffffffffffffffffffff/Calls',
    status: 404,
  },
  {
    says: 'answers 404 for another version, whoever asks',
    path: `/2010-04-01/Accounts/${accountSid}/Calls.json`,
    login: 'none',
    status: 404,
  },
  { says: 'has no audio of calls', path: `Calls/${sids.example}.wav`, status: 404 },
];

export const readingContracts: readonly Contract[] = [
  ...authentication,
  ...lists,
  ...filters,
  ...callInstances,
  ...paths,
];
