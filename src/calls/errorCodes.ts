/** What a code of the service means and what helps; texts for a person, in English. */
export interface CodeExplanation {
  readonly code: number;
  readonly title: string;
  readonly meaning: string;
  /** The likeliest first; may be empty. */
  readonly causes: readonly string[];
  /** The first to try first; may be empty. */
  readonly fixes: readonly string[];
}

/**
 * Explains a code of a refusal or notification (api.md sections 6 and 7), offline; `undefined` for a code
 * that the dictionary does not have. The dictionary is read when the first code is asked for.
 */
export async function explainCode(code: number): Promise<CodeExplanation | undefined> {
  const { default: dictionary } = await import('./errorCodes.json', { with: { type: 'json' } });
  return dictionary.find((entry) => entry.code === code);
}
