/** Digits alone make a number here: a sign, a fraction or a word is none. */
export function wholeNumber(text: string | undefined): number | undefined {
  // Without a pattern, since a page of calls has thousands of them.
  const digits = text?.trim() ?? '';
  if (digits.length < 1 || digits.length > 15) return undefined;
  let number = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = digits.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    number = number * 10 + digit;
  }
  return number;
}
