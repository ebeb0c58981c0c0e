// That the outputs in the sandbox's README are what the sandbox answers.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createSandbox } from '../../../src/sandbox/sandbox.ts';
import { createSampleAccount, sampleAccountSid } from '../../../src/sandbox/sampleAccount.ts';

const authToken = 'sandbox-token';
const bases = {
  API: `http://127.0.0.1:4010/2008-08-01/Accounts/${sampleAccountSid}`,
  API10: `http://127.0.0.1:4010/2010-04-01/Accounts/${sampleAccountSid}`,
};

interface Command {
  readonly line: string;
  readonly output: string;
}

function readCommands(markdown: string): Command[] {
  const blocks = markdown.matchAll(/```console\n\$ (curl .*)\n([^]*?)```/g);
  return [...blocks].map(([, line = '', output = '']) => ({ line, output }));
}

function requestOf(line: string): Request {
  const fields = [...line.matchAll(/ -d (?:"([^"]*)"|(\S+))/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  );
  const method = / -X (\w+)/.exec(line)?.[1] ?? (fields.length > 0 ? 'POST' : 'GET');
  const login = line.includes('-u $SID:$TOKEN');
  const [, name, path = ''] = /"\$(API|API10)\b([^"]*)"/.exec(line) ?? [];
  return new Request(bases[name === 'API10' ? 'API10' : 'API'] + path, {
    method,
    headers: login ? { Authorization: `Basic ${btoa(`${sampleAccountSid}:${authToken}`)}` } : {},
    body: fields.length > 0 ? new URLSearchParams(fields.join('&')) : null,
  });
}

/** What curl prints, as far as `-i`, `-o` and `-w` are used. */
async function print(line: string, response: Response): Promise<string> {
  const body = await response.text();
  if (line.includes(' -o ')) {
    const { headers, status } = response;
    return `${status} ${headers.get('Content-Type') ?? ''} ${headers.get('Content-Length') ?? ''}`;
  }
  if (!line.includes(' -si ')) return body;
  return `${response.status} ${[...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${body}`;
}

describe("the README's commands", () => {
  it('are at least ten, and each prints what it says', async () => {
    const commands = readCommands(await readFile('src/sandbox/README.md', 'utf8'));
    assert.ok(commands.length >= 10);
    const now = Date.parse('2026-11-23T17:48:00Z');
    const sandbox = createSandbox({
      account: createSampleAccount({ authToken, now: () => now }),
      options: { versions: ['2008-08-01', '2010-04-01'] },
    });
    for (const { line, output } of commands) {
      const printed = await print(line, await sandbox(requestOf(line)));
      const expected = output.replace(/^HTTP\/1\.1 (\d{3}) [\w ]+\n/, '$1 ');
      assert.equal(printed.replaceAll('\r\n', '\n').trim(), expected.trim(), line);
    }
  });
});
