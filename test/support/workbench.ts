// A real VS Code with an installed .vsix, driven as a person would: for the e2e tests.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../vscode/browser.js';
import {
  installExtensions,
  quietSettings,
  readSettings,
  startServer,
  writeSettings,
} from '../vscode/server.js';
import { createWorkbenchPage, type WorkbenchPage } from './workbenchPage.ts';

export interface WorkbenchOptions {
  /** The package to install; by default the one that `npm run package` made. */
  readonly vsix?: string;
  /** Further packages to install beside it. */
  readonly more?: readonly string[];
  /** The folder that is open in the workbench; by default a new empty one. */
  readonly folder?: string;
  /** Settings of the person, besides those that keep VS Code quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** What the extension host finds in its environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether secrets outlive a reload; true unless a missing keyring is what is tested. */
  readonly keyring?: boolean;
  /** Whether VS Code asks for trust; false unless that is what is tested. */
  readonly workspaceTrust?: boolean;
}

export interface Workbench extends WorkbenchPage {
  readonly page: Page;
  readonly url: string;
  /** All that VS Code writes is below here: settings, logs, states, the browser's profile. */
  readonly dataDir: string;
  readonly folder: string;
  /** Loads the window again and waits until it is usable. */
  reload(): Promise<void>;
  /** Changes settings of the person and loads the window again, which then has them for sure. */
  changeSettings(changes: Readonly<Record<string, unknown>>): Promise<void>;
  /** Ends VS Code and the browser, and removes the profile. */
  close(): Promise<void>;
}

/**
 * Installs the package in a clean profile, starts VS Code and waits until it is usable. What was
 * started ends again when a later step fails.
 */
export async function startWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  await mkdir('.vscode-test', { recursive: true });
  const profile = await mkdtemp(path.resolve('.vscode-test/e2e-'));
  const undo = [() => rm(profile, { recursive: true, force: true })];
  async function close() {
    for (const step of undo.splice(0).reverse()) await step();
  }
  try {
    return await open(profile, options, undo, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(
  profile: string,
  options: WorkbenchOptions,
  undo: (() => Promise<void>)[],
  close: () => Promise<void>,
): Promise<Workbench> {
  const dataDir = path.join(profile, 'data');
  const extensionsDir = path.join(profile, 'extensions');
  const folder = path.resolve(options.folder ?? path.join(profile, 'folder'));
  await mkdir(folder, { recursive: true });
  await writeSettings(dataDir, { ...quietSettings, ...options.settings });
  await installExtensions(
    [options.vsix ?? 'call-inspector.vsix', ...(options.more ?? [])],
    dataDir,
    extensionsDir,
  );
  const server = await startServer({
    dataDir,
    extensionsDir,
    flags: options.workspaceTrust ? [] : ['--disable-workspace-trust'],
    env: { ...options.env },
  });
  undo.push(server.stop);
  const { context, page } = await openBrowser(path.join(dataDir, 'browser'), {
    keyring: options.keyring ?? true,
  });
  undo.push(() => context.close());
  const ready = () => page.locator('.monaco-workbench .activitybar .action-item').first().waitFor();
  await page.goto(`${server.url}/?folder=${encodeURIComponent(folder)}`);
  await ready();

  async function reload() {
    await page.reload();
    await ready();
  }
  return {
    ...createWorkbenchPage(page),
    page,
    url: server.url,
    dataDir,
    folder,
    reload,
    async changeSettings(changes) {
      await writeSettings(dataDir, { ...(await readSettings(dataDir)), ...changes });
      await reload();
    },
    close,
  };
}
