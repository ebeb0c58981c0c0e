import * as vscode from 'vscode';
import type { DialectFacts } from '../api/dialect.ts';
import { askText, type Question } from '../askText.ts';
import { askChoice, type ChoiceQuestion } from './askChoice.ts';
import { askForm, type Answer, type FormStart, type Position } from './askForm.ts';
import { askInstructions } from './instructions/askInstructions.ts';
import { checkField, newCallSteps, type NewCallField, type NewCallForm } from './newCallForm.ts';

/** Where the form begins. */
export type NewCallStart = FormStart<NewCallField>;

/** Asks step by step, each filled with what the form holds; `undefined` when the person leaves. */
export function askNewCall(
  title: string,
  known: NewCallForm,
  start: NewCallStart,
  speaks: DialectFacts,
): Promise<NewCallForm | undefined> {
  const stepsOf = (form: NewCallForm) => newCallSteps(form, speaks);
  return askForm(
    known,
    {
      ...{ title, stepsOf, decides: 'instructions' },
      ask: (field, position) => askStep(field, position, speaks),
    },
    start,
  );
}

function askStep(field: NewCallField, position: Position, speaks: DialectFacts): Promise<Answer> {
  switch (field) {
    case 'caller':
    case 'called':
    case 'sendDigits':
    case 'timeout': {
      const check = (text: string): string | undefined => checkField(field, text.trim());
      return askText({ ...position, ...textQuestion(field), check });
    }
    case 'ifMachine':
      return askChoice({ ...position, ...machineChoices(speaks) });
    case 'instructions':
    case 'url':
    case 'method':
    case 'twiml':
      return askInstructions(field, position);
  }
}

function textQuestion(
  field: 'caller' | 'called' | 'sendDigits' | 'timeout',
): Pick<Question, 'prompt' | 'placeholder'> {
  switch (field) {
    case 'caller':
      return {
        prompt: vscode.l10n.t('Caller: a number of yours, bought or verified'),
        placeholder: '(415) 555-0100',
      };
    case 'called':
      return { prompt: vscode.l10n.t('Whom to call'), placeholder: '(415) 555-0117' };
    case 'sendDigits':
      return {
        prompt: vscode.l10n.t('Keys to press once answered (optional); "w" waits half a second'),
        placeholder: 'ww1234#',
      };
    case 'timeout':
      return {
        prompt: vscode.l10n.t('Seconds to let it ring, from 1 to 999 (optional)'),
        placeholder: '60',
      };
  }
}

/** What the version has of them: today's service finds out, and leaves the rest to the application. */
function machineChoices({ ifMachine }: DialectFacts): Pick<ChoiceQuestion, 'prompt' | 'choices'> {
  const choices = [
    {
      label: vscode.l10n.t('Do not find out'),
      detail: vscode.l10n.t('The call goes on at once, whoever answers'),
      value: '',
    },
    {
      label: vscode.l10n.t('Continue'),
      detail: vscode.l10n.t('The service listens first and tells your application who answered'),
      value: 'Continue',
    },
    {
      label: vscode.l10n.t('Hang up'),
      detail: vscode.l10n.t('The service listens first and ends the call if it is a machine'),
      value: 'Hangup',
    },
  ];
  return {
    prompt: vscode.l10n.t('What happens when a machine answers'),
    choices: choices.filter(({ value }) => value === '' || ifMachine.some((word) => word === value)),
  };
}
