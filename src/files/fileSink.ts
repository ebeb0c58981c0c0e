import { access, constants, open, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { homedir, hostname } from 'node:os';
import { dirname, resolve } from 'node:path';
import * as vscode from 'vscode';
import { PersonError } from '../explain.ts';
import { isMissing } from './fileError.ts';
import type { Temporaries } from './temporaries.ts';

/** Writes a file whole or not at all: nothing is seen at the target before `commit`. */
export interface Sink {
  /** Resolves once text or bytes are handed to the disk, so awaiting it is the back-pressure. */
  write(data: string | Uint8Array<ArrayBuffer>): Promise<void>;
  /** Puts the file in place, replacing what was there, unless aborted before; resolves to its size. */
  commit(signal: AbortSignal): Promise<number>;
  /** Leaves no trace; the target is untouched. */
  discard(): Promise<void>;
}

/**
 * Opens a sink for a target; rejects with the file system's error when the folder takes no file, or when
 * what is there is no file or may not be written.
 */
export async function openSink(target: vscode.Uri, temporaries: Temporaries): Promise<Sink> {
  if (target.scheme === 'file') return openLocalSink(target.fsPath, temporaries);
  await refuseWhatStays(target);
  return collectingSink(target, temporaries);
}

async function openLocalSink(target: string, temporaries: Temporaries): Promise<Sink> {
  // A link stays a link: what it leads to is replaced, from beside it, so that the rename is one step.
  const path = await followed(target);
  const mode = await modeOf(path);
  const temporary = await temporaries.add(vscode.Uri.file(path));
  const file = await open(temporary.fsPath, 'wx', mode).catch(async (error: unknown) => {
    await temporaries.forget(temporary);
    throw error;
  });
  let bytes = 0;
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await file.close();
    isOpen = false;
  };
  return {
    async write(data) {
      const written = bytesOf(data);
      await file.writeFile(written);
      bytes += written.length;
    },
    async commit(signal) {
      await file.sync();
      await close();
      signal.throwIfAborted();
      await rename(temporary.fsPath, path);
      await temporaries.forget(temporary);
      return bytes;
    },
    async discard() {
      try {
        await close();
      } finally {
        await rm(temporary.fsPath, { force: true });
        await temporaries.forget(temporary);
      }
    },
  };
}

/** Where a link leads, also one to a file that is not there yet; anything else is where it is. */
async function followed(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const link = isMissing(error) ? await readlink(path).catch(() => undefined) : undefined;
    return link === undefined ? path : followed(resolve(await realpath(dirname(path)), link));
  }
}

/**
 * Who may read the file that is replaced may read the new one, and nobody else. Throws where it may not be
 * replaced: renaming would ask only its folder.
 */
async function modeOf(path: string): Promise<number | undefined> {
  const replaced = await stat(path).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (!replaced) return undefined;
  if (replaced.isDirectory()) throw vscode.FileSystemError.FileIsADirectory(path);
  if (!replaced.isFile()) throw new PersonError(vscode.l10n.t('{0} is no file. Choose another.', path));
  // As the editor sees it, also where whoever runs it could write all the same.
  if ((replaced.mode & 0o200) === 0) throw vscode.FileSystemError.NoPermissions(path);
  await access(path, constants.W_OK);
  return replaced.mode & 0o777;
}

/** The editor would take a folder away for the file, and ask nobody. */
async function refuseWhatStays(target: vscode.Uri): Promise<void> {
  const stat = Promise.resolve(vscode.workspace.fs.stat(target));
  const replaced = await stat.catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (!replaced) return;
  if (replaced.type & vscode.FileType.Directory) throw vscode.FileSystemError.FileIsADirectory(target);
  const isReadOnly = ((replaced.permissions ?? 0) & vscode.FilePermission.Readonly) !== 0;
  if (isReadOnly) throw vscode.FileSystemError.NoPermissions(target);
}

/** `workspace.fs` can only write a whole file, so a target that is not local is collected first. */
function collectingSink(target: vscode.Uri, temporaries: Temporaries): Sink {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  return {
    write(piece) {
      pieces.push(bytesOf(piece));
      return Promise.resolve();
    },
    async commit(signal) {
      const data = new Uint8Array(await new Blob(pieces).arrayBuffer());
      const temporary = await temporaries.add(target);
      try {
        await vscode.workspace.fs.writeFile(temporary, data);
        await refuseWhatStays(target);
        signal.throwIfAborted();
        await vscode.workspace.fs.rename(temporary, target, { overwrite: true });
      } catch (error) {
        await Promise.resolve(vscode.workspace.fs.delete(temporary)).catch(() => undefined);
        throw error;
      } finally {
        await temporaries.forget(temporary);
      }
      return data.length;
    },
    discard() {
      pieces.length = 0;
      return Promise.resolve();
    },
  };
}

function bytesOf(data: string | Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return typeof data === 'string' ? new TextEncoder().encode(data) : data;
}

/** The home of the person, where the extension runs. */
export function homeFolder(): vscode.Uri {
  return vscode.Uri.file(homedir());
}

/** A process, as another one can look for it. */
export interface Owner {
  readonly host: string;
  readonly pid: number;
}

/** The process that this code runs in. */
export function thisProcess(): Owner {
  return { host: hostname(), pid: process.pid };
}

/** Whether a process of this machine has ended; of those of other machines nobody here can tell. */
export function isGone({ host, pid }: Owner): boolean {
  if (host !== hostname() || !Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
