import type { Call, FormatNumber } from '../api/resources.ts';
import { boundedText } from './boundedText.ts';
import { otherParty } from './decode.ts';
import { visibleText } from './visibleText.ts';

/** Far longer than any number, client or SIP address. */
const longestNumber = 200;

/**
 * Ten digits are shown as (415) 963-3717, with the country code +1 before them as well; a number of another
 * country as `format` of its call has it (docs/decisions/0007-numbers-of-other-countries.md); every other
 * text, client and SIP address as it came (product.md, behaviour 2).
 */
export function showNumber(number: string, masked: boolean, format: FormatNumber = asItCame): string {
  const [, area = '', exchange = '', line = ''] = /^(?:\+1)?(\d{3})(\d{3})(\d{4})$/.exec(number) ?? [];
  const shown = area === '' ? boundedText(format(number), longestNumber) : `(${area}) ${exchange}-${line}`;
  return visibleText(masked ? maskNumber(shown) : shown);
}

/** A party of a call: who called, who was called, or the one of both that is not the account's own side. */
export function showParty(call: Call, party: 'caller' | 'called' | 'other', masked: boolean): string {
  return showNumber(party === 'other' ? otherParty(call) : call[party], masked, call.formatNumber);
}

const asItCame: FormatNumber = (number) => number;

/** Every digit but the last two becomes a dot; punctuation stays, so the shape is still readable. */
export function maskNumber(number: string): string {
  return number.replace(/\d(?=(?:\D*\d){2})/g, '•');
}

/**
 * Masks what looks like a phone number within a text of the service, and no date or version, which begin with a
 * year. Figures are taken together first and judged then: a pattern that may fail at their end would look
 * through a long row once for each of them.
 */
export function maskNumbersIn(text: string): string {
  return text.replace(/(?<![\w-])\+?\(?\d(?:[ ().-]{0,2}\d)*/g, (row: string, at: number) => {
    const isWordNext = /^\w/.test(text.charAt(at + row.length));
    const number = isWordNext ? withoutLastGroup(row) : row;
    const isNumber = number.replace(/\D/g, '').length >= 7 && !date.test(number);
    return isNumber ? maskNumber(number) + row.slice(number.length) : row;
  });
}

/** What comes before figures that belong to a word; of one group nothing. */
function withoutLastGroup(row: string): string {
  return /^(.*\d)[ ().-]+\d+$/.exec(row)?.[1] ?? '';
}

const date = /^(?:19|20)\d\d-\d\d-\d\d(?: \d\d)?$/;
