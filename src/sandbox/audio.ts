// Invented recordings: a beep, then someone who talks without words. Same sid, same sound.

/** Samples a second; one channel of 16 bits, so a second of sound is 16,000 bytes. */
export const sampleRate = 8000;

const headerBytes = 44;

/** The size of a WAV file of so many seconds. */
export function wavBytes(durationSeconds: number): number {
  return headerBytes + durationSeconds * sampleRate * 2;
}

/** A WAV file in pieces of a second, each made when it is read, so that long ones block nothing. */
export function wavStream(sid: string, durationSeconds: number): ReadableStream<Uint8Array> {
  const voice = createVoice(sid);
  let second = -1;
  return new ReadableStream({
    pull(controller) {
      if (second < 0) controller.enqueue(wavHeader(durationSeconds));
      else if (second < durationSeconds) controller.enqueue(pcm(voice, second));
      else controller.close();
      second++;
    },
  });
}

function wavHeader(durationSeconds: number): Uint8Array {
  const header = new DataView(new ArrayBuffer(headerBytes));
  const text = (at: number, letters: string) => {
    for (let index = 0; index < letters.length; index++) {
      header.setUint8(at + index, letters.charCodeAt(index));
    }
  };
  text(0, 'RIFF');
  header.setUint32(4, wavBytes(durationSeconds) - 8, true);
  text(8, 'WAVEfmt ');
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, sampleRate, true);
  header.setUint32(28, sampleRate * 2, true);
  header.setUint16(32, 2, true);
  header.setUint16(34, 16, true);
  text(36, 'data');
  header.setUint32(40, durationSeconds * sampleRate * 2, true);
  return new Uint8Array(header.buffer);
}

function pcm(voice: Voice, second: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(sampleRate * 2));
  for (let index = 0; index < sampleRate; index++) {
    const time = second + index / sampleRate;
    const value = time < beepSeconds ? beepAt(time) : voice.next();
    view.setInt16(index * 2, Math.round(Math.max(-1, Math.min(1, value)) * 32_000), true);
  }
  return new Uint8Array(view.buffer);
}

const beepSeconds = 0.4;

function beepAt(time: number): number {
  const envelope = Math.min(1, time / 0.02, (beepSeconds - time) / 0.02);
  return 0.4 * envelope * Math.sin(2 * Math.PI * 1000 * time);
}

// --- the voice: pulses of the vocal cords through two resonances of the mouth, syllable by syllable

interface Voice {
  next(): number;
}

interface Syllable {
  /** In samples. */
  readonly length: number;
  readonly pitchHz: number;
  readonly loudness: number;
  /** A resonance's frequency in hertz, the throat's and the mouth's. */
  readonly throatHz: number;
  readonly mouthHz: number;
}

const vowels = [
  [730, 1090],
  [270, 2290],
  [300, 870],
  [530, 1840],
  [570, 840],
  [440, 1020],
] as const;

function createVoice(sid: string): Voice {
  const chance = createChance(sid);
  const basePitchHz = 95 + chance() * 110;
  const throat = createResonance(90);
  const mouth = createResonance(120);
  let syllable = nextSyllable(chance, basePitchHz);
  let at = 0;
  let phase = 0;
  return {
    next() {
      if (at >= syllable.length) {
        syllable = nextSyllable(chance, basePitchHz);
        at = 0;
      }
      const progress = at++ / syllable.length;
      const envelope = Math.sin(Math.PI * progress) ** 0.6 * syllable.loudness;
      phase += (syllable.pitchHz * (1.06 - 0.12 * progress)) / sampleRate;
      const pulse = phase >= 1 ? 1 : 0;
      phase %= 1;
      const breath = (chance() - 0.5) * 0.04;
      const source = (pulse + breath) * envelope;
      return 0.16 * throat(source, syllable.throatHz) + 0.12 * mouth(source, syllable.mouthHz);
    },
  };
}

function nextSyllable(chance: () => number, basePitchHz: number): Syllable {
  const pause = chance() < 0.16;
  const [throatHz, mouthHz] = vowels[Math.floor(chance() * vowels.length)] ?? vowels[0];
  return {
    length: Math.floor(sampleRate * (pause ? 0.15 + chance() * 0.3 : 0.11 + chance() * 0.13)),
    pitchHz: basePitchHz * (0.88 + chance() * 0.3),
    loudness: pause ? 0 : 0.7 + chance() * 0.3,
    throatHz,
    mouthHz,
  };
}

/** A filter that rings at a frequency, which may change from sample to sample. */
function createResonance(widthHz: number): (source: number, frequencyHz: number) => number {
  const decay = Math.exp((-Math.PI * widthHz) / sampleRate);
  let last = 0;
  let before = 0;
  return (source, frequencyHz) => {
    const turn = 2 * decay * Math.cos((2 * Math.PI * frequencyHz) / sampleRate);
    const value = source + turn * last - decay * decay * before;
    before = last;
    last = value;
    return value;
  };
}

/** Numbers from 0 up to 1 that follow from a text. */
function createChance(text: string): () => number {
  let state = 0x811c9dc5;
  for (const letter of text) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193);
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) / 0x1000000;
  };
}
