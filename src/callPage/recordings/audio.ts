// The sound of a recording on its way from the service: in pieces, with every way to fail in words.
import * as vscode from 'vscode';
import type { Session } from '../../account/connect.ts';
import { explain, PersonError } from '../../explain.ts';
import { plainText } from '../../plainText.ts';

/** The two forms in which the service keeps a recording. */
export type AudioFormat = 'wav' | 'mp3';

/** Which sound is read, and until when. */
export interface AudioRequest {
  readonly recordingSid: string;
  readonly format: AudioFormat;
  readonly signal: AbortSignal;
}

/** A sound whose bytes are still to come. */
export interface Audio {
  /** Where the service tells it. */
  readonly sizeBytes: number | undefined;
  /** Throws a `PersonError` when the sound is empty, breaks off or stalls; ends the request when left. */
  readonly pieces: AsyncIterable<Uint8Array<ArrayBuffer>>;
}

const longestSilenceMs = 30_000;

/** Asks for a sound; throws a `PersonError` when it is gone or is none, and otherwise as the client does. */
export async function openAudio({ client }: Session, request: AudioRequest): Promise<Audio> {
  const { recordingSid, format, signal } = request;
  const media = await client.getRecordingMedia(recordingSid, format, signal).catch((error: unknown) => {
    throw explain(error).isMissing ? gone(error) : error;
  });
  if (isText(media.contentType)) {
    void media.body.cancel().catch(() => undefined);
    throw notSound(media.contentType);
  }
  return { sizeBytes: media.sizeBytes, pieces: piecesOf(media.body, signal) };
}

/** An error page or a description may come where a sound was asked for. */
function isText(contentType: string): boolean {
  return /^(?:text\/|application\/(?:json|xml|xhtml))/i.test(contentType);
}

async function* piecesOf(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const reader = body.getReader();
  let isEmpty = true;
  try {
    for (;;) {
      const { value } = await inTime(reader.read(), signal);
      if (!value) break;
      isEmpty &&= value.length === 0;
      yield new Uint8Array(value);
    }
  } catch (error) {
    signal.throwIfAborted();
    throw brokenOff(error);
  } finally {
    void reader.cancel().catch(() => undefined);
  }
  if (isEmpty) throw new PersonError(vscode.l10n.t('This recording is empty: the service sent no sound.'));
}

/** Ends with the signal, and when nothing comes for too long. */
function inTime<T>(step: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(new Error('The sound stalled or was given up'));
    const timer = setTimeout(fail, longestSilenceMs);
    signal.addEventListener('abort', fail, { once: true });
    if (signal.aborted) fail();
    void step.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', fail);
    });
  });
}

function gone(cause: unknown): PersonError {
  return new PersonError(
    vscode.l10n.t('This recording is gone: the service does not have it any more (404).'),
    { cause },
  );
}

function notSound(contentType: string): PersonError {
  return new PersonError(
    vscode.l10n.t(
      'The service sent no sound but "{0}". Check the service address, and whether a proxy answered instead.',
      plainText(contentType, 60),
    ),
  );
}

function brokenOff(cause: unknown): PersonError {
  return new PersonError(
    vscode.l10n.t('The connection broke off before the recording was whole. Try again in a moment.'),
    { cause },
  );
}
