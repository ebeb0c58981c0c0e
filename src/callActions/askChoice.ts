import * as vscode from 'vscode';
import type { Question } from '../askText.ts';

/** One step of a form that offers a few values. */
export interface ChoiceQuestion extends Pick<Question, 'title' | 'step' | 'totalSteps' | 'prompt' | 'value'> {
  readonly choices: readonly { readonly label: string; readonly detail: string; readonly value: string }[];
}

/** Asks for one of a few values, the present one first in reach; answers as `askText` does. */
export function askChoice(question: ChoiceQuestion): Promise<{ text: string } | 'back' | undefined> {
  const pick = vscode.window.createQuickPick<ChoiceQuestion['choices'][number]>();
  pick.title = question.title;
  pick.step = question.step;
  pick.totalSteps = question.totalSteps;
  pick.placeholder = question.prompt;
  pick.ignoreFocusOut = true;
  pick.items = question.choices;
  pick.activeItems = question.choices.filter(({ value }) => value === question.value);
  if (question.step > 1) pick.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((resolve) => {
    const settle = (answer: { text: string } | 'back' | undefined): void => {
      resolve(answer);
      pick.dispose();
    };
    pick.onDidTriggerButton(() => settle('back'));
    pick.onDidHide(() => settle(undefined));
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen) settle({ text: chosen.value });
    });
    pick.show();
  });
}
