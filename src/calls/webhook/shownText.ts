// Lines of a text with kinds of text in them, bounded, ready to be drawn as they are.
import { visibleText } from '../visibleText.ts';

/** What a stretch of text is, for its colour; `mark` is the place of a problem. */
export type SpanKind = 'plain' | 'tag' | 'string' | 'comment' | 'mark';

/** A stretch of text of one kind. */
export interface Span {
  readonly kind: SpanKind;
  readonly text: string;
}

/** One line, counted as in the text that is shown. */
export interface ShownLine {
  readonly number: number;
  readonly spans: readonly Span[];
}

/** Lines that are being written. */
export interface LineWriter {
  readonly lines: readonly ShownLine[];
  /** Whether no more is taken. */
  readonly isFull: () => boolean;
  /** Adds text, which may go over several lines. */
  readonly write: (kind: SpanKind, text: string) => void;
}

/** How much of a text is shown at most; the whole of it is one click away. */
const mostLines = 400;
export const mostCharacters = 32_000;

/** Begins to write lines, the first under this number. */
export function writeLines(firstNumber = 1): LineWriter {
  const lines: { readonly number: number; readonly spans: Span[] }[] = [{ number: firstNumber, spans: [] }];
  let left = mostCharacters;
  let isFull = false;
  const add = (kind: SpanKind, text: string): void => {
    const part = text.slice(0, left);
    isFull ||= part.length < text.length;
    left -= part.length;
    if (part !== '') lines.at(-1)?.spans.push({ kind, text: visibleText(part) });
  };
  const write = (kind: SpanKind, text: string): void => {
    const [first = '', ...others] = text.slice(0, left + 1).split('\n');
    if (!isFull) add(kind, first);
    for (const other of others) {
      isFull ||= lines.length >= mostLines;
      if (isFull) return;
      lines.push({ number: firstNumber + lines.length, spans: [] });
      add(kind, other);
    }
  };
  return { lines, isFull: () => isFull, write };
}
