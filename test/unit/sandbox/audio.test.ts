import assert from 'node:assert/strict';
import { sampleRate, wavBytes, wavStream } from '../../../src/sandbox/audio.ts';
import { writeMp3 } from '../../../src/sandbox/mp3.ts';

const sid = 'RE5c0ffee1d0c5a11ab1e5ca11ab1e0002';

async function wav(of: string, seconds: number): Promise<Buffer> {
  return Buffer.from(await new Response(wavStream(of, seconds)).arrayBuffer());
}

describe('a recording as WAV', () => {
  it('has a header that agrees with its size and its duration', async () => {
    const file = await wav(sid, 3);
    assert.equal(file.length, wavBytes(3));
    assert.equal(file.toString('latin1', 0, 4) + file.toString('latin1', 8, 16), 'RIFFWAVEfmt ');
    assert.equal(file.readUInt32LE(4), file.length - 8);
    assert.deepEqual([file.readUInt16LE(20), file.readUInt16LE(22), file.readUInt16LE(34)], [1, 1, 16]);
    assert.equal(file.readUInt32LE(24), sampleRate);
    assert.equal(file.toString('latin1', 36, 40), 'data');
    assert.equal(file.readUInt32LE(40) / (sampleRate * 2), 3);
  });

  it('can be heard in each of its seconds, and is not clipped', async () => {
    const file = await wav(sid, 12);
    for (let second = 0; second < 12; second++) {
      const samples = Array.from({ length: sampleRate }, (_, index) =>
        file.readInt16LE(44 + (second * sampleRate + index) * 2),
      );
      const loudness = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / sampleRate);
      assert.ok(loudness > 500, `second ${second}: ${loudness}`);
      const clipped = samples.filter((sample) => Math.abs(sample) >= 32_000).length;
      assert.ok(clipped < 20, `second ${second}: ${clipped} clipped`);
    }
  });

  it('sounds the same each time and otherwise for another recording', async () => {
    assert.deepEqual(await wav(sid, 2), await wav(sid, 2));
    assert.notDeepEqual(await wav(sid, 2), await wav('RE5c0ffee1d0c5a11ab1e5ca11ab1e0001', 2));
  });
});

describe('a recording as MP3', () => {
  it('is a row of frames of the size that their headers say', () => {
    const file = Buffer.from(writeMp3(sid, 21));
    const frames = file.length / 36;
    assert.equal(frames, Math.ceil(21_000 / 36));
    for (let frame = 0; frame < frames; frame++) assert.equal(file.readUInt32BE(frame * 36), 0xfff318c0);
  });

  it('says in each frame how many bits of sound follow, and they fit', () => {
    const file = Buffer.from(writeMp3(sid, 5));
    for (let at = 0; at < file.length; at += 36) {
      const bits = (file.readUInt32BE(at + 4) >>> 11) & 0xfff;
      assert.ok(bits > 0 && bits <= (36 - 13) * 8, String(bits));
    }
  });
});
