// How long the extension takes to activate as VS Code itself reports it, beside one that shows a view and
// nothing else, installed in the same run. Each is opened once start-up has settled.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createVSIX } from '@vscode/vsce';
import { startWorkbench, type Workbench } from '../test/support/workbench.ts';
import { installVscode } from '../test/vscode/install.js';
import { median, type Measure, type RunSetup } from './support/measure.ts';
import { makePackage, packageFile } from './support/package.ts';

const trivialTitle = 'Trivial';

/** Medians of several starts of VS Code; which of the two is opened first changes from start to start. */
export async function bench({ isTiny }: RunSetup): Promise<readonly Measure[]> {
  await installVscode();
  await makePackage();
  const ours: number[] = [];
  const trivial: number[] = [];
  const trivialFile = await packTrivial();
  for (let round = 0; round < (isTiny ? 1 : 5); round++) {
    const workbench = await startWorkbench({ vsix: packageFile, more: [trivialFile] });
    try {
      const views = ['Calls', trivialTitle];
      for (const view of round % 2 === 0 ? views : views.toReversed()) await openSettled(workbench, view);
      await workbench.runCommand('Developer: Show Running Extensions');
      ours.push(await activationMs(workbench, 'Call Inspector'));
      trivial.push(await activationMs(workbench, trivialTitle));
    } finally {
      await workbench.close();
    }
  }
  const [own, other] = [median(ours), median(trivial)];
  return [
    { what: 'ours, as VS Code reports it', value: own, unit: 'ms' },
    { what: 'an extension of one view', value: other, unit: 'ms' },
    { what: 'ours ÷ the other', value: own / other, unit: '×', goal: { most: 1.5 } },
  ];
}

/** Start-up, and what the first view did, is over by then. */
async function openSettled(workbench: Workbench, view: string): Promise<void> {
  const restMs = 3000;
  await delay(restMs);
  await workbench.openView(view);
  await delay(restMs);
}

async function activationMs({ page }: Workbench, name: string): Promise<number> {
  const editor = page.locator('.runtime-extensions-editor');
  const row = editor.locator('.extension', { hasText: name }).first();
  await editor.hover();
  // Rows out of sight are not drawn: from the top down to it.
  await page.mouse.wheel(0, -100_000);
  for (let turns = 0; turns < 100 && !(await row.isVisible()); turns++) await page.mouse.wheel(0, 40);
  const said = await row.innerText();
  const [, ms] = /Activation:\s*(\d+)\s*ms/.exec(said) ?? [];
  if (ms === undefined) throw new Error(`VS Code does not say how long ${name} took: ${said}`);
  return Number(ms);
}

async function packTrivial(): Promise<string> {
  await mkdir('test-results', { recursive: true });
  const folder = await mkdtemp(path.resolve('test-results/trivial-'));
  const views = { trivial: [{ id: 'trivial.view', name: trivialTitle, icon: 'icon.svg' }] };
  const containers = { activitybar: [{ id: 'trivial', title: trivialTitle, icon: 'icon.svg' }] };
  const manifest = {
    ...{ name: 'trivial', publisher: 'call-inspector', displayName: trivialTitle, version: '1.0.0' },
    ...{ description: 'One view', license: 'MIT', type: 'module', main: './extension.js' },
    ...{ engines: { vscode: '^1.101.0' }, contributes: { viewsContainers: containers, views } },
  };
  const file = path.join(folder, '../trivial.vsix');
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(
    path.join(folder, 'extension.js'),
    `import * as vscode from 'vscode';
    export function activate(context) {
      const getTreeItem = (row) => row;
      const getChildren = () => [new vscode.TreeItem('one')];
      const view = vscode.window.createTreeView('trivial.view', { treeDataProvider: { getTreeItem, getChildren } });
      context.subscriptions.push(view);
    }`,
  );
  await createVSIX({
    ...{ cwd: folder, packagePath: file, dependencies: false },
    ...{ allowMissingRepository: true, skipLicense: true },
  });
  await rm(folder, { recursive: true });
  return file;
}
