import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CallEvent, CallEvents } from '../../src/api/resources.ts';
import { connect } from '../../src/account/connect.ts';
import { readEvents } from '../../src/callPage/events/readEvents.ts';
import type { Answering, Asked } from '../../src/callPage/questions/questions.ts';
import { createNotificationAnswers } from '../../src/callPage/notifications/notificationAnswers.ts';
import { readPart } from '../../src/callPage/pageParts.ts';
import { ShownParts } from '../../src/callPage/shownParts.ts';
import { PageTimeline } from '../../src/callPage/timeline/pageTimeline.ts';
import type { ToPage } from '../../src/callPage/messages.ts';
import { readQuestion } from '../../src/callPage/questions/readQuestion.ts';
import { createSampleAccount, sampleAccountSid } from '../../src/sandbox/sampleAccount.ts';
import { showcaseCallSid } from '../../src/sandbox/sample/showcase.ts';
import { readStyle } from '../../src/settings.ts';
import { aCall, anEvent, aNotification } from '../support/builders.ts';
import { startSandboxServer } from '../support/sandboxServer.ts';
import { memoryLog } from './memory.ts';
import { eventually } from './support.ts';

type TimelineMessage = Extract<ToPage, { type: 'timeline' }>;

describe('the timeline that a page is told of', () => {
  const posted: TimelineMessage[] = [];
  const timeline = new PageTimeline({
    post: (message) => message.type === 'timeline' && posted.push(message),
    isSeen: () => true,
  });

  afterEach(() => {
    timeline.clear();
    posted.length = 0;
  });

  const rows = (message: TimelineMessage | undefined): readonly string[] =>
    message?.content.kind === 'loaded' ? message.content.timeline.rows.map(({ title }) => title) : [];

  it('has the call at once, and its parts when the last of them was read or could not be', () => {
    timeline.draw(aCall());
    timeline.settle('notifications', { notifications: [aNotification()] });
    timeline.settle('segments', { segments: [aCall({ callSegmentSid: 'CS1' })] });
    assert.deepEqual(posted.map(rows), [['Call'], ['Call'], ['Call']]);
    timeline.settle('recordings', {});
    assert.deepEqual(rows(posted.at(-1)), ['Notifications', 'Call', '⤷ (415) 555-0117']);
  });

  it('says so where nothing has a time yet', () => {
    timeline.draw(aCall({ status: 'notYetDialed', startTime: undefined }));
    assert.deepEqual(posted, [{ type: 'timeline', content: { kind: 'none' } }]);
  });

  it('is told anew each second while the call goes on and is seen, and not after it was left', async () => {
    const others: string[] = [];
    const told = (name: string, seen: boolean): PageTimeline =>
      new PageTimeline({ post: () => others.push(name), isSeen: () => seen });
    const now = { instantMs: Date.now(), offsetMinutes: 0 };
    const call = aCall({ status: 'inProgress', startTime: now, endTime: undefined });
    const [unseen, left] = [told('unseen', false), told('left', true)];
    for (const one of [unseen, left, timeline]) one.draw(call);
    left.clear();
    await eventually(() => posted[2]);
    unseen.clear();
    assert.deepEqual(others, ['unseen', 'left']);
  });
});

describe('the webhooks of a call', () => {
  const event = (second: number, told: Partial<CallEvent> = {}): CallEvent =>
    anEvent({
      requestUrl: 'https://app.example.com/voice/answer',
      date: { instantMs: Date.UTC(2026, 10, 23, 18, 59, second), offsetMinutes: 0 },
      ...told,
    });
  const read = (events: CallEvents, call = aCall()) =>
    readEvents(call, { listCallEvents: () => Promise.resolve(events) }, new AbortController().signal);

  it('are not spoken of where the version has none, and not offered where only the service has none', async () => {
    const absent = await read({ kind: 'absent' });
    assert.deepEqual([absent.describe(readStyle(), []), absent.found], [{ kind: 'absent' }, { events: [] }]);
    const { describe: show, found } = await read({ kind: 'notOffered' });
    const message = 'not offered by this service';
    assert.deepEqual([show(readStyle(), []), found], [{ kind: 'notOffered', message }, { events: [] }]);
  });

  it('are promised for a time where they are not there yet', async () => {
    const utc = { ...readStyle(), zone: 'utc' } as const;
    const endTime = { instantMs: Date.UTC(2026, 10, 23, 18, 59), offsetMinutes: 0 };
    const ended = (await read({ kind: 'notYet' }, aCall({ endTime }))).describe(utc, []);
    assert.match(JSON.stringify(ended), /"notYet".*15 minutes after its end, here at about 19:14:00/);
    const live = (await read({ kind: 'notYet' }, aCall({ endTime: undefined }))).describe(utc, []);
    assert.match(JSON.stringify(live), /"notYet".*about 15 minutes after its end\./);
  });

  it('are listed in the order of time, with status, length and time', async () => {
    const { describe: show, found } = await read({
      kind: 'there',
      events: [event(30, { responseStatus: undefined, durationMs: undefined }), event(2)],
    });
    const part = show({ ...readStyle(), zone: 'utc' }, []);
    assert.ok(part.kind === 'loaded');
    assert.deepEqual(
      part.items.map(({ facts, sid, tone }) => [sid, tone, ...facts.map(({ text }) => text)]),
      [
        ['event-0', 'good', '200', '41 ms', '18:59:02'],
        ['event-1', 'error', 'no answer', '18:59:30'],
      ],
    );
    assert.equal(found.events?.[0]?.responseStatus, 200);
  });

  it('are shown anew where the notifications come after them, with what the service complains of', async () => {
    const shown: [part: string, facts: readonly string[]][] = [];
    const parts = new ShownParts({
      log: memoryLog(),
      post: (part, content) => {
        if (content.kind !== 'loaded') return;
        shown.push([part, content.items.flatMap(({ facts }) => facts[0]?.text ?? [])]);
      },
      settle: () => undefined,
    });
    const none = () => Promise.resolve([]);
    const session = connect(
      {
        accountSid: 'AC1',
        label: '',
        apiBaseUrl: 'https://api.example.com',
        isSample: false,
        apiVersion: '2010-04-01',
      },
      '',
      memoryLog(),
    );
    const client = Object.assign(session.client, {
      listSegments: none,
      listCallRecordings: none,
      listCallNotifications: async () => {
        await eventually(() => shown.find(([part]) => part === 'events'));
        return [aNotification()];
      },
      listCallEvents: () => Promise.resolve({ kind: 'there', events: [anEvent()] }),
    });
    const call = Promise.resolve(aCall());
    await parts.read({ callSid: 'CA1', call, session: { ...session, client }, isWanted: () => true });
    // The page shows all at once with the last part: what came after that would move it.
    assert.deepEqual(shown.slice(-2), [
      ['events', ['Error 12100']],
      ['notifications', ['Error']],
    ]);
    assert.deepEqual(
      shown.filter(([part]) => part === 'events'),
      [
        ['events', ['200']],
        ['events', ['Error 12100']],
      ],
    );
  });

  it('come from a service of 2010-04-01 through the same page', async () => {
    const authToken = '5ecre7f0rtes7s0nly0123456789abcd';
    const account = createSampleAccount({ authToken, now: () => Date.now() });
    const options = { versions: ['2010-04-01'], eventsAfterMs: 0 } as const;
    const server = await startSandboxServer({ account, options });
    const known = { accountSid: sampleAccountSid, label: '', apiBaseUrl: server.url, isSample: false };
    const session = connect({ ...known, apiVersion: '2010-04-01' }, authToken, memoryLog());
    const call = session.client.getCall(showcaseCallSid);
    const { describe: show, found } = await readPart('events', { callSid: showcaseCallSid, call }, session);
    await server.close();
    const part = show(readStyle(), []);
    assert.ok(part.kind === 'loaded');
    assert.equal(part.items[0]?.title, 'POST /voice/answer');
    assert.equal(part.items.at(-1)?.title, 'POST /voice/status');
    assert.ok(found.events?.every(({ parameters }) => parameters.length > 0));
  });

  it('open to what was asked and answered, which can be copied and opened whole', async () => {
    const opened: unknown[] = [];
    const answering: Pick<Answering, 'event' | 'copyDetail' | 'openBody'> = createNotificationAnswers(
      () => Promise.resolve(undefined),
      (...told) => Promise.resolve(void opened.push(told)),
    );
    const asked: Asked = {
      state: { accountSid: 'AC1', callSid: 'CA1', callSegmentSid: '', showing: 0, isPreview: false },
      call: undefined,
      events: [event(2)],
      signal: new AbortController().signal,
      session: () => Promise.reject(new Error('nobody asks the service')),
      post: () => undefined,
      piece: () => undefined,
      read: () => Promise.resolve(),
    };
    const question = { kind: 'event', sid: 'event-0' } as const;
    assert.deepEqual(readQuestion(question), question);
    const { details } = await answering.event(question, asked);
    assert.equal(details.answer, '200 · text/xml · 41 ms');
    assert.deepEqual(details.variables, [{ name: 'From', value: '+14155550142' }]);
    assert.equal(details.body?.problem?.column, 21);
    await answering.copyDetail({ kind: 'copyDetail', sid: 'event-0', part: 'variable', index: 0 }, asked);
    assert.equal(await vscode.env.clipboard.readText(), '+14155550142');
    await answering.openBody({ kind: 'openBody', sid: 'event-0' }, asked);
    assert.deepEqual(opened, [
      [{ accountSid: 'AC1', callSid: 'CA1', sid: 'event-0' }, event(2).responseBody, 'xml'],
    ]);
    await assert.rejects(
      async () => answering.event({ kind: 'event', sid: 'event-7' }, asked),
      /no such webhook/,
    );
  });
});
