import * as vscode from 'vscode';
import type { Log } from './log.ts';

/** Reads JSON that ships beside the bundle when it is needed; what cannot be read is `undefined`, and logged unless it just is not there. */
export function shippedData(extensionUri: vscode.Uri, log: Log): (file: string) => Promise<unknown> {
  return async (file) => {
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', file));
      return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound')) log.failure(error);
      return undefined;
    }
  };
}
