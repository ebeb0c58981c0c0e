import * as vscode from 'vscode';
import { plainText } from '../plainText.ts';
import type { Written } from './writeCalls.ts';

/** What an export came to. */
export interface ExportResult extends Written {
  readonly bytes: number;
  readonly target: vscode.Uri;
}

/** Says what was written of what was expected and by which filter, and offers to open or reveal the file. */
export async function tellEnd(result: ExportResult, filter: string): Promise<void> {
  const { target } = result;
  const open = vscode.l10n.t('Open');
  const reveal = vscode.l10n.t('Reveal');
  const said = sentences(result, filter).join(' ');
  const pressed = await vscode.window.showInformationMessage(said, open, reveal);
  if (pressed === open) await openFile(target);
  if (pressed === reveal) await revealFile(target);
}

function sentences({ rows, expected, changed, target }: ExportResult, filter: string): readonly string[] {
  const count = (value: number): string => value.toLocaleString(vscode.env.language);
  const name = plainText(target.path.split('/').at(-1) ?? '');
  return [
    rows === expected
      ? vscode.l10n.t('Exported {0} of {1} calls to {2}.', count(rows), count(expected), name)
      : vscode.l10n.t(
          'Exported {0} calls to {2}; the service counted {1}, for calls came and went meanwhile.',
          count(rows),
          count(expected),
          name,
        ),
    ...(changed > 0
      ? [vscode.l10n.t('{0} changed meanwhile: the file has them as they were read.', count(changed))]
      : []),
    ...(filter === '' ? [] : [vscode.l10n.t('Filter: {0}.', plainText(filter))]),
  ];
}

/** By the editor's own command, which takes files of any size. */
async function openFile(target: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', target);
}

/** In the Explorer where the file is below an open folder, else where the system shows files, else in the dialog. */
async function revealFile(target: vscode.Uri): Promise<void> {
  const isHere = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
  if (vscode.workspace.getWorkspaceFolder(target)) {
    await vscode.commands.executeCommand('revealInExplorer', target);
  } else if (isHere && target.scheme === 'file') {
    await vscode.commands.executeCommand('revealFileInOS', target);
  } else {
    // Nothing else in an editor whose files are elsewhere shows what lies outside of the open folder.
    const title = vscode.l10n.t('The Exported File');
    const [chosen] = (await vscode.window.showOpenDialog({ title, defaultUri: target })) ?? [];
    if (chosen) await openFile(chosen);
  }
}
