import * as vscode from 'vscode';

/** One step of a form: a text is asked for, checked as it is typed, and kept when a later step fails. */
export interface Question {
  readonly title: string;
  readonly step: number;
  /** Unknown where the answer decides which steps follow. */
  readonly totalSteps: number | undefined;
  readonly prompt: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly isSecret?: boolean;
  /** Shown at once, for example why the service refused what was typed. */
  readonly problem?: string;
  /** What is wrong with the text, or `undefined`. */
  check(text: string): string | undefined;
}

/** Asks one question; `undefined` when the person leaves, `'back'` for the step before. */
export function askText(question: Question): Promise<{ text: string } | 'back' | undefined> {
  const input = vscode.window.createInputBox();
  fill(input, question);
  return new Promise((resolve) => {
    const settle = (answer: { text: string } | 'back' | undefined): void => {
      resolve(answer);
      input.dispose();
    };
    input.onDidChangeValue((text) => showProblem(input, text === '' ? undefined : question.check(text)));
    input.onDidTriggerButton(() => settle('back'));
    input.onDidHide(() => settle(undefined));
    input.onDidAccept(() => {
      const problem = question.check(input.value);
      if (problem === undefined) settle({ text: input.value });
      else showProblem(input, problem);
    });
    input.show();
  });
}

function fill(input: vscode.InputBox, question: Question): void {
  input.title = question.title;
  input.step = question.step;
  input.totalSteps = question.totalSteps;
  input.prompt = question.prompt;
  input.value = question.value;
  input.placeholder = question.placeholder ?? '';
  input.password = question.isSecret ?? false;
  input.ignoreFocusOut = true;
  if (question.step > 1) input.buttons = [vscode.QuickInputButtons.Back];
  showProblem(input, question.problem);
}

function showProblem(input: vscode.InputBox, problem: string | undefined): void {
  input.validationMessage = problem;
}
