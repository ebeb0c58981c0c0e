import type { Answering } from './questions.ts';
import { copyValue } from './copyValue.ts';

/** Who answers which question: one function, in a file of its own, for each kind. */
export const answering: Answering = {
  copy: copyValue,
};
