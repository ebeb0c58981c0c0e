import type { ExplainCode } from '../../calls/errorCodes.ts';
import { createNotificationAnswers } from '../notifications/notificationAnswers.ts';
import type { OpenBody } from '../notifications/webhookBodies.ts';
import type { Answering } from './questions.ts';
import { copyValue } from './copyValue.ts';
import { openCall, runAction } from './runAction.ts';
import { saveFromPage } from '../recordings/saveFromPage.ts';
import { sendAudio } from '../recordings/sendAudio.ts';

/** Who answers which question: one function for each kind. */
export function createAnswering(explainCode: ExplainCode, openBody: OpenBody): Answering {
  return {
    run: runAction,
    openCall,
    copy: copyValue,
    audio: sendAudio,
    saveRecording: saveFromPage,
    ...createNotificationAnswers(explainCode, openBody),
  };
}
