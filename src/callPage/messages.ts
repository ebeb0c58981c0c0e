// What the host and the page of a call say to each other: types only.
import type { CallDescription, Fact, ItemDescription, SegmentDescription } from '../calls/describe.ts';
import type { Timeline, TimelineItem, TimelineRow } from '../calls/timeline/timeline.ts';
import type { ExchangeDetails, NotificationDetails } from '../calls/webhook/details.ts';
import type { NotificationTexts } from './notifications/notificationTexts.ts';
import type { TimelineTexts } from './timeline/timelineTexts.ts';

export type { CallDescription, Fact, ItemDescription, NotificationDetails, SegmentDescription };
export type { ExchangeDetails, Timeline, TimelineItem, TimelineRow };

/** The parts that a page lists below the properties. */
export type PagePart = 'segments' | 'recordings' | 'notifications' | 'events';

/** What a page can have done with its call: one word per button. */
export type PageAction =
  | 'openRaw'
  | 'copyAsCurl'
  | 'compareCalls'
  | 'copyReport'
  | 'redirectCall'
  | 'endCall'
  | 'refresh'
  | 'copySid'
  | 'retry'
  | 'showLog'
  | 'switchAccount'
  | 'signIn';

/** Every text of the page that is not about a call, in the editor's language. */
export interface PageTexts {
  readonly loading: string;
  /** Stands for a part that failed as the whole page did. */
  readonly notRead: string;
  /** The heading until the call is read. */
  readonly title: string;
  readonly copied: string;
  /** Stands for an answer of the host that is none. */
  readonly unreadable: string;
  /** `{0}` stands for the name of the property. */
  readonly copyMeaning: string;
  readonly copyRaw: string;
  /** `{0}` stands for a number. */
  readonly counts: Readonly<Record<'error' | 'warning', string>>;
  readonly noProblems: string;
  /** `{0}` stands for how long a call in progress has lasted. */
  readonly soFar: string;
  /** `{0}` stands for the text of the service. */
  readonly asSent: string;
  readonly property: string;
  readonly meaning: string;
  readonly raw: string;
  readonly parts: Readonly<Record<PagePart, string>>;
  readonly none: Readonly<Record<PagePart, string>>;
  readonly properties: string;
  readonly actions: Readonly<Record<PageAction, ActionTexts>>;
  readonly segments: SegmentTexts;
  readonly notification: NotificationTexts;
  readonly player: PlayerTexts;
  readonly timeline: TimelineTexts;
}

/** What a button says, and what more is said of it where it is pointed at. */
export interface ActionTexts {
  readonly label: string;
  readonly hint?: string;
}

/** The columns of the table of segments. */
export interface SegmentTexts {
  readonly party: string;
  readonly direction: string;
  readonly outcome: string;
  readonly start: string;
  readonly ending: string;
}

/** What the player of recordings says. */
export interface PlayerTexts {
  readonly play: string;
  readonly pause: string;
  /** `{0}` stands for what has come of the sound. */
  readonly loading: string;
  readonly position: string;
  readonly seekKeys: string;
  /** `{0}` stands for the time played, `{1}` for the length. */
  readonly timeOf: string;
  readonly speed: string;
  readonly save: string;
  /** `{0}` stands for the length, `{1}` for when. */
  readonly recording: string;
  /** `{0}` stands for the notification, `{1}` for the time played until it. */
  readonly markAt: string;
  readonly unsupported: string;
}

/** A part as far as it is known. */
export type PartState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly items: readonly ItemDescription[] }
  /** `notYet` says when the service will have it. */
  | { readonly kind: 'failed' | 'notOffered' | 'notYet'; readonly message: string }
  /** Nobody expects it here, so the page shows nothing. */
  | { readonly kind: 'absent' };

/** The timeline, or that there is nothing to draw. */
export type TimelineState =
  { readonly kind: 'loaded'; readonly timeline: Timeline } | { readonly kind: 'none' };

/** Which call or segment a page shows. */
export interface ShownCall {
  readonly accountSid: string;
  readonly callSid: string;
  /** Empty for a call that is no segment. */
  readonly callSegmentSid: string;
}

/** Which call a page shows, and since when: the account of a call may be at another service by now. */
export interface Showing extends ShownCall {
  /** How often the page has begun anew, with another call or with this one at another service. */
  readonly showing: number;
}

/** What survives a reload of the window; it names a call and holds no data of it. */
export interface PageState extends Showing {
  /** Whether the next call that is looked at takes the place of this one. */
  readonly isPreview: boolean;
}

/**
 * What a page asks and waits for. A feature adds its members here and to `Answer`; `readQuestion.ts`
 * checks what comes to the host, `readAnswer.ts` what comes to the page.
 */
export type Question =
  | RunQuestion
  | OpenCallQuestion
  | CopyQuestion
  | NotificationQuestion
  | EventQuestion
  | CopyDetailQuestion
  | OpenBodyQuestion
  | AudioQuestion
  | SaveRecordingQuestion;

/** What the host answers, under the kind of its question. */
export type Answer =
  /** Whether something was copied: a person may have changed their mind. */
  | { readonly kind: 'run'; readonly isCopied: boolean }
  | { readonly kind: 'openCall' }
  | { readonly kind: 'copy' }
  | { readonly kind: 'copyDetail' }
  | { readonly kind: 'openBody' }
  | { readonly kind: 'notification'; readonly details: NotificationDetails }
  | { readonly kind: 'event'; readonly details: ExchangeDetails }
  /** Comes after the pieces, which hold so many bytes in all. */
  | { readonly kind: 'audio'; readonly bytes: number }
  | { readonly kind: 'saveRecording' };

/** Has something done with the call of the page. */
export interface RunQuestion {
  readonly kind: 'run';
  readonly action: PageAction;
}

/** Opens the page of another call, or of a segment. */
export interface OpenCallQuestion {
  readonly kind: 'openCall';
  readonly callSid: string;
  /** Empty for a call that is no segment. */
  readonly callSegmentSid: string;
}

/** Puts a value of the page into the clipboard. */
export interface CopyQuestion {
  readonly kind: 'copy';
  readonly property: string;
  readonly what: 'meaning' | 'raw';
}

/** Reads all that the service tells of a notification. */
export interface NotificationQuestion {
  readonly kind: 'notification';
  readonly sid: string;
}

/** Asks for all that was read of an event. */
export interface EventQuestion {
  readonly kind: 'event';
  /** The name that the list gives it. */
  readonly sid: string;
}

/** What can be copied of an opened notification or event. */
export type DetailPart = 'url' | 'variable' | 'header' | 'body';

/** Puts a value of a notification or event into the clipboard. */
export interface CopyDetailQuestion {
  readonly kind: 'copyDetail';
  readonly sid: string;
  readonly part: DetailPart;
  /** Which of the variables or headers, from 0. */
  readonly index: number;
}

/** Opens the body of the answer that a notification or event is about as a document. */
export interface OpenBodyQuestion {
  readonly kind: 'openBody';
  readonly sid: string;
}

/** The sound of a recording, which comes in pieces before the answer. */
export interface AudioQuestion {
  readonly kind: 'audio';
  readonly recordingSid: string;
  readonly format: 'wav' | 'mp3';
}

/** Saves a recording where the person says; answered as well when they change their mind. */
export interface SaveRecordingQuestion {
  readonly kind: 'saveRecording';
  readonly recordingSid: string;
}

/** The question of a kind. */
export type QuestionOf<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>;

/** The answer of a kind. */
export type AnswerOf<Kind extends Question['kind']> = Extract<Answer, { kind: Kind }>;

/** Host → page. */
export type ToPage =
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly type: 'refused'; readonly id: number; readonly message: string }
  /** Bytes on the way to an answer; `ofBytes` is how many come in all, 0 where that is not known. */
  | { readonly type: 'piece'; readonly id: number; readonly bytes: Uint8Array; readonly ofBytes: number }
  | { readonly type: 'play'; readonly recordingSid: string }
  | { readonly type: 'texts'; readonly texts: PageTexts; readonly state: PageState }
  | { readonly type: 'call'; readonly call: CallDescription }
  | { readonly type: 'part'; readonly part: PagePart; readonly content: PartState }
  | { readonly type: 'timeline'; readonly content: TimelineState }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'left'; readonly message: string; readonly wayBack: 'switchAccount' | 'signIn' };

/** Page → host. */
export type FromPage =
  | { readonly type: 'ready' }
  /** `of` is what the page showed when the person asked: it may show another call by the time it is heard. */
  | { readonly type: 'ask'; readonly id: number; readonly of: Showing; readonly question: Question }
  /** Nobody waits for the answer any more. */
  | { readonly type: 'drop'; readonly id: number };
