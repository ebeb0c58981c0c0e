/** Digits alone make a number here: a sign, a fraction or a word is none. */
export function wholeNumber(text: string | undefined): number | undefined {
  const digits = text?.trim() ?? '';
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}
