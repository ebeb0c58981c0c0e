import * as vscode from 'vscode';
import type { DialectFacts } from '../api/dialect.ts';
import { askText, type Question } from '../askText.ts';
import { askChoice, type ChoiceQuestion } from './askChoice.ts';
import { checkField, newCallFields, type NewCallField, type NewCallForm } from './newCallForm.ts';

/** Where a form begins, and what is said there at once. */
export interface FormStart {
  readonly field: NewCallField;
  readonly problem?: string;
}

type Answer = { text: string } | 'back' | undefined;

/** Asks step by step, each filled with what the form holds; `undefined` when the person leaves. */
export async function askNewCall(
  title: string,
  known: NewCallForm,
  start: FormStart,
  speaks: DialectFacts,
): Promise<NewCallForm | undefined> {
  let form = known;
  let at = newCallFields.indexOf(start.field);
  let { problem } = start;
  for (;;) {
    const field = newCallFields[at];
    if (field === undefined) return form;
    const answer = await askStep({ title, field, value: form[field], problem }, speaks);
    problem = undefined;
    if (answer === undefined) return undefined;
    if (answer !== 'back') form = { ...form, [field]: answer.text.trim() };
    at = Math.max(0, at + (answer === 'back' ? -1 : 1));
  }
}

interface Step {
  readonly title: string;
  readonly field: NewCallField;
  readonly value: string;
  readonly problem: string | undefined;
}

function askStep({ title, field, value, problem }: Step, speaks: DialectFacts): Promise<Answer> {
  const position = { title, step: newCallFields.indexOf(field) + 1, totalSteps: newCallFields.length, value };
  if (field === 'method') return askChoice({ ...position, ...methodQuestion() });
  if (field === 'ifMachine') return askChoice({ ...position, ...machineChoices(speaks) });
  const shown = problem === undefined ? {} : { problem };
  const check = (text: string): string | undefined => checkField(field, text.trim());
  return askText({ ...position, ...shown, ...textQuestion(field), check });
}

function textQuestion(
  field: Exclude<NewCallField, 'method' | 'ifMachine'>,
): Pick<Question, 'prompt' | 'placeholder'> {
  switch (field) {
    case 'caller':
      return {
        prompt: vscode.l10n.t('Caller: a number of yours, bought or verified'),
        placeholder: '(415) 555-0100',
      };
    case 'called':
      return { prompt: vscode.l10n.t('Whom to call'), placeholder: '(415) 555-0117' };
    case 'url':
      return urlQuestion();
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

/** Asks for the address of an application's instructions. */
export function urlQuestion(): Pick<Question, 'prompt' | 'placeholder'> {
  return {
    prompt: vscode.l10n.t('Address that the service asks for the instructions of the call'),
    placeholder: 'https://app.example.com/answer',
  };
}

/** Asks for the method; an empty text leaves it to the service. */
export function methodQuestion(): Pick<ChoiceQuestion, 'prompt' | 'choices'> {
  return {
    prompt: vscode.l10n.t('How the service asks for the instructions'),
    choices: [
      { label: 'POST', detail: vscode.l10n.t('The service’s default'), value: '' },
      { label: 'GET', detail: vscode.l10n.t('The variables stand in the address'), value: 'GET' },
    ],
  };
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
