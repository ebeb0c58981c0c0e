// What the integration tests share: the extension's commands, an account over a socket, and waiting.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { SandboxOptions } from '../../src/sandbox/options.ts';
import { createMixedAccount, mixedCredentials } from '../support/mixedAccount.ts';
import { startSandboxServer, type SandboxServer } from '../support/sandboxServer.ts';

/** Runs a command of the contract as another extension would. */
export function run<T>(name: string, argument?: unknown): Thenable<T> {
  const given = argument === undefined ? [] : [argument];
  return vscode.commands.executeCommand<T>(`callInspector.${name}`, ...given);
}

/** Serves the account of 137 calls and signs in to it. */
export async function signInToMixedAccount(options: SandboxOptions = {}): Promise<SandboxServer> {
  const server = await startSandboxServer({ account: createMixedAccount(), options });
  await run('signIn', { ...mixedCredentials, label: 'Acme support', apiBaseUrl: server.url });
  return server;
}

/** Signs out of the account of 137 calls and ends its server. */
export async function leaveMixedAccount(server: SandboxServer): Promise<void> {
  await run('signOut', { accountSid: mixedCredentials.accountSid });
  await server.close();
}

/** Runs a step with a folder of its own, which is gone afterwards. */
export async function inFolder<T>(step: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'call-inspector-'));
  try {
    return await step(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same question for pages of 50, as a service with smaller pages would take it. */
export function withSmallPages(request: Request): Request {
  const url = new URL(request.url);
  for (const name of ['num', 'PageSize']) {
    if (url.searchParams.get(name) === '1000') url.searchParams.set(name, '50');
  }
  return new Request(url, request);
}

/** Waits until a value is there, looking again after each turn; mocha's own limit ends it. */
export async function eventually<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Closes the quick input that a command opens, as a person does who changed their mind; the command's result. */
export async function closeQuickInput<T>(command: Thenable<T>): Promise<T> {
  const ended = Promise.resolve(command).then((result) => ({ result }));
  const close = async (): Promise<undefined> => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await new Promise((resolve) => setTimeout(resolve, 20));
  };
  for (;;) {
    const end = await Promise.race([ended, close()]);
    if (end) return end.result;
  }
}
