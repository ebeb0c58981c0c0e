// The timeline of a page: of the call at once, then of all its parts, and each second while something is live.
import type { Call } from '../../api/resources.ts';
import { describeTimeline, type TimelineParts } from '../../calls/timeline/timeline.ts';
import { readStyle } from '../../settings.ts';
import type { PagePart, ToPage } from '../messages.ts';

const tickMs = 1000;
/** What comes alone would move what stands below more than once. */
const awaited: readonly PagePart[] = ['segments', 'recordings', 'notifications'];

/** What the timeline of a page needs of it. */
export interface TimelinePage {
  readonly post: (message: ToPage) => void;
  /** Whether somebody can see it: nobody waits for a picture that is not seen. */
  readonly isSeen: () => boolean;
}

/** The timeline of an open page. */
export class PageTimeline {
  private call: Call | undefined;
  private found: Omit<TimelineParts, 'call'> = {};
  private readonly settled = new Set<PagePart>();
  private ticking: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly page: TimelinePage) {}

  /** Takes what was read of a part; nothing of it where it could not be read. */
  settle(part: PagePart, found: Omit<TimelineParts, 'call'>): void {
    this.settled.add(part);
    this.found = { ...this.found, ...found };
    this.draw(this.call);
  }

  /** Draws the timeline of the call as far as it is known. */
  draw(call: Call | undefined): void {
    this.call = call;
    this.rest();
    if (!call) return;
    const { post } = this.page;
    const found = awaited.every((part) => this.settled.has(part)) ? this.found : {};
    const timeline = describeTimeline({ call, ...found }, readStyle(), Date.now());
    post({ type: 'timeline', content: timeline ? { kind: 'loaded', timeline } : { kind: 'none' } });
    if (timeline?.items.some(({ place }) => place?.end === 'live')) {
      this.ticking = setInterval(() => this.tick(), tickMs);
    }
  }

  /** Forgets what was read, as for another call. */
  clear(): void {
    this.call = undefined;
    this.found = {};
    this.settled.clear();
    this.rest();
  }

  private tick(): void {
    if (this.page.isSeen()) this.draw(this.call);
  }

  private rest(): void {
    clearInterval(this.ticking);
    this.ticking = undefined;
  }
}
