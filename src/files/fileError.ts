import * as vscode from 'vscode';
import { PersonError } from '../explain.ts';

/** What a file system refused, in words, by the codes of Node and of VS Code; every other error as it is. */
export function fileError(error: unknown, target: vscode.Uri): unknown {
  const path = target.scheme === 'file' ? target.fsPath : target.toString(true);
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'FileNotFound':
    case 'FileNotADirectory':
      return new PersonError(vscode.l10n.t('The folder of {0} does not exist. Choose another.', path));
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'NoPermissions':
      return new PersonError(vscode.l10n.t('{0} may not be written. Choose another place.', path));
    case 'EISDIR':
    case 'FileIsADirectory':
      return new PersonError(vscode.l10n.t('{0} is a folder. Choose a file.', path));
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new PersonError(vscode.l10n.t('The disk is full, so nothing was written to {0}.', path));
    case 'ENAMETOOLONG':
    case 'ELOOP':
    case 'EINVAL':
    case 'ERR_INVALID_ARG_VALUE':
      return new PersonError(vscode.l10n.t('{0} cannot be the name of a file here.', path));
    case 'Unavailable':
      return new PersonError(vscode.l10n.t('The place of {0} cannot be reached now. Try again.', path));
    default:
      return error;
  }
}

/** Whether nothing is there, as Node says it or VS Code. */
export function isMissing(error: unknown): boolean {
  return ['ENOENT', 'FileNotFound'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
