// VS Code's quick inputs answered in a person's place; the e2e tests type into the real ones.
import * as vscode from 'vscode';

/** What a form showed while it was answered. */
export interface AnsweredForm {
  /** Each row that could be chosen, as `label: description`. */
  readonly offered: string[];
  readonly prompts: string[];
  /** Each step as `3/7`, or `3` where nobody knows yet how many there are. */
  readonly steps: string[];
  /** What each box held before anything was typed. */
  readonly filled: string[];
  /** Why a text was not taken. */
  readonly refused: string[];
  readonly stop: () => void;
}

/** Chooses rows by their labels and types texts, each in order; after one that is refused the next is typed. */
export function answerForm(choices: readonly string[], texts: readonly string[]): AnsweredForm {
  const { createInputBox, createQuickPick, showQuickPick } = vscode.window;
  const [labels, typed] = [[...choices], [...texts]];
  const form: AnsweredForm = {
    offered: [],
    prompts: [],
    steps: [],
    filled: [],
    refused: [],
    stop: () => void Object.assign(vscode.window, { createInputBox, createQuickPick, showQuickPick }),
  };
  const pick = (items: readonly vscode.QuickPickItem[]) => {
    form.offered.push(...items.map(({ label, description = '' }) => `${label}: ${description}`));
    const wanted = labels.shift();
    return Promise.resolve(items.find(({ label }) => label === wanted));
  };
  const box = () => answerBox(createInputBox(), typed, form);
  const list = () => answerList(createQuickPick(), labels, form);
  Object.assign(vscode.window, { createInputBox: box, createQuickPick: list, showQuickPick: pick });
  return form;
}

/** A list that is never shown: the row that is wanted is chosen when it would be. */
function answerList(
  list: vscode.QuickPick<vscode.QuickPickItem>,
  labels: string[],
  { offered, steps }: Pick<AnsweredForm, 'offered' | 'steps'>,
): vscode.QuickPick<vscode.QuickPickItem> {
  const accepted = new vscode.EventEmitter<void>();
  let chosen: readonly vscode.QuickPickItem[] = [];
  const show = (): void => {
    steps.push(stepOf(list));
    offered.push(...list.items.map(({ label, description = '' }) => `${label}: ${description}`));
    const wanted = labels.shift();
    chosen = list.items.filter(({ label }) => label === wanted);
    if (chosen.length === 0) throw new Error(`The form does not offer ${wanted ?? 'what is chosen'}.`);
    accepted.fire();
  };
  return Object.defineProperties(list, {
    onDidAccept: { value: accepted.event },
    selectedItems: { get: () => chosen, set: () => undefined },
    show: { value: show },
  });
}

/** A box that is never shown: what is typed is in it when it would be. */
function answerBox(
  box: vscode.InputBox,
  texts: string[],
  { prompts, steps, filled, refused }: Pick<AnsweredForm, 'prompts' | 'steps' | 'filled' | 'refused'>,
): vscode.InputBox {
  const accepted = new vscode.EventEmitter<void>();
  const type = (): void => {
    const text = texts.shift();
    if (text === undefined) throw new Error('The form asks for more than is typed.');
    box.validationMessage = undefined;
    box.value = text;
    accepted.fire();
    const why = problemIn(box);
    if (why === undefined) return;
    refused.push(why);
    type();
  };
  const show = (): void => {
    steps.push(stepOf(box));
    prompts.push(box.prompt ?? '');
    filled.push(box.value);
    type();
  };
  return Object.defineProperties(box, { onDidAccept: { value: accepted.event }, show: { value: show } });
}

function problemIn({ validationMessage: why }: vscode.InputBox): string | undefined {
  return typeof why === 'object' ? why.message : why;
}

function stepOf({ step, totalSteps }: vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>): string {
  return [step, totalSteps].filter((part) => part !== undefined).join('/');
}
