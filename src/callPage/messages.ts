// What the host and the page of a call say to each other: types only.
import type { CallDescription, Fact, ItemDescription } from '../calls/describe.ts';
import type { NotificationDetails } from '../calls/webhook/details.ts';
import type { NotificationTexts } from './notifications/notificationTexts.ts';

export type { CallDescription, Fact, ItemDescription, NotificationDetails };

/** The parts that a page lists below the properties. */
export type PagePart = 'segments' | 'recordings' | 'notifications';

/** What a page can ask for besides copying: one word per button. */
export type PageAction =
  'openRaw' | 'copyAsCurl' | 'copySid' | 'showLog' | 'retry' | 'refresh' | 'switchAccount' | 'signIn';

/** Every text of the page that is not about a call, in the editor's language. */
export interface PageTexts {
  readonly loading: string;
  /** The heading until the call is read. */
  readonly title: string;
  readonly copied: string;
  /** `{0}` stands for the name of the property. */
  readonly copyMeaning: string;
  readonly copyRaw: string;
  /** `{0}` stands for a number. */
  readonly counts: Readonly<Record<'error' | 'warning', string>>;
  readonly property: string;
  readonly meaning: string;
  readonly raw: string;
  readonly parts: Readonly<Record<PagePart, string>>;
  readonly properties: string;
  readonly actions: Readonly<Record<PageAction, string>>;
  readonly notification: NotificationTexts;
}

/** A part as far as it is known. */
export type PartState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly items: readonly ItemDescription[] }
  | { readonly kind: 'failed'; readonly message: string };

/** What survives a reload of the window; it names a call and holds no data of it. */
export interface PageState {
  readonly accountSid: string;
  readonly callSid: string;
  readonly callSegmentSid: string;
}

/**
 * What a page asks and waits for. A feature adds its members here and to `Answer`; `readQuestion.ts`
 * checks what comes to the host, `readAnswer.ts` what comes to the page.
 */
export type Question = CopyQuestion | NotificationQuestion | CopyDetailQuestion | OpenBodyQuestion;

/** What the host answers, under the kind of its question. */
export type Answer =
  | { readonly kind: 'copy' }
  | { readonly kind: 'copyDetail' }
  | { readonly kind: 'openBody' }
  | { readonly kind: 'notification'; readonly details: NotificationDetails };

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

/** What can be copied of an opened notification. */
export type DetailPart = 'url' | 'variable' | 'header' | 'body';

/** Puts a value of a notification into the clipboard. */
export interface CopyDetailQuestion {
  readonly kind: 'copyDetail';
  readonly sid: string;
  readonly part: DetailPart;
  /** Which of the variables or headers, from 0. */
  readonly index: number;
}

/** Opens the body of the answer that a notification is about as a document. */
export interface OpenBodyQuestion {
  readonly kind: 'openBody';
  readonly sid: string;
}

/** The question of a kind. */
export type QuestionOf<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>;

/** The answer of a kind. */
export type AnswerOf<Kind extends Question['kind']> = Extract<Answer, { kind: Kind }>;

/** Host → page. */
export type ToPage =
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly type: 'refused'; readonly id: number; readonly message: string }
  | { readonly type: 'texts'; readonly texts: PageTexts; readonly state: PageState }
  | { readonly type: 'call'; readonly call: CallDescription }
  | { readonly type: 'part'; readonly part: PagePart; readonly content: PartState }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'left'; readonly message: string; readonly wayBack: 'switchAccount' | 'signIn' };

/** Page → host. */
export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'ask'; readonly id: number; readonly question: Question }
  | { readonly type: 'open'; readonly callSegmentSid: string }
  | { readonly type: 'run'; readonly action: PageAction };
