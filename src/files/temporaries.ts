// Which temporary files are being written: those of a process that ended in the middle are taken away later.
import * as vscode from 'vscode';
import { propertyOf, textOf } from '../command.ts';
import { isMissing } from './fileError.ts';
import { isGone, thisProcess } from './fileSink.ts';

/** Remembers temporary files across windows and their ends. */
export interface Temporaries {
  /** Remembers a file before it is made, and resolves to where it is to be made: beside the target. */
  add(beside: vscode.Uri): Promise<vscode.Uri>;
  /** Never rejects: what became of the file is what counts, and the next sweep asks whether it is there. */
  forget(temporary: vscode.Uri): Promise<void>;
  /** Takes away what is left of processes that are gone; of any other file nothing is touched. */
  sweep(): Promise<void>;
}

const keyStart = 'callInspector.temporary.';
/** Hidden, short enough wherever the target's own name is, and never the name of a file of somebody else. */
const ourName = /^\.[\da-f]{32}\.part$/;

/** Keeps one entry a file, since a window would overwrite what another has put into a list meanwhile. */
export function createTemporaries(state: vscode.Memento): Temporaries {
  const keyOf = (temporary: vscode.Uri): string => `${keyStart}${nameOf(temporary)}`;
  const forget = (temporary: vscode.Uri): Promise<void> =>
    Promise.resolve(state.update(keyOf(temporary), undefined)).catch(() => undefined);
  return {
    async add(beside) {
      const name = `.${crypto.randomUUID().replaceAll('-', '')}.part`;
      const temporary = vscode.Uri.joinPath(beside, '..', name);
      await state.update(keyOf(temporary), { uri: temporary.toString(), ...thisProcess() });
      return temporary;
    },
    forget,
    async sweep() {
      const left = state
        .keys()
        .filter((key) => key.startsWith(keyStart))
        .map((key) => ({ key, temporary: leftBehind(state.get<unknown>(key)) }));
      for (const { key, temporary } of left) {
        if (temporary && keyOf(temporary) === key && (await isTaken(temporary))) await forget(temporary);
      }
    },
  };
}

function leftBehind(entry: unknown): vscode.Uri | undefined {
  const [uri, host, pid] = [textOf(entry, 'uri'), textOf(entry, 'host'), propertyOf(entry, 'pid')];
  if (uri === undefined || host === undefined || typeof pid !== 'number') return undefined;
  const temporary = vscode.Uri.parse(uri);
  return ourName.test(nameOf(temporary)) && isGone({ host, pid }) ? temporary : undefined;
}

/** Whether the file is away; one that cannot be reached now is for another time. */
async function isTaken(temporary: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.delete(temporary, { useTrash: false });
    return true;
  } catch (error) {
    return isMissing(error);
  }
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.split('/').at(-1) ?? '';
}
