import * as l10n from '@vscode/l10n';

/** No value that a person reads is longer. */
const mostCharacters = 4000;

/** The beginning of a text that no person reads to its end, and how much is left out. */
export function boundedText(text: string, most = mostCharacters): string {
  const shown = beginningOf(text, most);
  if (shown.length === text.length) return text;
  return l10n.t('{0}… ({1} more characters)', shown, text.length - shown.length);
}

/** At most so much of a text, cut where no number or identifier is: half of one would not be known as one. */
export function beginningOf(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\w().+-][\w ().+-]{0,50}$/, '');
}
