import type { AnswerOf, QuestionOf } from '../messages.ts';
import type { Asked } from '../questions/questions.ts';
import { runCommand } from '../questions/runCommand.ts';

/** Saves a recording as the command does; what the command says of a failure goes to the page. */
export async function saveFromPage(
  { recordingSid }: QuestionOf<'saveRecording'>,
  { state }: Asked,
): Promise<AnswerOf<'saveRecording'>> {
  const { accountSid, callSid } = state;
  await runCommand('saveRecording', { accountSid, callSid, recordingSid });
  return { kind: 'saveRecording' };
}
