import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Transport } from '../../src/api/transport.ts';
import { readFromPage } from '../../src/callPage/fromPage.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, exampleCall, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { inFolder, leaveMixedAccount, run } from './support.ts';

const recordingSid = 'RE00000000000000000000000000000001';
const key = { recordingSid, callSid: exampleCall.sid };

for (const tested of versions) {
  describe(`saving a recording of ${tested.version}`, () => savingOf(tested));
}

function savingOf(tested: TestedVersion): void {
  let server: SandboxServer;
  /** What answers in place of the emulator when sound is asked for, where a test wants a fault. */
  let sound: Transport | undefined;

  before(async () => {
    const sandbox = createSandbox({ account: createMixedAccount(), options: only(tested) });
    server = await startSandboxServer((request) =>
      (/\.(wav|mp3)$/.test(request.url) ? (sound ?? sandbox) : sandbox)(request),
    );
    await run('signIn', { ...mixedCredentials, apiBaseUrl: server.url });
  });

  afterEach(() => {
    sound = undefined;
  });

  after(() => leaveMixedAccount(server));

  it('writes the sound that the service has, in the form that the name asks for', async () => {
    await inFolder(async (folder) => {
      for (const [form, begin] of [
        ['wav', 'RIFF'],
        ['mp3', '\xff\xf3'],
      ] as const) {
        const target = path.join(folder, `saved.${form}`);
        assert.equal(await run('saveRecording', { ...key, target }), undefined);
        const served = await fetch(
          `${server.url}/${tested.version}/Accounts/${mixedCredentials.accountSid}/Recordings/${recordingSid}.${form}`,
        );
        const saved = await readFile(target);
        assert.ok(saved.equals(Buffer.from(await served.arrayBuffer())));
        assert.equal(saved.toString('latin1', 0, begin.length), begin);
      }
      assert.deepEqual((await readdir(folder)).sort(), ['saved.mp3', 'saved.wav']);
    });
  });

  it('takes a Uri and replaces an existing file', async () => {
    await inFolder(async (folder) => {
      const target = vscode.Uri.file(path.join(folder, 'Kept.WAV'));
      await writeFile(target.fsPath, 'old');
      await run('saveRecording', { ...key, target });
      assert.equal((await readFile(target.fsPath)).toString('latin1', 0, 4), 'RIFF');
    });
  });

  const failures: readonly (readonly [name: string, sound: Transport, reason: RegExp])[] = [
    ['breaks off half-way', brokenOff, /broke off before the recording was whole/],
    ['has deleted it', () => answer('', { status: 404 }), /This recording is gone.*\(404\)/],
    ['has no sound of it', () => answer('', { headers: { 'Content-Type': 'audio/x-wav' } }), /is empty/],
    [
      'is a proxy that sends a page',
      () => answer('<p>', { headers: { 'Content-Type': 'text/html' } }),
      /sent no sound but "text\/html"/,
    ],
    ['refuses it', () => answer('', { status: 403 }), /refuses this to the account \(403\)/],
  ];
  for (const [name, transport, reason] of failures) {
    it(`leaves an existing file and the folder as they were when the service ${name}`, async () => {
      await inFolder(async (folder) => {
        const target = path.join(folder, 'kept.wav');
        await writeFile(target, 'old');
        sound = transport;
        await assert.rejects(Promise.resolve(run('saveRecording', { ...key, target })), reason);
        assert.equal(await readFile(target, 'utf8'), 'old');
        assert.deepEqual(await readdir(folder), ['kept.wav']);
      });
    });
  }

  it('says in a sentence what is wrong with an argument', async () => {
    const accountSid = 'AC00000000000000000000000000000bad';
    const wrong = [
      [{}, /Which recording\?/],
      [{ ...key, recordingSid: '../Calls' }, /Which recording\?/],
      [{ recordingSid }, /Which recording\?/],
      [{ ...key, target: 'here.wav' }, /needs a "target"/],
      [{ ...key, target: '/no/such/folder/x.wav' }, /folder of .* does not exist/],
      [{ ...key, target: '/tmp/x.ogg' }, /\.mp3 or \.wav/],
      [{ ...key, accountSid, target: '/tmp/x.wav' }, /belongs to another account/],
    ] as const;
    for (const [argument, reason] of wrong) {
      await assert.rejects(Promise.resolve(run('saveRecording', argument)), reason, JSON.stringify(argument));
    }
    await assert.rejects(Promise.resolve(run('playRecording', { callSid: 'CA1' })), /Which recording\?/);
  });
}

describe('a page that asks for sound', () => {
  it('is heard only where it names a recording and a form that there is', () => {
    const of = { accountSid: 'AC1', callSid: 'CA1', callSegmentSid: '', showing: 3 };
    const ask = (question: unknown) => readFromPage({ type: 'ask', id: 1, of, question });
    const right = { kind: 'audio', recordingSid, format: 'wav' };
    assert.deepEqual(ask({ ...right, more: 1 }), { type: 'ask', id: 1, of, question: right });
    for (const wrong of [
      { ...right, recordingSid: '../../Calls' },
      { ...right, format: 'xml' },
      { kind: 'audio' },
      { kind: 'saveRecording', recordingSid: 7 },
    ]) {
      assert.equal(ask(wrong), undefined);
    }
    assert.equal(readFromPage({ type: 'drop', id: '1' }), undefined);
  });
});

function answer(body: string, init: ResponseInit): Promise<Response> {
  return Promise.resolve(new Response(body, init));
}

/** Sends the beginning of a sound, and then no more. */
function brokenOff(): Promise<Response> {
  let pieces = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (pieces++ < 2) controller.enqueue(new Uint8Array(20_000));
      else controller.error(new Error('broken off on demand'));
    },
  });
  const headers = { 'Content-Type': 'audio/x-wav', 'Content-Length': '100000' };
  return Promise.resolve(new Response(body, { headers }));
}
