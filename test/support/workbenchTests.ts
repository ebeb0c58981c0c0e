// What the e2e tests of every suite do in the same way.
import { until } from './until.ts';
import { versions, type TestedVersion } from './versions.ts';
import { startWorkbench, type Workbench, type WorkbenchOptions } from './workbench.ts';

const patienceMs = 2000;

/** Takes a picture of the workbench after each test that failed. */
export function pictureFailures(workbench: () => Workbench): void {
  afterEach(async function () {
    const { state, title = '' } = this.currentTest ?? {};
    if (state === 'failed') await workbench().screenshot(`failed ${title.replaceAll('/', ' ')}`);
  });
}

/**
 * Runs a suite on each version in turn, all in one workbench, since to start one takes longer than most
 * suites; each leaves no page and no account to the next. A suite signs in to its own service.
 */
export function onEachVersion(
  title: string,
  options: WorkbenchOptions,
  suite: (tested: TestedVersion, workbench: () => Workbench) => void,
): void {
  describe(title, function () {
    this.timeout(120_000);
    let workbench: Workbench;

    before(async () => {
      workbench = await startWorkbench(options);
    });

    pictureFailures(() => workbench);

    after(() => workbench.close());

    for (const tested of versions) {
      describe(`of ${tested.version}`, () => {
        after(() => leave(workbench));

        suite(tested, () => workbench);
      });
    }
  });
}

/** Closes what is open and signs out of the one account. */
async function leave(workbench: Workbench): Promise<void> {
  await workbench.runCommand('View: Close All Editors');
  await workbench.runCommand('Calls: Sign Out…');
  await workbench.quickInput().widget.getByText('active').click();
  await workbench.welcomeButton('Sign In').waitFor();
}

/** Opens the page of a call as a person does who has its Sid; whether it is there is for the caller to see. */
export async function openBySid(workbench: Workbench, sid: string): Promise<void> {
  const form = workbench.quickInput();
  // A page that was opened just before may take the focus late, which closes the question: it is asked again.
  await until(async () => {
    await workbench.runCommand('Calls: Open Call…');
    try {
      await form.input.fill(sid, { timeout: patienceMs });
      await form.widget.locator('.monaco-list-row').first().waitFor({ timeout: patienceMs });
      await form.input.press('Enter', { timeout: patienceMs });
      return true;
    } catch {
      return false;
    }
  });
}

/** Covers the page of a call with another editor, and comes back. */
export async function lookAway(workbench: Workbench): Promise<void> {
  await workbench.runCommand('File: New Untitled Text File');
  await workbench.tab('Untitled-1').waitFor();
  await workbench.runCommand('View: Close Editor');
  await workbench.webviewFrame().getByRole('heading', { name: 'Timeline' }).waitFor();
}
