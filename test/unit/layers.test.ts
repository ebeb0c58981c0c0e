import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';

/** A folder, or one of the files in src, an import in it that the table forbids, and a word of the refusal. */
type Breach = readonly [room: string, source: string, reason: string];

/** Imports that break a row of the layer table. */
const breaches: readonly Breach[] = [
  ['src/api', "import * as vscode from 'vscode'; export const x = vscode.env.language;", 'vscode'],
  ['src/api', "import { readFileSync } from 'node:fs'; export const x = readFileSync;", 'Node'],
  ['src/api', "import { XMLParser } from 'fast-xml-parser'; export const x = XMLParser;", 'XML'],
  ['src/api', "import { SaxesParser } from 'saxes'; export const x = SaxesParser;", 'XML'],
  ['src/calls', "import parse from 'libphonenumber-js'; export const x = parse;", 'numbers by country'],
  ['src/sandbox', "import { readDate } from '../api/dates.ts'; export const x = readDate;", 'types'],
  [
    'src/calls',
    "import { createSandbox } from '../sandbox/sandbox.ts'; export const x = createSandbox;",
    'sandbox',
  ],
  ['src/calls', "import { CallClient } from '../api/client.ts'; export const x = CallClient;", 'types'],
  [
    'src/callTree',
    "import { curlCommand } from '../callPage/curl.ts'; export const x = curlCommand;",
    'callTree',
  ],
  [
    'src/callActions',
    "import { curlCommand } from '../callPage/curl.ts'; export const x = curlCommand;",
    'callActions',
  ],
  ['src/account', "import { openSink } from '../files/fileSink.ts'; export const x = openSink;", 'account'],
  ['src/files', "import { csvLines } from '../calls/csv.ts'; export const x = csvLines;", 'files'],
  [
    'src/callReport',
    "import { curlCommand } from '../callPage/curl.ts'; export const x = curlCommand;",
    'callReport',
  ],
  [
    'src/callCompare',
    "import { curlCommand } from '../callPage/curl.ts'; export const x = curlCommand;",
    'callCompare',
  ],
  [
    'src/callPage',
    "import type { Transport } from '../sandbox/sandbox.ts'; export type X = Transport;",
    'callPage',
  ],
  [
    'src/export',
    "import { curlCommand } from '../callPage/curl.ts'; export const x = curlCommand;",
    'export',
  ],
  ...[
    'askText',
    'command',
    'explain',
    'lazyCommands',
    'log',
    'plainText',
    'readOnlyDocuments',
    'settings',
    'shippedData',
  ].map((leaf): Breach => [
    `src/${leaf}.ts`,
    "import { curlCommand } from './callPage/curl.ts'; export const x = curlCommand;",
    'leaf',
  ]),
  ['src/settings.ts', "import { readDate } from './api/dates.ts'; export const x = readDate;", 'errors.ts'],
  ['media', "import { curlCommand } from '../src/callPage/curl.ts'; export const x = curlCommand;", 'page'],
  [
    'media/page',
    "import { readFromPage } from '../../src/callPage/fromPage.ts'; export const x = readFromPage;",
    'page',
  ],
  [
    'media/host',
    "import * as messages from '../../src/callPage/messages.ts'; export const x = messages;",
    'types',
  ],
];

const rule = '@typescript-eslint/no-restricted-imports';

describe('the layer table', () => {
  for (const [room, source, reason] of breaches) {
    it(`refuses in ${room}: ${source.split(';')[0] ?? ''}`, async function () {
      this.timeout(60_000);
      const [result] = await (room.endsWith('.ts') ? lintInstead(room, source) : lintAmong(room, source));
      const said = result?.messages.find(({ ruleId }) => ruleId === rule)?.message ?? '';
      assert.ok(said.includes(reason), said);
    });
  }

  it('lets the emulator import a type of the client', async function () {
    this.timeout(60_000);
    const source = "import type { Transport } from '../api/transport.ts'; export type X = Transport;";
    const [result] = await lintInstead('src/sandbox/sandbox.ts', source);
    assert.deepEqual(
      result?.messages.filter(({ ruleId }) => ruleId === rule),
      [],
    );
  });
});

/** Lints a text as if it were what stands in a file. */
function lintInstead(file: string, source: string): Promise<ESLint.LintResult[]> {
  return new ESLint().lintText(source, { filePath: file });
}

/** Lints a text as one more file of a folder. */
async function lintAmong(folder: string, source: string): Promise<ESLint.LintResult[]> {
  const file = path.join(folder, `breach${process.pid}.ts`);
  writeFileSync(file, `${source}\n`);
  try {
    return await new ESLint().lintFiles([file]);
  } finally {
    rmSync(file);
  }
}
