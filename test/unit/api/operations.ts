// Every operation of the client in each version that is spoken, with an answer that is right for it.
import type { CallClient } from '../../../src/api/client.ts';
import type { ApiVersion } from '../../../src/api/dialects/dialects.ts';
import type { Call } from '../../../src/api/resources.ts';
import { aCall } from '../../support/builders.ts';
import { fixture } from './scripted.ts';
import { exampleOf } from './version2010/schemaObjects.ts';

export type Operation = readonly [
  name: string,
  answer: string,
  run: (client: CallClient) => Promise<unknown>,
];

/** What a version answers, by what it is that is answered. */
interface Answers {
  readonly call: string;
  readonly calls: string;
  readonly recording: string;
  readonly recordings: string;
  readonly notification: string;
  readonly notifications: string;
  readonly made: string;
  readonly refusal: string;
}

export interface Operations {
  readonly reading: readonly Operation[];
  readonly changing: readonly Operation[];
  readonly deleting: readonly Operation[];
  /** What is handed on as it came: faults of content are for whoever reads it. */
  readonly unread: readonly Operation[];
  /** An error of the service, in its words. */
  readonly refusal: string;
}

const url = 'https://app.example.com/';

function operationsOf(answers: Answers): Operations {
  const { call, calls, made, notification, notifications, recording, recordings, refusal } = answers;
  return {
    reading: [
      ['getCall', call, (client) => client.getCall('CA1')],
      ['getSegment', call, (client) => client.getSegment({ callSid: 'CA1', callSegmentSid: 'CS1' })],
      ['listCalls', calls, (client) => client.listCalls({}).next()],
      ['listSegments', calls, (client) => client.listSegments('CA1')],
      ['listCallRecordings', recordings, (client) => client.listCallRecordings('CA1')],
      ['listRecordings', recordings, (client) => client.listRecordings()],
      ['getRecording', recording, (client) => client.getRecording('RE1')],
      ['listCallNotifications', notifications, (client) => client.listCallNotifications('CA1')],
      ['listNotifications', notifications, (client) => client.listNotifications()],
      ['listRecentNotifications', notifications, (client) => client.listRecentNotifications()],
      ['getNotification', notification, (client) => client.getNotification('NO1')],
      ['checkAccess', calls, (client) => client.checkAccess()],
    ],
    changing: [
      ['makeCall', made, (client) => client.makeCall({ caller: '4155550117', called: '2065550142', url })],
      ['redirectCall', made, (client) => client.redirectCall('CA1', { url })],
    ],
    deleting: [['deleteRecording', '', (client) => client.deleteRecording('RE1')]],
    unread: [
      ['readRaw', call, (client) => client.readRaw({ part: 'call', callSid: 'CA1' })],
      ['getRecordingMedia', 'RIFF', (client) => client.getRecordingMedia('RE1', 'wav')],
    ],
    refusal,
  };
}

const json = (name: string) => JSON.stringify(exampleOf(`api.v2010.account.${name}`));
const list = (name: string, row: string) => `{"${name}":[${row}],"next_page_uri":null,"page":0}`;
const over: Call = aCall({ status: 'complete' });

const of2008 = operationsOf({
  ...{ call: fixture('call'), calls: fixture('calls'), made: fixture('callByApi') },
  recording: fixture('recordings').replace(/<\/?Recordings[^>]*>/g, ''),
  ...{ recordings: fixture('recordings'), notifications: fixture('notifications') },
  ...{ notification: fixture('notification'), refusal: fixture('notFound') },
});
const of2010 = operationsOf({
  ...{ call: json('call'), calls: list('calls', json('call')), made: json('call') },
  ...{ recording: json('recording'), recordings: list('recordings', json('recording')) },
  notifications: list('notifications', json('notification')),
  notification: json('notification-instance'),
  refusal: '{"code":20404,"message":"Not found","more_info":"https://example.com/20404","status":404}',
});
const events = list('events', '{"request":{"url":"https://app.example.com/","method":"POST"},"response":{}}');
const later = Date.UTC(2030, 0, 1);

/** What only one version has stands beside what all have. */
export const operations: Readonly<Record<ApiVersion, Operations>> = {
  '2008-08-01': {
    ...of2008,
    deleting: [...of2008.deleting, ['deleteNotification', '', (client) => client.deleteNotification('NO1')]],
  },
  '2010-04-01': {
    ...of2010,
    reading: [...of2010.reading, ['listCallEvents', events, (client) => client.listCallEvents(over, later)]],
    changing: [...of2010.changing, ['endCall', json('call'), (client) => client.endCall('CA1', 'hangUp')]],
  },
};
