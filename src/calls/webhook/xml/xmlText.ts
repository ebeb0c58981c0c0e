// What XML 1.0 is written with: names, spaces, and the characters it knows.

const nameStart =
  ':A-Z_a-z\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c-\\u200d\\u2070-\\u218f' +
  '\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}';

const nameMore = `\\u0300-\\u036f${nameStart}\\-.0-9\\xb7\\u203f-\\u2040`;

/** The source of a pattern for a name. */
export const nameSource = `[${nameStart}][${nameMore}]*`;

/** A name, to be used with `take`. */
export const aName = new RegExp(nameSource, 'uy');

/** A character that no document may hold. */
export const notAllowed = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** What a sticky pattern finds at a place of a text. */
export function take(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The first place from here on that is no white space of XML. */
export function skipSpace(text: string, at: number): number {
  let end = at;
  while (' \t\n\r'.includes(text.charAt(end)) && end < text.length) end += 1;
  return end;
}
