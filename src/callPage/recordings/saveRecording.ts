// Saves the sound of a recording as a file: whole, or nothing at all.
import * as vscode from 'vscode';
import type { Session } from '../../account/connect.ts';
import { PersonError } from '../../explain.ts';
import type { Sink } from '../../files/fileSink.ts';
import type { OpenFiles } from '../../files/openFiles.ts';
import { plainText } from '../../plainText.ts';
import { openAudio, type Audio, type AudioFormat } from './audio.ts';

/** What is saved, and where to. */
export interface SaveRequest {
  readonly recordingSid: string;
  readonly target: vscode.Uri;
}

/** Who is asked, and who writes. */
export interface SavingParts {
  readonly session: Session;
  readonly files: OpenFiles;
}

const progressEveryMs = 250;

/** Saves with progress and Cancel; resolves to the size, and rejects with an abort when cancelled. */
export function saveRecording(request: SaveRequest, { files, session }: SavingParts): Thenable<number> {
  const format = formatOf(request.target);
  const location = vscode.ProgressLocation.Notification;
  const title = vscode.l10n.t('Saving {0}', nameOf(request.target));
  return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    const cancel = new AbortController();
    const onCancel = token.onCancellationRequested(() => cancel.abort());
    const signal = AbortSignal.any([session.signal, cancel.signal]);
    try {
      const audio = await openAudio(session, { recordingSid: request.recordingSid, format, signal });
      const sink = await files.open(request.target);
      return await write(audio, sink, signal, progress);
    } catch (error) {
      if (session.signal.aborted) throw accountLeft();
      throw error;
    } finally {
      // Whatever ended it, nothing is asked for any more.
      cancel.abort();
      onCancel.dispose();
    }
  });
}

async function write(
  { pieces, sizeBytes }: Audio,
  sink: Sink,
  signal: AbortSignal,
  progress: vscode.Progress<{ message: string }>,
): Promise<number> {
  let bytes = 0;
  let lastMs = 0;
  try {
    for await (const piece of pieces) {
      await sink.write(piece);
      bytes += piece.length;
      if (Date.now() - lastMs < progressEveryMs) continue;
      lastMs = Date.now();
      progress.report({ message: progressText(bytes, sizeBytes) });
    }
    return await sink.commit(signal);
  } catch (error) {
    await sink.discard();
    throw error;
  }
}

function progressText(bytes: number, sizeBytes: number | undefined): string {
  return sizeBytes === undefined
    ? showSize(bytes)
    : vscode.l10n.t('{0} of {1}', showSize(bytes), showSize(sizeBytes));
}

/** `0.7 MB`, by the language of the editor. */
export function showSize(bytes: number): string {
  const unit = { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(vscode.env.language, unit).format(Math.max(0.1, bytes / 1_000_000));
}

/** The last part of a target's path. */
export function nameOf(target: vscode.Uri): string {
  return plainText(target.path.split('/').at(-1) ?? '');
}

/** The ending of a file's name says what it holds. */
function formatOf({ path }: vscode.Uri): AudioFormat {
  if (/\.mp3$/i.test(path)) return 'mp3';
  if (/\.wav$/i.test(path)) return 'wav';
  throw new PersonError(vscode.l10n.t('A recording is saved as .mp3 or .wav: end the name of the file so.'));
}

function accountLeft(): PersonError {
  return new PersonError(vscode.l10n.t('Saving ended because the account was left. No file was written.'));
}
