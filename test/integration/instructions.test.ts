// What a call is told to do: the address of a document, or where the version takes that, the document itself.
import assert from 'node:assert/strict';
import type { Transport } from '../../src/api/transport.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, exampleCall, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { answerForm } from './answeredForm.ts';
import { answerDialogs, type Shown } from './dialogs.ts';
import { leaveMixedAccount, run } from './support.ts';

const [caller, called] = ['(415) 555-0100', '+1 415-555-0117'];
const url = 'https://app.example.com/answer';
const liveCallSid = 'CA00000000000000000000000000001ive';

for (const tested of versions) {
  describe(`the instructions of a call of ${tested.version}`, () => instructionsIn(tested));
}

function instructionsIn(tested: TestedVersion): void {
  const account = createMixedAccount();
  const sandbox = createSandbox({ account, options: only(tested) });
  let server: SandboxServer;
  let instead: Transport | undefined;
  let shown: Shown[];
  let isConfirmed: boolean;
  let restore: () => void;

  const posts = () => server.requests.filter(({ method }) => method === 'POST').length;

  before(async () => {
    const startTime = Date.now() - 60_000;
    account.addCall({ ...exampleCall, sid: liveCallSid, status: 1, startTime, endTime: '', duration: 0 });
    server = await startSandboxServer((request) => (instead ?? sandbox)(request));
    await run('signIn', { ...mixedCredentials, label: 'Acme support', apiBaseUrl: server.url });
  });

  beforeEach(() => {
    instead = undefined;
    isConfirmed = true;
    shown = [];
    restore = answerDialogs((dialog) => {
      shown.push(dialog);
      return isConfirmed ? dialog.deed : undefined;
    });
  });

  afterEach(() => restore());

  after(() => leaveMixedAccount(server));

  it('sends a document in place of an address where the version takes one, and never twice', async () => {
    const twiml = '<Response><Say voice="alice">Hello &amp; welcome</Say></Response>';
    const before = posts();
    const forms: URLSearchParams[] = [];
    instead = async (request) => {
      if (request.method === 'POST') forms.push(new URLSearchParams(await request.clone().text()));
      return sandbox(request);
    };
    const made = run<{ callSid: string }>('makeCall', { caller, called, twiml });
    const redirected = () => run('redirectCall', { callSid: liveCallSid, twiml });
    if (!tested.takesTwiml) {
      for (const refused of [made, redirected()]) {
        await assert.rejects(Promise.resolve(refused), /twiml: API version 2008-08-01 takes the address/);
      }
      assert.equal(shown.length, 0);
      return;
    }
    assert.match((await made).callSid, /^CA/);
    await redirected();
    assert.match(shown[0]?.detail ?? '', /Instructions: TwiML <Response><Say/);
    assert.match(shown[1]?.detail ?? '', /Instructions: TwiML <Response><Say/);
    assert.deepEqual(
      forms.map((form) => [form.get('Twiml'), form.has('Url'), form.has('Method')]),
      [
        [twiml, false, false],
        [twiml, false, false],
      ],
    );
    for (const [wrong, reason] of [
      [{ twiml: '<Response><Say></Response>' }, /<Say> of line 1 is not closed/],
      [{ twiml: '<Say/>' }, /<Say> is the first element, which has to be <Response>/],
      [{ twiml: 'Hello' }, /Something stands before the first element|no element/],
      [{ twiml: `<Response>${' '.repeat(4000)}</Response>` }, /at most 4000 characters/],
      [{ twiml, url }, /twiml: Give the document alone/],
      [{ twiml, method: 'GET' }, /twiml: Give the document alone/],
    ] as const) {
      await assert.rejects(Promise.resolve(run('makeCall', { caller, called, ...wrong })), reason);
      await assert.rejects(Promise.resolve(run('redirectCall', { callSid: liveCallSid, ...wrong })), reason);
    }
    instead = createSandbox({
      ...{ account, options: only(tested) },
      faults: [{ method: 'POST', fault: { kind: 'reset' } }],
    });
    const lost = run('makeCall', { caller, called, twiml });
    await assert.rejects(Promise.resolve(lost), /Nobody can tell whether the call was made/);
    assert.equal(posts() - before, 3);
  });

  it('asks by form for an address, or for the document where the version takes one', async () => {
    const [choice, ...typed] = tested.takesTwiml ? ['TwiML', '<Response>', '<Response/>'] : ['POST', url];
    const form = answerForm(
      [choice, 'Do not find out'],
      ['(415) 555-0100', '415-555-0163', ...typed, '', ''],
    );
    isConfirmed = false;
    try {
      assert.equal(await run('makeCall'), undefined);
    } finally {
      form.stop();
    }
    // How many steps there are follows from where the instructions come from.
    const steps = tested.takesTwiml
      ? ['1', '2', '3', '4/7', '5/7', '6/7', '7/7']
      : [1, 2, 3, 4, 5, 6, 7].map((step) => `${step}/7`);
    assert.deepEqual(form.steps, steps);
    const instructions = tested.takesTwiml ? 'TwiML <Response/>' : `POST ${url}`;
    assert.match(shown[0]?.detail ?? '', new RegExp(`Instructions: ${instructions}`));
    assert.deepEqual(form.refused, tested.takesTwiml ? ['<Response> of line 1 is not closed'] : []);
  });

  it('shows no secret in the question before a call', async () => {
    isConfirmed = false;
    const detail = async (instructions: object): Promise<string> => {
      shown.length = 0;
      assert.equal(await run('makeCall', { caller, called, ...instructions }), undefined);
      return shown[0]?.detail ?? '';
    };
    const address = await detail({ url: 'https://ada:s3cret@app.example.com/answer?password=s3cret&n=1' });
    assert.match(address, /POST https:\/\/ada:\*\*\*@app\.example\.com\/answer\?password=\*\*\*&n=1/);
    assert.match(await detail({ url: 'https://s3cret@app.example.com/' }), /https:\/\/\*\*\*@app/);
    const within = encodeURIComponent('https://ada:s3cret@example.com/?password=s3cret&n=1');
    const addressWithin = await detail({ url: `https://app.example.com/?next=${within}&db_password=s3cret` });
    assert.ok(!addressWithin.includes('s3cret') && addressWithin.includes('%40example.com'), addressWithin);
    if (!tested.takesTwiml) return;
    for (const [twiml, said] of [
      ['<Response><Play>https://ada:s3cret@app.example.com/x</Play></Response>', 'https://ada:***@app'],
      ['<Response><Sip password="s3cret">sip:ada@example.com</Sip></Response>', 'password="***"'],
      ["<Response><Sip password = 's3cret'>sip:ada@example.com</Sip></Response>", "password = '***'"],
      ['<Response><Sip password="s3 s3cret&amp;">sip:ada@h</Sip></Response>', 'password="***"'],
      ["<Response><Play>https://a'da:s3cret@example.com/x</Play></Response>", "https://a'da:***@example"],
      ['<Response><Sip>sip:ada:s3cret@example.com</Sip></Response>', 'sip:ada:***@example.com'],
    ] as const) {
      const asked = await detail({ twiml });
      assert.ok(asked.includes(said) && !asked.includes('s3cret'), asked);
    }
  });

  it('asks at once before a call, however long and strange the address of its instructions is', async () => {
    isConfirmed = false;
    for (const piece of ['sip:a:', '://', 'password=%22', '%3a%2f%2f']) {
      const startMs = performance.now();
      await run('makeCall', { caller, called, url: `https://app.example.com/?${piece.repeat(30_000)}` });
      assert.ok(performance.now() - startMs < 3_000, piece);
    }
  });

  if (tested.takesTwiml) {
    it('keeps the document of a call for the next form, but none that holds a password', async () => {
      const answered = async (twiml: string) => {
        const form = answerForm(['TwiML', 'Do not find out'], [caller, called, twiml, '', '']);
        await Promise.resolve(run('makeCall')).finally(form.stop);
        return form;
      };
      for (const [twiml, kept] of [
        ['<Response><Hangup/></Response>', '<Response><Hangup/></Response>'],
        ['<Response><Sip username="ada" password="secret">sip:ada@example.com</Sip></Response>', ''],
        ['<Response><Sip>sip:ada:secret@example.com</Sip></Response>', ''],
        ['<Response><Play>https://ada:secret@app.example.com/hello</Play></Response>', ''],
      ] as const) {
        isConfirmed = true;
        await answered(twiml);
        isConfirmed = false;
        assert.equal((await answered('<Response/>')).filled[2], kept);
      }
    });
  }
}
