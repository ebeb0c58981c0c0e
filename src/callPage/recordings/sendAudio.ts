import * as vscode from 'vscode';
import { PersonError } from '../../explain.ts';
import type { AnswerOf, QuestionOf } from '../messages.ts';
import type { Asked } from '../questions/questions.ts';
import { openAudio } from './audio.ts';

/** More than this a page does not hold: an hour of WAV, some four hours of MP3. */
const mostBytes = 64 * 1024 * 1024;
const pieceBytes = 256 * 1024;

/** Sends the sound of a recording to the page, piece by piece; the page never learns where it is from. */
export async function sendAudio(
  { recordingSid, format }: QuestionOf<'audio'>,
  { session, signal: given, piece }: Asked,
): Promise<AnswerOf<'audio'>> {
  const asked = await session();
  const signal = AbortSignal.any([given, asked.signal]);
  const { sizeBytes = 0, pieces } = await openAudio(asked, { recordingSid, format, signal });
  let sent = 0;
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  let waitingBytes = 0;
  const send = async (): Promise<void> => {
    if (waitingBytes > 0) piece(new Uint8Array(await new Blob(waiting).arrayBuffer()), sizeBytes);
    sent += waitingBytes;
    waiting = [];
    waitingBytes = 0;
  };
  for await (const part of pieces) {
    waiting.push(part);
    waitingBytes += part.length;
    if (Math.max(sizeBytes, sent + waitingBytes) > mostBytes) throw tooLarge();
    if (waitingBytes >= pieceBytes) await send();
  }
  await send();
  return { kind: 'audio', bytes: sent };
}

function tooLarge(): PersonError {
  return new PersonError(
    vscode.l10n.t('This recording is larger than {0} MB, too large to play here. Save it instead.', 64),
  );
}
