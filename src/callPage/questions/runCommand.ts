import * as vscode from 'vscode';
import type { CommandName } from '../../command.ts';
import { PersonError } from '../../explain.ts';

/** Runs a command of ours for a page; what it rejects with is fit for a person already. */
export async function runCommand(name: CommandName, argument?: unknown): Promise<unknown> {
  const given = argument === undefined ? [] : [argument];
  try {
    return await vscode.commands.executeCommand(`callInspector.${name}`, ...given);
  } catch (error) {
    throw error instanceof Error ? new PersonError(error.message, { cause: error }) : error;
  }
}
