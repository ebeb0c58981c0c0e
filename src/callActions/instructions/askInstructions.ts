import * as vscode from 'vscode';
import { askText, type Question } from '../../askText.ts';
import { askChoice, type ChoiceQuestion } from '../askChoice.ts';
import type { Answer, Position } from '../askForm.ts';
import { checkInstructions, type InstructionsField } from './instructionsForm.ts';

/** Asks for one parameter of what a call is to do. */
export function askInstructions(field: InstructionsField, position: Position): Promise<Answer> {
  switch (field) {
    case 'instructions':
      return askChoice({ ...position, ...sourceQuestion() });
    case 'method':
      return askChoice({ ...position, ...methodQuestion() });
    case 'url':
    case 'twiml': {
      const check = (text: string): string | undefined => checkInstructions(field, text.trim());
      return askText({ ...position, ...textQuestions()[field], check });
    }
  }
}

function textQuestions(): Readonly<Record<'url' | 'twiml', Pick<Question, 'prompt' | 'placeholder'>>> {
  return {
    url: {
      prompt: vscode.l10n.t('Address that the service asks for the instructions of the call'),
      placeholder: 'https://app.example.com/answer',
    },
    twiml: {
      prompt: vscode.l10n.t('The document itself, in one line'),
      placeholder: '<Response><Say>Hello</Say></Response>',
    },
  };
}

function sourceQuestion(): Pick<ChoiceQuestion, 'prompt' | 'choices'> {
  return {
    prompt: vscode.l10n.t('Where the instructions of the call come from'),
    choices: [
      {
        label: vscode.l10n.t('Address'),
        detail: vscode.l10n.t('The service asks your application for them'),
        value: '',
      },
      {
        label: 'TwiML',
        detail: vscode.l10n.t('You type the document, and no application is asked'),
        value: 'twiml',
      },
    ],
  };
}

/** Asks for the method; an empty text leaves it to the service. */
function methodQuestion(): Pick<ChoiceQuestion, 'prompt' | 'choices'> {
  return {
    prompt: vscode.l10n.t('How the service asks for the instructions'),
    choices: [
      { label: 'POST', detail: vscode.l10n.t('The service’s default'), value: '' },
      { label: 'GET', detail: vscode.l10n.t('The variables stand in the address'), value: 'GET' },
    ],
  };
}
