// A document of the markup as lines: laid out anew where it is well-formed, else as it came with the mark.
import type { XmlPiece, XmlProblem } from './xml/scanXml.ts';
import { mostCharacters, writeLines, type LineWriter, type SpanKind } from './shownText.ts';

/** How many pieces a document needs at most to fill what is shown. */
export const mostPieces = mostCharacters;

/** Writes a well-formed document: each element on a line of its own, but for those that hold text. */
export function layOutXml(text: string, pieces: readonly XmlPiece[]): LineWriter {
  const writer = writeLines();
  const ends = endsOf(text, pieces);
  let depth = 0;
  let isFirst = true;
  const startLine = (indent: number): void => {
    writer.write('plain', `${isFirst ? '' : '\n'}${'  '.repeat(Math.min(indent, 40))}`);
    isFirst = false;
  };
  for (let at = 0; at < pieces.length && !writer.isFull(); at += 1) {
    const piece = pieces[at];
    if (!piece || (piece.kind === 'text' && isBlank(text, piece))) continue;
    if (piece.kind === 'close') depth -= 1;
    startLine(depth);
    const end = ends.get(at);
    if (end === undefined) writePiece(writer, text, piece);
    else {
      for (const inner of pieces.slice(at, end + 1)) writePiece(writer, text, inner);
      at = end;
    }
    if (piece.kind === 'open' && end === undefined) depth += 1;
  }
  return writer;
}

/** Elements that stay as they came, with all that is in them, since they hold text: first and last piece. */
function endsOf(text: string, pieces: readonly XmlPiece[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: { readonly at: number; isMixed: boolean }[] = [];
  pieces.forEach((piece, at) => {
    const element = open.at(-1);
    if (piece.kind === 'open') open.push({ at, isMixed: false });
    else if (piece.kind === 'close') open.pop();
    else if (piece.kind === 'cdata' || (piece.kind === 'text' && !isBlank(text, piece))) {
      if (element) element.isMixed = true;
    }
    // An element with nothing in it, or nothing but blanks, stays on its line as well.
    if (piece.kind === 'close' && element) {
      const isEmpty = pieces.slice(element.at + 1, at).every(({ kind }) => kind === 'text');
      if (element.isMixed || isEmpty) ends.set(element.at, at);
    }
  });
  return ends;
}

function isBlank(text: string, { start, end }: XmlPiece): boolean {
  return !/[^ \t\n\r]/.test(text.slice(start, end));
}

/** Writes a document as it came, from a place on, and marks the place of its problem. */
export function markXml(
  text: string,
  pieces: readonly XmlPiece[],
  problem: XmlProblem,
  from: number,
): LineWriter {
  const writer = writeLines(lineAt(text, from));
  const before = pieces.filter(({ start, end }) => end > from && start < problem.start);
  for (const piece of before) writePiece(writer, text, { ...piece, start: Math.max(piece.start, from) });
  const read = Math.max(from, before.at(-1)?.end ?? from);
  writer.write('plain', text.slice(read, problem.start));
  writer.write('mark', text.slice(problem.start, problem.end));
  writer.write('plain', text.slice(problem.end));
  return writer;
}

/** Where to begin so that a place is seen: at the top, or some lines above, or in the middle of a long line. */
export function markStart(text: string, place: number): number {
  if (place < mostCharacters / 2 && lineAt(text, place) < 200) return 0;
  let from = place;
  for (let lines = 0; lines < 20 && from > 0 && place - from < 4000; lines += 1) {
    from = text.lastIndexOf('\n', from - 1);
  }
  return Math.max(from + 1, place - 4000, 0);
}

/** The number of the line of a place, from 1. */
export function lineAt(text: string, place: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < place; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

const pieceKinds: Readonly<Record<XmlPiece['kind'], SpanKind>> = {
  open: 'tag',
  close: 'tag',
  empty: 'tag',
  text: 'plain',
  cdata: 'string',
  comment: 'comment',
  other: 'comment',
};

function writePiece(writer: LineWriter, text: string, { kind, start, end }: XmlPiece): void {
  const part = text.slice(start, end);
  if (pieceKinds[kind] !== 'tag') writer.write(pieceKinds[kind], part);
  else {
    part.split(/("[^"]*"|'[^']*')/).forEach((stretch, nth) => {
      writer.write(nth % 2 === 0 ? 'tag' : 'string', stretch);
    });
  }
}
