import type { ToPage } from '../../src/callPage/messages.ts';
import { fieldOf, numberOf, textOf } from './fields.ts';
import { readAnswer } from './readAnswer.ts';

/** The fields that a message has beside its type, each with what it must be. */
const shapes: Readonly<Record<ToPage['type'], Readonly<Record<string, 'string' | 'number' | 'object'>>>> = {
  texts: { texts: 'object', state: 'object' },
  call: { call: 'object' },
  part: { part: 'string', content: 'object' },
  timeline: { content: 'object' },
  failed: { message: 'string' },
  left: { message: 'string', wayBack: 'string' },
  answer: { id: 'number', answer: 'object' },
  piece: { id: 'number', bytes: 'object', ofBytes: 'number' },
  play: { recordingSid: 'string' },
  refused: { id: 'number', message: 'string' },
};

/**
 * Reads a message of the host. Only VS Code can post to a page, so this guards against our own mistakes:
 * a message of another shape is an error, and an answer that is none ends its question with `unreadable`.
 */
export function readToPage(message: unknown, unreadable = ''): ToPage {
  if (!isToPage(message)) throw new Error('The host said something that is not in messages.ts');
  if (message.type !== 'answer') return message;
  const answer = readAnswer(fieldOf(message, 'answer'));
  if (answer) return { type: 'answer', id: message.id, answer };
  return { type: 'refused', id: numberOf(message, 'id') ?? 0, message: unreadable };
}

function isToPage(message: unknown): message is ToPage {
  const type = textOf(message, 'type');
  const [, shape] = Object.entries(shapes).find(([known]) => known === type) ?? [];
  if (!shape) return false;
  return Object.entries(shape).every(([name, kind]) => {
    const field = fieldOf(message, name);
    return typeof field === kind && field !== null;
  });
}
