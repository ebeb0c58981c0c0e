// Markdown in which a text of the service is text, wherever it is pasted: CommonMark, GitHub and the like.

const mostCharacters = 500;

/**
 * A text on one line. Words and figures stay as they are; anything else goes into a code span, the one
 * place where no renderer looks for links, mentions, formulas or HTML.
 */
export function inline(text: string, most = mostCharacters): string {
  const shown = oneLine(text);
  const bounded = shown.length > most ? `${shown.slice(0, most)}…` : shown;
  return isPlain(bounded) ? bounded : codeSpan(bounded);
}

/** A row of a table; its cells are Markdown. A bar would end a cell even within code. */
function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '¦')).join(' | ')} |`;
}

/** A table with its head; no table where it has no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  return [tableRow(head), tableRow(head.map(() => '---')), ...rows.map(tableRow)].join('\n');
}

/** A block of code, of which nothing can break out; `language` is ours, never the service's. */
export function codeBlock(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  const lines = text.replace(/\r\n?/g, '\n').replace(/[^\P{C}\n\t]/gu, '\ufffd');
  return `${fence}${language}\n${lines.trimEnd()}\n${fence}`;
}

/** A text of ours, such as a meaning of the dictionary, which may speak of `<Say>`. */
export function own(text: string): string {
  return text.replace(/[\\`*_[\]<>&~|$@#]/g, '\\$&');
}

function codeSpan(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1);
  return fence === '`' ? `\`${text}\`` : `${fence} ${text} ${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}

/** Neither ends of lines nor characters that cannot be seen, or that turn the direction of reading. */
function oneLine(text: string): string {
  return text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
}

/** Letters, figures, and punctuation that means nothing where it stands. */
function isPlain(text: string): boolean {
  return /^(?:[\p{L}\p{N} ,()•·…–—’'?]|[:.](?= |$)|(?<=[\d•])[:.-](?=[\d•])|(?<=\()[+-](?=\d))*$/u.test(text);
}
