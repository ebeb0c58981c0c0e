// What the parts of the page share: what is shown, and what they may do.
import type {
  CallDescription,
  ExchangeDetails,
  Fact,
  ItemDescription,
  NotificationDetails,
  PagePart,
  PageTexts,
  PartState,
  SegmentDescription,
  TimelineState,
  ToPage,
} from '../../src/callPage/messages.ts';
import type { Host } from '../host/host.ts';
import type { Player } from '../player/player.ts';
import type { Opened } from './notifications/opened.ts';
import type { Drawing } from './timeline/drawing.ts';

export type { CallDescription, Fact, ItemDescription, PagePart, PageTexts, PartState, SegmentDescription };

/** How a thing went, for its icon and colour. */
export type Tone = CallDescription['tone'];

/** Why the page is out of use: its account is not the active one. */
export type Left = Extract<ToPage, { type: 'left' }>;

/** All that the page shows and can do; each message replaces a piece and draws again. */
export interface Page extends Pick<Host, 'ask'> {
  /** Which call is shown. */
  readonly shown: string;
  readonly texts: PageTexts;
  call?: CallDescription;
  failure?: string;
  /** Why what a button was pressed for was not done. */
  refusal?: string;
  /** What was copied a moment ago. */
  copied?: string;
  left?: Left;
  /** Plays the recordings, one at a time. */
  readonly player: Player;
  /** Which notifications and events are open. */
  readonly opened: {
    readonly notifications: Opened<NotificationDetails>;
    readonly events: Opened<ExchangeDetails>;
  };
  /** The timeline, once the call and its parts were read. */
  timeline?: TimelineState;
  readonly drawing: Drawing;
  readonly parts: Partial<Record<PagePart, PartState>>;
  /** Whether the timeline and the parts are shown; `false` where the first has come and the rest is awaited. */
  isFilled?: boolean;
  /** How far the page was scrolled before it was covered, until it is so again. */
  wantedTop?: number;
  /** Draws the whole page again; only what differs is touched. */
  readonly redraw: () => void;
  /** Says a few words to a screen reader. */
  readonly announce: (words: string) => void;
}
