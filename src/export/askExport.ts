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
  const last = lastChoice(state, exportable);
  const source = exportable.hasOwnCsv ? await askSource(last.source) : 'decoded';
  if (!source) return undefined;
  const choice = source === 'decoded' ? await askColumns(last, columnsOf(exportable)) : { ...last, source };
  if (!choice) return undefined;
  await rememberChoice(state, exportable, choice);
  const target = await askTarget();
  return target && { ...choice, target, filter };
}

async function askSource(last: ExportChoice['source']): Promise<ExportChoice['source'] | undefined> {
  const items = [
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
  ] as const;
  const title = vscode.l10n.t('Export Calls to CSV');
  const sorted = items.toSorted((one, other) => Number(other.source === last) - Number(one.source === last));
  return (await vscode.window.showQuickPick(sorted, { title, ignoreFocusOut: true }))?.source;
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
}

/**
 * The columns that are chosen first, in their order. The arrows of a row move it, for the mouse; those of the
 * title move the row that has the focus, for the keyboard, which reaches no button of a row. A row that is
 * clicked has no focus.
 */
function askColumns(last: ExportChoice, all: readonly string[]): Promise<ExportChoice | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  const up = { iconPath: new vscode.ThemeIcon('arrow-up'), tooltip: vscode.l10n.t('Move Column Up') };
  const down = { iconPath: new vscode.ThemeIcon('arrow-down'), tooltip: vscode.l10n.t('Move Column Down') };
  pick.title = vscode.l10n.t('Columns of the Export');
  pick.placeholder = vscode.l10n.t('Columns and options; the arrows change the order');
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.buttons = [up, down];
  pick.keepScrollPosition = true;
  pick.items = itemsOf(last, all, [up, down]);
  const isChosen = ({ column, option }: Item): boolean =>
    column ? last.columns.includes(column) : option !== undefined && last[option];
  pick.selectedItems = pick.items.filter(isChosen);
  return new Promise((resolve) => {
    const settle = (choice: ExportChoice | undefined): void => {
      resolve(choice);
      pick.dispose();
    };
    const stepOf = (button: vscode.QuickInputButton): -1 | 1 => (button === up ? -1 : 1);
    pick.onDidTriggerButton((button) => move(pick, pick.activeItems[0], stepOf(button)));
    pick.onDidTriggerItemButton(({ item, button }) => move(pick, item, stepOf(button)));
    pick.onDidHide(() => settle(undefined));
    pick.onDidAccept(() => {
      const chosen = pick.items.filter((item) => pick.selectedItems.includes(item));
      const columns = chosen.flatMap(({ column }) => column ?? []);
      const has = (wanted: Item['option']): boolean => chosen.some(({ option }) => option === wanted);
      if (columns.length === 0) pick.placeholder = vscode.l10n.t('Choose at least one column.');
      else
        settle({
          source: 'decoded',
          columns,
          byteOrderMark: has('byteOrderMark'),
          segments: has('segments'),
        });
    });
    pick.show();
  });
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
