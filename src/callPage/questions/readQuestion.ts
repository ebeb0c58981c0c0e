import { isSid } from '../../calls/callKey.ts';
import { propertyOf, textOf } from '../../command.ts';
import type { DetailPart, PageAction, Question } from '../messages.ts';

const actions: readonly PageAction[] = [
  'openRaw',
  'copyAsCurl',
  'compareCalls',
  'copyReport',
  'redirectCall',
  'endCall',
  'refresh',
  'copySid',
  'retry',
  'showLog',
  'switchAccount',
  'signIn',
];
const detailParts: readonly DetailPart[] = ['url', 'variable', 'header', 'body'];

/** Reads a question of the page; `undefined` for whatever is none. */
export function readQuestion(question: unknown): Question | undefined {
  switch (textOf(question, 'kind')) {
    case 'run': {
      const action = actions.find((known) => known === textOf(question, 'action'));
      return action && { kind: 'run', action };
    }
    case 'openCall':
      return openCall(question);
    case 'copy': {
      const property = textOf(question, 'property');
      const what = textOf(question, 'what');
      if (property === undefined || (what !== 'meaning' && what !== 'raw')) return undefined;
      return { kind: 'copy', property, what };
    }
    case 'notification':
      return about('notification', question);
    case 'event':
      return about('event', question);
    case 'openBody':
      return about('openBody', question);
    case 'copyDetail':
      return copyDetail(question);
    case 'audio': {
      const recordingSid = textOf(question, 'recordingSid');
      const format = textOf(question, 'format');
      if (!isSid(recordingSid) || (format !== 'wav' && format !== 'mp3')) return undefined;
      return { kind: 'audio', recordingSid, format };
    }
    case 'saveRecording': {
      const recordingSid = textOf(question, 'recordingSid');
      return isSid(recordingSid) ? { kind: 'saveRecording', recordingSid } : undefined;
    }
    case undefined:
    default:
      return undefined;
  }
}

function about(kind: 'notification' | 'event' | 'openBody', question: unknown): Question | undefined {
  const sid = textOf(question, 'sid');
  return isSid(sid) ? { kind, sid } : undefined;
}

function openCall(question: unknown): Question | undefined {
  const callSid = textOf(question, 'callSid');
  const callSegmentSid = textOf(question, 'callSegmentSid');
  if (!isSid(callSid) || (callSegmentSid !== '' && !isSid(callSegmentSid))) return undefined;
  return { kind: 'openCall', callSid, callSegmentSid };
}

function copyDetail(question: unknown): Question | undefined {
  const sid = textOf(question, 'sid');
  const part = detailParts.find((known) => known === textOf(question, 'part'));
  const index = propertyOf(question, 'index');
  if (!isSid(sid) || !part || typeof index !== 'number') return undefined;
  return { kind: 'copyDetail', sid, part, index };
}
