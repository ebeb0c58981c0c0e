import type * as vscode from 'vscode';
import { fileError } from './fileError.ts';
import { openSink, type Sink } from './fileSink.ts';
import type { Temporaries } from './temporaries.ts';

/** The files that are being written, so that the extension does not end before each is whole or gone. */
export interface OpenFiles {
  /** Opens a file as `openSink` does; it and its sink reject with a `PersonError` of what the disk refused. */
  open(target: vscode.Uri): Promise<Sink>;
  /** Resolves when no file is open any more. */
  settled(): Promise<void>;
}

/** Keeps the list of files that are being written, and takes away what processes left that are gone. */
export function createOpenFiles(temporaries: Temporaries): OpenFiles {
  void temporaries.sweep();
  let count = 0;
  let tell: (() => void) | undefined;
  const forget = (): void => {
    count -= 1;
    if (count === 0) tell?.();
  };
  return {
    async open(target) {
      const inWords = <T>(step: Promise<T>): Promise<T> =>
        step.catch((error: unknown) => {
          throw fileError(error, target);
        });
      count += 1;
      const sink = await inWords(openSink(target, temporaries)).catch((error: unknown) => {
        forget();
        throw error;
      });
      return {
        write: (data) => inWords(sink.write(data)),
        commit: async (signal) => {
          const bytes = await inWords(sink.commit(signal));
          forget();
          return bytes;
        },
        // What cannot be taken away now is taken away at the next start; what is to be told is why it came to this.
        discard: () => sink.discard().then(forget, forget),
      };
    },
    settled: () =>
      count === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            tell = resolve;
          }),
  };
}
