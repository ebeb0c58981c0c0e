// Facts about recordings, notifications and the other forms of an answer.
import type { Contract } from './contract.ts';
import { accountSid, sids } from './contractAccount.ts';

const recordingElements = ['Sid', 'AccountSid', 'CallSid', 'Duration', 'DateCreated', 'DateUpdated'];
const identity = [
  'Sid',
  'DateCreated',
  'DateUpdated',
  'AccountSid',
  'CallSid',
  'Log',
  'ErrorCode',
  'MoreInfo',
];
const request = ['RequestURL', 'RequestMethod'];
const message = ['MessageText', 'MessageDate'];

const recordings: readonly Contract[] = [
  {
    says: 'lists recordings with their six elements in order (section 5)',
    path: 'Recordings',
    status: 200,
    attributes: { total: '1' },
    elements: recordingElements,
  },
  {
    says: 'lists the recordings of a call',
    path: `Calls/${sids.complete}/Recordings`,
    status: 200,
    texts: { Sid: [sids.recording] },
  },
  {
    says: 'lists no recordings of a call without',
    path: `Calls/${sids.live}/Recordings`,
    status: 200,
    texts: { Sid: [] },
  },
  {
    says: 'filters recordings by call',
    path: `Recordings?CallSid=${sids.live}`,
    status: 200,
    texts: { Sid: [] },
  },
  {
    says: 'filters recordings by day',
    path: 'Recordings?DateCreated=2009-12-14',
    status: 200,
    texts: { Sid: [sids.recording] },
  },
  {
    says: 'filters recordings by the end of a range',
    path: 'Recordings?DateCreated<=2009-12-14',
    status: 200,
    texts: { Sid: [] },
  },
  {
    says: 'describes a recording under .xml',
    path: `Recordings/${sids.recording}.xml`,
    status: 200,
    elements: recordingElements,
    texts: { Duration: ['21'] },
  },
  {
    says: 'serves WAV under .wav',
    path: `Recordings/${sids.recording}.wav`,
    status: 200,
    headers: { 'Content-Type': /^audio\/x-wav$/ },
    body: /^RIFF/,
  },
  {
    says: 'serves MP3 under .mp3',
    path: `Recordings/${sids.recording}.mp3`,
    login: 'none',
    status: 200,
    headers: { 'Content-Type': /^audio\/mpeg$/ },
  },
  {
    says: 'answers 404 for the audio of an unknown recording',
    path: 'Recordings/REffffffffffffffffffffffffffffffff',
    login: 'none',
    status: 404,
  },
];

const notifications: readonly Contract[] = [
  {
    says: 'lists notifications by DateUpdated, request before message, without traffic (section 6)',
    path: 'Notifications',
    status: 200,
    elements: [...identity, ...request, ...message],
    texts: {
      Sid: [sids.failure, sids.warning],
      MoreInfo: ['http://www.twilio.com/docs/errors/12100', 'http://www.twilio.com/docs/errors/20001'],
    },
  },
  {
    says: 'answers a notification with message before request and the traffic',
    path: `Notifications/${sids.failure}`,
    status: 200,
    elements: [...identity, ...message, ...request, 'RequestVariables', 'ResponseHeaders', 'ResponseBody'],
    texts: {
      RequestVariables: ['Caller=4155550117&Called=2065550142&CallStatus=in-progress'],
      ResponseHeaders: ['Content-Type: text/xml\nContent-Length: 31'],
      ResponseBody: ['<Response><Say>Hello</Response>'],
    },
  },
  {
    says: 'leaves & raw in RequestVariables where that is chosen, as the printed sample does',
    path: `Notifications/${sids.failure}`,
    options: { rawAmpersands: true },
    status: 200,
    body: /<RequestVariables>Caller=4155550117&Called=2065550142&/,
  },
  {
    says: 'lists the notifications of a call',
    path: `Calls/${sids.complete}/Notifications`,
    status: 200,
    texts: { Sid: [sids.failure] },
  },
  {
    says: 'leaves CallSid empty where a REST request was the cause',
    path: `Notifications/${sids.warning}`,
    status: 200,
    texts: { CallSid: [''] },
  },
  {
    says: 'filters notifications by Log',
    path: 'Notifications?Log=1',
    status: 200,
    texts: { Sid: [sids.warning] },
  },
  { says: 'takes an empty Log as all', path: 'Notifications?Log=', status: 200, attributes: { total: '2' } },
  {
    says: 'filters notifications by day',
    path: 'Notifications?MessageDate=2009-12-13',
    status: 200,
    texts: { Sid: [sids.warning] },
  },
  {
    says: 'filters notifications by the start of a range',
    path: 'Notifications?MessageDate%3E=2009-12-14',
    status: 200,
    texts: { Sid: [sids.failure] },
  },
  {
    says: 'takes a bare < as at or before midnight, as the page on notifications writes it',
    path: 'Notifications?MessageDate<2009-12-14',
    status: 200,
    texts: { Sid: [sids.warning] },
  },
  { says: 'refuses a Log that is no level', path: 'Notifications?Log=2', status: 400 },
];

const header =
  'Sid,DateCreated,DateUpdated,CallSegmentSid,AccountSid,Called,Caller,PhoneNumberSid,' +
  'Status,StartTime,EndTime,Duration,Price,Flags,Annotation\r\n';
const exampleRow =
  `${sids.example},"Sat, 07 Feb 2009 13:15:19 -0800","Sat, 07 Feb 2009 13:15:19 -0800",,${accountSid},` +
  '4159633717,4156767925,PN01234567890123456789012345678900,2,"Thu, 03 Apr 2008 04:36:33 -0400",' +
  '"Thu, 03 Apr 2008 04:36:47 -0400",14,,1,\r\n';

const forms: readonly Contract[] = [
  {
    says: 'answers CSV with a header and 15 cells a row (section 8)',
    path: 'Calls.csv?Called=4159633717',
    status: 200,
    headers: { 'Content-Type': /^text\/csv/ },
    body: header + exampleRow,
  },
  {
    says: 'answers the CSV of one call',
    path: `Calls/${sids.example}.csv`,
    status: 200,
    body: header + exampleRow,
  },
  {
    says: 'answers the header alone where there are no rows',
    path: 'Calls.csv?Called=0000000000',
    status: 200,
    body: header,
  },
  {
    says: 'takes the extension after the query too',
    path: 'Calls?num=1&page=3.csv',
    status: 200,
    body: header + exampleRow,
  },
  {
    says: 'quotes line ends and quotes in CSV',
    path: `Notifications/${sids.failure}.csv`,
    status: 200,
    body: /,"Content-Type: text\/xml\nContent-Length: 31",<Response><Say>Hello<\/Response>\r\n$/,
  },
  {
    says: 'answers JSON with every value a string and each entry wrapped (section 8)',
    path: 'Calls.json?Called=4159633717',
    status: 200,
    headers: { 'Content-Type': /^application\/json/ },
    body: /^\{"TwilioResponse":\{"Calls":\[\{"Call":\{"Sid":"CA42ed.*"CallSegmentSid":"".*"Status":"2".*"Flags":"1","Annotation":null\}\}\]\}\}$/,
  },
  {
    says: 'answers the JSON of one recording',
    path: `Recordings/${sids.recording}.json`,
    status: 200,
    body: /^\{"TwilioResponse":\{"Recording":\{"Sid":"RE.*"Duration":"21"/,
  },
  {
    says: 'answers HTML titled with the status, classes in dashes (section 8)',
    path: `Calls/${sids.example}.html`,
    status: 200,
    headers: { 'Content-Type': /^text\/html/ },
    body: /<title>200<\/title>[^]*<body class="twilio-response">[^]*<div class="call"><div class="sid">CA42[^]*<div class="call-segment-sid"><\/div>/,
  },
  {
    says: 'escapes what applications answered in HTML',
    path: `Notifications/${sids.failure}.html`,
    status: 200,
    body: /<div class="response-body">&lt;Response&gt;/,
  },
  {
    says: 'dashes RequestURL as one word',
    path: `Notifications/${sids.failure}.html`,
    status: 200,
    body: /<div class="request-url">/,
  },
  {
    says: 'writes errors in the form that was asked for',
    path: 'Calls/CAnone.json',
    status: 404,
    body: '{"TwilioResponse":{"RestException":{"Status":"404","Message":"The requested resource was not found"}}}',
  },
  {
    says: 'titles an HTML error with its status',
    path: 'Calls/CAnone.html',
    status: 404,
    body: /<title>404<\/title>/,
  },
];

export const representationContracts: readonly Contract[] = [...recordings, ...notifications, ...forms];
