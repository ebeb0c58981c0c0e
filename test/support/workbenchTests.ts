// What the e2e tests of every suite do in the same way.
import { until } from './until.ts';
import type { Workbench } from './workbench.ts';

const patienceMs = 5000;

/** Takes a picture of the workbench after each test that failed. */
export function pictureFailures(workbench: () => Workbench): void {
  afterEach(async function () {
    const { state, title = '' } = this.currentTest ?? {};
    if (state === 'failed') await workbench().screenshot(`failed ${title.replaceAll('/', ' ')}`);
  });
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
