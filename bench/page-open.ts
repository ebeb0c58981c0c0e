// From the command to decoded text on the page of a call, beside VS Code's own preview of a small Markdown file.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import type { Page } from 'playwright-core';
import { showcaseCallSid } from '../src/sandbox/sample/showcase.ts';
import { startWorkbench, type Workbench } from '../test/support/workbench.ts';
import { installVscode } from '../test/vscode/install.js';
import { startProcessGroup } from '../test/vscode/processGroup.js';

const rounds = 21;
const goal = 1;

/** What is opened, by which key of the opener, and the text that ends the waiting. */
const call = { key: 'F7', text: 'Complete (2)' } as const;
const markdown = { key: 'F8', text: 'The call went as it should.' } as const;
const smallFile = `# A call

${markdown.text}

| Property | Meaning | Raw value |
| --- | --- | --- |
${Array.from({ length: 14 }, (_, index) => `| Property ${index} | Meaning | ${index} |`).join('\n')}
`;

/** Prints both medians and their ratio; good when the page is not slower than the preview. */
export async function bench(): Promise<boolean> {
  await installVscode();
  await mkdir('.vscode-test', { recursive: true });
  const folder = await mkdtemp(path.resolve('.vscode-test/bench-'));
  try {
    await writeFile(path.join(folder, 'small.md'), smallFile);
    const workbench = await startWorkbench({
      folder,
      more: [await packageBoth(folder)],
      env: { BENCH_CALL_SID: showcaseCallSid },
    });
    try {
      const [ours, theirs] = await measure(workbench);
      console.log(`page-open: command to text on the page, medians of ${rounds}, in turn`);
      console.log(`  page of a call           ${ours.toFixed(0)} ms`);
      console.log(`  Markdown preview         ${theirs.toFixed(0)} ms`);
      console.log(`  ratio                    ${(ours / theirs).toFixed(2)} (goal ${goal})`);
      return ours / theirs <= goal;
    } finally {
      await workbench.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Makes the product's package and the opener's, and resolves to the latter. */
async function packageBoth(folder: string): Promise<string> {
  const group = startProcessGroup('npm', ['run', '--silent', 'package'], { env: process.env });
  if ((await group.exited) !== 0) throw new Error(`The extension was not packaged:\n${group.output()}`);
  await group.stop();
  const packagePath = path.join(folder, 'opener.vsix');
  await createVSIX({
    ...{ cwd: path.resolve('bench/opener'), packagePath },
    ...{ dependencies: false, allowMissingRepository: true, skipLicense: true },
  });
  return packagePath;
}

/** The medians of both, opened in turn, so that what else goes on meanwhile falls on both. */
async function measure(workbench: Workbench): Promise<readonly [oursMs: number, theirsMs: number]> {
  const { page } = workbench;
  const seen = await watchPages(workbench);
  await workbench.row(/^Complete/).waitFor();
  const took = [call, markdown].map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [at, { key, text }] of [call, markdown].entries()) {
      const shown = seen(text);
      await page.keyboard.press(`Control+Alt+${key}`);
      const ms = (await shown) - (await pressedAt(page));
      await page.keyboard.press('Control+Alt+F9');
      await page.locator('iframe.webview').waitFor({ state: 'detached' });
      // The first of each also loads what is loaded once.
      if (round > 0) took[at]?.push(ms);
    }
  }
  const [ours = [], theirs = []] = took;
  return [median(ours), median(theirs)];
}

/** Both moments are taken in the browser, by one clock, so that driving it costs nothing. */
async function watchPages(workbench: Workbench): Promise<(text: string) => Promise<number>> {
  const { page } = workbench;
  const waiting = new Map<string, (atMs: number) => void>();
  await page.context().exposeFunction('benchSeen', (text: string, atMs: number) => waiting.get(text)?.(atMs));
  await page.context().addInitScript(watchScript([call.text, markdown.text]));
  await workbench.reload();
  return (text) => new Promise((resolve) => waiting.set(text, resolve));
}

function pressedAt(page: Page): Promise<number> {
  return page.evaluate<number>('benchPressedMs');
}

/** When a key went down, and when a text first stands in a page that VS Code has made visible. */
function watchScript(texts: readonly string[]): string {
  return `{
    const now = () => performance.timeOrigin + performance.now();
    addEventListener('keydown', () => { window.benchPressedMs = now(); }, true);
    const look = () => {
      const shown = document.getElementById('active-frame')?.contentDocument?.body?.textContent ?? '';
      const text = ${JSON.stringify(texts)}.find((one) => shown.includes(one));
      if (text) void window.benchSeen(text, now());
      else requestAnimationFrame(look);
    };
    if (location.pathname.endsWith('/pre/index.html')) requestAnimationFrame(look);
  }`;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;
}
