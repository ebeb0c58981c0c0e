// VS Code shows no modal dialog to a test in its extension host; the e2e tests press the real one.
import * as vscode from 'vscode';

/** What a dialog says, and the deed that it offers. */
export interface Shown {
  readonly text: string;
  readonly detail: string;
  readonly isModal: boolean;
  readonly deed: string;
}

/** What is pressed, told the deed that is offered; nothing where the dialog is cancelled. */
export type Answer = (deed: string) => string | undefined | Promise<string | undefined>;

type Show = (text: string, options: vscode.MessageOptions, ...deeds: string[]) => Promise<string | undefined>;

/** Answers every dialog in a person's place until what is returned is called. */
export function answerDialogs(press: (dialog: Shown) => ReturnType<Answer>): () => void {
  const { showWarningMessage } = vscode.window;
  const show: Show = async (text, { detail = '', modal = false }, deed = '') =>
    press({ text, detail, isModal: modal, deed });
  Object.assign(vscode.window, { showWarningMessage: show });
  return () => void Object.assign(vscode.window, { showWarningMessage });
}
