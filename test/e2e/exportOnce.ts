// What an export does whatever the version is, driven once: for the main path.
import assert from 'node:assert/strict';
import { readdir, readFile, readlink, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { nameProposed, startExport } from '../support/exportForm.ts';
import { until } from '../support/until.ts';
import type { Workbench } from '../support/workbench.ts';

/** Where a test finds the workbench, signed in, and how it slows the service down. */
export interface Driven {
  readonly workbench: () => Workbench;
  readonly slow: (isSlow: boolean) => void;
}

/** The choice of columns, and what is left of an export that is cancelled. */
export function chooseAndCancel(driven: Driven): void {
  it('takes columns, their order and options by a quick pick, and remembers them', async () => {
    const workbench = driven.workbench();
    await workbench.runCommand('Calls: Export to CSV…');
    const form = workbench.quickInput();
    await form.pick('Choose Columns');
    await form.widget.getByText('Columns of the Export').waitFor();
    const all = form.widget.getByRole('checkbox', { name: 'Toggle all checkboxes' });
    // The first time adds the options, which are not chosen at first, the second takes everything away.
    await all.click();
    await all.click();
    await form.pick('Sid');
    await form.pick('DateCreated');
    await form.pick('DateUpdated');
    const names = form.widget.locator('.monaco-list-row .label-name');
    const shows = (first: readonly string[]) =>
      until(async () => (await names.allInnerTexts()).slice(0, first.length).join() === first.join());
    // By the mouse on a row, then by the keyboard on the row above, which the key gives the focus.
    const row = form.widget.locator('.monaco-list-row', { hasText: 'DateUpdated' });
    await row.hover();
    await row.getByRole('button', { name: 'Move Column Up' }).click();
    await shows(['Sid', 'DateUpdated', 'DateCreated']);
    await form.input.press('ArrowUp');
    await form.widget.locator('.monaco-list-row.focused', { hasText: 'Sid' }).waitFor();
    const title = form.widget.locator('.quick-input-titlebar');
    await title.getByRole('button', { name: 'Move Column Down' }).press('Enter');
    await shows(['DateUpdated', 'Sid', 'DateCreated']);
    // The list is drawn as far as it is seen.
    for (const option of ['Segments', 'Byte Order Mark']) {
      await form.type(option);
      await form.pick(option);
    }
    await form.type('');
    await form.accept();
    const save = async (name: string) => {
      await nameProposed(form);
      await form.accept(path.join(workbench.folder, name));
      await until(async () => (await readdir(workbench.folder)).includes(name));
      return linesOf(await readFile(path.join(workbench.folder, name), 'utf8'));
    };
    // 137 calls, and the segment of one of them.
    const chosen = { header: '\ufeffDateUpdated,Sid,DateCreated', rows: 138 };
    assert.deepEqual(await save('columns.csv'), chosen);
    await startExport(workbench);
    assert.deepEqual(await save('again.csv'), chosen);
  });

  it('leaves no file, and an existing one as it was, when the export is cancelled', async () => {
    const workbench = driven.workbench();
    const target = path.join(workbench.folder, 'kept.csv');
    await writeFile(target, 'old');
    driven.slow(true);
    const form = await startExport(workbench);
    await form.accept(target);
    await form.widget.getByText(/already exists/).waitFor();
    await form.accept();
    await workbench.pressInNotification(/Exporting calls of Acme support/, 'Cancel');
    await until(async () => (await temporaryIn(workbench)).length === 0);
    driven.slow(false);
    assert.equal(await readFile(target, 'utf8'), 'old');
  });
}

/** What is left of an export whose window goes. */
export function reloadOnTheWay(driven: Driven): void {
  it('takes its temporary file back when the window is loaded again on the way', async () => {
    const workbench = driven.workbench();
    driven.slow(true);
    const form = await startExport(workbench);
    await form.accept(path.join(workbench.folder, 'never.csv'));
    const temporary = () => temporaryIn(workbench);
    await until(async () => (await temporary()).length === 1);
    await workbench.reload();
    await until(async () => (await temporary()).length === 0);
    driven.slow(false);
    assert.ok(!(await readdir(workbench.folder)).includes('never.csv'));
    await workbench.openView('Calls');
    await workbench.row(/^In Progress, 3 calls/).waitFor();
  });

  it('takes away at the next start what a process left that was killed, and shows no part of its file', async () => {
    const workbench = driven.workbench();
    driven.slow(true);
    const form = await startExport(workbench);
    await form.accept(path.join(workbench.folder, 'killed.csv'));
    await until(async () => (await temporaryIn(workbench)).length === 1);
    const [left = ''] = await temporaryIn(workbench);
    process.kill(await writerOf(path.join(workbench.folder, left)), 'SIGKILL');
    driven.slow(false);
    // The editor itself starts another process for extensions.
    await until(async () => (await temporaryIn(workbench)).length === 0);
    assert.ok(!(await readdir(workbench.folder)).includes('killed.csv'));
    await workbench.reload();
    await workbench.openView('Calls');
    await workbench.row(/^In Progress, 3 calls/).waitFor();
  });
}

async function temporaryIn({ folder }: Workbench): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.part'));
}

function linesOf(text: string): { readonly header: string | undefined; readonly rows: number } {
  const [header, ...rows] = text.split('\r\n');
  return { header, rows: rows.filter((row) => row !== '').length };
}

/** The process that has a file open, as Linux tells it. */
async function writerOf(file: string): Promise<number> {
  const real = await realpath(file);
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    const open = await readdir(`/proc/${pid}/fd`).catch(() => []);
    const files = await Promise.all(
      open.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => undefined)),
    );
    if (files.includes(real)) return Number(pid);
  }
  throw new Error(`No process writes ${file}.`);
}
