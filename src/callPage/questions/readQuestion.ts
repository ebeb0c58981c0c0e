import { textOf } from '../../command.ts';
import type { Question } from '../messages.ts';

/** Reads a question of the page; `undefined` for whatever is none. */
export function readQuestion(question: unknown): Question | undefined {
  switch (textOf(question, 'kind')) {
    case 'copy': {
      const property = textOf(question, 'property');
      const what = textOf(question, 'what');
      if (property === undefined || (what !== 'meaning' && what !== 'raw')) return undefined;
      return { kind: 'copy', property, what };
    }
    case undefined:
    default:
      return undefined;
  }
}
