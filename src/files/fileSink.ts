import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import * as vscode from 'vscode';
import type { Temporaries } from './temporaries.ts';

/** Writes a file whole or not at all: nothing is seen at the target before `commit`. */
export interface Sink {
  /** Resolves once text or bytes are handed to the disk, so awaiting it is the back-pressure. */
  write(data: string | Uint8Array<ArrayBuffer>): Promise<void>;
  /** Puts the file in place, replacing what was there; resolves to its size. */
  commit(): Promise<number>;
  /** Leaves no trace; the target is untouched. */
  discard(): Promise<void>;
}

/** Opens a sink for a target; rejects with the file system's error when the folder takes no file. */
export function openSink(target: vscode.Uri, temporaries: Temporaries): Promise<Sink> {
  return target.scheme === 'file'
    ? openLocalSink(target.fsPath, temporaries)
    : Promise.resolve(collectingSink(target, temporaries));
}

async function openLocalSink(target: string, temporaries: Temporaries): Promise<Sink> {
  // A link stays a link: what it leads to is replaced, from beside it, so that the rename is one step.
  const path = await realpath(target).catch(() => target);
  const temporary = await temporaries.add(vscode.Uri.file(path));
  const file = await open(temporary.fsPath, 'wx', await modeOf(path)).catch(async (error: unknown) => {
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
    async commit() {
      await file.sync();
      await close();
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

/** Who may read the file that is replaced may read the new one, and nobody else. */
async function modeOf(path: string): Promise<number | undefined> {
  const replaced = await stat(path).catch(() => undefined);
  return replaced && replaced.mode & 0o777;
}

/** `workspace.fs` can only write a whole file, so a target that is not local is collected first. */
function collectingSink(target: vscode.Uri, temporaries: Temporaries): Sink {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  return {
    write(piece) {
      pieces.push(bytesOf(piece));
      return Promise.resolve();
    },
    async commit() {
      const data = new Uint8Array(await new Blob(pieces).arrayBuffer());
      const temporary = await temporaries.add(target);
      try {
        await vscode.workspace.fs.writeFile(temporary, data);
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
