// The product's own export command on an emulator behind a socket.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Accounts } from '../../src/account/accounts.ts';
import { connect, type Session } from '../../src/account/connect.ts';
import { registerExport } from '../../src/export/exportCalls.ts';
import { createOpenFiles } from '../../src/files/openFiles.ts';
import { createTemporaries } from '../../src/files/temporaries.ts';
import type { Log } from '../../src/log.ts';
import type { Emulator } from './emulator.ts';

/** What the command returns. */
export interface Exported {
  readonly rows: number;
  readonly expected: number;
  readonly bytes: number;
}

/** The command, signed in to the emulator's account. */
export function openExport(emulator: Emulator): (target: string, source?: string) => Thenable<Exported> {
  const session = openSession(emulator);
  const accounts = { current: () => Promise.resolve(session) } as unknown as Accounts;
  const state = memoryState();
  registerExport({
    accounts,
    files: createOpenFiles(createTemporaries(state)),
    log,
    state,
    filter: () => ({}),
  });
  return (target, source = 'decoded') =>
    vscode.commands.executeCommand<Exported>('callInspector.exportCsv', { target, source });
}

/** Reads the calls as the export does, and writes none. */
export function openReading(emulator: Emulator): () => Promise<void> {
  const { client } = openSession(emulator);
  return async () => {
    let last: unknown;
    for await (const { calls } of client.listCalls({}, { pageSize: 1000, parallel: 4 })) last = calls;
    assert.ok(last);
  };
}

const log: Log = {
  channel: { dispose: () => undefined },
  request: () => undefined,
  failure: (error) => console.error(error),
  show: () => undefined,
};

function openSession({ url, accountSid, apiVersion, authToken }: Emulator): Session {
  const account = { accountSid, label: 'Bench', apiBaseUrl: url, apiVersion, isSample: false };
  return connect(account, authToken, log);
}

function memoryState(): vscode.Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: (key: string) => values.get(key),
    update: (key: string, value: unknown) => {
      values.set(key, value);
      return Promise.resolve();
    },
  } as vscode.Memento;
}
