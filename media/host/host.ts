// The way from the page to its host: what is said, and what is asked and waited for.
import type {
  Answer,
  AnswerOf,
  FromPage,
  PageState,
  Question,
  QuestionOf,
  Showing,
  ToPage,
} from '../../src/callPage/messages.ts';

/** Which call is shown, as the host restores it after a reload too, and how its page was left. */
export interface KeptState extends PageState {
  /** What is open in its lists. */
  readonly opened: Readonly<Record<'notifications' | 'events', readonly string[]>>;
  /** How far it is scrolled. */
  readonly top: number;
  /** How far its recordings were heard, in whole seconds by their Sids. */
  readonly heard: Readonly<Record<string, number>>;
}

/** What VS Code gives a page, once. */
export interface PageApi {
  postMessage(message: FromPage): void;
  setState(state: KeptState): void;
  getState(): unknown;
}

/** The extension, as the page knows it. */
export interface Host {
  readonly say: (message: FromPage) => void;
  /** Resolves with the answer; rejects with an `Error` whose message is for the person. */
  readonly ask: <Kind extends Question['kind']>(
    question: QuestionOf<Kind>,
    asking?: Asking,
  ) => Promise<AnswerOf<Kind>>;
  /** Keeps what survives a reload of the window, and that the page is out of sight. */
  readonly keep: (state: KeptState) => void;
}

/** What goes with a question whose answer takes its time. */
export interface Asking {
  /** Tells the host that nobody waits any more; the question ends refused. */
  readonly signal?: AbortSignal;
  /** Takes the bytes that come ahead of the answer; `ofBytes` is 0 where nobody knows how many come. */
  readonly onPiece?: (bytes: Uint8Array<ArrayBuffer>, ofBytes: number) => void;
}

/** One question that waits. */
interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
  readonly onPiece: Asking['onPiece'];
}

/** Opens the way to the host, which is told of each question what is shown; the second function takes its answers. */
export function openHost(api: PageApi, shown: () => Showing): readonly [Host, (message: ToPage) => void] {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const host: Host = {
    say: (message) => api.postMessage(message),
    keep: (state) => api.setState(state),
    ask: (question, { onPiece, signal } = {}) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        const settle = (answer: Answer): void => {
          if (isAnswerTo(question, answer)) resolve(answer);
          else reject(new Error(`An answer of the kind ${answer.kind} came to a question of another.`));
        };
        waiting.set(id, { resolve: settle, reject, onPiece });
        signal?.addEventListener('abort', () => api.postMessage({ type: 'drop', id }), { once: true });
        const { accountSid, callSid, callSegmentSid, showing } = shown();
        api.postMessage({ type: 'ask', id, of: { accountSid, callSid, callSegmentSid, showing }, question });
      }),
  };
  return [host, (message) => take(message, waiting)];
}

function take(message: ToPage, waiting: Map<number, Waiting>): void {
  if (message.type === 'piece')
    waiting.get(message.id)?.onPiece?.(new Uint8Array(message.bytes), message.ofBytes);
  if (message.type !== 'answer' && message.type !== 'refused') return;
  const question = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.type === 'answer') question?.resolve(message.answer);
  else question?.reject(new Error(message.message));
}

function isAnswerTo<Kind extends Question['kind']>(
  question: QuestionOf<Kind>,
  answer: Answer,
): answer is AnswerOf<Kind> {
  const asked: string = question.kind;
  return answer.kind === asked;
}
