import type { AnswerOf, QuestionOf } from '../messages.ts';
import type { Asked } from './questions.ts';
import { runCommand } from './runCommand.ts';

/** Does what a button of the page says; what is about its call only on the account that it is of. */
export async function runAction(
  { action }: QuestionOf<'run'>,
  { read, session, signal, state }: Asked,
): Promise<AnswerOf<'run'>> {
  switch (action) {
    case 'retry':
    case 'refresh':
      await read();
      return { kind: 'run', isCopied: false };
    case 'showLog':
    case 'signIn':
    case 'switchAccount':
      await runCommand(action);
      return { kind: 'run', isCopied: false };
    case 'openRaw':
    case 'copyAsCurl':
    case 'compareCalls':
    case 'copyReport':
    case 'redirectCall':
    case 'endCall':
    case 'copySid': {
      await session();
      signal.throwIfAborted();
      const { accountSid, callSid, callSegmentSid } = state;
      // Like a row of the view, a page does not say where a call is sent: the person is asked.
      const more = action === 'redirectCall' ? { kind: 'call' } : {};
      const result = await runCommand(action, { accountSid, callSid, callSegmentSid, ...more });
      return { kind: 'run', isCopied: typeof result === 'string' };
    }
  }
}

/** Opens another call of the same account. */
export async function openCall(
  { callSid, callSegmentSid }: QuestionOf<'openCall'>,
  { session, signal, state }: Asked,
): Promise<AnswerOf<'openCall'>> {
  await session();
  signal.throwIfAborted();
  await runCommand('openCall', { accountSid: state.accountSid, callSid, callSegmentSid });
  return { kind: 'openCall' };
}
