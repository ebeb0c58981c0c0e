// A person drives the packaged extension for ten minutes while a faulty service moves its calls.
import { installVscode } from '../test/vscode/install.js';
import { manyCredentials } from '../test/support/manyCalls.ts';
import { signInByForm } from '../test/support/signInForm.ts';
import { startWorkbench } from '../test/support/workbench.ts';
import { act, loadedIn, until, type Drive } from './drive/acting.ts';
import { compareRows } from './drive/compareRows.ts';
import { createFindings } from './drive/findings.ts';
import { startMovingService } from './drive/movingService.ts';
import { sit, type Selected } from './drive/sitting.ts';
import { lookAtTree, readWholeTree } from './drive/treeRows.ts';

const rounds: readonly Selected[] = ['steady', 'ending', 'endingOutOfSight'];

/** Drives for `DRIVE_MINUTES`, ten unless told otherwise; good when nothing was lost, stale or jumped. */
export async function bench(): Promise<boolean> {
  await installVscode();
  const untilMs = Date.now() + Number(process.env['DRIVE_MINUTES'] ?? 10) * 60_000;
  const service = await startMovingService();
  const workbench = await startWorkbench({
    settings: {
      'callInspector.apiBaseUrl': service.server.url,
      'callInspector.timeZone': 'utc',
      'callInspector.pageSize': 100,
      'callInspector.watch.intervalSeconds': 5,
    },
  });
  const drive = { service, workbench, findings: createFindings() };
  try {
    await signIn(drive);
    await workbench.viewAction('Watch for New Calls').click();
    for (let round = 0; Date.now() < untilMs; round++) {
      service.start();
      await act(drive, round);
      await sit(drive, rounds[round % rounds.length] ?? 'steady');
      service.rest();
      await compare(drive);
      console.log(`  round ${round + 1}: ${drive.findings.line()}`);
    }
    await loadToTheEnd(drive);
    console.log('  loaded to the end');
    await compare(drive);
  } catch (error) {
    await workbench.screenshot('drive-failed');
    console.log(await workbench.notifications());
    throw error;
  } finally {
    await workbench.close();
    service.rest();
    await service.server.close();
  }
  console.log(drive.findings.report());
  return drive.findings.isGood();
}

async function signIn({ workbench }: Drive): Promise<void> {
  await signInByForm(workbench, { ...manyCredentials, label: 'Acme' });
  await workbench.row(/^In Progress, \d+ calls/).waitFor();
}

/** At rest and read again, the whole tree must be the truth, though a fault may hold the reading up. */
async function compare({ findings, service, workbench }: Drive): Promise<void> {
  const mostReadings = 3;
  const quietMs = 4_000;
  for (let reading = 1; ; reading++) {
    const before = service.sentMs.length;
    await workbench.viewAction('Refresh').click();
    await until(() => {
      const lastMs = service.sentMs.at(-1) ?? 0;
      return Promise.resolve(service.sentMs.length > before && Date.now() - lastMs > quietMs);
    });
    const { message } = await lookAtTree(workbench.page);
    const loaded = loadedIn(message);
    const rows = await readWholeTree(workbench.page);
    const wrongs = compareRows(rows, service.truths(), loaded);
    if (wrongs.length > 0 && reading < mostReadings) continue;
    for (const { kind, what } of wrongs) findings.wrong(kind, what);
    findings.compared(rows.length, loaded, service.truths().length, `${message}, reading ${reading}`);
    return;
  }
}

async function loadToTheEnd({ service, workbench }: Drive): Promise<void> {
  service.start();
  for (;;) {
    const { message } = await lookAtTree(workbench.page);
    if (/ ([\d,]+) of \1(?: |$)/.test(message)) break;
    const before = loadedIn(message);
    await workbench.runCommand('Calls: Load More');
    await until(async () => loadedIn((await lookAtTree(workbench.page)).message) > before);
  }
  service.rest();
}
