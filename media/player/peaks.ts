// The loudness of a sound over its length, found without holding the page up.

/** How many bars a waveform has. */
export const barCount = 180;

/** Telephones carry nothing that needs more samples a second. */
const samplesPerSecond = 8000;
const samplesPerSlice = 100_000;

/** The loudest sample of each bar's stretch, as a share of the loudest of all; empty where nothing can be decoded. */
export async function readPeaks(sound: Blob): Promise<readonly number[]> {
  const samples = await decode(sound);
  if (!samples) return [];
  const peaks = new Array<number>(barCount).fill(0);
  for (let from = 0; from < samples.length; from += samplesPerSlice) {
    addSlice(peaks, samples, from);
    await nextTask();
  }
  const loudest = Math.max(...peaks);
  return loudest > 0 ? peaks.map((peak) => peak / loudest) : peaks;
}

async function decode(sound: Blob): Promise<Float32Array | undefined> {
  const context = new OfflineAudioContext(1, 1, samplesPerSecond);
  try {
    return (await context.decodeAudioData(await sound.arrayBuffer())).getChannelData(0);
  } catch {
    // Whether it plays is found out by playing; the waveform is only missing.
    return undefined;
  }
}

function addSlice(peaks: number[], samples: Float32Array, from: number): void {
  const to = Math.min(samples.length, from + samplesPerSlice);
  for (let index = from; index < to; index++) {
    const bar = Math.floor((index * barCount) / samples.length);
    const loudness = Math.abs(samples[index] ?? 0);
    if (loudness > (peaks[bar] ?? 0)) peaks[bar] = loudness;
  }
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
