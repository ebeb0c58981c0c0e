// What the drawing of a timeline keeps from one drawing to the next: how wide it is, and which item is at hand.
import type { Timeline, TimelineItem } from '../../../src/callPage/messages.ts';
import { lanesOf, type Lanes } from './lanes.ts';

/** Until the drawing was measured. */
const usualPixels = 700;

/** The drawing of a page. */
export class Drawing {
  /** The item that the tabulator key comes to. */
  current: string | undefined;
  /** Of these more is said: a mouse may rest on one item while the keys go to others. */
  readonly told: { pointed?: string | undefined; focused?: string | undefined } = {};
  /** Whether the list is open. */
  isListed = false;
  private measured = usualPixels;
  private readonly observer: ResizeObserver;
  private track: Element | undefined;
  private laid: { readonly timeline: Timeline; readonly rows: Map<number, Lanes> } | undefined;

  /** Follows the width of the element that is as wide as the axis. */
  readonly observe = (track: Element | undefined): void => {
    this.observer.disconnect();
    this.track = track;
    if (track) this.observer.observe(track);
  };

  constructor(private readonly redraw: () => void) {
    this.observer = new ResizeObserver(() => this.measure());
  }

  /** How many pixels the axis is long. */
  get widthPixels(): number {
    return this.measured;
  }

  /** The lanes of a row, which are found once for each width. */
  lanesOf(timeline: Timeline, row: number): Lanes {
    if (this.laid?.timeline !== timeline) this.laid = { timeline, rows: new Map() };
    const known = this.laid.rows.get(row);
    if (known) return known;
    const items = timeline.items.filter((item) => item.row === row);
    const lanes = lanesOf(items, this.measured);
    this.laid.rows.set(row, lanes);
    return lanes;
  }

  private measure(): void {
    const width = Math.round(this.track?.getBoundingClientRect().width ?? 0);
    if (width === 0 || width === this.measured) return;
    this.measured = width;
    this.laid = undefined;
    this.redraw();
  }
}

/** What an item is called in the drawing. */
export function keyOf({ part, sid }: TimelineItem): string {
  return `${part} ${sid}`;
}
