import * as vscode from 'vscode';
import { PersonError } from '../../explain.ts';
import type { AnswerOf, QuestionOf } from '../messages.ts';
import type { Asked } from '../questions/questions.ts';

/** Saves a recording as the command does; what the command says of a failure goes to the page. */
export async function saveFromPage(
  { recordingSid }: QuestionOf<'saveRecording'>,
  { state }: Asked,
): Promise<AnswerOf<'saveRecording'>> {
  const { accountSid, callSid } = state;
  try {
    await vscode.commands.executeCommand('callInspector.saveRecording', {
      accountSid,
      callSid,
      recordingSid,
    });
  } catch (error) {
    // What a command of ours rejects with is fit for a person already.
    throw error instanceof Error ? new PersonError(error.message, { cause: error }) : error;
  }
  return { kind: 'saveRecording' };
}
