import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { showNumber } from '../../src/calls/phoneNumbers.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import type { SandboxAccount } from '../../src/sandbox/store.ts';
import type { Transport } from '../../src/api/transport.ts';
import { createMixedAccount, exampleCall, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { answerDialogs, type Answer, type Shown } from './dialogs.ts';
import { eventually, leaveMixedAccount, run } from './support.ts';
import { probedView } from './viewProbe.ts';

const newCall = {
  caller: '(415) 555-0100',
  called: '+1 415-555-0117',
  url: 'https://app.example.com/answer',
};
const liveCallSid = 'CA00000000000000000000000000001ive';
const completeCallSid = exampleCall.sid;

for (const tested of versions) {
  describe(`making and redirecting calls of ${tested.version}`, () => actionsOf(tested));
}

function actionsOf(tested: TestedVersion): void {
  const shownNumber = (digits: string) => showNumber(tested.numberSent(digits), false);
  let account: SandboxAccount;
  let server: SandboxServer;
  /** What answers in place of the emulator, where a test wants something else. */
  let instead: Transport | undefined;
  let answer: Answer;
  let shown: Shown[];
  let restore: () => void;

  const posts = () => server.requests.filter(({ method }) => method === 'POST').length;

  before(async () => {
    account = createMixedAccount();
    const startTime = Date.now() - 60_000;
    account.addCall({ ...exampleCall, sid: liveCallSid, status: 1, startTime, endTime: '', duration: 0 });
    const sandbox = createSandbox({ account, options: only(tested) });
    server = await startSandboxServer((request) => (instead ?? sandbox)(request));
    await run('signIn', { ...mixedCredentials, label: 'Acme support', apiBaseUrl: server.url });
    // Nothing of the view's own beginning is under way any more.
    await run('calls.focus');
    await run('refresh');
  });

  beforeEach(() => {
    instead = undefined;
    shown = [];
    answer = (deed) => deed;
    restore = answerDialogs((dialog) => {
      shown.push(dialog);
      return answer(dialog.deed);
    });
  });

  afterEach(() => restore());

  after(async () => {
    await leaveMixedAccount(server);
  });

  it('makes the call that was confirmed, with every parameter, reads the list again and reveals it', async () => {
    const whole = { ...newCall, method: 'GET', sendDigits: 'ww12#', ifMachine: 'Continue', timeout: 20 };
    const forms: string[] = [];
    instead = async (request) => {
      if (request.method === 'POST') forms.push(await request.clone().text());
      return createSandbox({ account, options: only(tested) })(request);
    };
    const made = await run<{ callSid: string }>('makeCall', whole);
    assert.deepEqual(Object.keys(made), ['callSid']);
    assert.equal(account.findCall(made.callSid)?.call.called.replace(/^\+1/, ''), '4155550117');
    assert.deepEqual(
      forms.map((form) => Object.fromEntries(new URLSearchParams(form))),
      [{ ...common, ...tested.newCall }],
    );
    const posted = server.requests.findIndex(({ method }) => method === 'POST');
    await eventually(() => server.requests.slice(posted).find(({ path }) => /\/Calls(\.json)?\?/.test(path)));
    await eventually(() => {
      const [selected] = probedView().view.selection;
      return (selected?.kind === 'call' && selected.callSid === made.callSid) || undefined;
    });
  });

  it('confirms in a modal dialog that names account, numbers and cost, also for an argument', async () => {
    await run('makeCall', newCall);
    const [{ text, detail, isModal, deed }] = shown as [Shown];
    assert.equal(shown.length, 1);
    assert.ok(isModal);
    assert.equal(deed, 'Make Call');
    assert.equal(text, 'Call +1 415-555-0117 from (415) 555-0100?');
    assert.match(detail, /Acme support \(AC309475e5fede1b49e100272a8640f438\)/);
    assert.match(detail, /POST https:\/\/app\.example\.com\/answer/);
    assert.match(detail, /may cost money/);
  });

  it('asks the service for nothing when the dialog is cancelled', async () => {
    answer = () => undefined;
    const before = server.requests.length;
    assert.equal(await run('makeCall', newCall), undefined);
    assert.equal(shown.length, 1);
    assert.equal(server.requests.length, before);
  });

  it('makes one call, however often it is activated while one is under way', async () => {
    const before = posts();
    const [first, second] = await Promise.all([run('makeCall', newCall), run('makeCall', newCall)]);
    assert.deepEqual(first, second);
    assert.equal(shown.length, 1);
    assert.equal(posts() - before, 1);
  });

  it('refuses another call while one waits for its confirmation', async () => {
    let confirm: (deed: string) => void = () => undefined;
    answer = () => new Promise((resolve) => (confirm = resolve));
    const waiting = run('makeCall', newCall);
    await eventually(() => shown[0]);
    const other = run('makeCall', { ...newCall, called: '4155550118' });
    await assert.rejects(Promise.resolve(other), /under way already/);
    confirm('Make Call');
    assert.ok(await waiting);
    assert.equal(shown.length, 1);
  });

  it('takes no parameter that cannot be right, and asks nobody then', async () => {
    const before = server.requests.length;
    for (const [wrong, reason] of [
      [{ caller: '' }, /caller: A phone number is missing/],
      [{ called: 'Bob' }, /called: A phone number has ten digits/],
      [{ called: ['4155550117'] }, /"called" of a call must be a text/],
      [{ url: 'app.example.com/answer' }, /url: Give the whole address/],
      [{ url: 'javascript:alert(1)' }, /url: Give the whole address/],
      [{ method: 'PUT' }, /method: Use GET or POST/],
      [{ sendDigits: '12a' }, /sendDigits: Keys are/],
      [{ ifMachine: 'Panic' }, /ifMachine: Use "Continue" or "Hangup"/],
      [{ timeout: 0 }, /timeout: Use whole seconds/],
      [{ timeout: 1000 }, /timeout: Use whole seconds/],
      [{ timeout: 1.5 }, /timeout: Use whole seconds/],
    ] as const) {
      await assert.rejects(Promise.resolve(run('makeCall', { ...newCall, ...wrong })), reason);
    }
    assert.equal(shown.length, 0);
    assert.equal(server.requests.length, before);
  });

  it("says a refusal in the service's own words, with its code, its meaning and what helps", async () => {
    const before = posts();
    const premium = run('makeCall', { ...newCall, called: '9005550117' });
    await assert.rejects(Promise.resolve(premium), (error: Error) => {
      assert.match(error.message, new RegExp(`It says: ".+" \\(code ${tested.premiumCode}\\)\\.`));
      assert.match(error.message, /\(code \d+\)\. \w.+\. \w.+\.$/);
      assert.doesNotMatch(error.message, /Change the request/);
      return true;
    });
    assert.equal(posts() - before, 1);
  });

  it('never repeats a request, and says so when nobody can tell what became of it', async () => {
    const before = posts();
    for (const fault of [{ kind: 'reset' }, { kind: 'refuse', status: 503 }] as const) {
      instead = createSandbox({ account, faults: [{ method: 'POST', fault }], options: only(tested) });
      const lost = run('makeCall', newCall);
      await assert.rejects(Promise.resolve(lost), /Nobody can tell whether the call was made/);
    }
    assert.equal(posts() - before, 2);
  });

  it('makes no link of what the service says', async () => {
    const words = '[Free calls](command:workbench.action.closeWindow)';
    const body =
      tested.form === 'xml'
        ? `<TwilioResponse><RestException><Status>400</Status><Message>${words}</Message></RestException></TwilioResponse>`
        : JSON.stringify({ status: 400, message: words });
    instead = (request) =>
      request.method === 'POST'
        ? Promise.resolve(new Response(body, { status: 400 }))
        : createSandbox({ account, options: only(tested) })(request);
    await assert.rejects(Promise.resolve(run('makeCall', newCall)), (error: Error) => {
      assert.match(error.message, /Free calls/);
      assert.doesNotMatch(error.message, /\]\(/);
      return true;
    });
  });

  it('does nothing for an account that was switched away while the dialog was open', async () => {
    const before = posts();
    let sampleSid = '';
    answer = async (deed) => {
      sampleSid = (await run<{ accountSid: string }>('openSampleAccount')).accountSid;
      return deed;
    };
    await assert.rejects(
      Promise.resolve(run('makeCall', newCall)),
      /switched meanwhile, so nothing was done/,
    );
    assert.equal(posts(), before);
    await run('switchAccount', { accountSid: mixedCredentials.accountSid });
    await run('signOut', { accountSid: sampleSid });
  });

  it('redirects a call in progress, and reads it again', async () => {
    const before = server.requests.length;
    const { showInformationMessage } = vscode.window;
    const told: string[] = [];
    Object.assign(vscode.window, { showInformationMessage: (text: string) => void told.push(text) });
    const url = 'https://app.example.com/queue';
    assert.equal(await run('redirectCall', { callSid: liveCallSid, url }), undefined);
    Object.assign(vscode.window, { showInformationMessage });
    const asked = server.requests
      .slice(before)
      .filter(({ path }) => path.endsWith(`/${tested.pathOf(`Calls/${liveCallSid}`)}`))
      .map(({ method }) => method);
    assert.deepEqual(asked, ['GET', 'POST', 'GET']);
    assert.deepEqual(told, ['The call took its new instructions. State of the call: In Progress']);
  });

  it('confirms a redirection by naming account, numbers and what it ends', async () => {
    answer = () => undefined;
    const before = posts();
    const url = 'https://ada:secret@app.example.com/queue';
    assert.equal(await run('redirectCall', { callSid: liveCallSid, url, method: 'GET' }), undefined);
    const [{ text, detail, isModal, deed }] = shown as [Shown];
    assert.ok(isModal);
    assert.equal(deed, 'Redirect');
    assert.equal(
      text,
      `Redirect the call between ${shownNumber('4155550142')} and ${shownNumber('4155550117')}?`,
    );
    assert.match(detail, /Acme support/);
    assert.match(detail, /GET https:\/\/ada:\*\*\*@app\.example\.com\/queue/);
    assert.match(detail, /ends at once, whoever it dialled is disconnected/);
    assert.equal(posts(), before);
  });

  it('says why the service redirects no call that is over', async () => {
    const over = run('redirectCall', { callSid: completeCallSid, url: newCall.url });
    await assert.rejects(Promise.resolve(over), (error: Error) => {
      assert.match(error.message, /".+" \(code 21220\)\. A live operation was tried on a call/);
      return true;
    });
    assert.match(shown[0]?.detail ?? '', /State of the call: Complete/);
  });

  it('asks where to only for a row whose call is in progress', async () => {
    const row = { kind: 'call', callSid: completeCallSid, callSegmentSid: '' };
    await assert.rejects(Promise.resolve(run('redirectCall', row)), /Only a call in progress .* Complete/);
    assert.equal(shown.length, 0);
  });

  it('redirects nothing for an argument that lacks the call or the address', async () => {
    for (const [argument, reason] of [
      [{ url: newCall.url }, /Which call\?/],
      [{ callSid: liveCallSid }, /Give the whole address/],
      [{ callSid: liveCallSid, url: 'queue' }, /Give the whole address/],
      [{ callSid: liveCallSid, url: newCall.url, method: 7 }, /Use GET or POST/],
    ] as const) {
      await assert.rejects(Promise.resolve(run('redirectCall', argument)), reason);
    }
    assert.equal(shown.length, 0);
  });
}

const common = { Url: 'https://app.example.com/answer', Method: 'GET', SendDigits: 'ww12#', Timeout: '20' };
