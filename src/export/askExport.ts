// What a person is asked before an export: where the rows come from, which columns in which order, and the file.
import * as vscode from 'vscode';
import type { CallFilter } from '../api/callFilter.ts';
import { proposedTarget } from '../files/fileTarget.ts';
import { columnsOf, lastChoice, rememberChoice, type Exportable, type ExportChoice } from './exportChoice.ts';
import type { ExportRequest } from './exportRequest.ts';

/** Asks for all of it; `undefined` when the person leaves. An existing file is asked about by the dialog. */
export async function askExportRequest(
  state: vscode.Memento,
  filter: CallFilter,
  exportable: Exportable,
): Promise<ExportRequest | undefined> {
  const choice = await askChoice(lastChoice(state, exportable), exportable);
  if (!choice) return undefined;
  await rememberChoice(state, exportable, choice);
  const target = await askTarget();
  return target && { ...choice, target, filter };
}

/**
 * Asks for the source and the columns in one input: where one hides before the next is shown, the editor may
 * give the focus back late, and the keyboard would not reach the second.
 */
async function askChoice(last: ExportChoice, exportable: Exportable): Promise<ExportChoice | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  pick.ignoreFocusOut = true;
  try {
    const source = exportable.hasOwnCsv ? await askSource(pick, last.source) : 'decoded';
    if (source === 'service') return { ...last, source };
    return source && (await askColumns(pick, last, columnsOf(exportable)));
  } finally {
    pick.dispose();
  }
}

async function askSource(
  pick: vscode.QuickPick<Item>,
  last: ExportChoice['source'],
): Promise<ExportChoice['source'] | undefined> {
  const items: readonly Item[] = [
    {
      label: vscode.l10n.t('Choose Columns'),
      detail: vscode.l10n.t('What the service sent, and what it means'),
      source: 'decoded',
    },
    {
      label: vscode.l10n.t("The Service's Own CSV"),
      detail: vscode.l10n.t('Byte for byte; only what the service itself can filter'),
      source: 'service',
    },
  ];
  pick.title = vscode.l10n.t('Export Calls to CSV');
  pick.items = items.toSorted((one, other) => Number(other.source === last) - Number(one.source === last));
  return answered(pick, () => pick.selectedItems[0]?.source, []);
}

/** Shows the input until it has what is accepted, or is left. */
async function answered<Answer>(
  pick: vscode.QuickPick<Item>,
  accepted: () => Answer | undefined,
  more: readonly vscode.Disposable[],
): Promise<Answer | undefined> {
  const listening = [...more];
  try {
    return await new Promise((resolve) => {
      listening.push(
        pick.onDidHide(() => resolve(undefined)),
        pick.onDidAccept(() => {
          const answer = accepted();
          if (answer !== undefined) resolve(answer);
        }),
      );
      pick.show();
    });
  } finally {
    vscode.Disposable.from(...listening).dispose();
  }
}

async function askTarget(): Promise<vscode.Uri | undefined> {
  const name = `calls-${new Date().toISOString().slice(0, 10)}.csv`;
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Calls to CSV'),
    filters: { [vscode.l10n.t('CSV files')]: ['csv'] },
    defaultUri: proposedTarget(name),
  });
}

interface Item extends vscode.QuickPickItem {
  readonly column?: string;
  readonly option?: 'byteOrderMark' | 'segments';
  readonly source?: ExportChoice['source'];
}

/**
 * The columns that are chosen first, in their order. The arrows of a row move it, for the mouse; those of the
 * title move the row that has the focus, for the keyboard, which reaches no button of a row. A row that is
 * clicked has no focus.
 */
function askColumns(
  pick: vscode.QuickPick<Item>,
  last: ExportChoice,
  all: readonly string[],
): Promise<ExportChoice | undefined> {
  const up = { iconPath: new vscode.ThemeIcon('arrow-up'), tooltip: vscode.l10n.t('Move Column Up') };
  const down = { iconPath: new vscode.ThemeIcon('arrow-down'), tooltip: vscode.l10n.t('Move Column Down') };
  pick.title = vscode.l10n.t('Columns of the Export');
  pick.placeholder = vscode.l10n.t('Columns and options; the arrows change the order');
  pick.value = '';
  pick.canSelectMany = true;
  pick.buttons = [up, down];
  pick.keepScrollPosition = true;
  pick.items = itemsOf(last, all, [up, down]);
  const isChosen = ({ column, option }: Item): boolean =>
    column ? last.columns.includes(column) : option !== undefined && last[option];
  pick.selectedItems = pick.items.filter(isChosen);
  const stepOf = (button: vscode.QuickInputButton): -1 | 1 => (button === up ? -1 : 1);
  return answered(pick, () => chosenIn(pick), [
    pick.onDidTriggerButton((button) => move(pick, pick.activeItems[0], stepOf(button))),
    pick.onDidTriggerItemButton(({ item, button }) => move(pick, item, stepOf(button))),
  ]);
}

/** What is chosen, in the order of the rows; nothing while no column is, which the input then asks for. */
function chosenIn(pick: vscode.QuickPick<Item>): ExportChoice | undefined {
  const chosen = pick.items.filter((item) => pick.selectedItems.includes(item));
  const columns = chosen.flatMap(({ column }) => column ?? []);
  const has = (wanted: Item['option']): boolean => chosen.some(({ option }) => option === wanted);
  if (columns.length > 0) {
    return { source: 'decoded', columns, byteOrderMark: has('byteOrderMark'), segments: has('segments') };
  }
  pick.placeholder = vscode.l10n.t('Choose at least one column.');
  return undefined;
}

function itemsOf(
  { columns }: ExportChoice,
  all: readonly string[],
  buttons: readonly vscode.QuickInputButton[],
): readonly Item[] {
  const others = all.filter((column) => !columns.includes(column));
  return [
    ...[...columns, ...others].map((column) => ({ label: column, column, buttons })),
    { label: vscode.l10n.t('Options'), kind: vscode.QuickPickItemKind.Separator },
    {
      label: vscode.l10n.t('Segments'),
      description: vscode.l10n.t('Each call followed by its segments: one request for each call'),
      option: 'segments',
    },
    {
      label: vscode.l10n.t('Byte Order Mark'),
      description: vscode.l10n.t('For spreadsheets that would not take the file for UTF-8'),
      option: 'byteOrderMark',
    },
  ];
}

function move(pick: vscode.QuickPick<Item>, moved: Item | undefined, step: -1 | 1): void {
  const from = moved ? pick.items.indexOf(moved) : -1;
  const other = pick.items[from + step];
  if (!moved?.column || !other?.column) return;
  const { selectedItems } = pick;
  pick.items = pick.items.with(from, other).with(from + step, moved);
  pick.selectedItems = selectedItems;
  pick.activeItems = [moved];
}
