import * as vscode from 'vscode';
import { textOf } from '../command.ts';
import { PersonError } from '../explain.ts';
import { homeFolder } from './fileSink.ts';

/**
 * Reads where a file is to be written: a Uri, also as JSON carries it, or the absolute path or the URI
 * of a file, as text. `undefined` where it is none of these; throws where nothing can be written.
 */
export function readFileTarget(target: unknown): vscode.Uri | undefined {
  const uri = typeof target === 'string' ? uriOf(target) : uriFrom(target);
  // Of a scheme that no extension has answered for yet nobody can tell.
  if (!uri || vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false) return uri;
  throw new PersonError(vscode.l10n.t('Nothing can be written to {0}. Choose a file.', uri.toString(true)));
}

/** Where a new file is proposed to be: in the open folder, else where the person is at home. */
export function proposedTarget(name: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri ?? homeFolder(), name);
}

function uriOf(text: string): vscode.Uri | undefined {
  if (/^[a-z][a-z\d+.-]+:/i.test(text)) return vscode.Uri.parse(text);
  return /^(?:\/|[a-z]:[\\/]|\\\\)/i.test(text) ? vscode.Uri.file(text) : undefined;
}

function uriFrom(value: unknown): vscode.Uri | undefined {
  if (value instanceof vscode.Uri) return value;
  const [scheme, path] = [textOf(value, 'scheme'), textOf(value, 'path')];
  const authority = textOf(value, 'authority') ?? '';
  return scheme === undefined || path === undefined
    ? undefined
    : vscode.Uri.from({ scheme, authority, path });
}
