import * as vscode from 'vscode';
import type { PageTexts } from './messages.ts';
import { notificationTexts } from './notifications/notificationTexts.ts';

/** The page's own texts, in the editor's language. */
export function pageTexts(title: string): PageTexts {
  return {
    loading: vscode.l10n.t('Loading…'),
    title,
    copied: vscode.l10n.t('Copied'),
    copyMeaning: vscode.l10n.t('Copy {0}', '{0}'),
    copyRaw: vscode.l10n.t('Copy raw value of {0}', '{0}'),
    counts: {
      error: vscode.l10n.t('Errors: {0}', '{0}'),
      warning: vscode.l10n.t('Warnings: {0}', '{0}'),
    },
    property: vscode.l10n.t('Property'),
    meaning: vscode.l10n.t('Meaning'),
    raw: vscode.l10n.t('Raw value'),
    properties: vscode.l10n.t('Properties'),
    parts: {
      segments: vscode.l10n.t('Segments'),
      recordings: vscode.l10n.t('Recordings'),
      notifications: vscode.l10n.t('Notifications'),
    },
    notification: notificationTexts(),
    actions: {
      openRaw: vscode.l10n.t('Raw'),
      copyAsCurl: vscode.l10n.t('Copy as cURL'),
      copySid: vscode.l10n.t('Copy SID'),
      showLog: vscode.l10n.t('Show Log'),
      retry: vscode.l10n.t('Try Again'),
      refresh: vscode.l10n.t('Refresh'),
      switchAccount: vscode.l10n.t('Switch Account…'),
      signIn: vscode.l10n.t('Sign In…'),
    },
  };
}
