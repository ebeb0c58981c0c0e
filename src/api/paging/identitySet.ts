import { fingerprint } from './fingerprint.ts';

/**
 * A set of texts that keeps 64 bits of each, outside the garbage-collected heap: 12 to 24 bytes a text,
 * so a million rows take some 16 MB. That two of a million texts are taken for one has odds of one in
 * tens of millions.
 */
export class IdentitySet {
  private slots = new Uint32Array(2 * 1024);
  private size = 0;

  has(text: string): boolean {
    const [low, high] = occupied(text);
    return this.slots[this.find(low, high)] !== 0;
  }

  /** Says whether the text was new. */
  add(text: string): boolean {
    const [low, high] = occupied(text);
    const at = this.find(low, high);
    if (this.slots[at] !== 0) return false;
    this.put(at, low, high);
    if (++this.size * 2 > this.slots.length * 0.7) this.grow();
    return true;
  }

  private put(at: number, low: number, high: number): void {
    this.slots[at] = low;
    this.slots[at + 1] = high;
  }

  /** Where the two halves are, or the free slot where they would go. */
  private find(low: number, high: number): number {
    const { slots } = this;
    const last = slots.length - 2;
    let at = (low * 2) & last;
    while (slots[at] !== 0 && (slots[at] !== low || slots[at + 1] !== high)) at = (at + 2) & last;
    return at;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 2) {
      const low = old[at] ?? 0;
      const high = old[at + 1] ?? 0;
      if (low !== 0) this.put(this.find(low, high), low, high);
    }
  }
}

/** A lower half of 0 marks a free slot. */
function occupied(text: string): readonly [number, number] {
  const [low, high] = fingerprint(text);
  return [low === 0 ? 1 : low, high];
}
