// The steps of an export, gone through as a person does: for the e2e tests.
import { until } from './until.ts';
import type { TestedVersion } from './versions.ts';
import type { QuickInput, WorkbenchPage } from './workbenchPage.ts';

/** The dialog proposes a name once it has read the folder, and takes nothing that is typed before. */
export const nameProposed = ({ input }: QuickInput): Promise<void> =>
  until(async () => /calls-[\d-]+\.csv$/.test(await input.inputValue()));

/** Takes all columns, or those of the last time, and waits for the dialog that asks for the file. */
export async function startExport(
  workbench: Pick<WorkbenchPage, 'runCommand' | 'quickInput'>,
  { form: sent }: Pick<TestedVersion, 'form'> = { form: 'xml' },
): Promise<QuickInput> {
  await workbench.runCommand('Calls: Export to CSV…');
  const form = workbench.quickInput();
  // Where there is no CSV of the service's own, nothing is to be chosen between.
  if (sent === 'xml') await form.pick('Choose Columns');
  await form.widget.getByText('Columns of the Export').waitFor();
  await form.accept();
  await form.widget.getByText('Export Calls to CSV').waitFor();
  await nameProposed(form);
  return form;
}
