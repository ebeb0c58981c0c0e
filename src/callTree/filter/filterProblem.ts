import type { CallFilter, SplitFilter } from '../../api/callFilter.ts';
import { explainText } from '../../explain.ts';

/** Takes a filter apart; throws `InvalidInputError` where a condition cannot be used. */
export type Split = (filter: CallFilter) => SplitFilter;

/** What is wrong with a filter, in words; `undefined` when nothing is. */
export function problemOf(filter: CallFilter, split: Split): string | undefined {
  try {
    split(filter);
    return undefined;
  } catch (error) {
    return explainText(error);
  }
}
