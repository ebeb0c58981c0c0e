import assert from 'node:assert/strict';
import { visibleText } from '../../../src/calls/visibleText.ts';
import { leastCpuMs } from '../api/cpuTime.ts';

describe('a text of the service', () => {
  it('has nothing in it that nobody sees', () => {
    for (const [text, shown] of [
      ['pay\u200bpal \u2060\ufeff', 'pay⟨U+200B⟩pal ⟨U+2060⟩⟨U+FEFF⟩'],
      ['so\u00adft', 'so⟨U+00AD⟩ft'],
      ['a\u200db\u200cc', 'a⟨U+200D⟩b⟨U+200C⟩c'],
      ['\u{e0041}\u{e007f}', '⟨U+E0041⟩⟨U+E007F⟩'],
      ['a\ufe0f\u034f\u3164', 'a⟨U+FE0F⟩⟨U+034F⟩⟨U+3164⟩'],
      ['1\ufe0f2\ufe0e \ufe0f\u20e3', '1⟨U+FE0F⟩2⟨U+FE0E⟩ ⟨U+FE0F⟩\u20e3'],
      ['\u202egpj\u2029\x00', '⟨U+202E⟩gpj⟨U+2029⟩⟨U+0000⟩'],
    ] as const) {
      assert.equal(visibleText(text), shown);
    }
  });

  it('keeps tabs, line ends, marks of letters, and what holds an emoji together', () => {
    const family = '\u{1f468}\u{1f3fd}\u200d\u{1f469}\u200d\u{1f467}';
    for (const text of [
      'a\tb\nc',
      'e\u0301 ل \u00a0',
      family,
      '❤\ufe0f\u200d\u{1f525}',
      '☎\ufe0e',
      '1\ufe0f\u20e3#\ufe0f\u20e3',
    ]) {
      assert.equal(visibleText(text), text);
    }
    assert.equal(visibleText('\u{1f468}\u200dx'), '\u{1f468}⟨U+200D⟩x');
  });

  it('is shown in time that grows as it does', async () => {
    for (const piece of ['\u200d', '\u{1f468}\u200d', '❤\ufe0f', 'a', '\u{1f3fd}\u200d', '1\ufe0f']) {
      const [short, long] = [piece.repeat(1000), piece.repeat(16_000)];
      const shortMs = await leastCpuMs(0, () => visibleText(short));
      // Sixteen times as long: as the square of it, it would take 256 times as long.
      const limitMs = 80 * shortMs;
      const longMs = await leastCpuMs(limitMs, () => visibleText(long));
      assert.ok(longMs < limitMs, `${shortMs} ms, ${longMs} ms`);
    }
  });
});
