import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { connect, type Session } from '../../src/account/connect.ts';
import { createAnswering } from '../../src/callPage/questions/answering.ts';
import type { Asked } from '../../src/callPage/questions/questions.ts';
import { readQuestion } from '../../src/callPage/questions/readQuestion.ts';
import type { CodeExplanation } from '../../src/calls/errorCodes.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, exampleCall, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { memoryLog } from './memory.ts';

const sid = 'NO00000000000000000000000000000001';
const explanation: CodeExplanation = {
  code: 12100,
  title: 'Document parse failure',
  meaning: 'The answer was not well-formed XML.',
  causes: [],
  fixes: [],
};

for (const tested of versions)
  describe(`a notification of ${tested.version} that a page asks about`, () => notificationsOf(tested));

function notificationsOf(tested: TestedVersion): void {
  const log = memoryLog();
  const { whole, masked } = tested.variables;
  let server: SandboxServer;
  let session: Session;
  let asked: Asked;
  let isDown = false;
  const bodies: string[] = [];
  const answering = createAnswering(
    (code) => Promise.resolve(code === 12100 ? explanation : undefined),
    ({ sid: known }, body) => {
      bodies.push(`${known} ${body}`);
      return Promise.resolve();
    },
  );

  before(async () => {
    const account = createMixedAccount();
    const known = account.findNotification(sid);
    assert.ok(known);
    account.addNotification({ ...known, sid: sid.replace('1', '2'), errorCode: 99999 });
    const answer = createSandbox({ account, options: only(tested) });
    server = await startSandboxServer((request) =>
      isDown ? Promise.resolve(new Response('gone', { status: 404 })) : answer(request),
    );
  });

  beforeEach(() => {
    const { accountSid, authToken } = mixedCredentials;
    const account = {
      accountSid,
      label: 'Acme support',
      apiBaseUrl: server.url,
      apiVersion: tested.version,
      isSample: false,
    } as const;
    session = connect(account, authToken, log);
    asked = {
      state: { accountSid, callSid: exampleCall.sid, callSegmentSid: '', showing: 0, isPreview: false },
      call: undefined,
      events: [],
      signal: new AbortController().signal,
      session: () => Promise.resolve(session),
      read: () => Promise.resolve(),
      post: () => undefined,
      piece: () => undefined,
    };
  });

  after(async () => {
    await server.close();
  });

  it('is read once in a session, however often and for whatever it is asked', async () => {
    const before = server.requests.length;
    await answering.notification({ kind: 'notification', sid }, asked);
    await Promise.all([
      answering.notification({ kind: 'notification', sid }, asked),
      answering.copyDetail({ kind: 'copyDetail', sid, part: 'variable', index: 1 }, asked),
      answering.openBody({ kind: 'openBody', sid }, asked),
    ]);
    const paths = server.requests.slice(before).map(({ path }) => path);
    assert.equal(paths.length, 1);
    assert.match(paths[0] ?? '', /\/Notifications\/NO0+1/);
    assert.equal(await vscode.env.clipboard.readText(), whole[1]);
    assert.deepEqual(bodies, [`${sid} <Response><Say>Hello</Response>`]);
  });

  it('is explained, with the place where its document breaks', async () => {
    const { details } = await answering.notification({ kind: 'notification', sid }, asked);
    assert.equal(details.meaning, explanation.meaning);
    assert.deepEqual(details.body?.problem, { line: 1, column: 21, text: '<Say> of line 1 is not closed' });
    assert.deepEqual(details.headers, [{ name: 'Content-Type', value: 'text/xml' }]);
  });

  it('is shown whole where its code is unknown', async () => {
    const other = { kind: 'notification', sid: sid.replace('1', '2') } as const;
    const { details } = await answering.notification(other, asked);
    assert.match(details.meaning, /does not know code 99999/);
    assert.deepEqual(
      details.variables.map(({ value }) => value),
      whole,
    );
    assert.ok(details.body);
  });

  it('is asked for again after it could not be read', async () => {
    isDown = true;
    await assert.rejects(answering.notification({ kind: 'notification', sid }, asked));
    isDown = false;
    const { details } = await answering.notification({ kind: 'notification', sid }, asked);
    assert.equal(details.sid, sid);
  });

  it('is shown masked as soon as numbers are masked, without asking the service', async () => {
    await answering.notification({ kind: 'notification', sid }, asked);
    const before = server.requests.length;
    const settings = vscode.workspace.getConfiguration('callInspector');
    await settings.update('maskNumbers', true, vscode.ConfigurationTarget.Global);
    const { details } = await answering.notification({ kind: 'notification', sid }, asked);
    await answering.copyDetail({ kind: 'copyDetail', sid, part: 'variable', index: 0 }, asked);
    await settings.update('maskNumbers', undefined, vscode.ConfigurationTarget.Global);
    assert.deepEqual(
      details.variables.map(({ value }) => value),
      masked,
    );
    assert.equal(await vscode.env.clipboard.readText(), masked[0]);
    assert.equal(server.requests.slice(before).filter(({ path }) => path.includes(sid)).length, 0);
  });

  it('is refused what it does not have', async () => {
    for (const part of ['variable', 'header'] as const) {
      const copy = answering.copyDetail({ kind: 'copyDetail', sid, part, index: 7 }, asked);
      await assert.rejects(copy, /nothing to copy/);
    }
  });

  it('is named by a SID and nothing else', () => {
    assert.deepEqual(readQuestion({ kind: 'notification', sid, more: 1 }), { kind: 'notification', sid });
    const hostile = [
      { kind: 'notification' },
      { kind: 'notification', sid: '../Calls' },
      { kind: 'openBody', sid: 7 },
      { kind: 'copyDetail', sid, part: 'secret', index: 0 },
      { kind: 'copyDetail', sid, part: 'url' },
      { kind: 'copyDetail', sid: 'a/b', part: 'url', index: 0 },
    ];
    for (const question of hostile) assert.equal(readQuestion(question), undefined);
  });
}
