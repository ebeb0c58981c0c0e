import type { ExplainCode } from '../calls/errorCodes.ts';
import { explain, explainText, PersonError } from '../explain.ts';

/**
 * A deed that failed, in words: what the service said and what its code means, or that nobody knows
 * whether it was done, for then trying again could do it twice.
 */
export async function refusalInWords(
  error: unknown,
  doubt: string,
  explainCode: ExplainCode,
): Promise<PersonError> {
  const { what, refusalCode, isInDoubt } = explain(error);
  if (isInDoubt) return new PersonError(`${what} ${doubt}`, { cause: error });
  const known = refusalCode === undefined ? undefined : await explainCode(refusalCode);
  if (!known) return new PersonError(explainText(error), { cause: error });
  const sentences = [known.meaning, ...known.fixes.slice(0, 1)].map(ended);
  return new PersonError([what, ...sentences].join(' '), { cause: error });
}

function ended(sentence: string): string {
  return /[.!?)]$/.test(sentence) ? sentence : `${sentence}.`;
}
