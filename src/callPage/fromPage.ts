import { propertyOf, textOf } from '../command.ts';
import type { FromPage, PageAction } from './messages.ts';
import { readQuestion } from './questions/readQuestion.ts';

const actions: readonly PageAction[] = [
  'openRaw',
  'copyAsCurl',
  'copySid',
  'showLog',
  'retry',
  'refresh',
  'switchAccount',
  'signIn',
];

/** Reads a message of the page; `undefined` for whatever is none, since a page could be made to say anything. */
export function readFromPage(message: unknown): FromPage | undefined {
  switch (textOf(message, 'type')) {
    case 'ready':
      return { type: 'ready' };
    case 'ask':
      return readAsk(message);
    case 'drop': {
      const id = propertyOf(message, 'id');
      return typeof id === 'number' ? { type: 'drop', id } : undefined;
    }
    case 'open': {
      const callSegmentSid = textOf(message, 'callSegmentSid');
      return callSegmentSid === undefined ? undefined : { type: 'open', callSegmentSid };
    }
    case 'run': {
      const action = actions.find((known) => known === textOf(message, 'action'));
      return action && { type: 'run', action };
    }
    case undefined:
    default:
      return undefined;
  }
}

function readAsk(message: unknown): FromPage | undefined {
  const id = propertyOf(message, 'id');
  const question = readQuestion(propertyOf(message, 'question'));
  return typeof id === 'number' && question ? { type: 'ask', id, question } : undefined;
}
