/** Ten digits are shown as (415) 963-3717, every other number as it came (product.md, behaviour 2). */
export function showNumber(number: string, masked: boolean): string {
  const shown = /^\d{10}$/.test(number)
    ? `(${number.slice(0, 3)}) ${number.slice(3, 6)}-${number.slice(6)}`
    : number;
  return masked ? maskNumber(shown) : shown;
}

/** Every digit but the last two becomes a dot; punctuation stays, so the shape is still readable. */
export function maskNumber(number: string): string {
  return number.replace(/\d(?=(?:\D*\d){2})/g, '•');
}

/** Masks what looks like a phone number within a text of the service. */
export function maskNumbersIn(text: string): string {
  return text.replace(/(?<![\w-])\+?\(?\d(?:[ ().-]{0,2}\d){6,}(?!\w)/g, maskNumber);
}
