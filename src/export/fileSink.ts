import { open, rename, rm } from 'node:fs/promises';
import * as vscode from 'vscode';

/** Writes a file whole or not at all: nothing is seen at the target before `commit`. */
export interface Sink {
  /** Resolves once the text is handed to the disk, so awaiting it is the back-pressure. */
  write(text: string): Promise<void>;
  /** Puts the file in place, replacing what was there; resolves to its size. */
  commit(): Promise<number>;
  /** Leaves no trace; the target is untouched. */
  discard(): Promise<void>;
}

/** Opens a sink for a target; rejects with the file system's error when the folder takes no file. */
export function openSink(target: vscode.Uri): Promise<Sink> {
  return target.scheme === 'file' ? openLocalSink(target.fsPath) : Promise.resolve(collectingSink(target));
}

/** A name beside the target, so that the rename at the end stays within one file system. */
function temporaryName(path: string): string {
  return `${path}.${crypto.randomUUID().slice(0, 8)}.part`;
}

async function openLocalSink(path: string): Promise<Sink> {
  const temporary = temporaryName(path);
  const file = await open(temporary, 'wx');
  let bytes = 0;
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await file.close();
    isOpen = false;
  };
  return {
    async write(text) {
      const data = Buffer.from(text);
      await file.writeFile(data);
      bytes += data.length;
    },
    async commit() {
      await file.sync();
      await close();
      await rename(temporary, path);
      return bytes;
    },
    async discard() {
      await close();
      await rm(temporary, { force: true });
    },
  };
}

/** `workspace.fs` can only write a whole file, so a target that is not local is collected first. */
function collectingSink(target: vscode.Uri): Sink {
  const texts: string[] = [];
  return {
    write(text) {
      texts.push(text);
      return Promise.resolve();
    },
    async commit() {
      const data = new TextEncoder().encode(texts.join(''));
      const temporary = target.with({ path: temporaryName(target.path) });
      try {
        await vscode.workspace.fs.writeFile(temporary, data);
        await vscode.workspace.fs.rename(temporary, target, { overwrite: true });
      } catch (error) {
        await Promise.resolve(vscode.workspace.fs.delete(temporary)).catch(() => undefined);
        throw error;
      }
      return data.length;
    },
    discard() {
      texts.length = 0;
      return Promise.resolve();
    },
  };
}
