import type { Answer } from '../../src/callPage/messages.ts';
import { textOf } from './fields.ts';

/** Reads an answer of the host; `undefined` for whatever is none. */
export function readAnswer(answer: unknown): Answer | undefined {
  switch (textOf(answer, 'kind')) {
    case 'copy':
      return { kind: 'copy' };
    case undefined:
    default:
      return undefined;
  }
}
