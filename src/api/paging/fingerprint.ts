/** 64 bits that stand for a text, as two unsigned halves; two texts share them by chance only. */
export function fingerprint(text: string): readonly [number, number] {
  let low = 0x9e3779b9;
  let high = 0x85ebca6b;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0xcc9e2d51);
    high = Math.imul(high ^ unit, 0x1b873593);
    low ^= low >>> 15;
    high ^= high >>> 13;
  }
  low = Math.imul(low ^ (high >>> 16), 0xe6546b64) ^ text.length;
  high = Math.imul(high ^ (low >>> 13), 0xc2b2ae35);
  return [low >>> 0, (high ^ (high >>> 16)) >>> 0];
}
