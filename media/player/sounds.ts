// The sounds of the page's recordings: fetched from the host when first wanted, kept while there is room.
import type { Host } from '../host/host.ts';
import { readPeaks } from './peaks.ts';

/** A sound that came whole. */
export interface Sound {
  /** An address within the page. */
  readonly url: string;
  readonly bytes: number;
  /** Loudness from beginning to end, each from 0 to 1; empty until it is known, or where it is not. */
  peaks: readonly number[];
}

/** Which sound is fetched. */
interface Wanted {
  readonly sid: string;
  readonly seconds: number | undefined;
}

interface FetchOptions {
  readonly signal: AbortSignal;
  /** Told how much came, from 0 to 1, where that is known. */
  readonly onPart: (share: number | undefined) => void;
  /** Told when the loudness is known. */
  readonly onPeaks: () => void;
}

const mostBytes = 64 * 1024 * 1024;

/**
 * WAV has every sample in its place, so that seeking is exact and every editor plays it, but takes a
 * megabyte a minute; what is longer than this comes as MP3, which takes a quarter of that.
 */
const longestWavSeconds = 10 * 60;

/** What is longer than this is played without a waveform: decoded it would take too much memory. */
const longestDecodedSeconds = 60 * 60;

/** The sounds of one page. */
export class Sounds {
  private readonly sounds = new Map<string, Sound>();

  constructor(private readonly ask: Host['ask']) {}

  /** The sound, if it came already. */
  known(sid: string): Sound | undefined {
    return this.sounds.get(sid);
  }

  /** Rejects with an `Error` whose message is for the person. */
  async fetch({ sid, seconds }: Wanted, { onPart, onPeaks, signal }: FetchOptions): Promise<Sound> {
    const format = seconds !== undefined && seconds <= longestWavSeconds ? 'wav' : 'mp3';
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    const onPiece = (piece: Uint8Array<ArrayBuffer>, ofBytes: number): void => {
      pieces.push(piece);
      bytes += piece.length;
      onPart(ofBytes > 0 ? Math.min(1, bytes / ofBytes) : undefined);
    };
    await this.ask({ kind: 'audio', recordingSid: sid, format }, { signal, onPiece });
    const blob = new Blob(pieces, { type: format === 'wav' ? 'audio/wav' : 'audio/mpeg' });
    const sound: Sound = { url: URL.createObjectURL(blob), bytes, peaks: [] };
    this.makeRoom(bytes);
    this.sounds.set(sid, sound);
    if ((seconds ?? 0) <= longestDecodedSeconds) {
      void readPeaks(blob).then((peaks) => {
        sound.peaks = peaks;
        onPeaks();
      });
    }
    return sound;
  }

  /** Frees the memory of a sound. */
  forget(sid: string): void {
    URL.revokeObjectURL(this.sounds.get(sid)?.url ?? '');
    this.sounds.delete(sid);
  }

  /** Frees the memory of all of them. */
  clear(): void {
    for (const sid of this.sounds.keys()) this.forget(sid);
  }

  /** Forgets the oldest sounds. */
  private makeRoom(bytes: number): void {
    let held = [...this.sounds.values()].reduce((sum, sound) => sum + sound.bytes, bytes);
    for (const [sid, sound] of this.sounds) {
      if (held <= mostBytes) return;
      this.forget(sid);
      held -= sound.bytes;
    }
  }
}
