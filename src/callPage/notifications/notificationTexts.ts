import * as vscode from 'vscode';

/** The texts of an opened notification, in the editor's language. */
export interface NotificationTexts {
  readonly causes: string;
  readonly remedies: string;
  readonly reference: string;
  readonly url: string;
  /** `{0}` stands for a number. */
  readonly variables: string;
  readonly headers: string;
  readonly body: string;
  readonly noBody: string;
  /** `{0}` stands for the line, `{1}` for the column. */
  readonly place: string;
  readonly name: string;
  readonly value: string;
  readonly isCut: string;
  readonly openBody: string;
}

/** The texts of an opened notification. */
export function notificationTexts(): NotificationTexts {
  return {
    causes: vscode.l10n.t('Likely causes'),
    remedies: vscode.l10n.t('What helps'),
    reference: vscode.l10n.t('Reference'),
    url: vscode.l10n.t('URL'),
    variables: vscode.l10n.t('Variables ({0})', '{0}'),
    headers: vscode.l10n.t('Response headers ({0})', '{0}'),
    body: vscode.l10n.t('Response body'),
    noBody: vscode.l10n.t('The response had no body.'),
    place: vscode.l10n.t('line {0}, column {1}', '{0}', '{1}'),
    name: vscode.l10n.t('Name'),
    value: vscode.l10n.t('Value'),
    isCut: vscode.l10n.t('Only a part of the body is shown.'),
    openBody: vscode.l10n.t('Open Whole Body in an Editor'),
  };
}
