// One test for each row of docs/errors.md.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Accounts } from '../../src/account/accounts.ts';
import { connect } from '../../src/account/connect.ts';
import { createCredentials } from '../../src/account/credentials.ts';
import type { Transport } from '../../src/api/transport.ts';
import { CallTreeData } from '../../src/callTree/callTreeData.ts';
import type { TreeState } from '../../src/callTree/treeState.ts';
import { createStoredFilter } from '../../src/callTree/filter/storedFilter.ts';
import { explainText } from '../../src/explain.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import type { Fault } from '../../src/sandbox/faults.ts';
import { createMixedAccount, exampleCall, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { memoryMemento, memorySecrets } from './memory.ts';
import { hearPages } from './pageProbe.ts';
import { eventually, leaveMixedAccount, run } from './support.ts';
import { probedView } from './viewProbe.ts';

const answering = (status: number, body: string): Transport => {
  return () => Promise.resolve(new Response(body, { status, headers: { 'content-type': 'text/xml' } }));
};
interface Row {
  readonly name: string;
  readonly says: RegExp;
  /** What the server does. */
  readonly answers?: Transport;
  /** Where requests end up instead of at the server. */
  readonly leadsTo?: (url: URL, closedUrl: string) => string;
  /** What the machine's own network says of every request. */
  readonly fails?: () => Error;
  /** What it hands on in place of the service's answer. */
  readonly handsOn?: () => Response;
}

const account = createMixedAccount();

/** The service of a version when all is well, and with a fault. */
function servicesOf(tested: TestedVersion) {
  const options = only(tested);
  const healthy = createSandbox({ account, options });
  return {
    healthy,
    /** Every page of a list is its first, and nothing in it says otherwise. */
    goingRound: (async (request) => {
      const url = new URL(request.url);
      for (const name of ['Page', 'page', 'PageToken', 'num', 'PageSize']) url.searchParams.delete(name);
      const answer = await healthy(new Request(url, request));
      return new Response((await answer.text()).replace(/<Calls [^>]*>/, '<Calls>'));
    }) satisfies Transport,
    suffering: (fault: Fault): Transport => createSandbox({ account, options, faults: [{ fault }] }),
    /** The server's answer, spoilt. */
    spoiling: (spoil: (body: string) => string): Transport => {
      return async (request) => new Response(spoil(await (await healthy(request)).text()));
    },
  };
}

const refusals = {
  xml: '<TwilioResponse><RestException><Status>400</Status><Message>Out of cheese</Message><Code>99999</Code></RestException></TwilioResponse>',
  json: '{"status":400,"message":"Out of cheese","code":99999}',
};
const ofAnotherShape = { xml: '<Weather><Rain/></Weather>', json: '{"weather":{"rain":null}}' };

function rowsOf(tested: TestedVersion): readonly Row[] {
  const { suffering, spoiling } = servicesOf(tested);
  return [
    {
      name: '401',
      answers: suffering({ kind: 'refuse', status: 401 }),
      says: /did not accept these credentials \(401\)\..*"Authenticate" \(code 20003\).*sign in again/,
    },
    {
      name: '403',
      answers: suffering({ kind: 'refuse', status: 403 }),
      says: /refuses this to the account \(403\)\..*Check what the account/,
    },
    {
      name: '404',
      answers: suffering({ kind: 'refuse', status: 404 }),
      says: /does not know what was asked for \(404\)\..*the API version of the account/,
    },
    {
      name: '405',
      answers: answering(405, ''),
      says: /does not offer this operation \(405\)\. Check the service address/,
    },
    {
      name: '410',
      answers: answering(410, ''),
      says: /no longer offers this \(410\)\. Use an address that speaks the API version/,
    },
    {
      name: '407 (of a proxy that the network stack does not know of)',
      answers: answering(407, ''),
      says: /could not be reached\. Check your network and proxy/,
    },
    {
      name: '407 (of a proxy whose answer is handed on)',
      handsOn: () => new Response('', { status: 407 }),
      says: /A proxy asks for credentials \(407\)\. Set them in "http\.proxy"/,
    },
    {
      name: '429',
      answers: suffering({ kind: 'refuse', status: 429 }),
      says: /asks us to slow down \(429\)\..*Try again in a minute/,
    },
    {
      name: '5xx',
      answers: suffering({ kind: 'refuse', status: 503 }),
      says: /a fault of its own \(503\)\..*Try again in a moment/,
    },
    {
      name: 'TLS',
      leadsTo: ({ host, pathname }) => `https://${host}${pathname}`,
      says: /secure connection to the service could not be made\. Check its certificate/,
    },
    {
      name: 'DNS',
      leadsTo: ({ pathname }) => `https://calls.invalid${pathname}`,
      says: /address of the service was not found\. Check the address/,
    },
    {
      name: 'refused connections',
      leadsTo: ({ pathname }, closedUrl) => `${closedUrl}${pathname}`,
      says: /Nothing answers at the address of the service\. Check the address and port/,
    },
    {
      name: 'reset connections',
      answers: suffering({ kind: 'reset' }),
      says: /broke the connection off\. Try again/,
    },
    {
      name: 'answers cut off by the network',
      answers: suffering({ kind: 'cut', keptBytes: 40 }),
      says: /broke the connection off\. Try again/,
    },
    {
      name: 'no answer in time',
      fails: () => new TypeError('fetch failed', { cause: withCode('UND_ERR_HEADERS_TIMEOUT') }),
      says: /did not answer in time\. Try again in a moment/,
    },
    {
      name: "a proxy's web page",
      answers: suffering({ kind: 'html' }),
      says: /not what this API sends\. Check the service address, and whether a proxy/,
    },
    {
      name: `${tested.form} cut short`,
      answers: spoiling((body) => body.slice(0, -30)),
      says: /not what this API sends\./,
    },
    {
      name: `${tested.form} of another shape`,
      answers: answering(200, ofAnotherShape[tested.form]),
      says: /not what this API sends\./,
    },
    {
      name: 'an error of an unknown code',
      answers: answering(400, refusals[tested.form]),
      says: /refused the request \(400\)\. It says: "Out of cheese" \(code 99999\)\./,
    },
  ];
}

function withCode(code: string): Error {
  return Object.assign(new Error('invented for a test'), { code });
}

for (const tested of versions) {
  describe(`a fault of the service of ${tested.version} or the way to it`, () => faultsOf(tested));
}

function faultsOf(tested: TestedVersion): void {
  const { goingRound, healthy, suffering } = servicesOf(tested);
  let server: SandboxServer;
  let row: Row | undefined;
  /** What the pages are told, in order. */
  let pages: ReturnType<typeof hearPages>;
  /** Messages of our own: none, since VS Code shows what a command rejects with. */
  let messages: string[];
  const { fetch } = globalThis;
  const { showErrorMessage, showWarningMessage, showInformationMessage } = vscode.window;

  before(async () => {
    server = await startSandboxServer((request) => (row?.answers ?? healthy)(request));
    const closed = await startSandboxServer(healthy);
    await closed.close();
    globalThis.fetch = async (asked, options) => {
      const request = new Request(asked, options);
      if (row?.fails) throw row.fails();
      if (row?.handsOn) return row.handsOn();
      const elsewhere = row?.leadsTo?.(new URL(request.url), closed.url);
      return fetch(elsewhere === undefined ? request : new Request(elsewhere, request));
    };
    const tell = (text: string) => void messages.push(text);
    Object.assign(vscode.window, {
      showErrorMessage: tell,
      showWarningMessage: tell,
      showInformationMessage: tell,
    });
    pages = hearPages();
    await run('signIn', { ...mixedCredentials, label: 'Acme support', apiBaseUrl: server.url });
    await run('refresh');
  });

  beforeEach(() => {
    pages.told.length = 0;
    messages = [];
  });

  afterEach(async () => {
    row = undefined;
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  after(async () => {
    globalThis.fetch = fetch;
    pages.stop();
    Object.assign(vscode.window, { showErrorMessage, showWarningMessage, showInformationMessage });
    await leaveMixedAccount(server);
  });

  /** What a page says in the end where the call would be, and where each part would. */
  function failuresOfPage(): readonly string[] | undefined {
    const whole = new Set(pages.told.flatMap((said) => (said.type === 'failed' ? [said.message] : [])));
    const parts = new Map(
      pages.told.flatMap((said) => (said.type === 'part' ? [[said.part, said.content]] : [])),
    );
    const failed = [...parts.values()].flatMap((part) => (part.kind === 'failed' ? [part.message] : []));
    return whole.size > 0 && failed.length === 3 ? [...whole, ...failed] : undefined;
  }

  /** What the view says, and its rows, of an account whose first page fails. */
  async function openTree(): Promise<{ state: TreeState | undefined; rowCount: number }> {
    const log = {
      channel: { dispose: () => undefined },
      request: () => undefined,
      failure: () => undefined,
      show: () => undefined,
    };
    const accounts = new Accounts(memoryMemento(), createCredentials(memorySecrets()), (known, token) =>
      connect(known, token, log),
    );
    const { accountSid, authToken } = mixedCredentials;
    const known = { accountSid, label: 'Acme', apiBaseUrl: server.url, apiVersion: tested.version } as const;
    await accounts.add({ ...known, isSample: false }, authToken);
    const data = new CallTreeData(accounts, createStoredFilter(memoryMemento()));
    let state: TreeState | undefined;
    data.onDidChangeState((now) => (state = now));
    const roots = await data.getChildren();
    data.dispose();
    accounts.dispose();
    return { state, rowCount: roots.length };
  }

  for (const one of rowsOf(tested)) {
    it(`is said in the view, on the page and by the command, each once: ${one.name}`, async () => {
      row = one;
      const [refreshed, tree, onPage] = await Promise.all([
        Promise.resolve(run('refresh')).then(
          () => 'no failure',
          (error: unknown) => (error instanceof Error ? error.message : ''),
        ),
        openTree(),
        run('openCall', { callSid: exampleCall.sid }).then(() => eventually(failuresOfPage)),
      ]);
      assert.match(refreshed, one.says);
      assert.ok(tree.state?.kind === 'failed', `the view ended as ${tree.state?.kind ?? 'nothing'}`);
      assert.match(explainText(tree.state.error), one.says);
      assert.equal(tree.rowCount, 0);
      assert.equal(onPage.length, 4);
      for (const said of onPage) assert.match(said, one.says);
      assert.deepEqual(messages, []);
      row = undefined;
      await run('refresh');
    });
  }

  it('is said of a list that goes round, and what is loaded stays', async () => {
    row = { name: '', says: /./, answers: goingRound };
    const said = /The list that the service sends has no end\. Try again;/;
    await assert.rejects(Promise.resolve(run('loadMore')), said);
    const { message = '' } = probedView().view;
    assert.ok(message.startsWith(`Acme support · ${tested.someOf('50', '137', 'loaded')} · `), message);
    assert.match(message, said);
    row = undefined;
    await run('refresh');
  });

  it('takes no row away that is loaded', async () => {
    row = { name: '', says: /./, answers: suffering({ kind: 'refuse', status: 404 }) };
    await assert.rejects(Promise.resolve(run('loadMore')));
    row = undefined;
    assert.deepEqual(await run('loadMore'), { loaded: 100, total: tested.counted(137) });
  });
}
