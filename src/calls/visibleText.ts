// Texts of the service with nothing in them that nobody sees.

/**
 * What holds an emoji together stays, since without it one picture becomes several: a joiner between two of
 * them, the sign after one that it is to be drawn in colour or as text, and that sign within a keycap. All
 * others are shown, as between letters they make two texts look alike.
 */
const withinEmoji =
  '(?<=\\p{Extended_Pictographic}[\\ufe0f\\p{Emoji_Modifier}]?)\\u200d(?=\\p{Extended_Pictographic})' +
  '|(?<=\\p{Extended_Pictographic})[\\ufe0e\\ufe0f]' +
  '|(?<=[0-9#*])\\ufe0f(?=\\u20e3)';

/** Controls, formats, and whatever else Unicode lets nobody see. */
const unseen = new RegExp(
  `(?![\\t\\n]|${withinEmoji})[\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}\\u2028\\u2029]`,
  'gu',
);

/**
 * A text in which nothing is invisible and nothing turns the direction of reading: characters that would
 * are shown by their numbers. Tabs and line ends stay.
 */
export function visibleText(text: string): string {
  return text.replace(unseen, (character) => {
    const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `⟨U+${number.padStart(4, '0')}⟩`;
  });
}
