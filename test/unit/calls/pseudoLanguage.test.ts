import assert from 'node:assert/strict';
import * as l10n from '@vscode/l10n';
import bundle from '../../../l10n/bundle.l10n.json' with { type: 'json' };
import { comparedText } from '../../../src/calls/compare/comparedText.ts';
import { describeCall, describeNotification, describeRecording } from '../../../src/calls/describe.ts';
import { callReport } from '../../../src/calls/report/callReport.ts';
import { describeTimeline } from '../../../src/calls/timeline/timeline.ts';
import { describeBody } from '../../../src/calls/webhook/body.ts';
import { aCall } from '../../support/builders.ts';
import { aWhole } from '../../support/wholeCall.ts';

const style = { zone: 'utc', locale: 'en', maskNumbers: false } as const;

/** Every text of ours in capitals that no service sends, so that what is left in small letters is in no bundle. */
function strange(text: string): string {
  return text.replace(/\{\d+\}|[a-z]/g, (piece) => (piece.length > 1 ? piece : piece.toUpperCase()));
}

/** The words that a text has in small letters, but for those that the service sent. */
function leftOver(text: string, sent: readonly string[]): readonly string[] {
  const words = text.match(/[A-Za-z]*[a-z]{2,}/g) ?? [];
  return [...new Set(words)].filter((word) => !sent.some((one) => one.includes(word)));
}

describe('in another language', () => {
  before(() => {
    const entries = Object.entries(bundle).map(([key, text]): [string, string] => [key, strange(text)]);
    l10n.config({ contents: Object.fromEntries<string>(entries) });
  });

  after(() => l10n.config({ contents: {} }));

  const statuses = [
    ...(['inProgress', 'notYetDialed', 'queued', 'ringing', 'canceled', 'busy'] as const),
    ...(['noAnswer', 'applicationError', 'complete', 'unknown'] as const),
  ];
  const calls = statuses.flatMap((status) => [
    aCall({ status }),
    aCall({ status, startTime: undefined, endTime: undefined, durationSeconds: undefined, raw: {} }),
  ]);
  const { call, parts } = aWhole('sent');
  const notifications = (parts?.notifications.items ?? []).map(({ notification }) => notification);
  const [recordings, segments] = [parts?.recordings.items ?? [], parts?.segments.items ?? []];
  /** Names of the service's own, its values, and the months of the editor's language. */
  const sent = (text: unknown): readonly string[] => [
    ...Object.values(call.names),
    ...JSON.stringify([text, call.raw, notifications, recordings]).split(/[^A-Za-z]+/),
    ...['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'sent'],
  ];

  it('the head and the properties of a call have no word of ours that is not translated', () => {
    for (const one of calls) {
      const { properties, ...head } = describeCall(one, style);
      const texts = [head.title, head.outcome, ...head.facts.map(({ text }) => text)];
      texts.push(...properties.map(({ meaning }) => meaning));
      assert.deepEqual(leftOver(texts.join('\n'), sent(one.raw)), [], one.status);
    }
  });

  it('nor have the lists and the timeline', () => {
    const items = [
      ...notifications.map((one) => describeNotification(one, style)),
      ...recordings.map((one) => describeRecording(one, style)),
    ];
    const told = items.flatMap(({ facts, title }) => [title, ...facts.map(({ text }) => text)]);
    for (const one of calls) {
      const found = describeTimeline({ call: one, notifications, recordings, segments }, style, Date.now());
      told.push(...(found?.items ?? []).flatMap(({ facts, label, title }) => [title, label, ...facts]));
      told.push(...(found?.rows ?? []).map(({ title }) => title));
    }
    assert.deepEqual(leftOver(told.join('\n'), sent('')), []);
  });

  it('nor have a body, a comparison and a report', async () => {
    const bodies = [
      describeBody('<Response><Say>', 'text/xml', style),
      describeBody('{', 'application/json', style),
      describeBody('<html>', 'text/html', style),
    ];
    const told = bodies.flatMap((body) => [
      body?.title ?? '',
      ...(body?.notes ?? []),
      body?.problem?.text ?? '',
    ]);
    assert.deepEqual(leftOver(told.join('\n'), ['Say', 'Response']), []);
    const compared = await comparedText({ call, parts });
    const placeholders = [
      'number',
      'account',
      'call',
      'segment',
      'notification',
      'recording',
      'time',
      'value',
    ];
    assert.deepEqual(
      leftOver(compared.replace(/<[^>]*>/g, ''), [
        ...sent(''),
        'Log',
        'ErrorCode',
        'MessageText',
        'MessageDate',
        'Request',
        'Duration',
        'DateCreated',
        ...placeholders,
      ]),
      [],
    );
    const report = await callReport({ call, parts }, { ...style, maskSids: false }, () =>
      Promise.resolve(undefined),
    );
    const words = report
      .replace(/```[a-z]+$/gm, '')
      .replace(/sequenceDiagram|participant|service|as|Note over/g, '');
    assert.deepEqual(leftOver(words, sent('')), []);
  });
});
