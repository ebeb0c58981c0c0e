// What VS Code loads in its extension host to run the integration tests.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import Mocha from 'mocha';
import CountReporter from '../support/countReporter.js';
import { probeLog } from './logProbe.ts';
import { probeView } from './viewProbe.ts';

// Tells the launcher in test/vscode, which gets this console and the workbench's own as one stream,
// what is of the tests. Nobody sees it where nobody takes it off.
const invisibleMark = '\u2063';

/** Runs every integration test that the build made; rejects when one fails. */
export async function run(): Promise<void> {
  Mocha.reporters.Base.consoleLog = (format: unknown = '', ...values: unknown[]) => {
    console.log(`${invisibleMark}${String(format)}`, ...values);
  };
  probeLog();
  probeView();
  const mocha = new Mocha({ reporter: CountReporter, slow: 2000, timeout: 30_000 });
  const files = await readdir(__dirname, { recursive: true });
  for (const file of files.sort()) {
    if (file.endsWith('.test.cjs')) mocha.addFile(path.join(__dirname, file));
  }
  const failed = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failed > 0) throw new Error(`${failed} integration tests failed.`);
}
