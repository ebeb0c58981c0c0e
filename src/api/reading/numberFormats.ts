// The one file that knows how countries group digits: 120 kB of code, which is read once such a number was.
import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';
import { isForeignNumber } from './foreignNumbers.ts';

/**
 * A number of another country than those of +1 as it is written abroad: `+44 20 7946 0958`. Any other text,
 * of whatever length, comes back as it is.
 */
export function formatNumber(number: string): string {
  if (!isForeignNumber(number)) return number;
  const formatted = parsePhoneNumberFromString(number, metadata)?.formatInternational() ?? number;
  return formatted.replace(/[^+\d]/g, '') === number ? formatted : number;
}
