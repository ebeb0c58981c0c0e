// Recordings as MP3: a melody of plain tones. Speech would need an encoder; single tones need only
// one coefficient a frame, written by the format's simplest code table (ISO 11172-3, 13818-3).

/** 576 samples at 16,000 a second. */
const frameMs = 36;
/** At 8,000 bits a second, each frame is as long as every other. */
const frameBytes = 36;
/** MPEG-2 layer III, 8 kbit/s, 16 kHz, one channel, no checksum. */
const header = [0xff, 0xf3, 0x18, 0xc0];
/** Each of the 576 coefficients stands for so many hertz. */
const coefficientHz = 8000 / 576;

const notesHz = [392, 440, 494, 523, 587, 659, 698, 784];
const framesPerNote = 10;
/** The format's gain, in steps of a quarter of a doubling; 210 would be full scale. */
const loudestGain = 206;
const decayPerFrame = 3;

/** An MP3 file of so many seconds; the same sid gives the same melody. */
export function writeMp3(sid: string, durationSeconds: number): Uint8Array<ArrayBuffer> {
  const frames = Math.ceil((durationSeconds * 1000) / frameMs);
  const file = new Uint8Array(frames * frameBytes);
  for (let index = 0; index < frames; index++) {
    const letter = sid.charCodeAt(2 + (Math.floor(index / framesPerNote) % 32));
    const noteHz = notesHz[letter % notesHz.length] ?? 440;
    const decay = decayPerFrame * (index % framesPerNote);
    file.set(writeFrame(Math.round(noteHz / coefficientHz), loudestGain - decay), index * frameBytes);
  }
  return file;
}

/** One frame in which coefficient number `line` is one and all others are nothing. */
function writeFrame(line: number, gain: number): Uint8Array {
  const pairs = Math.floor(line / 2) + 1;
  // Table 1 of the format: a pair of nothings is `1`, then (0,1) is `001` and (1,0) is `01`; a 0
  // after each one says that it is positive.
  const tone = '1'.repeat(pairs - 1) + (line % 2 === 1 ? '001' : '01') + '0';
  const side =
    bits(0, 8 + 1) + // main data begins here; private
    bits(tone.length, 12) +
    bits(pairs, 9) +
    bits(gain, 8) +
    bits(0, 9 + 1) + // no scale factors; an ordinary window
    bits(1, 5).repeat(3) + // table 1 in all three regions
    bits(0, 4 + 3 + 1 + 1);
  const frame = new Uint8Array(frameBytes);
  frame.set(header);
  const written = side + tone;
  for (let at = 0; at < written.length; at += 8) {
    frame[header.length + at / 8] = Number.parseInt(written.slice(at, at + 8).padEnd(8, '0'), 2);
  }
  return frame;
}

function bits(value: number, width: number): string {
  return value.toString(2).padStart(width, '0');
}
