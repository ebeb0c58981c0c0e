/** What a code of the service means and what helps; texts for a person. */
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
 * that the dictionary does not have. Never rejects.
 */
export type ExplainCode = (code: number) => Promise<CodeExplanation | undefined>;

/** Reads a file of data that ships with the product, as JSON; `undefined` where it cannot be read. */
export type ReadData = (file: string) => Promise<unknown>;

type Dictionary = ReadonlyMap<number, CodeExplanation>;

/**
 * The dictionary of codes, which is read when the first code is asked for, and again as long as it cannot
 * be read. Codes that a translation into the language has are told in that language, the others in English.
 */
export function createErrorCodes(language: string, read: ReadData): ExplainCode {
  let known: Dictionary = new Map();
  let reading: Promise<Dictionary> | undefined;
  return async (code) => {
    if (known.size === 0) {
      reading ??= readDictionary(language, read).finally(() => (reading = undefined));
      known = await reading;
    }
    return known.get(code);
  };
}

async function readDictionary(language: string, read: ReadData): Promise<Dictionary> {
  const names = ['errorCodes.json'];
  // What stands in the name of a file is a language and nothing else.
  if (/^[a-z]+(?:-[a-z]+)*$/i.test(language) && language !== 'en') names.push(`errorCodes.${language}.json`);
  const files = await Promise.all(names.map(read));
  return new Map(files.flatMap(readEntries).map((entry) => [entry.code, entry]));
}

function readEntries(data: unknown): readonly CodeExplanation[] {
  return Array.isArray(data) ? data.filter(isExplanation) : [];
}

function isExplanation(entry: unknown): entry is CodeExplanation {
  if (typeof entry !== 'object' || entry === null) return false;
  const { code, title, meaning, causes, fixes } = entry as Partial<Record<keyof CodeExplanation, unknown>>;
  const isText = (text: unknown): boolean => typeof text === 'string';
  const areTexts = (texts: unknown): boolean => Array.isArray(texts) && texts.every(isText);
  return typeof code === 'number' && isText(title) && isText(meaning) && areTexts(causes) && areTexts(fixes);
}
