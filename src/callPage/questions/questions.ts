// Questions of a page: each is answered or refused, whatever becomes of the page and of its account.
import * as vscode from 'vscode';
import type { Session } from '../../account/connect.ts';
import type { Call, CallEvent } from '../../api/resources.ts';
import { explainText, isAbort } from '../../explain.ts';
import type { Log } from '../../log.ts';
import type { Answer, AnswerOf, PageState, Question, QuestionOf, ToPage } from '../messages.ts';

/** What a question is about. */
export interface Asked {
  readonly state: PageState;
  /** The call of the page, once it is known. */
  readonly call: Call | undefined;
  /** Its events, as the page lists them. */
  readonly events: readonly CallEvent[];
  /** Aborted when the page is closed, drawn anew or waits no more, and when its account is left. */
  readonly signal: AbortSignal;
  /** The session of the page's account; rejects when that account is not the active one. */
  readonly session: () => Promise<Session>;
  /** Reads the call of the page again; never rejects, since a failure stands on the page. */
  readonly read: () => Promise<void>;
  /** Tells the page something on the way to the answer. */
  readonly post: (message: ToPage) => void;
  /** Sends bytes that belong to the answer ahead of it. */
  readonly piece: (bytes: Uint8Array, ofBytes: number) => void;
}

/** Answers one kind of question; what it throws is explained to the page as the refusal. */
export type AnswerQuestion<Kind extends Question['kind']> = (
  question: QuestionOf<Kind>,
  asked: Asked,
) => Promise<AnswerOf<Kind>>;

/** Who answers which question. */
export type Answering = { readonly [Kind in Question['kind']]: AnswerQuestion<Kind> };

/** The questions of one page that wait for their answer. */
export class OpenQuestions {
  private current = new AbortController();
  private readonly open = new Map<number, AbortController>();

  constructor(
    private readonly answering: Answering,
    private readonly log: Log,
  ) {}

  /** Answers or refuses a question; never rejects. */
  async answer(id: number, question: Question, asked: Omit<Asked, 'signal' | 'piece'>): Promise<void> {
    const dropped = new AbortController();
    this.open.set(id, dropped);
    const signal = AbortSignal.any([this.current.signal, dropped.signal]);
    const piece = (bytes: Uint8Array, ofBytes: number): void => {
      if (!signal.aborted) asked.post({ type: 'piece', id, bytes, ofBytes });
    };
    try {
      const answer = await orAborted(reply(question, { ...asked, signal, piece }, this.answering), signal);
      asked.post({ type: 'answer', id, answer });
    } catch (error) {
      if (!isAbort(error)) this.log.failure(error);
      const message = isAbort(error) ? vscode.l10n.t('This was given up.') : explainText(error);
      asked.post({ type: 'refused', id, message });
    } finally {
      this.open.delete(id);
    }
  }

  /** Refuses one question that nobody waits for any more. */
  drop(id: number): void {
    this.open.get(id)?.abort();
  }

  /** Refuses what is open: nobody waits for it any more, or nobody may answer it. */
  giveUp(): void {
    this.current.abort();
    this.current = new AbortController();
  }
}

/** Hands a question to the function of its kind: the one place where the two unions meet. */
function reply<Kind extends Question['kind']>(
  question: QuestionOf<Kind>,
  asked: Asked,
  answering: { readonly [Each in Kind]: AnswerQuestion<Each> },
): Promise<Answer> {
  const kind: Kind = question.kind;
  return answering[kind](question, asked);
}

/** Ends with the signal even where the work does not. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    signal.addEventListener('abort', abort, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
