// Calls whose times no drawing expects, on the timeline of their pages.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { CallFile, SandboxCall } from '../../src/sandbox/rules/resources.ts';
import { createAccount } from '../../src/sandbox/store.ts';
import { exampleCall, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';
import { signInByForm } from '../support/signInForm.ts';
import { until } from '../support/until.ts';
import { only, type TestedVersion } from '../support/versions.ts';
import type { Workbench } from '../support/workbench.ts';
import { onEachVersion, openBySid } from '../support/workbenchTests.ts';

const startMs = Date.UTC(2026, 10, 23, 18, 59, 2);
const at = (second: number): number => startMs + second * 1000;
const [long, short, running] = ['1', '2', '3'].map((end) => `CA${end.padStart(32, '0')}`);
const fourHours = 4 * 3600;

function leg(sid: string, facts: Partial<SandboxCall>): SandboxCall {
  const { called, caller, phoneNumberSid } = exampleCall;
  const dates = { dateCreated: at(0), dateUpdated: at(fourHours) };
  return { sid, callSegmentSid: '', called, caller, phoneNumberSid, ...dates, status: 2, flags: 1, ...facts };
}

function story(call: SandboxCall, segments: readonly Partial<SandboxCall>[]): CallFile {
  return {
    call,
    segments: segments.map((facts, nth) => {
      const callSegmentSid = `CS${call.sid.slice(-1)}${String(nth).padStart(31, '0')}`;
      return leg(call.sid, { callSegmentSid, flags: 5, called: `415555016${nth}`, ...facts });
    }),
    recordings: [],
    notifications: [],
  };
}

const inUtc = { settings: { 'callInspector.timeZone': 'utc' } };

onEachVersion('the timeline of a call of odd times', inUtc, timelineOf);

function timelineOf(tested: TestedVersion, shared: () => Workbench): void {
  let server: SandboxServer;
  let workbench: Workbench;

  before(async () => {
    const now = Date.now();
    const files = [
      story(leg(long ?? '', { startTime: at(0), endTime: at(fourHours), duration: fourHours }), [
        { status: 5 },
        { startTime: at(-600), endTime: at(600), duration: 1200 },
        { startTime: at(7200), endTime: at(7100) },
        { startTime: at(7200), endTime: at(7201), duration: 1 },
        { startTime: at(10_000), endTime: at(14_000), duration: 3000 },
      ]),
      story(leg(short ?? '', { startTime: at(0), endTime: at(1), duration: 1 }), []),
      story(leg(running ?? '', { status: 1, startTime: now - 60_000, dateUpdated: now }), [
        { status: 1, startTime: now - 30_000, dateUpdated: now },
      ]),
    ];
    server = await startSandboxServer({
      account: createAccount({
        ...mixedCredentials,
        stories: files.map((file) => [file.call.sid, file] as const),
      }),
      // Webhooks would begin the axis a second earlier.
      options: { ...only(tested), withheld: ['Events'] },
    });
    workbench = shared();
    await signInByForm(workbench, { ...mixedCredentials, label: 'Acme support', apiBaseUrl: server.url });
    await workbench.row(/^In Progress/).waitFor();
  });

  after(() => server.close());

  const chart = (): Locator => workbench.webviewFrame().getByRole('toolbar', { name: /^Timeline/ });
  const bar = (name: RegExp): Locator => chart().getByRole('button', { name });
  const open = async (callSid = ''): Promise<void> => {
    await openBySid(workbench, callSid);
    await workbench.webviewFrame().getByText(callSid).first().waitFor();
    await chart().waitFor();
  };
  const boxOf = async (of: Locator) => {
    const box = await of.boundingBox();
    assert.ok(box);
    return box;
  };
  /** Within a pixel of where its seconds are, on an axis that begins so many before the call. */
  const standsAt = async (
    name: RegExp,
    [from, to]: readonly number[],
    [axisFrom, axisTo]: readonly number[],
  ) => {
    const [axis, box] = [await boxOf(chart().locator('.scale .track')), await boxOf(bar(name))];
    const pixels = axis.width / ((axisTo ?? 0) - (axisFrom ?? 0));
    const left = axis.x + ((from ?? 0) - (axisFrom ?? 0)) * pixels;
    const width = Math.max(4, ((to ?? 0) - (from ?? 0)) * pixels);
    assert.ok(Math.abs(box.x - left) < 1, `${String(name)} begins at ${box.x}, not ${left}`);
    assert.ok(Math.abs(box.width - width) < 1, `${String(name)} is ${box.width} long, not ${width}`);
  };
  /** Ticks that are read: in order, apart from each other, and on the page. */
  const readableTicks = async (): Promise<readonly string[]> => {
    const ticks = chart().locator('.tick');
    const axis = await boxOf(chart().locator('.scale .track'));
    let end = axis.x - 1;
    for (const tick of await ticks.all()) {
      const { x, width } = await boxOf(tick);
      assert.ok(x >= end, `${await tick.innerText()} begins at ${x}, before ${end}`);
      end = x + width;
    }
    assert.ok(end <= axis.x + axis.width + 1);
    return (await ticks.allInnerTexts()).map((text) => text.trim());
  };

  it('shows four hours with a segment of a second, one that began before, one that ended before it began', async () => {
    await open(long);
    const axis = [-600, fourHours];
    await standsAt(/^Call: Complete/, [0, fourHours], axis);
    await standsAt(/0161 Complete/, [-600, 600], axis);
    await standsAt(/0162 Complete/, [7200, 7200], axis);
    await standsAt(/0163 Complete/, [7200, 7201], axis);
    assert.match((await bar(/0163 Complete/).getAttribute('aria-label')) ?? '', /, 0:01$/);
    assert.deepEqual(await readableTicks(), ['18:49:02', '20:00', '21:00', '22:00']);
    await workbench.screenshot('timeline-four-hours');
  });

  it('hatches the ringing of a segment, tells of it to the mouse, and goes to it by a click', async () => {
    const talked = bar(/0164 Complete/);
    const [ring, whole] = [await boxOf(talked.locator('.ring')), await boxOf(talked)];
    assert.ok(Math.abs(ring.x - whole.x) < 1 && Math.abs(ring.width - whole.width / 4) < 1);
    const hatch = await workbench
      .webviewFrame()
      .locator('html')
      .evaluate<string, unknown>(
        `getComputedStyle(document.querySelector('.timeline .ring')).backgroundImage`,
      );
    assert.match(hatch, /^repeating-linear-gradient/);
    await talked.hover();
    const told = chart().locator('.hint').getByText('rang for 16:40');
    await told.waitFor();
    // Also where the mouse goes on to what is told.
    await told.hover();
    await talked.evaluate('new Promise(requestAnimationFrame)');
    assert.ok(await told.isVisible());
    await talked.click();
    await workbench.webviewFrame().locator('.segments button:focus', { hasText: '0164' }).waitFor();
  });

  it('says in its row that a segment never started, and goes to it by Enter', async () => {
    const never = chart().getByRole('group', { name: /0160$/ }).getByRole('button');
    await never.getByText('never started').waitFor();
    assert.match((await never.getAttribute('class')) ?? '', /\bnowhere\b/);
    await never.press('Enter');
    const page = workbench.webviewFrame();
    await page.locator('.segments button:focus', { hasText: '0160' }).waitFor();
    await page.getByRole('row', { name: /0160/ }).getByRole('cell', { name: 'Never started' }).waitFor();
  });

  it('shows a call of one second over the whole axis, with ticks that can be read', async () => {
    await open(short);
    await standsAt(/^Call: Complete/, [0, 1], [0, 1]);
    assert.deepEqual(await readableTicks(), ['18:59:02', ':03']);
  });

  it('lets a call that is still running end at the end of the axis, wherever that is by now', async () => {
    await open(running);
    const call = bar(/^Call: In Progress/);
    const endsAtEnd = async (): Promise<boolean> => {
      const [axis, box] = [await boxOf(chart().locator('.scale .track')), await boxOf(call)];
      return Math.abs(box.x - axis.x) < 1 && Math.abs(box.width - axis.width) < 1;
    };
    assert.ok(await endsAtEnd());
    const said = await call.getAttribute('aria-label');
    assert.match(said ?? '', /\d:\d\d so far$/);
    const before = await boxOf(bar(/0160 In Progress/));
    await until(async () => (await call.getAttribute('aria-label')) !== said);
    await until(async () => (await boxOf(bar(/0160 In Progress/))).width > before.width);
    assert.ok(await endsAtEnd());
    const after = await boxOf(bar(/0160 In Progress/));
    assert.ok(Math.abs(after.x + after.width - before.x - before.width) < 1);
  });
}
