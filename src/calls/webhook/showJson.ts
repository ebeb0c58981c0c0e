import { writeLines, type LineWriter, type SpanKind } from './shownText.ts';
import { take } from './xml/xmlText.ts';

/** Writes JSON with a line for each value, every value as it came. */
export function layOutJson(text: string): LineWriter {
  const writer = writeLines();
  let depth = 0;
  const newLine = (): void => writer.write('plain', `\n${'  '.repeat(Math.min(depth, 40))}`);
  for (const { 0: token, 1: opening, 2: string, index } of text.matchAll(tokens)) {
    if (writer.isFull()) break;
    if (opening !== undefined && token.length > 1) writer.write('plain', token.replace(/\s/g, ''));
    else if (opening !== undefined) {
      depth += 1;
      writer.write('plain', token);
      newLine();
    } else if (token === '}' || token === ']') {
      depth -= 1;
      newLine();
      writer.write('plain', token);
    } else if (token === ',') {
      writer.write('plain', token);
      newLine();
    } else if (token === ':') writer.write('plain', ': ');
    else writer.write(nameOrValue(string, text, index + token.length), token);
  }
  return writer;
}

/** Empty pairs, brackets, strings, and numbers and words. */
const tokens = /(\{\s*\}|\[\s*\]|[[{])|("(?:[^"\\]|\\.)*")|[\]},:]|[^\s"[\]{},:]+/g;

function nameOrValue(string: string | undefined, text: string, end: number): SpanKind {
  if (string === undefined) return 'plain';
  return take(/\s*:/y, text, end) ? 'tag' : 'string';
}

/** Whether a text is JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
