// VS Code's stores, a log and files, for tests that make their own: memory only, gone with the test.
import * as vscode from 'vscode';
import type { Log } from '../../src/log.ts';

/** A Memento that forgets. */
export function memoryMemento(): vscode.Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, fallback?: T) => (values.has(key) ? (values.get(key) as T) : fallback) as T,
    update: (key, value) => {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
      return Promise.resolve();
    },
  };
}

/** Secrets without a keyring behind them; a change is told as to every window. */
export function memorySecrets(): vscode.SecretStorage {
  const secrets = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
  return {
    get: (key) => Promise.resolve(secrets.get(key)),
    store(key, value) {
      secrets.set(key, value);
      changed.fire({ key });
      return Promise.resolve();
    },
    delete(key) {
      secrets.delete(key);
      changed.fire({ key });
      return Promise.resolve();
    },
    onDidChange: changed.event,
  };
}

/** A log that nobody reads. A real channel would be the extension's own: VS Code knows them by name. */
export function memoryLog(): Log {
  return {
    channel: { dispose: () => undefined },
    request: () => undefined,
    failure: () => undefined,
    show: () => undefined,
  };
}

/** A file system of one flat folder, in memory. */
export function memoryFiles(files: Map<string, Uint8Array>): vscode.FileSystemProvider {
  const facts = { type: vscode.FileType.File, ctime: 0, mtime: 0 };
  const missing = (uri: vscode.Uri) => vscode.FileSystemError.FileNotFound(uri);
  const content = (uri: vscode.Uri) => {
    const found = files.get(uri.path);
    if (!found) throw missing(uri);
    return found;
  };
  return {
    onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: (uri) => {
      if (uri.path === '/folder') return { ...facts, type: vscode.FileType.Directory, size: 0 };
      return { ...facts, size: content(uri).length };
    },
    readDirectory: () => [],
    createDirectory: () => undefined,
    readFile: content,
    writeFile: (uri, data) => void files.set(uri.path, data),
    delete: (uri) => void files.delete(uri.path),
    rename: (from, to) => {
      files.set(to.path, content(from));
      files.delete(from.path);
    },
  };
}
