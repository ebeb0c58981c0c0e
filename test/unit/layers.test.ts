import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';

/** Imports that break a row of the layer table, each in a file of the folder named. */
const breaches = [
  ['src/api', "import * as vscode from 'vscode'; export const x = vscode.env.language;", 'vscode'],
  ['src/api', "import { readFileSync } from 'node:fs'; export const x = readFileSync;", 'Node'],
  ['src/api', "import { XMLParser } from 'fast-xml-parser'; export const x = XMLParser;", 'XML'],
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
  ['src/account', "import { openSink } from '../export/fileSink.ts'; export const x = openSink;", 'account'],
  [
    'src/callPage',
    "import type { Transport } from '../sandbox/sandbox.ts'; export type X = Transport;",
    'callPage',
  ],
  ['media', "import { curlCommand } from '../src/callPage/curl.ts'; export const x = curlCommand;", 'page'],
] as const;

const rule = '@typescript-eslint/no-restricted-imports';

describe('the layer table', () => {
  for (const [folder, source, reason] of breaches) {
    it(`refuses in ${folder}: ${source.split(';')[0] ?? ''}`, async function () {
      this.timeout(60_000);
      const file = path.join(folder, `breach${process.pid}.ts`);
      writeFileSync(file, `${source}\n`);
      try {
        const [result] = await new ESLint().lintFiles([file]);
        const said = result?.messages.find(({ ruleId }) => ruleId === rule)?.message ?? '';
        assert.ok(said.includes(reason), said);
      } finally {
        rmSync(file);
      }
    });
  }

  it('lets the emulator import a type of the client', async function () {
    this.timeout(60_000);
    const source = "import type { Transport } from '../api/transport.ts'; export type X = Transport;";
    const [result] = await new ESLint().lintText(source, { filePath: 'src/sandbox/sandbox.ts' });
    assert.deepEqual(
      result?.messages.filter(({ ruleId }) => ruleId === rule),
      [],
    );
  });
});
