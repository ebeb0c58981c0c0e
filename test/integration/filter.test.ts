import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Examined } from '../../src/calls/list/filteredCalls.ts';
import { moveMachineTo } from '../support/machineZone.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { createMixedAccount, mixedCounts, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { answerForm } from './answeredForm.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { eventually, leaveMixedAccount, run, signInToMixedAccount } from './support.ts';
import { probedView } from './viewProbe.ts';

type Result = Pick<Examined, 'shown' | 'examined' | 'total'>;
type Loaded = { readonly loaded: number; readonly total?: number };
const countOf = (wanted: number) => mixedCounts.find(([, status]) => status === wanted)?.[2];

for (const tested of versions) {
  describe(`the command that filters calls of ${tested.version}`, () => filterOf(tested));
}

function filterOf(tested: TestedVersion): void {
  const { counted } = tested;
  let server: SandboxServer;

  before(async () => {
    server = await signInToMixedAccount(only(tested));
  });

  afterEach(() => run('clearFilter'));

  after(() => leaveMixedAccount(server));

  /** What the service was asked for in its list of calls since. */
  function queriesSince(count: number): readonly URLSearchParams[] {
    return server.requests
      .slice(count)
      .map(({ path }) => new URL(path, server.url))
      .filter(({ pathname }) => pathname.endsWith(`/${tested.pathOf('Calls')}`))
      .map(({ searchParams }) => searchParams);
  }

  it('asks the service for the status that it can filter by, and says how many were examined', async () => {
    const before = server.requests.length;
    assert.deepEqual(await run<Result>('filter', { status: [1] }), { shown: 3, examined: 3, total: 3 });
    assert.ok(queriesSince(before).some((query) => query.get('Status') === tested.statusSent(1)));
  });

  it('looks here for several statuses, in what is loaded, and further back by Load More', async () => {
    const { shown, total } = await run<Result>('filter', { status: [3, 5] });
    assert.ok(shown > 0);
    assert.equal(total, counted(137));
    while ((await run<Loaded>('loadMore')).loaded < 137);
    const whole = await run<Result>('filter', { status: [3, 5] });
    assert.deepEqual(whole, {
      shown: (countOf(3) ?? 0) + (countOf(5) ?? 0),
      examined: 137,
      total: 137,
    });
  });

  it('takes a number in any decoration', async () => {
    const before = server.requests.length;
    const { total } = await run<Result>('filter', { caller: '+1 (415) 555-0142' });
    assert.equal(queriesSince(before)[0]?.get(tested.callerFilter), tested.numberSent('4155550142'));
    assert.equal(total, (await run<Result>('filter', { caller: '415.555.0142' })).total);
  });

  it('finds the code of a call’s notification as text', async () => {
    const found = await run<Result>('filter', { text: '12100' });
    assert.equal(found.shown, 1);
  });

  it('shows nothing, and has examined everything, where no call matches', async () => {
    assert.deepEqual(await run<Result>('filter', { text: 'no such text' }), {
      shown: 0,
      ...(tested.listsSegments ? { examined: 138, total: 138 } : { examined: 137, total: 137 }),
    });
  });

  it('is cleared by a filter without conditions, and all that was loaded is still there', async () => {
    await run('filter', { status: [1] });
    assert.deepEqual(await run<Result>('filter', {}), { shown: 137, examined: 137, total: 137 });
  });

  it('refuses what it cannot read, names the field, and leaves the filter in force', async () => {
    await run('filter', { status: [1] });
    await assert.rejects(async () => run('filter', { called: 'nobody' }), /called is no phone number/);
    await assert.rejects(
      async () => run('filter', { startedFrom: 'yesterday' }),
      /startedFrom must be an ISO 8601/,
    );
    await assert.rejects(async () => run('filter', 'nobody'), /The filter is an object/);
    assert.deepEqual(await run('loadMore'), { loaded: 3, total: 3 });
  });

  // 18:40 to 18:50 UTC, in which ten calls started.
  const typedIn = [
    { zone: 'utc', named: /\bUTC\b/, from: '2026-11-23 18:40', to: '2026-11-23 18:50' },
    {
      ...{ zone: 'local', named: /\blocal time, America\/New_York \(-0[45]:00\)/ },
      ...{ from: '2026-11-23 13:40', to: '2026-11-23 13:50' },
    },
  ] as const;
  for (const { zone, named, from, to } of typedIn) {
    it(`takes exact instants, typed in the zone that is chosen and named: ${zone}`, async () => {
      const settings = vscode.workspace.getConfiguration('callInspector');
      const moveBack = moveMachineTo('America/New_York');
      await settings.update('timeZone', zone, true);
      const form = answerForm(['Started', 'From … To …', '$(check) Show Calls'], ['noon', from, to]);
      try {
        const { shown } = await run<Result>('filter');
        assert.equal(shown, 10);
        assert.match(form.offered.find((row) => row.startsWith('From … To …')) ?? '', named);
        assert.equal(form.prompts.length, 2);
        for (const prompt of form.prompts) assert.match(prompt, named);
        assert.deepEqual(form.refused, ['A date and time is written like 2026-11-23 18:59.']);
      } finally {
        form.stop();
        moveBack();
        await settings.update('timeZone', undefined, true);
      }
    });
  }

  it('is put together in a form, taken up again from there, and cleared there', async () => {
    const ask = async (...choices: readonly string[]) => {
      const form = answerForm(choices, []);
      try {
        return { result: await run<Result>('filter'), offered: form.offered };
      } finally {
        form.stop();
      }
    };
    const outbound = await ask('Direction', 'Outbound', '$(check) Show Calls');
    const directions = outbound.offered.filter((row) => row.startsWith('Direction'));
    assert.deepEqual(directions, ['Direction: any', 'Direction: outbound']);
    assert.ok(outbound.result.shown > 0 && outbound.result.shown < outbound.result.examined);
    const cleared = await ask('$(clear-all) Clear Filter');
    assert.equal(cleared.result.shown, cleared.result.examined);
    const again = await ask('$(history) Last Filter');
    assert.ok(again.offered.includes('$(history) Last Filter: outbound'));
    assert.deepEqual(again.result, outbound.result);
  });

  it('has a row that searches further back, which says how many calls nobody looked at', async () => {
    const { provider } = probedView();
    const lastRow = async () => {
      const last = (await provider.getChildren())?.at(-1) ?? assert.fail('the tree is empty');
      return { last, item: await provider.getTreeItem(last) };
    };
    await run('signIn', { ...mixedCredentials, label: 'Acme support', apiBaseUrl: server.url });
    await run('calls.focus');
    await eventually(
      () => probedView().view.message?.endsWith(tested.someOf('50', '137', 'loaded')) || undefined,
    );
    const left = (word: string) => counted(87) && `(87 ${word})`;
    const { description, label } = (await lastRow()).item;
    assert.deepEqual([label, description], ['Load More…', left('more')]);
    await run<Result>('filter', { status: [3, 5] });
    const { item: search, last } = await lastRow();
    assert.deepEqual([search.label, search.description], ['Search Further Back…', left('left')]);
    const { view } = probedView();
    await view.reveal(last, { select: true });
    await eventually(() => view.selection[0] === last || undefined);
    await vscode.commands.executeCommand(search.command?.command ?? '');
    assert.equal((await run<Result>('filter', { status: [3, 5] })).examined, 137);
    assert.notEqual((await lastRow()).item.label, search.label);
  });

  it('says at once what is shown when it is cleared, while the service takes its time', async () => {
    const answer = createSandbox({ account: createMixedAccount(), options: only(tested) });
    let isStill = false;
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    const slow = await startSandboxServer(async (request) => {
      if (isStill) await opened;
      return answer(request);
    });
    const all = new RegExp(`^Slow · ${tested.someOf('50', '137', 'loaded')}$`);
    const says = (text: RegExp) => eventually(() => text.test(probedView().view.message ?? '') || undefined);
    try {
      await run('signIn', { ...mixedCredentials, label: 'Slow', apiBaseUrl: slow.url });
      await run('calls.focus');
      await says(all);
      await run('filter', { direction: 'inbound' });
      await says(/^Slow · .*Here: inbound\.$/);
      isStill = true;
      const before = slow.requests.length;
      const cleared = run('clearFilter');
      await says(all);
      await eventually(() => slow.requests[before]);
      open();
      await cleared;
    } finally {
      open();
      await run('signIn', { ...mixedCredentials, label: 'Acme support', apiBaseUrl: server.url });
      await slow.close();
    }
  });

  it('searches further back until it is cancelled, and says how many calls were examined', async () => {
    const { withProgress } = vscode.window;
    const said: string[] = [];
    type Step = Parameters<typeof withProgress>[1];
    const show = (options: vscode.ProgressOptions, step: Step): unknown => {
      if (options.location !== vscode.ProgressLocation.Notification) return withProgress(options, step);
      assert.ok(options.cancellable);
      const cancel = new vscode.CancellationTokenSource();
      return step(
        {
          report: ({ message = '' }) => {
            said.push(message);
            // Pressed once the person sees that a second page did not help either.
            if (said.length === 2) cancel.cancel();
          },
        },
        cancel.token,
      );
    };
    await vscode.workspace.getConfiguration('callInspector').update('pageSize', 10, true);
    await run('signOut', { accountSid: mixedCredentials.accountSid });
    await run('signIn', { ...mixedCredentials, label: 'Acme support', apiBaseUrl: server.url });
    Object.assign(vscode.window, { withProgress: show });
    try {
      const { examined, shown, total } = await run<Result>('filter', { text: 'no such text' });
      assert.deepEqual(
        said,
        ['10', '20'].map((some) => `No call matches, ${tested.someOf(some, '137', 'examined')}`),
      );
      assert.deepEqual({ examined, shown, total }, { examined: 20, shown: 0, total: counted(137) });
    } finally {
      Object.assign(vscode.window, { withProgress });
      await vscode.workspace.getConfiguration('callInspector').update('pageSize', undefined, true);
    }
  });
}
