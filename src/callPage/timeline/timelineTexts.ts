import * as vscode from 'vscode';

/** The texts of the timeline, in the editor's language. */
export interface TimelineTexts {
  readonly title: string;
  /** How the keys move in the drawing. */
  readonly keys: string;
  /** `{0}` stands for a number. */
  readonly list: string;
  readonly together: string;
  readonly more: string;
  readonly none: string;
}

/** The texts of the timeline. */
export function timelineTexts(): TimelineTexts {
  return {
    title: vscode.l10n.t('Timeline'),
    keys: vscode.l10n.t('Timeline: arrow keys move in it, Enter goes to what is chosen'),
    list: vscode.l10n.t('As a list ({0})', '{0}'),
    together: vscode.l10n.t('{0} at about the same time', '{0}'),
    more: vscode.l10n.t('{0} more are only in the lists below.', '{0}'),
    none: vscode.l10n.t('Nothing has happened that has a time.'),
  };
}
