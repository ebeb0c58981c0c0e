// Ranges that end now, chosen in the filter's form as a person does.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Examined } from '../../src/calls/list/filteredCalls.ts';
import { moveMachineTo } from '../support/machineZone.ts';
import { createMixedAccount, exampleCall, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { answerForm } from './answeredForm.ts';
import { only, versions, type TestedVersion } from '../support/versions.ts';
import { eventually, leaveMixedAccount, run } from './support.ts';
import { probedView } from './viewProbe.ts';

const minuteMs = 60_000;
const machineZone = 'America/New_York';
/** How long ago calls began, on either side of each range's end. */
const minutesAgo = [5, 14, 16, 59, 61, 23 * 60 + 59, 24 * 60 + 1, 4 * 24 * 60];

const ranges = [
  { label: 'Last 15 Minutes', minutes: 15, shown: 2 },
  { label: 'Last Hour', minutes: 60, shown: 4 },
  { label: 'Last Day', minutes: 24 * 60, shown: 6 },
] as const;

for (const tested of versions) {
  describe(`a range that ends now, of calls of ${tested.version}`, () => rangesOf(tested));
}

function rangesOf(tested: TestedVersion): void {
  let server: SandboxServer;
  let moveBack: () => void;
  const settings = vscode.workspace.getConfiguration('callInspector');

  before(async () => {
    moveBack = moveMachineTo(machineZone);
    const account = createMixedAccount();
    const now = Date.now();
    for (const minutes of minutesAgo) {
      const startTime = now - minutes * minuteMs;
      account.addCall({
        ...exampleCall,
        ...{ sid: `CA${String(minutes).padStart(32, '0')}`, caller: '4155550199' },
        ...{ startTime, endTime: startTime + 30_000, dateCreated: startTime, dateUpdated: startTime },
      });
    }
    server = await startSandboxServer({ account, options: only(tested) });
    await run('signIn', { ...mixedCredentials, label: 'Acme support', apiBaseUrl: server.url });
    await run('calls.focus');
  });

  afterEach(async () => {
    await run('clearFilter');
    await settings.update('timeZone', undefined, true);
  });

  after(async () => {
    await leaveMixedAccount(server);
    moveBack();
  });

  const saysInForce = async (): Promise<string> =>
    eventually(() => {
      const { message = '' } = probedView().view;
      return message.includes('By the service') ? message : undefined;
    });

  /** When the calls that the service was asked for began, as it was asked. */
  const daysAsked = (since: number) =>
    server.requests
      .slice(since)
      .map(({ path }) => new URL(path, server.url).searchParams.get('StartTime>'))
      .find((day) => day !== null);

  for (const zone of ['utc', 'local'] as const) {
    for (const { label, minutes, shown } of ranges) {
      it(`shows what began in the ${label.toLowerCase()}, by the clock that is chosen: ${zone}`, async () => {
        await settings.update('timeZone', zone, true);
        const form = answerForm(['Started', label, '$(check) Show Calls'], []);
        const before = server.requests.length;
        const fromMs = Date.now() - minutes * minuteMs;
        try {
          const result = await run<Pick<Examined, 'shown' | 'examined'>>('filter');
          assert.equal(result.shown, shown);
          assert.ok(result.examined >= shown);
        } finally {
          form.stop();
        }
        // The service knows whole days, its own: the rest is done here, to the minute.
        const day = daysAsked(before) ?? assert.fail('the service was asked for no day');
        assert.ok(Date.parse(`${day}T00:00Z`) <= fromMs);
        const message = await saysInForce();
        assert.match(message, new RegExp(`By the service: days from ${day}\\.`));
        const [, here = ''] = /Here: since ([^.]*)\.$/.exec(message) ?? [];
        assert.ok(
          clocksOf(fromMs, zone).some((clock) => here.includes(clock)),
          `${here} in ${message}`,
        );
        assert.match(here, zone === 'utc' ? /UTC|\+00:00/ : /-0[45]:00/);
      });
    }
  }
}

/** The hour and minute of an instant in a zone, and of the minute after, since the form was chosen in later. */
function clocksOf(instantMs: number, zone: 'utc' | 'local'): readonly string[] {
  const timeZone = zone === 'utc' ? 'UTC' : machineZone;
  const format = new Intl.DateTimeFormat('en', { timeZone, timeStyle: 'short', hourCycle: 'h23' });
  return [instantMs, instantMs + minuteMs].map((one) => format.format(one));
}
