// @ts-check
// The browser in which the workbench of the pinned VS Code runs.
import { createHash } from 'node:crypto';
import { chromium } from 'playwright-core';
import { parts } from './install.js';

/**
 * Opens Chromium without a window on a profile folder. Unless the keyring is to be missing, the
 * workbench gets the key that it seals secrets with, always the same for one profile: the server
 * alone does not answer that request, and secrets would last only as long as the page.
 * @param {string} profileDir
 * @param {{ keyring?: boolean }} [options]
 */
export async function openBrowser(profileDir, { keyring = true } = {}) {
  const context = await launch(profileDir).catch(() => launch(profileDir));
  if (keyring) {
    const body = createHash('sha256').update(profileDir).digest();
    await context.route('**/mint-key', (route) => route.fulfill({ body }));
  }
  const page = context.pages()[0] ?? (await context.newPage());
  return { context, page };
}

/**
 * About one start in a hundred ends in a crash of Chromium itself; the caller tries once more.
 * @param {string} profileDir
 */
function launch(profileDir) {
  return chromium.launchPersistentContext(profileDir, {
    executablePath: parts.chromium,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    env: { ...definedEnvironment(), FONTCONFIG_FILE: parts.fonts },
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
}

/** @returns {Record<string, string>} */
function definedEnvironment() {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
