import { isAccountSid, readCallKey } from '../calls/callKey.ts';
import { propertyOf, textOf } from '../command.ts';
import type { FromPage, Showing } from './messages.ts';
import { readQuestion } from './questions/readQuestion.ts';

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
    case undefined:
    default:
      return undefined;
  }
}

function readAsk(message: unknown): FromPage | undefined {
  const id = propertyOf(message, 'id');
  const question = readQuestion(propertyOf(message, 'question'));
  const of = readShown(propertyOf(message, 'of'));
  return typeof id === 'number' && of && question ? { type: 'ask', id, of, question } : undefined;
}

/** Which call a page says that it shows, in a question or in what it kept; `undefined` for whatever names none. */
export function readShown(value: unknown): Showing | undefined {
  const accountSid = textOf(value, 'accountSid');
  const key = readCallKey(value);
  const showing = propertyOf(value, 'showing');
  if (!key || !isAccountSid(accountSid)) return undefined;
  const { callSid, callSegmentSid = '' } = key;
  return {
    accountSid,
    callSid,
    callSegmentSid,
    showing: Number.isSafeInteger(showing) ? Number(showing) : 0,
  };
}
